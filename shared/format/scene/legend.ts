// Owns: the row of signs and words that explains a picture, each entry as wide as its words.

import { label, type Measure, path, type SceneItem } from "./scene.ts";

export interface LegendEntry {
  readonly text: string;
  /** The sign, drawn into the 18 units right of `x`, on the base line `y`. */
  readonly sign: (x: number, y: number) => readonly SceneItem[];
}

const signWidth = 26;
const entryGap = 28;
const rowHeight = 26;

/** Where a foot lies, in scene units: from `left` to `right`, its first base line at `y`. */
export interface FootPlace {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/**
 * The entries in as many rows as they need, and the picture's source, unless it is empty, at the end of the last one or, where there is no room
 * for it, below. `y` of what comes back is the last base line.
 */
export function legendFoot(
  entries: readonly LegendEntry[],
  source: string,
  place: FootPlace,
  measure: Measure,
): { readonly items: SceneItem[]; readonly y: number } {
  const { left, right } = place;
  const items: SceneItem[] = [];
  let x = left;
  let y = place.y;
  for (const entry of entries) {
    const width = signWidth + measure(entry.text, 14, "interface", 400);
    if (x > left && x + width > right) {
      x = left;
      y += rowHeight;
    }
    items.push(...legendItems([entry], x, y, measure));
    x += width + entryGap;
  }
  if (source === "") return { items, y };
  if (x > left && x + measure(source, 13, "interface", 400) > right) y += rowHeight;
  items.push(label(source, right, y, { size: 13, color: "ink3", align: "end" }));
  return { items, y };
}

/** The bar that stands for ratings far apart. */
export function disagreementSign(x: number, y: number): SceneItem[] {
  const d = `M${x + 8} ${y - 14}v18M${x + 3} ${y - 14}h10M${x + 3} ${y + 4}h10`;
  return [path(d, { stroke: "ink2", strokeWidth: 2 })];
}

/** The entries from `left` on, in one row on the base line `y`. */
function legendItems(
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
