// Owns: the line that says, while the server is out of reach, that one may go on, and whether this page could be closed
// and opened again. Rules A11-73, A11-74, STA-82.

import { useEffect } from "react";
import { useStore } from "zustand";
import { t } from "../i18n/t.ts";
import { type Kept, readinessStore } from "../offline/readiness.ts";
import { useSession } from "../session/hooks.ts";
import { cutOffStore, followCutOff } from "./cutOff.ts";
import styles from "./OfflineBar.module.css";

export function OfflineBar() {
  const session = useSession();
  useEffect(() => followCutOff(session), [session]);
  const isOffline = useStore(cutOffStore, (state) => state.isCutOff);
  const kept = useStore(readinessStore);
  if (!isOffline) return null;
  return (
    <p className={styles.bar} data-offline={kept.readiness}>
      {offlineWords(kept)}
    </p>
  );
}

/** What to know while offline, in words to be read and to be spoken. */
export function offlineWords({ readiness, keepsChanges }: Kept): string {
  if (!keepsChanges) return t("session.notKept");
  const words = t("session.offlineDetail");
  if (readiness === "preparing") return words;
  return `${words} ${readiness === "ready" ? t("session.offlineReopen") : t("session.offlineTabOnly")}`;
}
