// Owns: what an emotion is: love and pain kept apart, its five steps, how it is written, when people disagree.

import type { Touchpoint } from "./tables.ts";

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

export interface CurvePoint {
  readonly stepId: string;
  /** `undefined` where too few rated, or nobody. */
  readonly emotion: Emotion | undefined;
}

export interface Heatmap<Column> {
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly touchpoint: Touchpoint;
    /** One for each column. */
    readonly cells: readonly (Emotion | undefined)[];
  }[];
}

/** From which spread on people disagree enough to be told: half of them far from the other half. */
const disagreementSpread = 1.2;

/** Whether ratings are far apart: spread at least 1.2 with both love and pain among them. */
export function isDisagreed(emotion: Emotion): boolean {
  return (
    emotion.n > 0 && emotion.spread >= disagreementSpread && emotion.love > 0 && emotion.pain > 0
  );
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
