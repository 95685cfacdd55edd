// Owns: merging several sets of touchpoints in one step. Pure rule. Rules MAP-186, MAP-490.

import { ok } from "../kit/result.ts";
import { applyPure, type MapChange, type MapSnapshot } from "./change.ts";
import { schemas } from "./tables.ts";
import { type Edit, mergeTouchpoints } from "./touchpoint.ts";

/**
 * Merges each set into its first touchpoint, one after the other. A set of which fewer than two are left (somebody else was
 * quicker) is passed over.
 */
export function mergeSetsOfTouchpoints(
  map: MapSnapshot,
  sets: readonly (readonly string[])[],
): Edit {
  let held = map;
  const all: MapChange[] = [];
  for (const ids of sets) {
    const [into] = ids;
    if (into === undefined) continue;
    const merged = mergeTouchpoints(held, { ids, into });
    if (!merged.ok) continue;
    all.push(...merged.value);
    held = applyPure(schemas.map, held, merged.value);
  }
  return ok(all);
}

/** How many touchpoints these changes merge, and into how many. */
export function countMerged(changes: readonly MapChange[]): {
  readonly touchpoints: number;
  readonly into: number;
} {
  const targets = changes.flatMap((change) => {
    const isMerge = change.op === "update" && change.table === "touchpoints";
    return (isMerge && change.values.mergedInto) || [];
  });
  const into = new Set(targets).size;
  return { touchpoints: targets.length + into, into };
}
