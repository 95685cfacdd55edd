// Owns: how making a workshop goes: that it is on its way, or what went wrong, in words beside what was pressed. Both
// are read aloud as they appear.

import { t } from "../../i18n/t.ts";
import styles from "./Outcome.module.css";
import type { Creation } from "./useCreate.ts";

export function Outcome({ creation }: { readonly creation: Creation }) {
  const { isRunning, problem } = creation;
  return (
    <>
      <p role="status" className={isRunning ? styles.running : styles.quiet}>
        {isRunning ? t("lobby.creating") : ""}
      </p>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
}
