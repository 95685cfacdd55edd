// Owns: where the elements of cards stand, and how high when they come into the page. They are placed here and nowhere else, and
// past React: a card that moves is neither rendered nor laid out again, whether a hand here carries it or somebody else has moved
// it. One that stays is laid out where it is, and only one that has moved since it came has a transform: a browser looks at each
// of these in every picture. Rule MAP-375.

import { type Board, type Drag, shownPlace } from "./board.ts";
import type { Point } from "./geometry.ts";
import { isAbove, lieAsHigh, raise } from "./raising.ts";

/** Where an element was laid out when it came into the page, and where it is shown now. */
interface Standing {
  readonly laid: Point;
  shown: Point;
  /** How high it lies on others. */
  height: number;
}

const standings = new WeakMap<HTMLElement, Standing>();

/** Keeps the element of a card that comes into the page; `null` when it goes. */
export function keepElement(board: Board, id: string, element: HTMLElement | null): void {
  board.raised.delete(id);
  if (!element) {
    board.elements.delete(id);
    return;
  }
  board.elements.set(id, element);
  if (isAbove(board, id)) raise(board, id, element);
  placeElement(board, id);
}

/** Puts the elements of cards, those that are in the page, where the cards are now. `moved` is told those that this moves. */
export function placeElements(
  board: Board,
  ids: Iterable<string>,
  moved: (elements: readonly HTMLElement[]) => void,
): void {
  const elements: HTMLElement[] = [];
  for (const id of ids) {
    const element = placeElement(board, id);
    if (element) elements.push(element);
  }
  if (elements.length > 0) moved(elements);
}

/** Gives the element if it stood elsewhere before. */
function placeElement(board: Board, id: string): HTMLElement | null {
  const element = board.elements.get(id);
  const place = element && shownPlace(board, id);
  if (!place) return null;
  const standing = standings.get(element);
  const height = board.scene.height(id);
  if ((standing?.height ?? 0) !== height) lieAsHigh(board, id, element);
  if (!standing) {
    standings.set(element, { laid: place, shown: place, height });
    element.style.left = `${place.x}px`;
    element.style.top = `${place.y}px`;
    return null;
  }
  standing.height = height;
  if (place.x === standing.shown.x && place.y === standing.shown.y) return null;
  const { laid } = standing;
  standing.shown = place;
  // Not taken away where it comes to nothing: cards that move to and fro would be drawn anew.
  element.style.translate = `${place.x - laid.x}px ${place.y - laid.y}px`;
  return element;
}

/** Puts carried cards where the hand has them, and those just let go where they belong; gives the drag now. */
export function carryElements(
  board: Board,
  before: Drag | null,
  moved: (elements: readonly HTMLElement[]) => void,
): Drag | null {
  const drag = board.drag.get();
  if (drag === before) return drag;
  for (const id of before?.ids ?? []) if (!drag?.ids.has(id)) placeElement(board, id);
  if (drag) placeElements(board, drag.ids, moved);
  return drag;
}
