// Owns: where new cards are laid on the board: a block of rows below everything that lies there already, or to the right
// of it where the board would grow too high. The places depend on the number of cards and on the board's extent, and on
// nothing else. Rules PRV-6, MAP-320.

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

/** Below the board or to the right of it: wherever the whole is seen larger. Rule MAP-320. */
function blockStart(map: MapSnapshot, count: number): Place {
  const board = takenUp(map);
  if (!board) return [0, 0];
  const columns = columnsFor(count);
  const block = {
    width: columns * cardPitch.x,
    height: Math.ceil(count / columns) * cardPitch.y,
  };
  const width = board.right - board.left;
  const height = board.bottom - board.top;
  const whenBelow = Math.max(Math.max(width, block.width) / shape, height + margin + block.height);
  const whenBeside = Math.max(
    (width + margin + block.width) / shape,
    Math.max(height, block.height),
  );
  const start: Place =
    whenBeside < whenBelow
      ? [Math.round(board.right + margin), Math.round(board.top)]
      : [Math.round(board.left), Math.round(board.bottom + margin)];
  return start.every((coordinate) => Math.abs(coordinate) <= farthest) ? start : [0, 0];
}

/** What placed cards and groups take up, each with the space that a card has to itself; `null` without any. */
function takenUp(map: MapSnapshot) {
  const placed = [...map.touchpoints.values(), ...map.groups.values()];
  const places = placed.flatMap(({ place }) => (place ? [place] : []));
  if (places.length === 0) return null;
  const board = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const [x, y] of places) {
    board.left = Math.min(board.left, x);
    board.top = Math.min(board.top, y);
    board.right = Math.max(board.right, x + cardPitch.x);
    board.bottom = Math.max(board.bottom, y + cardPitch.y);
  }
  return board;
}
