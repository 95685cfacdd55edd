// Owns: what the board offers in the command palette and in the list of keys.

import { useCallback, useMemo } from "react";
import { type KeyGroup, useCommands, useKeyGroup } from "../../app/commands.ts";
import { t } from "../../i18n/t.ts";
import { useBoard } from "./boardHooks.ts";
import { boardOffers } from "./boardOffers.ts";
import { type BoardKey, boardKeys, editingKeys } from "./keyTable.ts";

export function useBoardOffers(): void {
  const board = useBoard();
  const { mayWrite } = board;
  // Made when the palette opens: what is offered changes with every card that is selected.
  const offers = useCallback(() => boardOffers(board), [board]);
  useCommands("board", offers);
  useKeyGroup(useMemo(() => keyGroup(mayWrite), [mayWrite]));
}

function keyGroup(mayWrite: boolean): KeyGroup<BoardKey> {
  const words = Object.fromEntries(boardKeys.map(({ id }) => [id, t(`board.key${id}`)])) as Record<
    BoardKey,
    string
  >;
  const table = mayWrite ? boardKeys : boardKeys.filter(({ id }) => !editingKeys.has(id));
  return { id: "board", title: t("board.keysOnBoard"), table, words };
}
