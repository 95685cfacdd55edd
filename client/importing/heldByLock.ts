// Owns: saying that nothing is imported while the board is locked, and the way out for whoever may. Rules STA-79, MAP-406.

import { isBoardLocked, lockBoard } from "../../shared/model/workshop.ts";
import { importing } from "../i18n/en/importing.ts";
import { addWords, t } from "../i18n/t.ts";
import { editMap } from "../session/hooks.ts";
import type { Session } from "../session/session.ts";
import { toast } from "../ui/toasts.ts";

addWords({ importing });

/** Whether the board is locked; who meets that is told. */
export function heldByLock(session: Session): boolean {
  if (!isBoardLocked(session.map.tables)) return false;
  const onPress = (): void => {
    editMap(session, t("importing.undoUnlock"), (map) => lockBoard(map, { locked: false }));
  };
  const action = { label: t("importing.unlock"), onPress };
  toast(t("importing.locked"), {
    tone: "caution",
    topic: "importing.locked",
    ...(session.role === "facilitator" ? { action } : {}),
  });
  return true;
}
