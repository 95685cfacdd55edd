// Owns: the box around a drawn path, by its corners and the handles of its curves.

import type { Segment } from "../scene/outline.ts";

/** The box; a shape without any width would be drawn nowhere, so it has a hundredth of a unit at least. */
export function boundsOf(segments: readonly Segment[]) {
  const points = segments.flatMap((segment) => {
    if (segment.kind === "close") return [];
    if (segment.kind !== "curve") return [[segment.x, segment.y] as const];
    return [
      [segment.x1, segment.y1],
      [segment.x2, segment.y2],
      [segment.x, segment.y],
    ] as const;
  });
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return {
    x,
    y,
    width: Math.max(0.01, Math.max(...xs) - x),
    height: Math.max(0.01, Math.max(...ys) - y),
  };
}
