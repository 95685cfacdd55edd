// Owns: which cards in the page lie above the others: selected ones that touch another, and those that a hand carries. A browser
// draws all cards above one that is lowered anew, most of a view: so none is raised that nobody would see above another, and what
// is raised stays so while it is selected and is lowered after the picture. Rule MAP-306.

import { stackMax } from "../../../shared/model/tables.ts";
import { afterPicture } from "../../ui/useLate.ts";
import type { Board } from "./board.ts";
import { cardBounds, grown } from "./geometry.ts";

interface Raising {
  /** Some cards have changed, come or gone. */
  changed(): void;
  /** Raises what is to be raised in this picture. */
  step(): void;
  stop(): void;
}

/** Higher than any card lies on others. */
const aboveAll = stackMax + 1;
/** How far the lines around a selected card reach out of it, board units. */
const reach = 12;

/** `soon` runs its argument after the picture and gives a function that forgets it. */
export function openRaising(
  board: Board,
  soon: (then: () => void) => () => void = afterPicture,
): Raising {
  let given: readonly unknown[] | null = null;
  let forget: (() => void) | null = null;
  const lower = (): void => {
    forget = null;
    const { selected } = board.view.getState();
    for (const id of board.raised) {
      if (selected.has(id)) continue;
      board.raised.delete(id);
      const element = board.elements.get(id);
      if (element) lieAsHigh(board, id, element);
    }
  };
  return {
    changed: () => {
      given = null;
    },
    step: () => {
      const { selected, gesture } = board.view.getState();
      if (given && given[0] === selected && given[1] === gesture) return;
      given = [selected, gesture];
      for (const [id, element] of board.elements) {
        if (!board.raised.has(id)) {
          if (isAbove(board, id)) raise(board, id, element);
        } else if (!selected.has(id)) forget ??= soon(lower);
      }
    },
    stop: () => forget?.(),
  };
}

/** Whether a card is to lie above others. */
export function isAbove({ scene, view }: Board, id: string): boolean {
  const { selected, gesture } = view.getState();
  const card = selected.has(id) ? scene.card(id) : undefined;
  if (!card) return false;
  return gesture === "drag" || scene.within(grown(cardBounds(card), reach)).length > 1;
}

export function raise(board: Board, id: string, element: HTMLElement): void {
  board.raised.add(id);
  lieAsHigh(board, id, element);
}

/**
 * Lets a card's element lie as high as it is to. On the element itself: where a style sheet overrules one of its own, or it has
 * a property of ours, a browser styles it as a whole whenever it moves. Rule MAP-430.
 */
export function lieAsHigh({ raised, scene }: Board, id: string, element: HTMLElement): void {
  const height = raised.has(id) ? aboveAll : scene.height(id);
  element.style.zIndex = height === 0 ? "" : `${height}`;
}
