// Owns: how cards are brought into line: aligned at an edge, spread evenly, laid in rows. Pure: gives the new places of
// the cards that move. Rules MAP-181 to MAP-183.

import type { Move } from "../../../shared/model/touchpoint.ts";
import { blockOf } from "./arrange.ts";
import { cardSize, type Point } from "./geometry.ts";
import { readingOrder } from "./reading.ts";

export const tidyKinds = [
  "left",
  "centre",
  "right",
  "top",
  "middle",
  "bottom",
  "columns",
  "rows",
  "grid",
] as const;
export type TidyKind = (typeof tidyKinds)[number];

interface Lying extends Point {
  readonly id: string;
}

/**
 * Where cards go: `left` to `bottom` align all at that edge or middle of the rectangle around them; `columns` and `rows` leave
 * equal gaps from left to right or from top to bottom, the outermost staying where they are; `grid` lays them in rows in the
 * order in which they are read, from the corner of that rectangle. Fewer than two cards go nowhere.
 */
export function tidied(cards: readonly Lying[], kind: TidyKind): Move[] {
  if (cards.length < 2) return [];
  const places = placesOf(cards, kind);
  return cards.flatMap((card) => {
    const to = places.get(card.id);
    if (!to || (to.x === card.x && to.y === card.y)) return [];
    return [{ id: card.id, place: [Math.round(to.x), Math.round(to.y)] as const }];
  });
}

function placesOf(cards: readonly Lying[], kind: TidyKind): ReadonlyMap<string, Point> {
  const xs = cards.map(({ x }) => x);
  const ys = cards.map(({ y }) => y);
  const edge = {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
  const each = (to: (card: Lying) => Point) => new Map(cards.map((card) => [card.id, to(card)]));
  switch (kind) {
    case "left":
      return each(({ y }) => ({ x: edge.left, y }));
    case "centre":
      return each(({ y }) => ({ x: (edge.left + edge.right) / 2, y }));
    case "right":
      return each(({ y }) => ({ x: edge.right, y }));
    case "top":
      return each(({ x }) => ({ x, y: edge.top }));
    case "middle":
      return each(({ x }) => ({ x, y: (edge.top + edge.bottom) / 2 }));
    case "bottom":
      return each(({ x }) => ({ x, y: edge.bottom }));
    case "columns":
      return spread(cards, "x");
    case "rows":
      return spread(cards, "y");
    case "grid": {
      const order = readingOrder(cards);
      const block = blockOf(order.length, { x: edge.left, y: edge.top });
      return new Map(
        order.flatMap((card, at) => {
          const place = block[at];
          return place ? [[card.id, { x: place[0], y: place[1] }] as const] : [];
        }),
      );
    }
    default:
      return kind satisfies never;
  }
}

/** Equal steps along one axis. Where there is less room than the cards take, they stand edge to edge. */
function spread(cards: readonly Lying[], axis: "x" | "y"): ReadonlyMap<string, Point> {
  const order = [...cards].sort((a, b) => a[axis] - b[axis] || (a.id < b.id ? -1 : 1));
  const [first, last] = [order[0], order.at(-1)];
  if (!first || !last) return new Map();
  const size = axis === "x" ? cardSize.width : cardSize.height;
  const step = Math.max(size, (last[axis] - first[axis]) / (order.length - 1));
  return new Map(
    order.map((card, at) => [card.id, { x: card.x, y: card.y, [axis]: first[axis] + at * step }]),
  );
}
