// Owns: what the board offers in the command palette and in the list of keys.

import { useCallback, useMemo } from "react";
import { type KeyGroup, useCommands, useKeyGroup } from "../../app/commands.ts";
import type { KeyDefinition } from "../../app/keyTable.ts";
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

/** Held while cards are carried: the hand on the board looks for it, not the keyboard's table. Rule MAP-361. */
const whileCarrying: KeyDefinition<"freely"> = { id: "freely", keys: ["Ctrl"] };

function keyGroup(mayWrite: boolean): KeyGroup<BoardKey | "freely"> {
  const all = [...boardKeys, whileCarrying];
  const words = Object.fromEntries(all.map(({ id }) => [id, t(`board.key${id}`)])) as Record<
    BoardKey | "freely",
    string
  >;
  const table = mayWrite ? all : boardKeys.filter(({ id }) => !editingKeys.has(id));
  return { id: "board", title: t("board.keysOnBoard"), table, words };
}
