// Owns: the field for one's own name in the menu of a phone, as a plain element.

import { useId } from "react";
import { people } from "../i18n/en/people.ts";
import { addWords, t } from "../i18n/t.ts";
import { personNameMax } from "../session/remembered.ts";
import styles from "./NarrowMenu.module.css";
import { useOwnName } from "./useOwnName.ts";

addWords({ people });

export function OwnNamePlain() {
  const { name, rename } = useOwnName();
  const hint = useId();
  return (
    <label className={styles.field}>
      {t("people.yourName")}
      <input
        className={styles.input}
        dir="auto"
        value={name}
        maxLength={personNameMax}
        autoComplete="nickname"
        aria-describedby={hint}
        onChange={(event) => rename(event.target.value)}
      />
      <span id={hint} className={styles.hint}>
        {t("people.yourNameHint")}
      </span>
    </label>
  );
}
