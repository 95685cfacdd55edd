// Owns: how much room a line of text has on a slide before it meets its neighbour, the edge of its card or of the slide. A
// program without our fonts takes others, up to two fifths wider (DejaVu Sans in bold). Pure. Rule EXP-147.

import { pathSegments } from "../scene/outline.ts";
import type { Measure, Scene, SceneItem, TextItem } from "../scene/scene.ts";
import { boundsOf } from "./slideBounds.ts";

/** How much wider a text may come out with the fonts that a program takes instead. */
export const widestSubstitute = 1.4;

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The sides to which it grows where its font is wider. */
  readonly grows: { readonly left: boolean; readonly right: boolean };
}

/** What is drawn with a pen's width or as a sign, not as a line across the slide. */
const signSize = 40;
const still = { left: false, right: false } as const;

/** Gives the width that a text may take without touching anything. */
export function roomOnSlide(scene: Scene, measure: Measure): (item: TextItem) => number {
  const extents = new Map(
    scene.items.flatMap((item) => {
      const extent = extentOf(item, measure);
      return extent ? [[item, extent] as const] : [];
    }),
  );
  return (item) => {
    const own = extents.get(item) ?? textExtent(item, measure);
    const [left, right] = limits(own, item, extents, scene.width);
    const gap = item.size * 0.25;
    const toLeft = own.left - left - gap;
    const toRight = right - own.right - gap;
    const more = { start: toRight, middle: 2 * Math.min(toLeft, toRight), end: toLeft }[item.align];
    return own.right - own.left + Math.max(0, more);
  };
}

/** How far a text may reach to the left and to the right. */
function limits(
  own: Extent,
  item: TextItem,
  extents: ReadonlyMap<SceneItem, Extent>,
  width: number,
): readonly [left: number, right: number] {
  let [left, right] = [0, width];
  for (const [other, extent] of extents) {
    if (other === item || extent.bottom <= own.top || extent.top >= own.bottom) continue;
    if (other.kind === "box" && isAround(extent, own)) {
      left = Math.max(left, extent.left);
      right = Math.min(right, extent.right);
    } else if (extent.left >= own.right) right = Math.min(right, meeting(own, extent));
    else if (extent.right <= own.left) left = Math.max(left, meeting(extent, own));
  }
  return [left, right];
}

/** Where two side by side would meet if both came out wider: in the middle where both grow, else at the one that stays. */
function meeting(before: Extent, after: Extent): number {
  if (before.grows.right && after.grows.left) return (before.right + after.left) / 2;
  return before.grows.right ? after.left : before.right;
}

function isAround(outer: Extent, { left, right, top, bottom }: Extent): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return outer.left < x && outer.right > x && outer.top < y && outer.bottom > y;
}

function extentOf(item: SceneItem, measure: Measure): Extent | undefined {
  if (item.kind === "text") return item.text.trim() === "" ? undefined : textExtent(item, measure);
  if (item.fill === "none" && item.stroke === "none") return undefined;
  const { x, y, width, height } = item.kind === "box" ? item : boundsOf(pathSegments(item.d));
  if (item.kind === "path" && (width > signSize || height > signSize)) return undefined;
  return { left: x, right: x + width, top: y, bottom: y + height, grows: still };
}

function textExtent(item: TextItem, measure: Measure): Extent {
  const { x, y, text, size, font, weight, align } = item;
  const width = measure(text, size, font, weight);
  const left = x - { start: 0, middle: width / 2, end: width }[align];
  const grows = { left: align !== "start", right: align !== "end" };
  return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.25, grows };
}
