// Owns: where cards go when nobody has said where: a block of rows, and the free spot nearest to a wish. Pure.

import type { Place } from "../../../shared/model/field.ts";
import { cardPitch } from "../../../shared/model/places.ts";
import {
  type Bounds,
  cardSize,
  isOverlapping,
  type Point,
  type Size,
  shifted,
} from "./geometry.ts";

const gap = cardPitch.x - cardSize.width;

/** Places for `count` cards in rows, a block about as wide as it is high, its left upper corner at `start`. */
export function blockOf(count: number, start: Point): Place[] {
  const columns = blockColumns(count);
  return Array.from({ length: count }, (_, index): Place => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    return [Math.round(start.x + column * cardPitch.x), Math.round(start.y + row * cardPitch.y)];
  });
}

/** How much room such a block takes. */
export function blockSize(count: number): Size {
  const columns = blockColumns(count);
  const rows = Math.ceil(count / columns);
  return { width: columns * cardPitch.x - gap, height: rows * cardPitch.y - gap };
}

/**
 * The left upper corner nearest to `wish` where a rectangle of `size` overlaps nothing that `obstacles` gives for
 * it, a gap around it included. Looks in rings up to 40 steps away, then takes the wish as it is.
 */
export function freeSpot(
  wish: Point,
  size: Size,
  obstacles: (bounds: Bounds) => Iterable<Bounds>,
): Point {
  const wanted: Bounds = {
    left: wish.x - gap,
    top: wish.y - gap,
    right: wish.x + size.width + gap,
    bottom: wish.y + size.height + gap,
  };
  for (let ring = 0; ring <= 40; ring++) {
    for (const [column, row] of ringOf(ring)) {
      const dx = (column * cardPitch.x) / 2;
      const dy = (row * cardPitch.y) / 2;
      if (isFree(shifted(wanted, dx, dy), obstacles)) return { x: wish.x + dx, y: wish.y + dy };
    }
  }
  return wish;
}

function blockColumns(count: number): number {
  return Math.max(1, Math.round(Math.sqrt((count * cardPitch.y * 1.5) / cardPitch.x)));
}

function isFree(bounds: Bounds, obstacles: (bounds: Bounds) => Iterable<Bounds>): boolean {
  for (const obstacle of obstacles(bounds)) if (isOverlapping(bounds, obstacle)) return false;
  return true;
}

/** Steps at the distance `ring`, those below and to the right first, where people look for what is new. */
function ringOf(ring: number): (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]];
  const steps: (readonly [number, number])[] = [];
  for (let across = -ring; across <= ring; across++) {
    steps.push([across, ring], [ring, across], [across, -ring], [-ring, across]);
  }
  return steps.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
}
