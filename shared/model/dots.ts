// Owns: dot votes: which touchpoints a round asks about, and what a person may do with their own dots while it is open:
// place and take back, within a budget. Pure rules; knows no other person. Rules VOT-60 to VOT-65, VOT-80.

import { isId, newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapSnapshot, MineChange, MineSnapshot } from "./change.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { MineRow, Round, Touchpoint } from "./tables.ts";
import { resolveTouchpoint, usageOf, visibleTouchpoints } from "./usage.ts";

type Dot = MineRow<"dots">;
type Edit = Result<readonly MineChange[], Refusal>;

/**
 * How many dots each person may be given. Not fewer than three: in a small group "at least three dots" must be able to
 * come from one person (decision 14).
 */
export const dotsLimits = { min: 3, max: 10 } as const;
/** The dots that a person has where nobody says otherwise. */
export const dotsDefault = 5;

/**
 * What a published vote says of a touchpoint: a count, or a small group's word: `strong`, at least as many dots as one
 * person has; `some`, at least three.
 */
export type DotStanding = { readonly dots: number } | { readonly band: "strong" | "some" };

/** What limits the touchpoints that a round asks about; empty: nothing. Both together: what is in both. */
export interface DotScope {
  readonly groupId: string;
  readonly journeyId: string;
}

/**
 * Whether there is enough to choose between: at least as many touchpoints as each person has dots. With fewer, a voter of
 * a small group could fill all but one with their own dots, and know where the others' lie (decision 14).
 */
export function hasDotChoice(options: number, dots: number): boolean {
  return options >= dots;
}

/** The touchpoints that dots can be placed on, by id: those on the board, within the scope. */
export function dotOptions(map: MapSnapshot, scope: DotScope): ReadonlyMap<string, Touchpoint> {
  const usage = usageOf(map);
  const isInScope = ({ id, groupId }: Touchpoint): boolean =>
    (scope.groupId === "" || groupId === scope.groupId) &&
    (scope.journeyId === "" ||
      (usage.get(id) ?? []).some(({ journeyId }) => journeyId === scope.journeyId));
  return new Map(
    visibleTouchpoints(map)
      .filter(isInScope)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((touchpoint) => [touchpoint.id, touchpoint]),
  );
}

/** How many dots each person has in a round. */
export function dotBudget(round: Round): number {
  return round.dots ?? dotsDefault;
}

/**
 * A person's dots in a round, by option: what the server counts and the screen shows. Dots on a touchpoint that was merged
 * since are on the one that stands for it; those on none of the options do not count. What is over the budget (two tabs at
 * once, another program) is left out, by the ids of the records.
 */
export function dotsPlaced(
  map: MapSnapshot,
  round: Round,
  mine: MineSnapshot,
): ReadonlyMap<string, number> {
  const options = dotOptions(map, round);
  const placed = new Map<string, number>();
  let left = dotBudget(round);
  for (const { touchpointId, count } of ownDots(mine, round.id)) {
    const option = resolveTouchpoint(map, touchpointId)?.id ?? "";
    if (!options.has(option) || !Number.isInteger(count)) continue;
    const taken = Math.min(count, left);
    if (taken === 0) continue;
    left -= taken;
    placed.set(option, (placed.get(option) ?? 0) + taken);
  }
  return placed;
}

/**
 * A person's dots in a round that count for nothing, since what they are on is asked about no more: deleted, hidden, or gone from
 * the round's group or journey. By the touchpoint that they were placed on. They can be placed elsewhere.
 */
export function dotsAdrift(
  map: MapSnapshot,
  round: Round,
  mine: MineSnapshot,
): ReadonlyMap<string, number> {
  const rows = adriftRows(map, round, mine);
  return new Map(rows.map(({ touchpointId, count }) => [touchpointId, count]));
}

function adriftRows(map: MapSnapshot, round: Round, mine: MineSnapshot): readonly Dot[] {
  const options = dotOptions(map, round);
  return ownDots(mine, round.id).filter(
    ({ touchpointId }) => !options.has(resolveTouchpoint(map, touchpointId)?.id ?? ""),
  );
}

/** What a wish about dots is about. `round`: as it is known now, or `undefined` if it is gone. */
export interface DotWish {
  readonly round: Round | undefined;
  readonly touchpointId: string;
  /** How many dots are to be on it: 0 takes all back. */
  readonly count: number;
}

/**
 * Puts so many of one's dots on a touchpoint, written whole under a fixed id; the same number is no change. Refused unless
 * the round takes dots, for what it does not ask about, and for more dots than one has.
 */
export function placeDots(
  mine: MineSnapshot,
  map: MapSnapshot,
  { round, touchpointId, count }: DotWish,
  chance: Chance,
): Edit {
  if (!round) return err(refuse("gone"));
  if (round.state !== "open" || round.kind !== "dots") return err(refuse("roundNotOpen"));
  if (!dotOptions(map, round).has(touchpointId)) return err(refuse("gone"));
  if (!Number.isInteger(count) || count < 0) {
    return err(refuse("badRequest", {}, "Dots are a whole number from 0."));
  }
  const placed = dotsPlaced(map, round, mine);
  const held = placed.get(touchpointId) ?? 0;
  if (held === count) return ok([]);
  const others = [...placed.values()].reduce((sum, dots) => sum + dots, 0) - held;
  if (others + count > dotBudget(round))
    return err(refuse("noDotsLeft", { max: dotBudget(round) }));
  const own = ownDots(mine, round.id).filter(
    (row) => resolveTouchpoint(map, row.touchpointId)?.id === touchpointId,
  );
  const id = own[0]?.id ?? freeDotId(mine, round.id, touchpointId, chance);
  const gone = own
    .slice(count === 0 ? 0 : 1)
    .map((row): MineChange => ({ op: "delete", table: "dots", id: row.id }));
  if (count === 0) return ok(gone);
  const values = { roundId: round.id, touchpointId, count };
  const moved = moveAdrift(adriftRows(map, round, mine), dotBudget(round) - others - count);
  return ok([...gone, ...moved, { op: "create", table: "dots", id, values }]);
}

/**
 * Takes adrift dots off what they were on as far as `left` has no room for them: they were placed elsewhere, and must not push
 * those out if what they were on comes back.
 */
function moveAdrift(rows: readonly Dot[], left: number): readonly MineChange[] {
  let room = left;
  return rows.flatMap(({ id, roundId, touchpointId, count }): MineChange[] => {
    const kept = Math.min(count, room);
    room -= kept;
    if (kept === count) return [];
    if (kept === 0) return [{ op: "delete", table: "dots", id }];
    return [{ op: "create", table: "dots", id, values: { roundId, touchpointId, count: kept } }];
  });
}

function ownDots(mine: MineSnapshot, roundId: string): readonly Dot[] {
  return [...mine.dots.values()]
    .filter((row) => row.roundId === roundId)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

// As with ballots: two tabs meet in one record.
function freeDotId(mine: MineSnapshot, roundId: string, touchpointId: string, chance: Chance) {
  const id = `${roundId}_${touchpointId}`;
  return isId(id) && !mine.dots.has(id) ? id : newId(chance);
}
