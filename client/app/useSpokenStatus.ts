// Owns: saying aloud that the connection was lost and that everything is saved again; not every "saving". Rules A11-13, A11-74.

import { useEffect } from "react";
import { t } from "../i18n/t.ts";
import { readinessStore } from "../offline/readiness.ts";
import { useSession } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { cutOffStore } from "./cutOff.ts";
import { offlineWords } from "./OfflineBar.tsx";

/** Renders nothing anew, whatever is said. */
export function useSpokenStatus(): void {
  const session = useSession();
  useEffect(() => {
    let wasOffline = false;
    const say = (): void => {
      const { isCutOff } = cutOffStore.getState();
      if (isCutOff && !wasOffline) {
        wasOffline = true;
        announce(offlineWords(readinessStore.getState()));
      }
      if (session.saveState().kind === "saved" && wasOffline) {
        wasOffline = false;
        announce(t("session.backOnline"));
      }
    };
    say();
    const stops = [cutOffStore.subscribe(say), session.onSaveState(say)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session]);
}
