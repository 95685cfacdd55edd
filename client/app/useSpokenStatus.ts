// Owns: saying aloud that the connection was lost and that everything is saved again; not every "saving". Rule A11-13.

import { useEffect, useRef } from "react";
import { t } from "../i18n/t.ts";
import { useStatus } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";

export function useSpokenStatus(): void {
  const { kind } = useStatus();
  const wasOffline = useRef(false);
  useEffect(() => {
    if (kind === "offline" && !wasOffline.current) {
      wasOffline.current = true;
      announce(t("session.offlineDetail"));
    }
    if (kind === "saved" && wasOffline.current) {
      wasOffline.current = false;
      announce(t("session.backOnline"));
    }
  }, [kind]);
}
