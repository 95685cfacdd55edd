// Owns: which order keys records get that are put between others in a list. Mends on the way what concurrent
// edits may have left: equal keys, records without a place of their own, keys grown too long. Rule MAP-50.

import { isOrder, ordersBetween } from "../kit/order.ts";
import type { Chance } from "../kit/outside.ts";

/** A record in its list; without a key it stands at the end, until it gets one. */
export interface Listed {
  readonly id: string;
  readonly order: string | null;
}

/**
 * The keys after which the `inserted` records stand, in their order, before the one at `at` of `list` (0 to its
 * length), and all others as they stood. `list`: in the order in which it is shown, without the inserted ones.
 * Gives a key for each inserted record and, seldom, new ones for neighbours whose keys leave no room.
 */
export function insertionOrders(
  list: readonly Listed[],
  at: number,
  inserted: readonly string[],
  chance: Chance,
): ReadonlyMap<string, string> {
  const before = list.slice(0, at);
  const after = list.slice(at);
  const left = before.findLast(({ order }) => order !== null)?.order ?? null;
  const right = after.find(({ order }) => order !== null && (left === null || order > left));
  const keyless = before.filter(({ order }) => order === null);
  const tied = after.filter(({ order }) => order !== null && left !== null && order <= left);
  const ids = [...keyless.map(({ id }) => id), ...inserted, ...tied.map(({ id }) => id)];
  const orders = ordersBetween(left, right?.order ?? null, ids.length, chance);
  if (orders.every(isOrder)) return paired(ids, orders);
  const all = [...before.map(({ id }) => id), ...inserted, ...after.map(({ id }) => id)];
  return paired(all, ordersBetween(null, null, all.length, chance));
}

function paired(ids: readonly string[], orders: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id, index) => [id, orders[index] as string]));
}
