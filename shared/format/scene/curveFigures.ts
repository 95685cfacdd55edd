// Owns: where the figure of a point stands beside an emotion curve, so that no line runs through it, and the part of a curve that
// lies on one line of several. Knows no emotions.

import { pathSegments, type Segment, segmentsToPath } from "./outline.ts";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What a figure has to keep clear of. */
export interface Surroundings {
  /** Spots of the curves that are drawn, from left to right, nearer to each other than a figure is wide. */
  readonly curves: readonly Spot[];
  /** The height of the line of nought. */
  readonly zero: number;
  /** Of the figure's letters. */
  readonly size: number;
  /** From the middle of the point's sign to its edge. */
  readonly sign: number;
  /** Whether a bar runs through the point from above to below. */
  readonly isBarred: boolean;
}

const strides = 24;

/** Spots along a path of moves, lines and curves. */
export function spotsAlong(d: string): readonly Spot[] {
  const spots: Spot[] = [];
  let from: Spot = { x: 0, y: 0 };
  for (const segment of pathSegments(d)) {
    if (segment.kind === "close") continue;
    const { x, y } = segment;
    const [first, second] =
      segment.kind === "curve"
        ? [
            { x: segment.x1, y: segment.y1 },
            { x: segment.x2, y: segment.y2 },
          ]
        : [from, { x, y }];
    for (let stride = 0; segment.kind !== "move" && stride <= strides; stride++) {
      spots.push(onBezier([from, first, second, { x, y }], stride / strides));
    }
    from = { x, y };
  }
  return spots;
}

function onBezier([a, b, c, d]: readonly [Spot, Spot, Spot, Spot], t: number): Spot {
  const [wa, wb, wc, wd] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
  return {
    x: wa * a.x + wb * b.x + wc * c.x + wd * d.x,
    y: wa * a.y + wb * b.y + wc * c.y + wd * d.y,
  };
}

/** The middle of the figure's base line: above the point, below or beside it, where lines cross it least. */
export function figureSpot(text: string, { x, y }: Spot, around: Surroundings): Spot {
  const { curves, zero, size, sign, isBarred } = around;
  const half = (text.length * size * 0.56) / 2;
  const reach = sign + 5 + half;
  const [above, below] = [y - sign - 6, y + sign + 17];
  const upright: readonly Spot[] = [
    { x, y: above },
    { x, y: below },
  ];
  const beside = [above + 4, below - 6, y + 5].flatMap((base): readonly Spot[] => [
    { x: x + reach, y: base },
    { x: x - reach, y: base },
  ]);
  const near = spotsBetween(curves, x - reach - half - 2, x + reach + half + 2);
  const crossings = (place: Spot): number => {
    const [top, bottom] = [place.y - size * 0.8, place.y + 3];
    const isHere = (spot: Spot): boolean =>
      Math.abs(spot.x - place.x) <= half + 2 && spot.y >= top && spot.y <= bottom;
    return (zero >= top && zero <= bottom ? 2 : 0) + (near.some(isHere) ? 3 : 0);
  };
  const places = isBarred ? beside : [...upright, ...beside];
  const scores = places.map(crossings);
  return places[scores.indexOf(Math.min(...scores))] ?? { x, y: above };
}

/** A long journey has tens of thousands of spots: those that can matter are found without a look at the others. */
function spotsBetween(spots: readonly Spot[], left: number, right: number): readonly Spot[] {
  const near: Spot[] = [];
  for (let at = firstFrom(spots, left); at < spots.length; at++) {
    const spot = spots[at];
    if (!spot || spot.x > right) break;
    near.push(spot);
  }
  return near;
}

/** Which of the spots, from left to right, is the first that does not lie before `left`. */
function firstFrom(spots: readonly Spot[], left: number): number {
  let [low, high] = [0, spots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spots[middle]?.x ?? left) < left) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What of a curve lies between two places; "" if nothing does. Its controls stand a third of the way along, as those of a monotone
 * curve do, so that it comes along as steadily as its parameter grows.
 */
export function cutCurve(
  d: string,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const parts: Segment[] = [];
  let start: Spot = { x: 0, y: 0 };
  for (const segment of pathSegments(d)) {
    if (segment.kind === "close") continue;
    const { x, y } = segment;
    const [low, high] = [(from - start.x) / (x - start.x), (to - start.x) / (x - start.x)];
    if (segment.kind !== "move" && low < 1 && high > 0) {
      const third = { x: (x - start.x) / 3, y: (y - start.y) / 3 };
      const [first, second] =
        segment.kind === "curve"
          ? [
              { x: segment.x1, y: segment.y1 },
              { x: segment.x2, y: segment.y2 },
            ]
          : [
              { x: start.x + third.x, y: start.y + third.y },
              { x: x - third.x, y: y - third.y },
            ];
      const [a, b, c, e] = partOf(
        [start, first, second, { x, y }],
        Math.max(0, low),
        Math.min(1, high),
      );
      if (parts.length === 0) parts.push({ kind: "move", ...a });
      parts.push({ kind: "curve", x1: b.x, y1: b.y, x2: c.x, y2: c.y, x: e.x, y: e.y });
    }
    start = { x, y };
  }
  return segmentsToPath(parts);
}

type Bezier = readonly [Spot, Spot, Spot, Spot];

/** The part of a curve between two of its parameters, by the blossom of its controls. */
function partOf(controls: Bezier, low: number, high: number): Bezier {
  const at = (r: number, s: number, t: number): Spot => {
    const [a, b, c, d] = controls;
    const [ab, bc, cd] = [between(a, b, r), between(b, c, r), between(c, d, r)];
    return between(between(ab, bc, s), between(bc, cd, s), t);
  };
  return [at(low, low, low), at(low, low, high), at(low, high, high), at(high, high, high)];
}

function between(a: Spot, b: Spot, t: number): Spot {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}
