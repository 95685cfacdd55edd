// Owns: what an emotion is: love and pain kept apart, its five steps, how it is written, when people disagree; and the
// word that stands for a group too small for figures (decision 13).

import type { Tally } from "./tables.ts";

/** Love and pain stay apart: a mean alone would hide that people disagree. */
export interface Emotion {
  /** −2 … +2 */
  readonly mean: number;
  readonly love: number;
  readonly pain: number;
  /** How many rated; 0 for an emotion that came with an import. */
  readonly n: number;
  /** Population standard deviation, 0 … 2. */
  readonly spread: number;
}

/** The words of a small group: nobody below 0 and somebody above; nobody above and somebody below; all else. */
export type FeelingWord = "love" | "mixed" | "pain";

/** What a group below five is told by: it has no mean, no counts and no height on a curve. */
export interface FeltInAWord {
  readonly feeling: FeelingWord;
}

/** What is felt: in figures, or in one word. */
export type Felt = Emotion | FeltInAWord;

/** Whether there are figures; else there is one word. */
export function hasFigures<F extends Felt>(felt: F): felt is F & Emotion {
  return "mean" in felt;
}

/** Whether two say the same, figure by figure. */
export function isSameFelt(a: Felt | undefined, b: Felt | undefined): boolean {
  if (!a || !b) return a === b;
  if (!hasFigures(a)) return !hasFigures(b) && a.feeling === b.feeling;
  return (
    hasFigures(b) &&
    a.mean === b.mean &&
    a.love === b.love &&
    a.pain === b.pain &&
    a.n === b.n &&
    a.spread === b.spread
  );
}

/** The word for ratings. A word by mean or majority would give votes away; see decision 13. */
export function feelingWord(values: readonly number[]): FeelingWord {
  const isLoved = values.some((value) => value > 0);
  const isPained = values.some((value) => value < 0);
  if (isLoved === isPained) return "mixed";
  return isLoved ? "love" : "pain";
}

/** What a published tally says; `undefined` for a record with neither a word nor all its figures. */
export function feltIn(tally: Tally): Felt | undefined {
  if (tally.feeling !== "") return { feeling: tally.feeling };
  const { mean, love, pain, n, spread } = tally;
  if (mean === null || love === null || pain === null || n === null || spread === null) {
    return undefined;
  }
  return { mean, love, pain, n, spread };
}

export interface CurvePoint {
  readonly stepId: string;
  /** `undefined` where too few rated, or nobody. */
  readonly emotion: Felt | undefined;
}

/** What is felt about a touchpoint in current journeys and, apart from it, in ideal ones; at least one of them. */
export interface FeltByKind {
  readonly current: Felt | undefined;
  readonly ideal: Felt | undefined;
}

/** What is felt today; where nobody has said that, what is felt about it in ideal journeys. */
export function leadingFelt({ current, ideal }: FeltByKind): Felt | undefined {
  return current ?? ideal;
}

/** From which spread on people disagree enough to be told: half of them far from the other half. */
const disagreementSpread = 1.2;

/** Whether ratings are far apart: spread at least 1.2 with both love and pain among them. A word never says so. */
export function isDisagreed(felt: Felt): boolean {
  if (!hasFigures(felt)) return false;
  return felt.n > 0 && felt.spread >= disagreementSpread && felt.love > 0 && felt.pain > 0;
}

/** The five steps between pain and love that a mean is nearest to. */
export type EmotionStep = "M2" | "M1" | "0" | "P1" | "P2";

/** The step nearest to a mean: ±1.5 and ±0.5 are the borders. */
export function emotionStep(mean: number): EmotionStep {
  if (mean <= -1.5) return "M2";
  if (mean <= -0.5) return "M1";
  if (mean < 0.5) return "0";
  return mean < 1.5 ? "P1" : "P2";
}

/** A mean as written on maps: "+1.2", "−0.4", "0" with a true minus sign. */
export function writtenMean(mean: number): string {
  const rounded = Math.round(mean * 10) / 10;
  if (rounded === 0) return "0";
  return `${rounded < 0 ? "−" : "+"}${Math.abs(rounded)}`;
}

/** How large a difference of means is, where a word beside it says in which direction: one decimal, no sign. */
export function writtenDifference(difference: number): string {
  return String(Math.abs(Math.round(difference * 10) / 10));
}
