// Owns: before and after: what changed in how a journey feels between its first and its latest published round. Pure.
// Rule STA-37.

import { compareOrder } from "../kit/order.ts";
import type { RoomSnapshot } from "../model/change.ts";
import { type Felt, feltIn, hasFigures } from "../model/emotion.ts";
import { type JourneyOutline, type OutlineStep, stepsOf } from "../model/outline.ts";

export interface Measured extends OutlineStep {
  readonly before: Felt;
  readonly after: Felt;
  /** After minus before, −4 … +4; `null` where a round was told in words and has no mean. */
  readonly change: number | null;
}

/**
 * The steps of a journey that everybody rated in at least two published rounds, in the order of the journey: the first of
 * these rounds against the last.
 */
export function measuredSteps(outline: JourneyOutline, room: RoomSnapshot): readonly Measured[] {
  const place = new Map(
    [...room.rounds.values()]
      .filter(({ state }) => state === "published")
      .sort(compareOrder)
      .map(({ id }, index) => [id, index] as const),
  );
  const byStep = new Map<string, { readonly place: number; readonly felt: Felt }[]>();
  for (const tally of room.tallies.values()) {
    const at = place.get(tally.roundId);
    const felt = feltIn(tally);
    if (tally.departmentId !== "" || at === undefined || !felt) continue;
    byStep.set(tally.stepId, [...(byStep.get(tally.stepId) ?? []), { place: at, felt }]);
  }
  return stepsOf(outline).flatMap((item) => {
    const rounds = (byStep.get(item.step.id) ?? []).sort((a, b) => a.place - b.place);
    const before = rounds[0]?.felt;
    const after = rounds.at(-1)?.felt;
    if (!before || !after || rounds.length < 2) return [];
    return [{ ...item, before, after, change: differenceOf(before, after) }];
  });
}

function differenceOf(before: Felt, after: Felt): number | null {
  return hasFigures(before) && hasFigures(after) ? after.mean - before.mean : null;
}
