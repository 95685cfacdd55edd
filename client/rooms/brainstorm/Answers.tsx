// Owns: what stands behind the two questions beside the box to write in: who can see this, and what helps who is stuck. Loaded
// once the box stands. Rules PRV-31, PRV-100.

import type { Channel, RoundMode } from "../../../shared/model/tables.ts";
import { channels } from "../../../shared/model/tables.ts";
import { answers } from "../../i18n/en/answers.ts";
import { addWords, t } from "../../i18n/t.ts";
import { ChannelIcon, channelName } from "../../ui/channels.tsx";
import styles from "./Answers.module.css";

addWords({ answers });

export interface WhoSeesProps {
  /** `null`: no round has been opened yet. */
  readonly mode: RoundMode | null;
  /** Whether the cards have been revealed. */
  readonly isOver: boolean;
}

export function WhoSees({ mode, isOver }: WhoSeesProps) {
  return (
    <>
      {said(mode, isOver).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h3>{t("answers.notPromisedTitle")}</h3>
      <ul className={styles.list}>
        {notPromised(mode === "named", isOver).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function said(mode: RoundMode | null, isOver: boolean): readonly string[] {
  if (mode === "named") {
    return isOver
      ? [t("answers.whoNamedAfter"), t("answers.whoNamedFile")]
      : [t("answers.whoNamedNow"), t("answers.whoNamedLater"), t("answers.whoNamedFile")];
  }
  if (isOver) return [t("answers.whoAfter"), t("answers.whoAfterLate")];
  const lines = [t("answers.whoNow"), t("answers.whoLater"), t("answers.whoFewer")];
  return mode === null ? [...lines, t("answers.whoCouldBeNamed")] : lines;
}

function notPromised(isNamed: boolean, isOver: boolean): readonly string[] {
  const server = isOver ? t("answers.notPromisedServerAfter") : t("answers.notPromisedServer");
  if (isNamed) return [server, t("answers.notPromisedName")];
  return [
    server,
    t("answers.notPromisedStyle"),
    t("answers.notPromisedSmall"),
    t("answers.notPromisedBrowser"),
    t("answers.notPromisedEditing"),
  ];
}

export interface HelpProps {
  readonly onChannel: (channel: Channel) => void;
}

export function Help({ onChannel }: HelpProps) {
  return (
    <>
      <p className={styles.hint}>{t("answers.stuckHint")}</p>
      <dl className={styles.times}>
        <dt>{t("answers.stuckBefore")}</dt>
        <dd>{t("answers.beforePrompt")}</dd>
        <dt>{t("answers.stuckDuring")}</dt>
        <dd>{t("answers.duringPrompt")}</dd>
        <dt>{t("answers.stuckAfter")}</dt>
        <dd>{t("answers.afterPrompt")}</dd>
      </dl>
      <ul className={styles.channels}>
        {channels.map((channel) => (
          <li key={channel}>
            <button type="button" className={styles.channel} onClick={() => onChannel(channel)}>
              <span aria-hidden="true" className={styles.icon}>
                <ChannelIcon channel={channel} />
              </span>
              <span>
                <strong>{channelName(channel)}</strong> {t(`answers.${channel}Prompt`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
