// Owns: what a touchpoint of the map is, once merges are followed and hidden ones left out, and where it is
// used. Pure readings of a snapshot, the same for everybody. Must not change anything. Rules MAP-30 to MAP-33,
// PRV-98.

import type { MapSnapshot } from "./change.ts";
import type { Touchpoint } from "./tables.ts";

/** One place in which a touchpoint is used. */
export interface Use {
  readonly stepId: string;
  readonly journeyId: string;
  readonly personaId: string;
}

/**
 * Where each touchpoint is used: its steps, in no particular order. A step whose touchpoint was merged counts
 * for the one that stands for it; steps of journeys or touchpoints that are gone are left out. A touchpoint
 * that no journey uses has no entry.
 */
export function usageOf(map: MapSnapshot): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const step of map.steps.values()) {
    const journey = map.journeys.get(step.journeyId);
    const touchpoint = shownTouchpoint(map, step.touchpointId);
    if (!journey || !touchpoint) continue;
    const use = { stepId: step.id, journeyId: journey.id, personaId: journey.personaId };
    const known = uses.get(touchpoint.id);
    if (known) known.push(use);
    else uses.set(touchpoint.id, [use]);
  }
  return uses;
}

/** The touchpoints that stand for themselves: neither merged into another nor hidden. */
export function visibleTouchpoints(map: MapSnapshot): Touchpoint[] {
  const visible: Touchpoint[] = [];
  for (const touchpoint of map.touchpoints.values()) {
    if (isVisible(map, touchpoint)) visible.push(touchpoint);
  }
  return visible;
}

/** The touchpoint that stands for the one of this id, unless it is hidden. What stands in a journey is read by this. */
export function shownTouchpoint(map: MapSnapshot, id: string): Touchpoint | undefined {
  const touchpoint = resolveTouchpoint(map, id);
  return touchpoint?.hidden ? undefined : touchpoint;
}

/** The touchpoints that were hidden, by id; with each goes what was merged into it. */
export function hiddenTouchpoints(map: MapSnapshot): Touchpoint[] {
  return [...map.touchpoints.values()]
    .filter(({ id, hidden }) => hidden && resolveTouchpoint(map, id)?.id === id)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The map as it leaves the house: without hidden touchpoints, what was merged into them, their steps, and the links
 * of these to process maps. The same map if nothing is hidden.
 */
export function withoutHidden(map: MapSnapshot): MapSnapshot {
  if (![...map.touchpoints.values()].some(({ hidden }) => hidden)) return map;
  const isHidden = (id: string): boolean => resolveTouchpoint(map, id)?.hidden ?? false;
  const touchpoints = where(map.touchpoints, ({ id }) => !isHidden(id));
  const steps = where(map.steps, ({ touchpointId }) => !isHidden(touchpointId));
  const isGone = (stepId: string): boolean => map.steps.has(stepId) && !steps.has(stepId);
  const processLinks = where(map.processLinks, ({ stepId }) => !isGone(stepId));
  return { ...map, touchpoints, steps, processLinks };
}

/** Whether a touchpoint stands for itself on the board and in the tray. */
export function isVisible(map: MapSnapshot, touchpoint: Touchpoint): boolean {
  if (touchpoint.hidden) return false;
  return touchpoint.mergedInto === "" || resolveTouchpoint(map, touchpoint.id) === touchpoint;
}

/**
 * The touchpoint that stands for the one of this id: itself, or the last of those it was merged into.
 * `undefined` if there is none of this id. A merge into one that is gone is as if it had never been. A cycle
 * (two people merged two cards into each other at once) is resolved to its smallest id.
 */
export function resolveTouchpoint(map: MapSnapshot, id: string): Touchpoint | undefined {
  let current = map.touchpoints.get(id);
  if (!current || current.mergedInto === "") return current;
  const passed = new Set<string>();
  for (;;) {
    passed.add(current.id);
    const next: Touchpoint | undefined = map.touchpoints.get(current.mergedInto);
    if (!next) return current;
    if (passed.has(next.id)) return map.touchpoints.get(smallestOfCycle(map, next));
    current = next;
  }
}

/**
 * Every wording of a touchpoint: its own first, then those of the touchpoints merged into it, by id. Equal
 * wordings are kept once. Empty if there is none of this id.
 */
export function wordingsOf(map: MapSnapshot, id: string): string[] {
  const own = map.touchpoints.get(id);
  if (!own) return [];
  const wordings = [own, ...mergedInto(map, id)].map((touchpoint) => touchpoint.text);
  return [...new Set(wordings)].filter((wording) => wording !== "");
}

/** The touchpoints that were merged into this one, directly or through others, by id. */
export function mergedInto(map: MapSnapshot, id: string): Touchpoint[] {
  const merged: Touchpoint[] = [];
  for (const touchpoint of map.touchpoints.values()) {
    if (touchpoint.mergedInto === "" || touchpoint.id === id) continue;
    if (resolveTouchpoint(map, touchpoint.id)?.id === id) merged.push(touchpoint);
  }
  return merged.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function smallestOfCycle(map: MapSnapshot, start: Touchpoint): string {
  let smallest = start.id;
  let current = map.touchpoints.get(start.mergedInto);
  while (current && current.id !== start.id) {
    if (current.id < smallest) smallest = current.id;
    current = map.touchpoints.get(current.mergedInto);
  }
  return smallest;
}

function where<R>(rows: ReadonlyMap<string, R>, keep: (row: R) => boolean): Map<string, R> {
  return new Map([...rows].filter(([, row]) => keep(row)));
}
