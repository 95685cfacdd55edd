// Owns: where new cards are laid on the board: a block of rows below everything that lies there already. The
// places depend on the number of cards and on the board's extent, and on nothing else. Rule PRV-6.

import type { MapSnapshot } from "./change.ts";
import type { Place } from "./field.ts";

/** From one card's left upper corner to the next one's, in board units. */
export const cardPitch = { x: 224, y: 144 } as const;

/** Where a board starts when nothing lies on it, and how far a new block keeps from what does. */
const margin = cardPitch.y;
/** No block begins beyond this, so that it always fits within the bounds of a place. */
const farthest = 500_000;

/** As many places as asked for, row by row, in a block a little wider than it is high. */
export function freePlaces(map: MapSnapshot, count: number): Place[] {
  return rowsFrom(blockStart(map), count);
}

/** Such a block with its left upper corner at `start`. */
export function rowsFrom([left, top]: Place, count: number): Place[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * 1.4)));
  return Array.from({ length: count }, (_, index): Place => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    return [left + column * cardPitch.x, top + row * cardPitch.y];
  });
}

function blockStart(map: MapSnapshot): Place {
  let left: number | undefined;
  let bottom: number | undefined;
  for (const { place } of [...map.touchpoints.values(), ...map.groups.values()]) {
    if (!place) continue;
    left = Math.min(left ?? place[0], place[0]);
    bottom = Math.max(bottom ?? place[1], place[1]);
  }
  if (left === undefined || bottom === undefined) return [0, 0];
  const start: Place = [Math.round(left), Math.round(bottom + cardPitch.y + margin)];
  return start.every((coordinate) => Math.abs(coordinate) <= farthest) ? start : [0, 0];
}
