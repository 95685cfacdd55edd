// Owns: which of the cards lie above which: of two that lie on each other the one that is higher, and of two as high the later
// id, the same for everybody; and how high a card comes to lie that is put on others. Rules MAP-415, MAP-430.

import type { MapChange } from "../../../shared/model/change.ts";
import { stackMax, type Touchpoint } from "../../../shared/model/tables.ts";
import type { Move } from "../../../shared/model/touchpoint.ts";
import { type Bounds, cardBounds, type Point } from "./geometry.ts";

/** From so many on, those in view are picked out of all in order, which is quicker than to put them in order. */
const many = 300;
const orders = new WeakMap<Lying, readonly string[]>();

interface Stacked {
  readonly id: string;
  readonly touchpoint: Pick<Touchpoint, "stack">;
}

/** What is asked of the cards that lie on the board. */
interface Lying {
  readonly cards: ReadonlyMap<string, Point>;
  within(bounds: Bounds): string[];
  height(id: string): number;
  isFlat(): boolean;
}

/** In whole steps, whatever is stored: a page knows no others. */
export function heightOf({ touchpoint }: Stacked): number {
  return Math.floor(touchpoint.stack ?? 0);
}

/** How high cards lie, of those that do not all lie on the ground. */
export function openHeights() {
  const heights = new Map<string, number>();
  return {
    put: (card: Stacked): void => {
      const height = heightOf(card);
      if (height > 0) heights.set(card.id, height);
      else heights.delete(card.id);
    },
    remove: (id: string): void => {
      heights.delete(id);
    },
    of: (id: string): number => heights.get(id) ?? 0,
    isFlat: (): boolean => heights.size === 0,
  };
}

/** Whether the first of two cards lies above where they lie on each other. */
export function isStackedOn(a: Stacked, b: Stacked): boolean {
  return heightOf(a) - heightOf(b) > (a.id > b.id ? -1 : 0);
}

/** Ids in their own order become ids in the order in which the cards lie, the lower ones first. */
export function lowestFirst(
  ids: readonly string[],
  height: (id: string) => number,
): readonly string[] {
  const above = ids.filter((id) => height(id) > 0);
  if (above.length === 0) return ids;
  const low = ids.filter((id) => height(id) === 0);
  return [...low, ...above.sort((a, b) => height(a) - height(b))];
}

/** Ids of the cards that touch a part of the board, the lower ones first. */
export function stackedWithin(scene: Lying, bounds: Bounds): string[] {
  const ids = orderedWithin(scene, bounds);
  return scene.isFlat() ? ids : [...lowestFirst(ids, scene.height)];
}

function orderedWithin(scene: Lying, bounds: Bounds): string[] {
  const found = scene.within(bounds);
  if (found.length < many) return found.sort();
  const wanted = new Set(found);
  const known = (orders.get(scene) ?? []).filter((id) => wanted.has(id));
  if (known.length === found.length) return known;
  // Some came since the last time.
  const order = [...scene.cards.keys()].sort();
  orders.set(scene, order);
  return order.filter((id) => wanted.has(id));
}

/** How high a card has to lie to be above another. */
function above({ height }: Pick<Lying, "height">, other: string, id: string): number {
  return height(other) + Number(other > id);
}

/** The same changes, and for a card that would be made under another, how high it has to lie to be above it. */
export function madeOnTop(scene: Lying, changes: readonly MapChange[]): readonly MapChange[] {
  return changes.map((change) => {
    if (change.op !== "create" || change.table !== "touchpoints") return change;
    const { id, values } = change;
    if (!values.place) return change;
    const [x, y] = values.place;
    const under = scene.within(cardBounds({ x, y }));
    const stack = Math.min(stackMax, Math.max(0, ...under.map((other) => above(scene, other, id))));
    return stack === 0 ? change : { ...change, values: { ...values, stack } };
  });
}

/**
 * The same moves, and for a card that would come to lie under another where it is put down, how high it has to lie to be above
 * it. Those that are put down together lie on each other as before.
 */
export function putOnTop(scene: Lying, moves: readonly Move[]): readonly Move[] {
  const wishes = new Map(moves.map((move) => [move.id, move]));
  const risen = new Map<string, number>();
  const height = (id: string): number => risen.get(id) ?? scene.height(id);
  const lying = { height };
  for (const id of lowestFirst([...wishes.keys()].sort(), scene.height)) {
    const [x, y] = wishes.get(id)?.place ?? [0, 0];
    const under = scene.within(cardBounds({ x, y })).filter((other) => !wishes.has(other));
    const others = under.concat(below(id)).map((other) => above(lying, other, id));
    const least = Math.max(height(id), ...others);
    if (least > height(id)) risen.set(id, least);
  }
  return moves.map((move) => {
    const stack = height(move.id);
    // Said again where it stays: somebody else may take back the move that made it so.
    return stack === 0 ? move : { ...move, stack };
  });

  /** Those among them that have risen and lay on each other's place before. */
  function below(id: string): string[] {
    const card = risen.size === 0 ? undefined : scene.cards.get(id);
    if (!card) return [];
    return scene.within(cardBounds(card)).filter((other) => other !== id && risen.has(other));
  }
}
