// Owns: by which sides a flow of a process map leaves one node and enters another, and the way it takes between them. Pure
// geometry, the same on the screen, in pictures and in files.

import type { Size } from "./processPlaces.ts";

export type Side = "top" | "right" | "bottom" | "left";

export interface Corner {
  readonly x: number;
  readonly y: number;
}

export interface NodeBox extends Corner, Size {
  /** The ways out of a decision part at its corners. */
  readonly isDecision?: boolean;
}

/** By which sides a flow leaves one box and enters another: onward, down, up, or back beneath both. */
export function facingSides(from: NodeBox, to: Corner & Size): readonly [Side, Side] {
  if (to.x >= from.x + from.width) {
    const fall = to.y + to.height / 2 - (from.y + from.height / 2);
    if (!from.isDecision || Math.abs(fall) < from.height / 2) return ["right", "left"];
    return [fall > 0 ? "bottom" : "top", "left"];
  }
  if (to.y >= from.y + from.height) return ["bottom", "top"];
  if (to.y + to.height <= from.y) return ["top", "bottom"];
  return ["bottom", "bottom"];
}

/** The corners of the way between two boxes, with right angles, from the edge of one to that of the other. */
export function routeBetween(from: NodeBox, to: NodeBox): readonly Corner[] {
  const [out, into] = facingSides(from, to);
  const start = middleOf(from, out);
  const end = middleOf(to, into);
  return withoutRepeats([start, ...turnsBetween(start, end, [out, into]), end]);
}

/** How far beneath two boxes a flow leads back. */
const beneath = 24;

function turnsBetween(
  start: Corner,
  end: Corner,
  [out, into]: readonly [Side, Side],
): readonly Corner[] {
  if (out === "right") {
    const x = (start.x + end.x) / 2;
    return [
      { x, y: start.y },
      { x, y: end.y },
    ];
  }
  if (into === "left") return [{ x: start.x, y: end.y }];
  const y = out === into ? Math.max(start.y, end.y) + beneath : (start.y + end.y) / 2;
  return [
    { x: start.x, y },
    { x: end.x, y },
  ];
}

function middleOf({ x, y, width, height }: NodeBox, side: Side): Corner {
  switch (side) {
    case "top":
      return { x: x + width / 2, y };
    case "right":
      return { x: x + width, y: y + height / 2 };
    case "bottom":
      return { x: x + width / 2, y: y + height };
    case "left":
      return { x, y: y + height / 2 };
    default:
      return side satisfies never;
  }
}

// A straight flow has no turns: what lies on the way between its neighbours is left out.
function withoutRepeats(corners: readonly Corner[]): readonly Corner[] {
  return corners.filter((corner, at) => {
    const [before, after] = [corners[at - 1], corners[at + 1]];
    if (!before || !after) return true;
    const isAcross = before.y === corner.y && corner.y === after.y;
    const isAlong = before.x === corner.x && corner.x === after.x;
    return !isAcross && !isAlong;
  });
}
