// Owns: the words and the sign for what one's changes are doing, always in sight. Rules SYN-36, MAP-305, STA-82.

import { Cloud, CloudAlert, CloudCheck, CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { t } from "../i18n/t.ts";
import { keepsChanges, readinessStore } from "../offline/readiness.ts";
import { useStatus } from "../session/hooks.ts";
import type { SaveState } from "../session/session.ts";
import { classNames } from "../ui/classNames.ts";
import { useLate } from "../ui/useLate.ts";
import { offlineWords } from "./OfflineBar.tsx";
import styles from "./SaveBadge.module.css";

export function SaveBadge({ isShort = false }: { readonly isShort?: boolean }) {
  const status = useStatus();
  // Other words are as wide as other words are: the whole header would be laid out in the picture of what one has just done.
  const shown = useLate(status);
  const kept = useStore(readinessStore);
  return (
    <span
      className={classNames(styles.badge, styles[shown.kind])}
      data-save={status.kind}
      title={shown.kind === "offline" ? offlineWords(kept) : undefined}
    >
      <span aria-hidden="true" className={styles.sign}>
        {signFor(shown)}
      </span>
      {isShort ? shortSaveWords(shown) : saveWords(shown)}
    </span>
  );
}

/** What is said of a state of saving. */
export function saveWords(status: SaveState): string {
  switch (status.kind) {
    case "loading":
      return t("session.loading");
    case "saved":
      return t("session.saved");
    case "saving":
      return status.unsaved > 1
        ? t("session.savingChanges", { count: status.unsaved })
        : t("session.saving");
    case "offline":
      if (status.unsaved === 0) return t("session.offline");
      return t(keepsChanges() ? "session.offlineChanges" : "session.endedChanges", {
        count: status.unsaved,
      });
    case "ended":
      return status.unsaved > 0
        ? t("session.endedChanges", { count: status.unsaved })
        : t("session.ended");
    default:
      return status satisfies never;
  }
}

/** The same for a phone, where a header has one line. */
function shortSaveWords(status: SaveState): string {
  if (!("unsaved" in status) || status.unsaved === 0) return saveWords(status);
  const { kind, unsaved } = status;
  if (kind === "offline" && keepsChanges()) return t("session.offlineShort", { count: unsaved });
  return kind === "saving" ? t("session.savingShort", { count: unsaved }) : t("session.ended");
}

function signFor(status: SaveState): ReactNode {
  switch (status.kind) {
    case "loading":
    case "saving":
      return <Cloud />;
    case "saved":
      return <CloudCheck />;
    case "offline":
      return <CloudOff />;
    case "ended":
      return <CloudAlert />;
    default:
      return status satisfies never;
  }
}
