// Owns: how many touchpoints lie on the board, and how many of them stand in no journey. They are counted again after the picture
// of a change, and only if it may have changed them. Rule MAP-289.

import { usageOf } from "../../../shared/model/usage.ts";
import type { Board } from "./board.ts";

interface Counts {
  readonly all: number;
  readonly unplaced: number;
}

/** By way of the steps, which are few, not of the touchpoints. */
export function countsOf({ scene, session }: Board): Counts {
  const map = session.map.tables;
  const used = [...usageOf(map).keys()].filter((id) => map.touchpoints.get(id)?.hidden === false);
  return { all: scene.cards.size, unplaced: scene.cards.size - used.length };
}

/** Tells the counts whenever they may be others; `soon` runs its argument after the picture. Gives a function that stops. */
export function followCounts(
  board: Board,
  soon: (run: () => void) => () => void,
  tell: (counts: Counts) => void,
): () => void {
  const { scene, session } = board;
  let counted = scene.cards.size;
  let forget: (() => void) | null = null;
  const later = (): void => {
    forget ??= soon(() => {
      forget = null;
      counted = scene.cards.size;
      tell(countsOf(board));
    });
  };
  const stops = [
    // A card that has only moved, or says something else, counts as before.
    scene.onChange((_, changed) => {
      if (scene.cards.size !== counted || changed.some((id) => !scene.card(id))) later();
    }),
    session.map.onTable("steps", later),
    session.map.onTable("journeys", later),
  ];
  return () => {
    for (const stop of stops) stop();
    forget?.();
  };
}
