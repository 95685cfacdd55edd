// Owns: the way back that a message offers from what was just done on the map. Rules A11-153, A11-191.

import { t } from "../i18n/t.ts";
import type { Session } from "../session/session.ts";
import { announce } from "../ui/announcements.ts";
import type { ToastAction } from "../ui/toasts.ts";

/** To be called right after the change. The message goes once it could be taken back no more. */
export function undoAction({ undo }: Pick<Session, "undo">): ToastAction {
  const offer = undo.offerOfLast();
  return {
    label: t("ui.undo"),
    onPress: () => {
      if (offer.undo()) announce(t("ui.undone"));
    },
    onLapse: offer.onLapse,
  };
}
