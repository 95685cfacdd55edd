// Owns: how the picture of a long emotion curve is cut into parts beside each other, of which each shows what the whole would show
// there. Knows no React. Rule MAP-400.

import { curveItems } from "../../../shared/format/scene/emotionCurve.ts";
import type { Scene } from "../../../shared/format/scene/scene.ts";
import type { CurvePoint } from "../../../shared/model/emotion.ts";
import type { Column } from "./columns.ts";

/** Where a column lies in its row, in CSS pixels from the row's physical left. */
export interface ColumnPlace {
  readonly left: number;
  readonly width: number;
}

/** A curve whose points have their places. */
export interface PlacedCurve {
  /** From left to right. */
  readonly points: readonly { readonly x: number; readonly emotion: CurvePoint["emotion"] }[];
  readonly left: number;
  readonly right: number;
  readonly isDense: boolean;
}

export const partWidth = 640;
export const curveHeight = 234;

const top = 40;
/** From +2 to −2: below it there is room for the counts. */
const scaleHeight = 150;
const denseBelow = 96;

/** How far from its point stands what is drawn of it. */
const reach = 64;
/** How far from there a line matters to the place of a figure. */
const sway = 96;

/** So many points beyond bend the last line that is seen. */
const bending = 3;

/** In a page that is read from right to left the steps of a stage begin at its right, too. Rule MAP-401. */
export function placeCurve(
  columns: readonly Column[],
  points: readonly CurvePoint[],
  places: readonly ColumnPlace[],
  isRightToLeft = false,
): PlacedCurve {
  const emotions = new Map(points.map((point) => [point.stepId, point.emotion]));
  const placed = columns.flatMap(({ cells }, at) => {
    const { left = 0, width = 0 } = places[at] ?? {};
    return cells.map(({ stepId }, index) => {
      const nth = isRightToLeft ? cells.length - 1 - index : index;
      return { x: left + ((nth + 0.5) / cells.length) * width, emotion: emotions.get(stepId) };
    });
  });
  placed.sort((a, b) => a.x - b.x);
  const felt = placed.filter(({ emotion }) => emotion);
  const right = Math.max(0, ...places.map((place) => place.left + place.width));
  return {
    points: placed,
    left: Math.min(...places.map((place) => place.left), right),
    right,
    isDense: felt.some(({ x }, at) => at > 0 && x - (felt[at - 1]?.x ?? 0) < denseBelow),
  };
}

export function countParts({ right }: PlacedCurve): number {
  return Math.ceil(right / partWidth);
}

/** The part number `at`, from 0 at the left. */
export function partOf(curve: PlacedCurve, at: number): Scene {
  return sceneBetween(curve, at * partWidth, Math.min((at + 1) * partWidth, curve.right));
}

/** What the picture shows between two places, with the signs of points outside as far as they reach into it. */
export function sceneBetween(curve: PlacedCurve, from: number, to: number): Scene {
  const { points, left, right, isDense } = curve;
  const first = points.findIndex(({ x }) => x >= from - reach - sway);
  const last = points.findLastIndex(({ x }) => x <= to + reach + sway);
  const near = first < 0 ? [] : points.slice(Math.max(0, first - bending), last + 1 + bending);
  const items = curveItems({
    points: near.map(({ x, emotion }) => ({ x: x - from, emotion })),
    left: left + 28 - from,
    right: right - from,
    top,
    height: scaleHeight,
    isDense,
    within: { from: -reach, to: to - from + reach },
  });
  return { width: to - from, height: curveHeight, title: "", description: "", items };
}
