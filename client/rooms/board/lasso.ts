// Owns: which cards a line drawn by hand goes around. Pure. Rule MAP-184.

import type { Point } from "./geometry.ts";

/** From one point of a line to the next at least so far, CSS pixels: a long line stays cheap. */
export const lassoStep = 4;

/**
 * Whether a point lies inside a closed line, by the even-odd rule: a ray to the right crosses it an odd number of times
 * (Shimrat, 1962). The line closes itself; fewer than three points go around nothing.
 */
export function isEncircled(line: readonly Point[], { x, y }: Point): boolean {
  let isInside = false;
  let previous = line.at(-1);
  for (const point of line) {
    if (previous && point.y > y !== previous.y > y) {
      const crossing = point.x + ((y - point.y) / (previous.y - point.y)) * (previous.x - point.x);
      if (x < crossing) isInside = !isInside;
    }
    previous = point;
  }
  return isInside;
}

/** The line with one more point, or as it was where that is too near to the last one. `least` in the line's units. */
export function lengthened(line: readonly Point[], to: Point, least: number): readonly Point[] {
  const last = line.at(-1);
  if (last && Math.hypot(to.x - last.x, to.y - last.y) < least) return line;
  return [...line, to];
}
