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

/** The entries of the pool: first those not in `journeyId`, in the order given. */
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
    const uses = usage.get(touchpoint.id) ?? [];
    if (!passes(touchpoint, uses.length > 0, filter, words)) continue;
    const isHere = uses.some((use) => use.journeyId === journeyId);
    const personaIds = [...new Set(uses.map((use) => use.personaId))];
    (isHere ? here : waiting).push({ touchpoint, isHere, personaIds });
  }
  return [...waiting, ...here];
}

/** Touchpoints by wording. `held`: the order before, so that a nearly sorted list costs next to nothing. */
export function sortedByText(
  touchpoints: readonly Touchpoint[],
  held: ReadonlyMap<string, number>,
  compare: (a: string, b: string) => number,
): readonly Touchpoint[] {
  const place = (one: Touchpoint): number => held.get(one.id) ?? Number.POSITIVE_INFINITY;
  return [...touchpoints]
    .sort((a, b) => place(a) - place(b) || 0)
    .sort((a, b) => compare(a.text, b.text) || (a.id < b.id ? -1 : 1));
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
  const text = foldForSearch(touchpoint.text);
  return words.every((word) => text.includes(word));
}

function isChosen(wanted: string, value: string): boolean {
  if (wanted === "any") return true;
  return wanted === "none" ? value === "" : value === wanted;
}
