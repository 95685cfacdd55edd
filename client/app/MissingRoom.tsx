// Owns: what stands in for a room whose code is out of reach, and that the page loads anew once the server answers again: in
// many browsers what failed to load once fails as long as the page lives. Rule STA-50.

import { useEffect, useState } from "react";
import { t } from "../i18n/t.ts";
import { useDevice } from "../session/device.tsx";
import { useSession, useStatusOf } from "../session/hooks.ts";
import styles from "./Shell.module.css";

/** Shown at least so long: where the server answers and has no such file, the page loads anew without end, but calmly. */
const shownMs = 5_000;

export function MissingRoom() {
  const { outside, memory, api } = useDevice();
  const { id } = useSession();
  const [shownAtMs] = useState(outside.now);
  // Not before all that is to be kept is stored.
  const isBack = useStatusOf(({ kind }) => kind === "saved");
  useEffect(() => {
    if (!isBack) return undefined;
    // A line that is silent counts as one that stands for half a minute: who loads the page anew then loses it.
    const ask = async (): Promise<void> => {
      const answer = await api.open(id, memory.invitation(id)?.token ?? "");
      if (cancel === null) return;
      if (answer.ok || answer.error.code !== "unreachable") window.location.reload();
      else cancel = outside.after(shownMs, ask);
    };
    const restMs = Math.max(0, shownAtMs + shownMs - outside.now());
    let cancel: (() => void) | null = outside.after(restMs, ask);
    return () => {
      cancel?.();
      cancel = null;
    };
  }, [isBack, outside, memory, api, id, shownAtMs]);
  return <h1 className={styles.waiting}>{t("shell.missingRoom")}</h1>;
}
