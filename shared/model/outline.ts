// Owns: how a journey reads: its stages in order, each with its steps in order. One pure function decides what
// becomes of a step whose stage or touchpoint is gone, so that everybody sees the same.

import { compareNames, type Named } from "../kit/names.ts";
import { compareOrder } from "../kit/order.ts";
import type { MapSnapshot } from "./change.ts";
import type { Journey, Persona, Stage, Step, Touchpoint } from "./tables.ts";
import { shownTouchpoint } from "./usage.ts";

export interface OutlineStep {
  readonly step: Step;
  readonly touchpoint: Touchpoint;
}

export interface OutlineStage {
  readonly stage: Stage;
  readonly steps: readonly OutlineStep[];
}

export interface JourneyOutline {
  readonly journey: Journey;
  readonly persona: Persona | undefined;
  readonly stages: readonly OutlineStage[];
  /** Steps of a journey that has no stage at all. */
  readonly loose: readonly OutlineStep[];
}

/**
 * A journey's stages and steps in order; `undefined` if the journey is gone. A step whose stage is gone stands at
 * the end of the first stage (somebody moved it there while somebody else deleted the stage); one whose touchpoint
 * is gone or hidden is left out.
 */
export function journeyOutline(map: MapSnapshot, journeyId: string): JourneyOutline | undefined {
  const journey = map.journeys.get(journeyId);
  if (!journey) return undefined;
  const stages = stagesOf(map, journeyId);
  const stageIds = new Set(stages.map((stage) => stage.id));
  const byStage = new Map<string, Ordered[]>();
  for (const step of map.steps.values()) {
    if (step.journeyId !== journeyId) continue;
    const touchpoint = shownTouchpoint(map, step.touchpointId);
    if (!touchpoint) continue;
    const known = stageIds.has(step.slot[0]);
    const home = known ? step.slot[0] : (stages[0]?.id ?? "");
    const steps = byStage.get(home) ?? [];
    steps.push({ id: step.id, order: step.slot[1], lost: !known, step, touchpoint });
    byStage.set(home, steps);
  }
  const inOrder = (stageId: string): readonly OutlineStep[] =>
    (byStage.get(stageId) ?? [])
      .sort(compareOrdered)
      .map(({ step, touchpoint }) => ({ step, touchpoint }));
  return {
    journey,
    persona: map.personas.get(journey.personaId),
    stages: stages.map((stage) => ({ stage, steps: inOrder(stage.id) })),
    loose: inOrder(""),
  };
}

/** The stages of a journey in order. */
export function stagesOf(map: MapSnapshot, journeyId: string): readonly Stage[] {
  return [...map.stages.values()]
    .filter((stage) => stage.journeyId === journeyId)
    .sort(compareOrder);
}

/** All steps of a journey in the order in which the persona meets them. */
export function stepsOf(outline: JourneyOutline): readonly OutlineStep[] {
  return [...outline.stages.flatMap((stage) => stage.steps), ...outline.loose];
}

/**
 * The journeys in the order in which they are listed everywhere: by persona's name, ideal before current,
 * then by name and id. A journey whose persona is gone comes last.
 */
export function journeysInOrder(map: MapSnapshot): readonly Journey[] {
  const isGone = ({ personaId }: Journey): number => Number(!map.personas.has(personaId));
  const personaOf = ({ personaId: id }: Journey): Named => map.personas.get(id) ?? { id, name: "" };
  const isCurrent = ({ kind }: Journey): number => Number(kind === "current");
  return [...map.journeys.values()].sort(
    (a, b) =>
      isGone(a) - isGone(b) ||
      compareNames(personaOf(a), personaOf(b)) ||
      isCurrent(a) - isCurrent(b) ||
      compareNames(a, b),
  );
}

interface Ordered extends OutlineStep {
  readonly id: string;
  readonly order: string;
  readonly lost: boolean;
}

function compareOrdered(a: Ordered, b: Ordered): number {
  if (a.lost !== b.lost) return a.lost ? 1 : -1;
  return compareOrder(a, b);
}
