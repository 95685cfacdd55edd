// Owns: the signs of feeling as outlines in a 32 by 32 box: a heart for love, a burst for pain, two points that lead
// apart for a small group that is mixed, so that colour is never the only sign.

import type { EmotionStep, FeelingWord } from "../../model/emotion.ts";
import { type Ink, path, round, type SceneItem } from "./scene.ts";

export const heart =
  "M16 30C10 25.5 1.5 19 1.5 11.2C1.5 6.4 5 3 9.2 3C12 3 14.6 4.5 16 7C17.4 4.5 20 3 22.8 3C27 3 30.5 6.4 30.5 11.2C30.5 19 22 25.5 16 30Z";
export const burst =
  "M16 0.5L20.2 5.9L27 5L26.1 11.8L31.5 16L26.1 20.2L27 27L20.2 26.1L16 31.5L11.8 26.1L5 27L5.9 20.2L0.5 16L5.9 11.8L5 5L11.8 5.9Z";
export const circle =
  "M16 3C23.2 3 29 8.8 29 16C29 23.2 23.2 29 16 29C8.8 29 3 23.2 3 16C3 8.8 8.8 3 16 3Z";

const apart = "M16 1L28 12L4 12ZM16 31L4 20L28 20Z";

/** The sign of a small group's word, and the ink of its outline: never filled as a mean is. */
export const wordSigns: Readonly<
  Record<FeelingWord, { readonly outline: string; readonly ink: Ink }>
> = {
  love: { outline: heart, ink: "love" },
  mixed: { outline: apart, ink: "ink2" },
  pain: { outline: burst, ink: "pain" },
};

/** The outline that goes with a step between pain and love. */
export function emotionOutline(step: EmotionStep): string {
  if (step === "0") return circle;
  return step.startsWith("P") ? heart : burst;
}

/** A sign of the given size around a point. */
export function sign(
  outline: string,
  x: number,
  y: number,
  size: number,
  fill: Ink,
  stroke: Ink,
): SceneItem[] {
  return [
    path(moved(outline, x - size / 2, y - size / 2, size / 32), { fill, stroke, strokeWidth: 1.5 }),
  ];
}

// Outlines have absolute coordinates in pairs only, so moving them is arithmetic on each pair.
function moved(outline: string, dx: number, dy: number, scale: number): string {
  let isX = false;
  return outline
    .replace(/-?\d+(\.\d+)?/g, (number) => {
      isX = !isX;
      return `${round(Number(number) * scale + (isX ? dx : dy))}${isX ? " " : ""}`;
    })
    .replace(/ {2,}/g, " ");
}
