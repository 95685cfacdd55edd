// Owns: where the elements of cards stand, and how high when they come into the page. They are placed here and nowhere else, by a
// transform and past React: a card that moves is neither rendered nor laid out again, whether a hand here carries it or somebody
// else has moved it.

import { type Board, type Drag, shownPlace } from "./board.ts";
import { isAbove } from "./raising.ts";

/** Keeps the element of a card that comes into the page; `null` when it goes. */
export function keepElement(board: Board, id: string, element: HTMLElement | null): void {
  if (!element) {
    board.elements.delete(id);
    return;
  }
  board.elements.set(id, element);
  if (isAbove(board, id)) element.dataset.raised = "";
  placeElement(board, id);
}

/** Puts a card's element, if it is in the page, where the card is now. */
export function placeElement(board: Board, id: string): void {
  const element = board.elements.get(id);
  const place = element && shownPlace(board, id);
  if (!place) return;
  element.style.translate = `${place.x}px ${place.y}px`;
}

/** Puts carried cards where the hand has them, and those just let go where they belong; gives the drag now. */
export function carryElements(board: Board, before: Drag | null): Drag | null {
  const drag = board.drag.get();
  if (drag === before) return drag;
  for (const id of before?.ids ?? []) if (!drag?.ids.has(id)) placeElement(board, id);
  for (const id of drag?.ids ?? []) placeElement(board, id);
  return drag;
}
