// Owns: what only bars and panels ask for, which come after the first picture and bring this with them: what describes
// cards, lines, likely duplicates. Made in the way of `commands.ts`.

import { mergeSetsOfTouchpoints } from "../../../shared/model/mergeSets.ts";
import { type Description, describeTouchpoints } from "../../../shared/model/touchpoint.ts";
import { undoAction } from "../../app/undoAction.ts";
import { t } from "../../i18n/t.ts";
import type { MapRule } from "../../session/hooks.ts";
import { toast } from "../../ui/toasts.ts";
import { type Board, select } from "./board.ts";
import { edit, moveCards, selectedCards } from "./commands.ts";
import { type TidyKind, tidied } from "./tidy.ts";

/** Brings the selected cards into line. */
export function tidySelected(board: Board, kind: TidyKind): void {
  moveCards(board, tidied(selectedCards(board), kind));
}

/** Merges each set of cards into its first. */
export function mergeSets(board: Board, sets: readonly (readonly string[])[]): void {
  const count = sets.reduce((sum, { length }) => sum + length, 0);
  const made = edit(board, t("board.undoMerge", { count }), (map) =>
    mergeSetsOfTouchpoints(map, sets),
  );
  if (!made) return;
  board.session.map.flush();
  select(board, []);
  toast(t("board.mergedSets", { count: sets.length, cards: count }), {
    action: undoAction(board.session),
  });
}

export function describeCards(
  board: Board,
  ids: readonly string[],
  description: Description,
): boolean {
  const rule: MapRule = (map) => describeTouchpoints(map, { ids, description });
  return edit(board, t("board.undoDescribe"), rule) !== null;
}
