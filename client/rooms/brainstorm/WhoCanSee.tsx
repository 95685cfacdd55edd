// Owns: the honest answer to "who can see this?": who sees what and when, and what is not promised; another one in a
// round with names, and another one afterwards. Within reach wherever somebody writes or waits. Rules PRV-31, PRV-100.

import { EyeOff, UserRound } from "lucide-react";
import { memo } from "react";
import type { RoundMode } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { Disclosure } from "./Disclosure.tsx";
import styles from "./WhoCanSee.module.css";

export interface WhoCanSeeProps {
  /** `null`: no round has been opened yet. */
  readonly mode: RoundMode | null;
  /** Whether the cards have been revealed. */
  readonly isOver: boolean;
}

export const WhoCanSee = memo(function WhoCanSee({ mode, isOver }: WhoCanSeeProps) {
  const isNamed = mode === "named";
  return (
    <Disclosure title={t("brainstorm.whoCanSee")} icon={isNamed ? <UserRound /> : <EyeOff />}>
      {said(mode, isOver).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h3>{t("brainstorm.notPromisedTitle")}</h3>
      <ul className={styles.list}>
        {notPromised(isNamed, isOver).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Disclosure>
  );
});

function said(mode: RoundMode | null, isOver: boolean): readonly string[] {
  if (mode === "named") {
    return isOver
      ? [t("brainstorm.whoNamedAfter"), t("brainstorm.whoNamedFile")]
      : [t("brainstorm.whoNamedNow"), t("brainstorm.whoNamedLater"), t("brainstorm.whoNamedFile")];
  }
  if (isOver) return [t("brainstorm.whoAfter"), t("brainstorm.whoAfterLate")];
  const lines = [t("brainstorm.whoNow"), t("brainstorm.whoLater"), t("brainstorm.whoFewer")];
  return mode === null ? [...lines, t("brainstorm.whoCouldBeNamed")] : lines;
}

function notPromised(isNamed: boolean, isOver: boolean): readonly string[] {
  const server = isOver
    ? t("brainstorm.notPromisedServerAfter")
    : t("brainstorm.notPromisedServer");
  if (isNamed) return [server, t("brainstorm.notPromisedName")];
  return [
    server,
    t("brainstorm.notPromisedStyle"),
    t("brainstorm.notPromisedSmall"),
    t("brainstorm.notPromisedBrowser"),
    t("brainstorm.notPromisedEditing"),
  ];
}
