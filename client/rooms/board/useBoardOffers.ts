// Owns: what the board offers in the command palette and in the list of keys.

import { useMemo } from "react";
import { type Command, type KeyGroup, useCommands, useKeyGroup } from "../../app/commands.ts";
import { t } from "../../i18n/t.ts";
import { useBoard } from "./boardHooks.ts";
import { colorings } from "./colors.ts";
import { addAtMiddle, zoomToFit } from "./keys.ts";
import { type BoardKey, boardKeys, editingKeys } from "./keyTable.ts";

export function useBoardOffers(): void {
  const board = useBoard();
  const { mayWrite } = board;
  const commands = useMemo((): readonly Command[] => {
    const { setState, getState } = board.view;
    const add: Command = {
      id: "add",
      label: t("board.add"),
      keys: "N",
      run: () => addAtMiddle(board),
    };
    return [
      ...(mayWrite ? [add] : []),
      { id: "fit", label: t("board.zoomFit"), keys: "0", run: () => zoomToFit(board) },
      {
        id: "duplicates",
        label: t("board.duplicates"),
        run: () => setState({ hasDuplicates: true, isDetailed: false }),
      },
      {
        id: "minimap",
        label: t("board.minimap"),
        run: () => setState({ hasMinimap: !getState().hasMinimap }),
      },
      ...colorings.map((coloring) => ({
        id: coloring,
        label: t(`board.color${coloring}`),
        run: () => setState({ coloring }),
      })),
    ];
  }, [board, mayWrite]);
  useCommands("board", commands);
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
