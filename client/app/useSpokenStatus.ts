// Owns: saying aloud that the connection was lost and that everything is saved again; not every "saving". Rules A11-13, A11-74.

import { useEffect } from "react";
import { t } from "../i18n/t.ts";
import { readinessStore } from "../offline/readiness.ts";
import { useSession } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { offlineWords } from "./OfflineBar.tsx";

/** Renders nothing anew, whatever is said. */
export function useSpokenStatus(): void {
  const { saveState, onSaveState } = useSession();
  useEffect(() => {
    let wasOffline = false;
    const say = (): void => {
      const { kind } = saveState();
      if (kind === "offline" && !wasOffline) {
        wasOffline = true;
        announce(offlineWords(readinessStore.getState().readiness));
      }
      if (kind === "saved" && wasOffline) {
        wasOffline = false;
        announce(t("session.backOnline"));
      }
    };
    say();
    return onSaveState(say);
  }, [saveState, onSaveState]);
}
