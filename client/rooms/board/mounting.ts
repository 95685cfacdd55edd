// Owns: which cards stand in the page at this moment. Those in view come in a few per frame, nearest to the
// middle first; those well out of view go. Pure.

import {
  type Bounds,
  cardBounds,
  cardSize,
  centreOf,
  isOverlapping,
  type Point,
} from "./geometry.ts";

/** At most so many new cards in one frame: about 10 ms on an office laptop. */
export const mountedPerFrame = 20;
/** As many while a hand pushes the board: a row or a column at a time. */
export const mountedInMotion = 8;
/** At least so many, however late pictures are: else a slow device would never have them all. */
const mountedAtLeast = 4;
/** How far around the view cards are there already, and how far they may stay, in board units. */
export const mountMargin = 160;
export const keepMargin = 480;

/** How many new cards the next picture has time for, after one that had time for `pace` and came late or not. */
export function nextPace(pace: number, isLate: boolean): number {
  return isLate
    ? Math.max(mountedAtLeast, Math.floor(pace / 2))
    : Math.min(mountedPerFrame, pace + 2);
}

interface Mounting {
  /** The ids that shall stand in the page; the same array as before if nothing has changed. */
  readonly ids: readonly string[];
  /** Whether all that is wanted is there. */
  readonly isComplete: boolean;
}

/**
 * The next step from what is mounted towards what is wanted. `wanted` and `keep` are candidates, `placeOf` gives
 * where a card lies (`undefined`: gone). `always` stay whatever the view, and come in even where `most` allows no others.
 */
export function nextMounting(
  mounted: readonly string[],
  view: { readonly wanted: Bounds; readonly keep: Bounds },
  candidates: readonly string[],
  always: readonly string[],
  placeOf: (id: string) => Point | undefined,
  most = mountedPerFrame,
): Mounting {
  const isWithin = (id: string, bounds: Bounds): boolean => {
    const place = placeOf(id);
    return place !== undefined && isOverlapping(cardBounds(place), bounds);
  };
  const pinned = always.filter((id) => placeOf(id) !== undefined);
  const kept = mounted.filter((id) => pinned.includes(id) || isWithin(id, view.keep));
  const there = new Set(kept);
  const first = pinned.filter((id) => !there.has(id));
  const missing = candidates.filter(
    (id) => !there.has(id) && !first.includes(id) && isWithin(id, view.wanted),
  );
  const isComplete = missing.length <= most;
  const wanted = isComplete ? missing : nearestFirst(missing, centreOf(view.wanted), placeOf);
  const coming = [...first, ...wanted.slice(0, most)];
  if (coming.length === 0 && kept.length === mounted.length) return { ids: mounted, isComplete };
  // A fixed order in the page: a card that moves is not taken out and put back, which would cost it its state.
  const ids = [...kept, ...coming].sort();
  return { ids, isComplete };
}

function nearestFirst(
  ids: readonly string[],
  middle: Point,
  placeOf: (id: string) => Point | undefined,
): string[] {
  const distance = new Map(
    ids.map((id) => {
      const { x, y } = placeOf(id) ?? middle;
      const across = x + cardSize.width / 2 - middle.x;
      const down = y + cardSize.height / 2 - middle.y;
      return [id, across * across + down * down];
    }),
  );
  return [...ids].sort((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0));
}
