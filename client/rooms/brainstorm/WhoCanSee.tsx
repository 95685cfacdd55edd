// Owns: the honest answer to "who can see this?": who sees what and when, and what is not promised. Within reach
// wherever somebody writes or waits. Rule PRV-31.

import { EyeOff } from "lucide-react";
import { memo } from "react";
import { t } from "../../i18n/t.ts";
import { Disclosure } from "./Disclosure.tsx";
import styles from "./WhoCanSee.module.css";

export const WhoCanSee = memo(function WhoCanSee() {
  return (
    <Disclosure title={t("brainstorm.whoCanSee")} icon={<EyeOff />}>
      <p>{t("brainstorm.whoNow")}</p>
      <p>{t("brainstorm.whoLater")}</p>
      <p>{t("brainstorm.whoFewer")}</p>
      <h3>{t("brainstorm.notPromisedTitle")}</h3>
      <ul className={styles.list}>
        <li>{t("brainstorm.notPromisedServer")}</li>
        <li>{t("brainstorm.notPromisedStyle")}</li>
        <li>{t("brainstorm.notPromisedSmall")}</li>
        <li>{t("brainstorm.notPromisedBrowser")}</li>
      </ul>
    </Disclosure>
  );
});
