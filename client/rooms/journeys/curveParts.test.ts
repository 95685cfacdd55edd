import { expect, test } from "vitest";
import { type Spot, spotsAlong } from "../../../shared/format/scene/curveFigures.ts";
import type { Scene } from "../../../shared/format/scene/scene.ts";
import type { CurvePoint } from "../../../shared/model/emotion.ts";
import type { Column } from "./columns.ts";
import { countParts, partOf, partWidth, placeCurve, sceneBetween } from "./curveParts.ts";

/** Stages of six steps, of which every eleventh was rated by nobody; beside lanes, or below each other and so dense. */
function curveOf(stages: number, width: number) {
  const columns: readonly Column[] = Array.from({ length: stages }, (_, at) => ({
    stageId: `stage${at}`,
    cells: Array.from({ length: 6 }, (_unused, step) => ({
      stepId: `step${at * 6 + step}`,
      touchpointId: "t",
      elsewhere: "",
    })),
  }));
  const points: readonly CurvePoint[] = columns.flatMap(({ cells }) =>
    cells.map(({ stepId }) => {
      const at = Number(stepId.slice(4));
      const mean = ((at * 7) % 9) / 2 - 2;
      const emotion = { mean, spread: at % 5 === 0 ? 1.6 : 0.4, love: at % 3, pain: 2, n: 9 };
      return { stepId, emotion: at % 11 === 0 ? undefined : emotion };
    }),
  );
  const places = columns.map((_, at) => ({ left: at * (width + 24), width }));
  return { columns, points, whole: placeCurve(columns, points, places) };
}

interface Seen {
  readonly texts: readonly string[];
  /** Along the curve, the signs and the bars. */
  readonly spots: readonly Spot[];
}

/** What is seen of a scene that begins at `by` between two places of the whole. */
function seen({ items }: Scene, by: number, from: number, to: number): Seen {
  const isWithin = ({ x }: { readonly x: number }): boolean => x + by > from && x + by < to;
  const texts = items.flatMap((item) =>
    item.kind === "text" && item.text !== "" && isWithin(item)
      ? [`${item.text} ${(item.x + by).toFixed(1)} ${item.y.toFixed(1)}`]
      : [],
  );
  const spots = items.flatMap((item) => (item.kind === "path" ? spotsAlong(item.d) : []));
  const placed = spots.filter(isWithin).map(({ x, y }) => ({ x: x + by, y }));
  return { texts, spots: placed.filter(({ y }) => !isOnScale(y)) };
}

/** The lines of the scale begin and end elsewhere in each part. */
function isOnScale(y: number): boolean {
  return (y - 40) % 37.5 === 0;
}

test.each([
  ["in lanes", 1300],
  ["below each other", 248],
])("[MAP-400] each part of a long curve shows what the whole shows there: steps %s", (_, width) => {
  const { whole } = curveOf(8, width);
  const inOne = sceneBetween(whole, 0, whole.right);
  expect(countParts(whole)).toBeGreaterThan(3);
  for (let at = 0; at < countParts(whole); at++) {
    const [from, to] = [at * partWidth, (at + 1) * partWidth];
    const [part, there] = [seen(partOf(whole, at), from, from, to), seen(inOne, 0, from, to)];
    expect(part.texts).toEqual(there.texts);
    expect(part.spots).toHaveLength(there.spots.length);
    const apart = part.spots.map(({ x, y }, nth) => {
      const spot = there.spots[nth] ?? { x: 0, y: 0 };
      return Math.hypot(spot.x - x, spot.y - y);
    });
    expect(Math.max(...apart)).toBeLessThan(0.1);
  }
});

test("[MAP-401] from right to left the points of a curve stand under their steps, those of a stage among them", () => {
  const { columns, points } = curveOf(2, 600);
  const places = [
    { left: 624, width: 600 },
    { left: 0, width: 600 },
  ];
  const curve = placeCurve(columns, points, places, true);
  const felt = points.map(({ emotion }) => emotion);
  expect(curve.points.map(({ emotion }) => emotion)).toEqual(felt.toReversed());
  expect(curve.points.map(({ x }) => x).slice(0, 3)).toEqual([50, 150, 250]);
});

test("[MAP-400] nothing of a curve is drawn before its columns have their places", () => {
  const { columns, points } = curveOf(3, 248);
  expect(countParts(placeCurve(columns, points, []))).toBe(0);
});
