// Owns: which touchpoints are probably the same thing in other words, found on this device, without any service. It only
// suggests: a person confirms. Pure. Rules STA-38 to STA-41.

import type { MapSnapshot } from "../model/change.ts";
import type { Touchpoint } from "../model/tables.ts";
import { visibleTouchpoints } from "../model/usage.ts";

/** Touchpoints that probably mean the same. */
export interface LikelyDuplicates {
  /** At least two, the one that should stand for all (the wording of middle length) first. */
  readonly touchpoints: readonly Touchpoint[];
  /** The weakest likeness that holds them together, `likenessMin` to 1. */
  readonly likeness: number;
}

/** From here on two wordings are suggested as one. */
export const likenessMin = 0.7;

/**
 * Sets of touchpoints that are alike, the most alike first; each touchpoint is in one set at most. A set is grown from its
 * most alike pair: whatever joins is alike to every one that is in it already, so that a chain of small steps never brings
 * together what nobody would merge.
 */
export function likelyDuplicates(
  map: MapSnapshot,
  least: number = likenessMin,
): readonly LikelyDuplicates[] {
  const all = visibleTouchpoints(map).sort((a, b) => (a.id < b.id ? -1 : 1));
  const signatures = all.map(({ text }) => signatureOf(text));
  const groups = gathered(signatures, alikePairs(signatures, least), least);
  return groups.map(({ members, likeness }) => ({
    likeness,
    touchpoints: clearestFirst(members.flatMap((index) => all[index] ?? [])),
  }));
}

/**
 * How alike two wordings are, 0 to 1: the mean of the Dice coefficients (2·|A∩B| / (|A|+|B|)) of their sets of words and of
 * their sets of letter trigrams. Words catch another order, trigrams another ending or a slip. Case, accents and punctuation
 * do not count.
 */
export function likeness(a: string, b: string): number {
  return alike(signatureOf(a), signatureOf(b));
}

interface Signature {
  readonly words: ReadonlySet<string>;
  readonly trigrams: ReadonlySet<string>;
}

interface Gathered {
  readonly members: number[];
  likeness: number;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** Scripts without spaces between words: each sign counts as one. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

function signatureOf(text: string): Signature {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .replace(unspaced, " $& ")
    .replace(/ +/g, " ")
    .trim();
  const words = new Set(plain === "" ? [] : plain.split(" "));
  const trigrams = new Set<string>();
  const letters = [...` ${plain} `];
  for (let at = 0; at + 3 <= letters.length; at++) trigrams.add(letters.slice(at, at + 3).join(""));
  return { words, trigrams };
}

function alike(a: Signature, b: Signature): number {
  return (dice(a.words, b.words) + dice(a.trigrams, b.trigrams)) / 2;
}

function likenessOf(signatures: readonly Signature[], a: number, b: number): number {
  const [left, right] = [signatures[a], signatures[b]];
  return left && right ? alike(left, right) : 0;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of few) if (many.has(one)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** Sets grown from their most alike pair; `pairs` comes in that order. */
function gathered(
  signatures: readonly Signature[],
  pairs: readonly Pair[],
  least: number,
): readonly Gathered[] {
  const groupOf = new Map<number, Gathered>();
  const groups: Gathered[] = [];
  const begin = (members: number[], likeness: number): void => {
    const group = { members, likeness };
    groups.push(group);
    for (const member of members) groupOf.set(member, group);
  };
  for (const { a, b, likeness } of pairs) {
    const held = groupOf.get(a) ?? groupOf.get(b);
    if (!held) {
      begin([a, b], likeness);
      continue;
    }
    const joining = groupOf.has(a) ? b : a;
    if (groupOf.has(joining)) continue;
    if (!held.members.every((one) => likenessOf(signatures, one, joining) >= least)) continue;
    held.members.push(joining);
    held.likeness = Math.min(held.likeness, likeness);
    groupOf.set(joining, held);
  }
  return groups;
}

/**
 * All pairs that are alike enough, the most alike first, then in the order of the touchpoints. Only pairs that share enough
 * words are compared: as the trigrams give 1 at most, a likeness of `least` needs a Dice of words of at least 2·least − 1.
 */
function alikePairs(signatures: readonly Signature[], least: number): Pair[] {
  const holders = new Map<string, number[]>();
  const shared = new Int32Array(signatures.length);
  const pairs: Pair[] = [];
  for (const [b, signature] of signatures.entries()) {
    for (const a of countShared(b, signature, holders, shared)) {
      const other = signatures[a];
      const words = (2 * (shared[a] ?? 0)) / (signature.words.size + (other?.words.size ?? 0));
      shared[a] = 0;
      if (!other || words < 2 * least - 1) continue;
      const likeness = (words + dice(signature.trigrams, other.trigrams)) / 2;
      if (likeness >= least) pairs.push({ a, b, likeness });
    }
  }
  return pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

/**
 * Counts into `shared` how many words each earlier wording has in common with this one, and gives which have any; enters this
 * one among the holders of its words. Whoever reads a count sets it back to 0.
 */
function countShared(
  index: number,
  { words }: Signature,
  holders: Map<string, number[]>,
  shared: Int32Array,
): readonly number[] {
  const touched: number[] = [];
  for (const word of words) {
    const known = holders.get(word) ?? [];
    for (const other of known) {
      if (shared[other] === 0) touched.push(other);
      shared[other] = (shared[other] ?? 0) + 1;
    }
    known.push(index);
    holders.set(word, known);
  }
  return touched;
}

// The wording in the middle by length says enough without saying too much.
function clearestFirst(touchpoints: readonly Touchpoint[]): readonly Touchpoint[] {
  const byLength = [...touchpoints].sort(
    (a, b) => a.text.length - b.text.length || (a.id < b.id ? -1 : 1),
  );
  const clearest = byLength[Math.floor((byLength.length - 1) / 2)];
  return clearest ? [clearest, ...byLength.filter((one) => one !== clearest)] : byLength;
}
