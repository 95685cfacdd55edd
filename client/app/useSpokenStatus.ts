// Owns: saying aloud that the connection was lost and that everything is saved again; not every "saving". Rules A11-13, A11-74.

import { useEffect, useRef } from "react";
import { t } from "../i18n/t.ts";
import { useReadiness } from "../offline/readiness.ts";
import { useStatus } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { offlineWords } from "./OfflineBar.tsx";

export function useSpokenStatus(): void {
  const { kind } = useStatus();
  const wasOffline = useRef(false);
  useEffect(() => {
    if (kind === "offline" && !wasOffline.current) {
      wasOffline.current = true;
      announce(offlineWords(useReadiness.getState().readiness));
    }
    if (kind === "saved" && wasOffline.current) {
      wasOffline.current = false;
      announce(t("session.backOnline"));
    }
  }, [kind]);
}
