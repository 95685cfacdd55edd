// Owns: the row of signs and words that explains a picture, each entry as wide as its words.

import { label, type Measure, path, type SceneItem } from "./scene.ts";

export interface LegendEntry {
  readonly text: string;
  /** The sign, drawn into the 18 units right of `x`, on the base line `y`. */
  readonly sign: (x: number, y: number) => readonly SceneItem[];
}

const signWidth = 26;
const entryGap = 28;

/** Lays the entries out from `left` on, in one row on the base line `y`. */
export function legendItems(
  entries: readonly LegendEntry[],
  left: number,
  y: number,
  measure: Measure,
): SceneItem[] {
  let x = left;
  return entries.flatMap(({ text, sign }) => {
    const from = x;
    x += signWidth + measure(text, 14, "interface", 400) + entryGap;
    return [...sign(from, y), label(text, from + signWidth, y, { size: 14, color: "ink2" })];
  });
}

/** The bar that stands for ratings far apart. */
export function disagreementSign(x: number, y: number): SceneItem[] {
  const d = `M${x + 8} ${y - 14}v18M${x + 3} ${y - 14}h10M${x + 3} ${y + 4}h10`;
  return [path(d, { stroke: "ink2", strokeWidth: 2 })];
}
