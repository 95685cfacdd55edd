// Owns: taking cards out of everybody's sight, and back. Nobody learns by it whose they are. Rule PRV-98.

import { hideTouchpoints } from "../../../shared/model/touchpoint.ts";
import { t } from "../../i18n/t.ts";
import { editMap } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import { toast } from "../../ui/toasts.ts";
import { type Board, select } from "./board.ts";

export function hideSelected(board: Board): void {
  const ids = [...board.view.getState().selected];
  if (ids.length === 0) return;
  const label = t("board.undoHide", { count: ids.length });
  const result = editMap(board.session, label, (map) =>
    hideTouchpoints(map, { ids, hidden: true }),
  );
  if (!result.ok) return;
  select(board, []);
  board.view.setState({ active: null, isDetailed: false });
  const action = { label: t("ui.undo"), onPress: board.session.undo.undoOfLast() };
  toast(t("board.hiddenNow", { count: ids.length }), { action });
}

export function bringBack(session: Session, id: string): void {
  const label = t("board.undoBringBack");
  editMap(session, label, (map) => hideTouchpoints(map, { ids: [id], hidden: false }));
}
