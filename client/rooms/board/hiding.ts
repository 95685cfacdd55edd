// Owns: taking cards out of everybody's sight, and back. Nobody learns by it whose they are. Rule PRV-98.

import type { Touchpoint } from "../../../shared/model/tables.ts";
import { hideTouchpoints } from "../../../shared/model/touchpoint.ts";
import { hiddenTouchpoints } from "../../../shared/model/usage.ts";
import { undoAction } from "../../app/undoAction.ts";
import { t } from "../../i18n/t.ts";
import { editMap } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import { toast } from "../../ui/toasts.ts";
import type { Board } from "./board.ts";
import { edit, leaving } from "./commands.ts";

export function hideSelected(board: Board): void {
  const ids = [...board.view.getState().selected];
  if (ids.length === 0) return;
  const label = t("board.undoHide", { count: ids.length });
  const leave = leaving(board);
  if (!edit(board, label, (map) => hideTouchpoints(map, { ids, hidden: true }))) return;
  leave();
  toast(t("board.hiddenNow", { count: ids.length }), { action: undoAction(board.session) });
}

export function bringBack(session: Session, id: string): void {
  const label = t("board.undoBringBack");
  editMap(session, label, (map) => hideTouchpoints(map, { ids: [id], hidden: false }));
}

interface HiddenList {
  /** The same array while nothing of it has changed. */
  get(): readonly Touchpoint[];
  onChange(listener: () => void): () => void;
}

/** What is hidden, looked for among all cards only when one has changed that is hidden, was so or is gone. */
export function hiddenList({ map }: Pick<Session, "map">): HiddenList {
  let version = -1;
  let hidden: readonly Touchpoint[] = [];
  const look = (): void => {
    version = map.version("touchpoints");
    const fresh = hiddenTouchpoints(map.tables);
    const isSame = fresh.length === hidden.length && fresh.every((card, at) => card === hidden[at]);
    if (!isSame) hidden = fresh;
  };
  const isConcerned = (id: string): boolean =>
    (map.tables.touchpoints.get(id)?.hidden ?? true) || hidden.some((card) => card.id === id);
  look();
  return {
    get: () => hidden,
    onChange: (listener) => {
      // What has changed before somebody listens, nobody has told.
      if (version !== map.version("touchpoints")) look();
      return map.onTable("touchpoints", (ids) => {
        if (!ids.some(isConcerned)) return;
        look();
        listener();
      });
    },
  };
}
