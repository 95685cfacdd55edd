// Owns: a part of the board as it stands in a path of the workshop, `board/at/<left>,<top>,<width>,<height>` in board units, so
// that each screen shows at least all of it. Rule A11-111.

import { type Camera, centredOn } from "./camera.ts";
import { type Bounds, centreOf, type Size, sizeOf } from "./geometry.ts";

/** Beyond this nothing lies, board units. */
const farthest = 1e7;

/** A part of the board as it stands in a path. */
export function partOf({ left, top, right, bottom }: Bounds): string {
  return [left, top, right - left, bottom - top].map(Math.round).join(",");
}

/** The part of the board that an address names after `at`, or `null` if it names none. */
export function boundsOfPath(part: string): Bounds | null {
  const numbers = part.split(",").map(Number);
  const [left, top, width, height] = numbers;
  if (numbers.length !== 4 || numbers.some((one) => !(Math.abs(one) <= farthest))) return null;
  if (left === undefined || top === undefined || !width || !height) return null;
  if (width <= 0 || height <= 0) return null;
  return { left, top, right: left + width, bottom: top + height };
}

/** The view that shows all of that part, as large as it fits. */
export function cameraOn(bounds: Bounds, view: Size): Camera {
  const { width, height } = sizeOf(bounds);
  const zoom = Math.min(view.width / width, view.height / height);
  return centredOn(centreOf(bounds), view, Math.max(0.05, Math.min(4, zoom)));
}
