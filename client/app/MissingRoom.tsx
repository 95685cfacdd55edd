// Owns: what stands in for a room whose code is out of reach, and that the page loads anew once the server answers again: in
// many browsers what failed to load once fails as long as the page lives. Rule STA-50.

import { useEffect, useState } from "react";
import { t } from "../i18n/t.ts";
import { useDevice } from "../session/device.tsx";
import { useStatusOf } from "../session/hooks.ts";
import styles from "./Shell.module.css";

/** Shown at least so long: where the server answers and has no such file, the page loads anew without end, but calmly. */
const shownMs = 5_000;

export function MissingRoom() {
  const { outside } = useDevice();
  const [shownAtMs] = useState(outside.now);
  // Not before all that is to be kept is stored.
  const isBack = useStatusOf(({ kind }) => kind === "saved");
  useEffect(() => {
    if (!isBack) return undefined;
    const restMs = Math.max(0, shownAtMs + shownMs - outside.now());
    return outside.after(restMs, () => window.location.reload());
  }, [isBack, outside, shownAtMs]);
  return <h1 className={styles.waiting}>{t("shell.missingRoom")}</h1>;
}
