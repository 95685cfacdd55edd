// Owns: the way back that a message offers from what was just done on the map. Rule A11-153.

import { t } from "../i18n/t.ts";
import type { Session } from "../session/session.ts";
import type { ToastAction } from "../ui/toasts.ts";

/** To be called right after the change. The message goes once it could be taken back no more. */
export function undoAction({ undo }: Pick<Session, "undo">): ToastAction {
  const offer = undo.offerOfLast();
  return { label: t("ui.undo"), onPress: offer.undo, onLapse: offer.onLapse };
}
