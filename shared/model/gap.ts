// Owns: the moments of truth of a workshop, and what is still missing behind them. Pure readings of a snapshot; a
// moment is only ever marked by a person. Rules MAP-86 to MAP-88.

import { compareNames } from "../kit/names.ts";
import type { MapSnapshot } from "./change.ts";
import type { FeelingWord } from "./emotion.ts";
import { type PlacedStep, placedSteps } from "./placedStep.ts";
import type { Process } from "./tables.ts";

/** A step that is marked as a moment of truth, and the process maps linked to it. */
export interface Moment extends PlacedStep {
  readonly sign: "love" | "pain";
  /** By name, then id; each once. */
  readonly processes: readonly Process[];
}

export interface ScoredMoment extends Moment {
  /** 1 … 5, or `null` where nobody has said. */
  readonly importance: number | null;
  /** −2 … +2, a word for a small group, or `null` where nothing is known. */
  readonly experience: number | FeelingWord | null;
  /** Importance × experience, −10 … +10; `null` where either is no number. The lowest is the most pressing. */
  readonly priority: number | null;
}

/**
 * What a moment can lack: a process map; somebody who answers for it (named, or the department of its touchpoint); an
 * action; evidence (its touchpoint was observed, not assumed or proposed).
 */
export const gapKinds = ["process", "owner", "action", "evidence"] as const;
export type GapKind = (typeof gapKinds)[number];

export interface Gap {
  readonly kind: GapKind;
  readonly moment: Moment;
}

/** All moments of truth, journey by journey, each in the order of its journey. */
export function momentsOf(map: MapSnapshot): readonly Moment[] {
  const processes = processesByStep(map);
  return placedSteps(map).flatMap((placed) => {
    const sign = placed.step.momentOfTruth;
    if (sign === "") return [];
    return [{ ...placed, sign, processes: processes.get(placed.step.id) ?? [] }];
  });
}

/** What each moment lacks, in the order of the moments, and for each in the order of `gapKinds`. */
export function gapList(map: MapSnapshot): readonly Gap[] {
  return momentsOf(map).flatMap((moment) =>
    gapsOf(map, moment).map((kind): Gap => ({ kind, moment })),
  );
}

/** What one moment lacks. */
export function gapsOf(map: MapSnapshot, moment: Moment): readonly GapKind[] {
  const { step, touchpoint, processes } = moment;
  const lacks: Readonly<Record<GapKind, boolean>> = {
    process: processes.length === 0,
    owner: step.momentOwner === "" && !map.departments.has(touchpoint.departmentId),
    action: step.momentAction === "",
    evidence: touchpoint.evidence !== "observed",
  };
  return gapKinds.filter((kind) => lacks[kind]);
}

/** How many moments there are, how many of them lack anything, and how many lack what. */
export interface GapCounts {
  readonly moments: number;
  readonly incomplete: number;
  readonly byKind: Readonly<Record<GapKind, number>>;
}

export function gapCounts(map: MapSnapshot): GapCounts {
  const gaps = gapList(map);
  const byKind = { process: 0, owner: 0, action: 0, evidence: 0 };
  for (const { kind } of gaps) byKind[kind] += 1;
  return {
    moments: momentsOf(map).length,
    incomplete: new Set(gaps.map(({ moment }) => moment.step.id)).size,
    byKind,
  };
}

/** The process maps in the order in which they are listed everywhere: by name, then id. */
export function processesInOrder(map: MapSnapshot): readonly Process[] {
  return [...map.processes.values()].sort(compareNames);
}

/** The process maps linked to a step, by name, then id. */
export function processesBehind(map: MapSnapshot, stepId: string): readonly Process[] {
  return processesByStep(map).get(stepId) ?? [];
}

function processesByStep(map: MapSnapshot): ReadonlyMap<string, readonly Process[]> {
  const found = new Map<string, Process[]>();
  for (const { stepId, processId } of map.processLinks.values()) {
    const process = map.processes.get(processId);
    if (!process) continue;
    const known = found.get(stepId) ?? [];
    if (!known.includes(process)) known.push(process);
    found.set(stepId, known);
  }
  for (const processes of found.values()) processes.sort(compareNames);
  return found;
}
