// Owns: what the pool lists: the touchpoints that pass the filter, those not yet in this journey first. Pure.

import { foldForSearch } from "../../../shared/kit/fold.ts";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import type { Use } from "../../../shared/model/usage.ts";
import type { PoolFilter } from "./desk.ts";

export interface PoolEntry {
  readonly touchpoint: Touchpoint;
  /** Whether it is a step of the journey on screen. */
  readonly isHere: boolean;
  /** Ids of the personas that use it, each once. */
  readonly personaIds: readonly string[];
}

/**
 * The entries of the pool: first those not in `journeyId`, in the order given. A touchpoint of which nothing has changed has the
 * same entry as at the last call, so that its card is not drawn anew. Rule MAP-293.
 */
export function poolEntries(
  touchpoints: readonly Touchpoint[],
  usage: ReadonlyMap<string, readonly Use[]>,
  journeyId: string,
  filter: PoolFilter,
): readonly PoolEntry[] {
  const words = foldForSearch(filter.query).split(" ").filter(Boolean);
  const waiting: PoolEntry[] = [];
  const here: PoolEntry[] = [];
  for (const touchpoint of touchpoints) {
    const uses = usage.get(touchpoint.id) ?? unused;
    if (!passes(touchpoint, uses.length > 0, filter, words)) continue;
    const entry = entryOf(touchpoint, uses, journeyId);
    (entry.isHere ? here : waiting).push(entry);
  }
  return [...waiting, ...here];
}

/** Whether it leaves anything out. */
export function isNarrowed({ query, show, channel, department }: PoolFilter): boolean {
  return query.trim() !== "" || show !== "all" || channel !== "any" || department !== "any";
}

/** How many of so many touchpoints are not in a journey. */
export function countWaiting(
  total: number,
  usage: ReadonlyMap<string, readonly Use[]>,
  journeyId: string,
): number {
  let here = 0;
  for (const uses of usage.values()) if (uses.some((use) => use.journeyId === journeyId)) here++;
  return total - here;
}

/**
 * Touchpoints by wording. `held`: those of before in their order, by the same `compare`; what has not changed keeps its place, so
 * that a change costs a look at a few others and not sorting anew. Rule MAP-293.
 */
export function sortedByText(
  touchpoints: readonly Touchpoint[],
  held: readonly Touchpoint[],
  compare: (a: string, b: string) => number,
): readonly Touchpoint[] {
  const inOrder = (a: Touchpoint, b: Touchpoint): number =>
    compare(a.text, b.text) || (a.id < b.id ? -1 : 1);
  const there = new Set(touchpoints);
  const kept = held.filter((one) => there.delete(one));
  const fresh = [...there].sort(inOrder);
  if (fresh.length === 0) return kept.length === held.length ? held : kept;
  const sorted: Touchpoint[] = [];
  let from = 0;
  for (const one of fresh) {
    const at = firstBehind(kept, one, from, inOrder);
    for (const before of kept.slice(from, at)) sorted.push(before);
    sorted.push(one);
    from = at;
  }
  for (const last of kept.slice(from)) sorted.push(last);
  return sorted;
}

/** Where in a sorted list, from `from` on, the first one stands that comes after `one`. */
function firstBehind<T>(
  sorted: readonly T[],
  one: T,
  from: number,
  inOrder: (a: T, b: T) => number,
): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(sorted[middle] as T, one) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const unused: readonly Use[] = [];
const nobody: readonly string[] = [];
const entries = new WeakMap<Touchpoint, PoolEntry>();

function entryOf(touchpoint: Touchpoint, uses: readonly Use[], journeyId: string): PoolEntry {
  const isHere = uses.some((use) => use.journeyId === journeyId);
  const personaIds =
    uses.length === 0 ? nobody : [...new Set(uses.map(({ personaId }) => personaId))].sort();
  const held = entries.get(touchpoint);
  const isSame =
    held?.isHere === isHere &&
    held.personaIds.length === personaIds.length &&
    held.personaIds.every((id, at) => id === personaIds[at]);
  if (isSame) return held;
  const fresh = { touchpoint, isHere, personaIds };
  entries.set(touchpoint, fresh);
  return fresh;
}

function passes(
  touchpoint: Touchpoint,
  isUsed: boolean,
  filter: PoolFilter,
  words: readonly string[],
): boolean {
  if (filter.show === "unplaced" && isUsed) return false;
  if (!isChosen(filter.channel, touchpoint.channel)) return false;
  if (!isChosen(filter.department, touchpoint.departmentId)) return false;
  if (words.length === 0) return true;
  const text = foldedText(touchpoint);
  return words.every((word) => text.includes(word));
}

const folded = new WeakMap<Touchpoint, string>();

/** Folded once for each wording: five thousand of them at each letter take as long as all the rest together. */
function foldedText(touchpoint: Touchpoint): string {
  const known = folded.get(touchpoint);
  if (known !== undefined) return known;
  const text = foldForSearch(touchpoint.text);
  folded.set(touchpoint, text);
  return text;
}

function isChosen(wanted: string, value: string): boolean {
  if (wanted === "any") return true;
  return wanted === "none" ? value === "" : value === wanted;
}
