// Owns: what is done with the board as a whole, as one list for its menu and for the palette. Knows no React.

import { isBoardLocked, lockBoard } from "../../../shared/model/workshop.ts";
import { t } from "../../i18n/t.ts";
import type { Board } from "./board.ts";
import { type Coloring, colorings } from "./colors.ts";
import { editAnyway } from "./commands.ts";

export interface BoardDeed {
  readonly id: Coloring | "duplicates" | "minimap" | "lead" | "lock";
  readonly label: string;
  readonly run: () => void;
}

/** What this person may do with the board at this moment. */
export function boardDeeds(board: Board): readonly BoardDeed[] {
  const { view, session } = board;
  const { hasMinimap, isLeading } = view.getState();
  const { role } = session;
  const lead: BoardDeed = {
    id: "lead",
    label: isLeading ? t("board.leadStop") : t("board.lead"),
    run: () => view.setState({ isLeading: !isLeading }),
  };
  const stands = isBoardLocked(session.map.tables);
  const change = stands ? t("board.undoUnlock") : t("board.undoLock");
  const lock: BoardDeed = {
    id: "lock",
    label: stands ? t("board.unlock") : t("board.lock"),
    run: () => editAnyway(board, change, (map) => lockBoard(map, { locked: !stands })),
  };
  return [
    ...colorings.map(
      (coloring): BoardDeed => ({
        id: coloring,
        label: t(`board.color${coloring}`),
        run: () => view.setState({ coloring, hasLegend: true }),
      }),
    ),
    {
      id: "duplicates",
      label: t("board.duplicates"),
      run: () => view.setState({ hasDuplicates: true, isDetailed: false }),
    },
    {
      id: "minimap",
      label: hasMinimap ? t("board.minimapHide") : t("board.minimapShow"),
      run: () => view.setState({ hasMinimap: !hasMinimap }),
    },
    ...(role === "facilitator" || role === "curator" ? [lead] : []),
    ...(role === "facilitator" ? [lock] : []),
  ];
}
