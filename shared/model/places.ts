// Owns: where new cards are laid on the board: a block of rows where nothing lies to their right, or below everything that
// lies there already. The places depend on the number of cards and on where others lie, and on nothing else. Rules PRV-6,
// MAP-320.

import type { MapSnapshot } from "./change.ts";
import type { Place } from "./field.ts";

/** From one card's left upper corner to the next one's, in board units. */
export const cardPitch = { x: 224, y: 144 } as const;

/** Where a board starts when nothing lies on it, and how far a new block keeps from what does. */
const margin = cardPitch.y;
/** No block begins beyond this, so that it always fits within the bounds of a place. */
const farthest = 500_000;

/** How much wider than high a board is at best: about as a screen, so that as much as can be is read when all is in view. */
const shape = 1.6;

/** As many places as asked for, row by row, in a block a little wider than it is high. */
export function freePlaces(map: MapSnapshot, count: number): Place[] {
  return rowsFrom(blockStart(map, count), count);
}

/** Such a block with its left upper corner at `start`. */
export function rowsFrom([left, top]: Place, count: number): Place[] {
  const columns = columnsFor(count);
  return Array.from({ length: count }, (_, index): Place => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    return [left + column * cardPitch.x, top + row * cardPitch.y];
  });
}

function columnsFor(count: number): number {
  return Math.max(1, Math.ceil(Math.sqrt(count * 1.4)));
}

/** At the right end of some rows, or below them all: where the whole is seen largest and grows least. Rule MAP-320. */
function blockStart(map: MapSnapshot, count: number): Place {
  const placed = [...map.touchpoints.values(), ...map.groups.values()];
  const places = placed.flatMap(({ place }) => (place ? [place] : []));
  if (places.length === 0) return [0, 0];
  const columns = columnsFor(count);
  const rows = Math.ceil(count / columns);
  const { left, top, ends } = rowEnds(places);
  const right = Math.max(...ends);
  let best: Place = [0, 0];
  let least = Number.POSITIVE_INFINITY;
  let leastArea = Number.POSITIVE_INFINITY;
  for (let row = 0; row <= ends.length + 1; row++) {
    // One row above and one below stay free.
    const end = Math.max(left, ...ends.slice(Math.max(0, row - 1), row + rows + 1));
    const x = end === left ? left : left + upTo(end + margin - left, cardPitch.x);
    const width = Math.max(right, x + columns * cardPitch.x) - left;
    const height = Math.max(ends.length, row + rows) * cardPitch.y;
    const size = Math.max(width / shape, height);
    const area = width * height;
    if (size > least || (size === least && area >= leastArea)) continue;
    least = size;
    leastArea = area;
    best = [Math.round(x), Math.round(top + row * cardPitch.y)];
  }
  return best.every((coordinate) => Math.abs(coordinate) <= farthest) ? best : [0, 0];
}

/** In whole columns, so that the cards of all blocks stand in line. */
function upTo(length: number, step: number): number {
  return Math.ceil(length / step) * step;
}

/** The board in rows as high as a card, and where the last card of each ends: at `left` where there is none. */
function rowEnds(places: readonly Place[]) {
  const left = places.reduce((least, [x]) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const top = places.reduce((least, [, y]) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const ends: number[] = [];
  for (const [x, y] of places) {
    const first = Math.floor((y - top) / cardPitch.y);
    const last = Math.ceil((y - top) / cardPitch.y);
    for (let row = first; row <= last; row++) {
      ends[row] = Math.max(ends[row] ?? left, x + cardPitch.x);
    }
  }
  return { left, top, ends: Array.from(ends, (end) => end ?? left) };
}
