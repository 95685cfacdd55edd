// Owns: the moments of truth of a workshop, and what is still missing behind them. Pure readings of a snapshot; a
// moment is only ever marked by a person. Rules MAP-86 to MAP-88.

import type { MapSnapshot } from "./change.ts";
import { type PlacedStep, placedSteps } from "./placedStep.ts";
import type { Process } from "./tables.ts";

/** A step that is marked as a moment of truth, and the process maps linked to it. */
export interface Moment extends PlacedStep {
  readonly sign: "love" | "pain";
  /** By name, then id; each once. */
  readonly processes: readonly Process[];
}

/** What a moment can lack. Owner, action and evidence join here once the plan holds them. */
export type GapKind = "process";

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

/** What each moment lacks, in the order of the moments. */
export function gapList(map: MapSnapshot): readonly Gap[] {
  return momentsOf(map)
    .filter(({ processes }) => processes.length === 0)
    .map((moment) => ({ kind: "process", moment }));
}

/** The process maps in the order in which they are listed everywhere: by name, then id. */
export function processesInOrder(map: MapSnapshot): readonly Process[] {
  return [...map.processes.values()].sort(compareProcesses);
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
  for (const processes of found.values()) processes.sort(compareProcesses);
  return found;
}

function compareProcesses(a: Process, b: Process): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
