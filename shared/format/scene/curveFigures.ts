// Owns: where the figure of a point stands beside an emotion curve, so that no line runs through it. Knows no emotions.

import { pathSegments } from "./outline.ts";

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
