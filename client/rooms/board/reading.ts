// Owns: the order in which cards are read, and which card is next in a direction or nearest. Pure. Rule A11-20.

import { cardPitch } from "../../../shared/model/places.ts";
import type { Point } from "./geometry.ts";

export type Arrow = "left" | "right" | "up" | "down";

interface Placed extends Point {
  readonly id: string;
}

/** Cards row by row, then left to right. Cards whose tops differ by less than half a row are in one row. */
export function readingOrder<T extends Placed>(cards: Iterable<T>): T[] {
  const row = ({ y }: Point): number => Math.round(y / cardPitch.y);
  return [...cards].sort(
    (a, b) => row(a) - row(b) || a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1),
  );
}

/**
 * The nearest card in a direction: of those that lie more that way than sideways, the one with the least
 * distance, sideways counted double. `undefined` if there is none.
 */
export function nextInDirection<T extends Placed>(
  cards: Iterable<T>,
  from: Placed,
  arrow: Arrow,
): T | undefined {
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const card of cards) {
    if (card.id === from.id) continue;
    const [along, across] = alongAndAcross(card.x - from.x, card.y - from.y, arrow);
    if (along <= 0 || along < across) continue;
    const distance = along + 2 * across;
    if (distance < least || (distance === least && best && card.id < best.id)) {
      best = card;
      least = distance;
    }
  }
  return best;
}

/** The card nearest to a point, of two as near the first as they are read. */
export function nearestTo<T extends Placed>(cards: Iterable<T>, { x, y }: Point): T | undefined {
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const card of readingOrder(cards)) {
    const distance = Math.hypot(card.x - x, card.y - y);
    if (distance < least) {
      best = card;
      least = distance;
    }
  }
  return best;
}

function alongAndAcross(dx: number, dy: number, arrow: Arrow): readonly [number, number] {
  switch (arrow) {
    case "left":
      return [-dx, Math.abs(dy)];
    case "right":
      return [dx, Math.abs(dy)];
    case "up":
      return [-dy, Math.abs(dx)];
    case "down":
      return [dy, Math.abs(dx)];
  }
}
