// Owns: what a journey asks of one department: its touchpoints, pains and loves, the moments that depend on it, and what
// it takes over and hands on backstage. Pure readings of a snapshot. Rules STA-34 to STA-36, EXP-173.

import type { MapSnapshot, RoomSnapshot } from "../model/change.ts";
import { type Felt, hasFigures } from "../model/emotion.ts";
import type { JourneyKind } from "../model/journey.ts";
import { type JourneyOutline, journeyOutline, journeysInOrder } from "../model/outline.ts";
import type {
  Department,
  Persona,
  Process,
  ProcessNode,
  Stage,
  Step,
  Touchpoint,
} from "../model/tables.ts";
import { emotionOf, latestTallies } from "./emotion.ts";

/** One step that the department answers for. */
export interface BriefStep {
  readonly step: Step;
  readonly touchpoint: Touchpoint;
  /** `undefined` where the journey has no stages. */
  readonly stage: Stage | undefined;
  /** Of its journey. */
  readonly kind: JourneyKind;
  /** Of its journey, too; `undefined` where nobody knows whose it is. */
  readonly persona: Persona | undefined;
  /** What everybody feels about it, not the department alone. */
  readonly felt: Felt | undefined;
}

export interface BriefJourney {
  readonly outline: JourneyOutline;
  /** In the order in which the persona meets them. */
  readonly steps: readonly BriefStep[];
}

/** A flow between a lane of the department and one of somebody else. */
export interface BriefHandOff {
  readonly process: Process;
  readonly from: ProcessNode;
  readonly to: ProcessNode;
  /** The other side: the department or, where the lane has none, the lane's own name. */
  readonly other: string;
}

export interface Brief {
  readonly department: Department;
  /** Journeys in which it has a step, in the order of all lists. */
  readonly journeys: readonly BriefJourney[];
  readonly handsOn: readonly BriefHandOff[];
  readonly takesOver: readonly BriefHandOff[];
}

/** The brief of a department, or `undefined` if there is none of this id. */
export function departmentBrief(
  map: MapSnapshot,
  room: RoomSnapshot,
  departmentId: string,
): Brief | undefined {
  const department = map.departments.get(departmentId);
  if (!department) return undefined;
  const tallies = latestTallies(room);
  const journeys = journeysInOrder(map).flatMap(({ id }): readonly BriefJourney[] => {
    const outline = journeyOutline(map, id);
    if (!outline) return [];
    const placed: readonly Omit<BriefStep, "felt" | "kind" | "persona">[] = [
      ...outline.stages.flatMap(({ stage, steps }) => steps.map((item) => ({ ...item, stage }))),
      ...outline.loose.map((item) => ({ ...item, stage: undefined })),
    ];
    const steps = placed
      .filter(({ touchpoint }) => touchpoint.departmentId === departmentId)
      .map((item) => ({
        ...item,
        kind: outline.journey.kind,
        persona: outline.persona,
        felt: emotionOf(item.step, tallies),
      }));
    return steps.length === 0 ? [] : [{ outline, steps }];
  });
  return { department, journeys, ...handOffsOf(map, departmentId) };
}

/** What a department reads first. */
export interface BriefHighlights {
  /** From half a point on, the strongest first; words, which have no strength, last. */
  readonly pains: readonly BriefStep[];
  readonly loves: readonly BriefStep[];
  /** Those of pain before those of love. */
  readonly moments: readonly BriefStep[];
  /** Whether it has to be said whose journey each is of. */
  readonly tellsPersonas: boolean;
}

export function highlightsOf({ journeys }: Pick<Brief, "journeys">): BriefHighlights {
  const steps = journeys.flatMap((journey) => journey.steps);
  const leaning = (sign: "love" | "pain"): readonly BriefStep[] => {
    const strength = ({ felt }: BriefStep): number => (felt ? strengthOf(felt, sign) : 0);
    return steps.filter((one) => strength(one) > 0).sort((a, b) => strength(b) - strength(a));
  };
  const marked = (sign: "love" | "pain"): readonly BriefStep[] =>
    steps.filter(({ step }) => step.momentOfTruth === sign);
  return {
    pains: leaning("pain"),
    loves: leaning("love"),
    moments: [...marked("pain"), ...marked("love")],
    tellsPersonas: new Set(journeys.map(({ outline }) => outline.journey.personaId)).size > 1,
  };
}

/** From half a point on one speaks of love or pain; 0 for what does not lean that way. */
function strengthOf(felt: Felt, sign: "love" | "pain"): number {
  if (!hasFigures(felt)) return felt.feeling === sign ? Number.MIN_VALUE : 0;
  const towards = sign === "love" ? felt.mean : -felt.mean;
  return towards >= 0.5 ? towards : 0;
}

function handOffsOf(map: MapSnapshot, departmentId: string): Pick<Brief, "handsOn" | "takesOver"> {
  const handsOn: BriefHandOff[] = [];
  const takesOver: BriefHandOff[] = [];
  for (const flow of map.processFlows.values()) {
    const process = map.processes.get(flow.processId);
    const from = map.processNodes.get(flow.from);
    const to = map.processNodes.get(flow.to);
    if (!process || !from || !to) continue;
    const isFrom = ownerOf(map, from) === departmentId;
    const isTo = ownerOf(map, to) === departmentId;
    if (isFrom && !isTo) handsOn.push({ process, from, to, other: sideName(map, to) });
    if (isTo && !isFrom) takesOver.push({ process, from, to, other: sideName(map, from) });
  }
  return { handsOn: handsOn.sort(compareHandOffs), takesOver: takesOver.sort(compareHandOffs) };
}

function ownerOf(map: MapSnapshot, node: ProcessNode): string {
  return map.processLanes.get(node.spot[0])?.departmentId ?? "";
}

function sideName(map: MapSnapshot, node: ProcessNode): string {
  const lane = map.processLanes.get(node.spot[0]);
  return map.departments.get(lane?.departmentId ?? "")?.name ?? lane?.name ?? "";
}

function compareHandOffs(a: BriefHandOff, b: BriefHandOff): number {
  const key = (one: BriefHandOff): readonly string[] => [
    one.process.name,
    one.from.name,
    one.to.name,
    one.from.id,
    one.to.id,
  ];
  const left = key(a).join("\u0000");
  const right = key(b).join("\u0000");
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
