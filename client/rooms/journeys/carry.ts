// Owns: carrying something to a place in a journey, by pointer or keys: which place comes next, which place a pointer
// means, and what stands behind it. Pure arithmetic; knows no React, no screen, no words. Rules A11-30, A11-31.

import type { Column } from "./columns.ts";

/** A place in a stage; for a stage that is carried, a place among the stages. */
export interface Place {
  /** Empty when a stage is carried. */
  readonly stageId: string;
  /** Counted among what is not carried. */
  readonly index: number;
  /** What stands right behind the place: the id of a step (of a stage, when one is carried); `null` at the end. */
  readonly behind: string | null;
}

export interface Carry {
  readonly what: "touchpoints" | "steps" | "stage";
  /** Ids of touchpoints, of steps in their order, or of one stage. */
  readonly ids: readonly string[];
  readonly by: "keys" | "pointer";
  /** Which of them the hand has hold of; without it: the first. Rule MAP-343. */
  readonly held?: string;
  /** `null`: over no place. */
  readonly place: Place | null;
  /** Whether it has been over a place: until it is put down the pool leaves the map its room. Rule MAP-316. */
  readonly isOut?: boolean;
}

export type Direction = "up" | "down" | "back" | "on" | "first" | "last";

/** Where a box lies along one axis of the screen, in CSS pixels. */
export interface Extent {
  readonly start: number;
  readonly length: number;
}

/** Where something picked up by keys begins: a step where it stands, a touchpoint at the end of `stageId`. */
export function startPlace(
  columns: readonly Column[],
  ids: readonly string[],
  stageId: string,
): Place | null {
  const stages = stagesIn(columns);
  const home = stages.find((column) => column.cells.some((cell) => ids.includes(cell.stepId)));
  if (home) {
    const at = home.cells.findIndex((cell) => ids.includes(cell.stepId));
    return placeIn(home, ids, at);
  }
  const wanted = stages.find((column) => column.stageId === stageId) ?? stages[0];
  return wanted ? placeIn(wanted, ids, wanted.cells.length) : null;
}

/** The next place in a direction: the same one at an edge. */
export function nextPlace(
  columns: readonly Column[],
  ids: readonly string[],
  place: Place,
  direction: Direction,
): Place {
  const stages = stagesIn(columns);
  const at = stages.findIndex((column) => column.stageId === place.stageId);
  const column = stages[clamp(at + stageStep(direction), stages.length - 1)];
  if (!column) return place;
  return placeIn(column, ids, place.index + indexStep(direction));
}

/**
 * The same where steps stand beside each other: back and on go from step to step, over the ends of stages too; up and
 * down go from stage to stage.
 */
export function nextPlaceAlong(
  columns: readonly Column[],
  ids: readonly string[],
  place: Place,
  direction: Direction,
): Place {
  const turned = { up: "back", down: "on", back: "up", on: "down" } as const;
  if (direction === "first" || direction === "last")
    return nextPlace(columns, ids, place, direction);
  const next = nextPlace(columns, ids, place, turned[direction]);
  const isStuck = next.stageId === place.stageId && next.index === place.index;
  if (!isStuck || direction === "up" || direction === "down") return next;
  const beyond = nextPlace(columns, ids, place, direction);
  if (beyond.stageId === place.stageId) return place;
  return nextPlace(columns, ids, beyond, direction === "back" ? "last" : "first");
}

/**
 * What is carried by keys, after the journey has changed beneath it: those that are left of it, before the same step as long as that
 * stands there. `null`: none of it is left, or no stage. Rule MAP-429.
 */
export function settled(columns: readonly Column[], carry: Carry): Carry | null {
  const { place, what } = carry;
  if (!place) return carry;
  const there = new Set(columns.flatMap(({ cells }) => cells.map(({ stepId }) => stepId)));
  const ids = what === "steps" ? carry.ids.filter((id) => there.has(id)) : carry.ids;
  const next = ids.length === 0 ? null : settledPlace(columns, ids, place);
  if (!next) return null;
  const isSame = ids.length === carry.ids.length && isSamePlace(next, place);
  return isSame ? carry : { ...carry, ids, place: next };
}

function settledPlace(
  columns: readonly Column[],
  ids: readonly string[],
  { stageId, index, behind }: Place,
): Place | null {
  const column = stagesIn(columns).find((one) => one.stageId === stageId);
  if (!column) return startPlace(columns, ids, "");
  if (behind === null) return placeIn(column, ids, column.cells.length);
  const others = column.cells.filter((cell) => !ids.includes(cell.stepId));
  const at = others.findIndex((cell) => cell.stepId === behind);
  return placeIn(column, ids, at < 0 ? index : at);
}

export function isSamePlace(a: Place | null, b: Place | null): boolean {
  return a?.stageId === b?.stageId && a?.index === b?.index && a?.behind === b?.behind;
}

/** The place before the `index`-th step that is not carried, held within the column. */
export function placeIn(column: Column, carried: readonly string[], index: number): Place {
  const others = column.cells.filter((cell) => !carried.includes(cell.stepId));
  const held = clamp(index, others.length);
  return { stageId: column.stageId, index: held, behind: others[held]?.stepId ?? null };
}

/** The place of a carried stage before the `index`-th other one. */
export function placeAmongStages(
  columns: readonly Column[],
  carried: readonly string[],
  index: number,
): Place {
  const others = stagesIn(columns).filter(({ stageId }) => !carried.includes(stageId));
  const held = clamp(index, others.length);
  return { stageId: "", index: held, behind: others[held]?.stageId ?? null };
}

/** How many steps a column will hold once what is carried stands in it. */
export function totalIn(column: Column | undefined, carried: readonly string[]): number {
  const others = (column?.cells ?? []).filter((cell) => !carried.includes(cell.stepId));
  return others.length + carried.length;
}

/** Before which of the boxes along an axis a pointer at `at` means: the first whose middle is farther. */
export function indexAt(at: number, boxes: readonly Extent[]): number {
  const found = boxes.findIndex((one) => at < one.start + one.length / 2);
  return found < 0 ? boxes.length : found;
}

function stagesIn(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => column.stageId !== "");
}

function stageStep(direction: Direction): number {
  if (direction === "back") return -1;
  return direction === "on" ? 1 : 0;
}

function indexStep(direction: Direction): number {
  switch (direction) {
    case "up":
      return -1;
    case "down":
      return 1;
    case "first":
      return Number.NEGATIVE_INFINITY;
    case "last":
      return Number.POSITIVE_INFINITY;
    case "back":
    case "on":
      return 0;
    default:
      return direction satisfies never;
  }
}

function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(index, last));
}
