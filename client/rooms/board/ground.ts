// Owns: the ground that lies under the cards in the page: all that is around the view, in wide steps. A browser draws what stands
// far apart on layers of their own, thirty for the cards of a view, and works all of them out anew in each picture of a
// board that is pushed; what lies on a common ground it draws on one. Must not know what lies on it. Rule MAP-266.

import type { Bounds } from "./geometry.ts";

/** So far must the view go for the ground to be laid anew, board units. */
const step = 1024;

/** Lays the ground under a part of the board. */
export function layGround(ground: HTMLElement, part: Bounds): void {
  const [left, top] = [floor(part.left), floor(part.top)];
  const [width, height] = [-floor(-part.right) - left, -floor(-part.bottom) - top];
  const { style } = ground;
  const set = (name: "left" | "top" | "width" | "height", value: number): void => {
    const length = `${value}px`;
    if (style[name] !== length) style[name] = length;
  };
  set("left", left);
  set("top", top);
  set("width", width);
  set("height", height);
}

function floor(coordinate: number): number {
  return Math.floor(coordinate / step) * step;
}
