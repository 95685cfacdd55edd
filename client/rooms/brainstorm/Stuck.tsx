// Owns: questions that help who is stuck: before, during and after, and one for each channel.

import { Lightbulb } from "lucide-react";
import { memo } from "react";
import { type Channel, channels } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { ChannelIcon, channelName } from "../../ui/channels.tsx";
import { Disclosure } from "./Disclosure.tsx";
import styles from "./Stuck.module.css";

export const Stuck = memo(function Stuck({
  onChannel,
}: {
  readonly onChannel: (channel: Channel) => void;
}) {
  return (
    <Disclosure title={t("brainstorm.stuck")} icon={<Lightbulb />}>
      <p className={styles.hint}>{t("brainstorm.stuckHint")}</p>
      <dl className={styles.times}>
        <dt>{t("brainstorm.stuckBefore")}</dt>
        <dd>{t("brainstorm.beforePrompt")}</dd>
        <dt>{t("brainstorm.stuckDuring")}</dt>
        <dd>{t("brainstorm.duringPrompt")}</dd>
        <dt>{t("brainstorm.stuckAfter")}</dt>
        <dd>{t("brainstorm.afterPrompt")}</dd>
      </dl>
      <ul className={styles.channels}>
        {channels.map((channel) => (
          <li key={channel}>
            <button type="button" className={styles.channel} onClick={() => onChannel(channel)}>
              <span aria-hidden="true" className={styles.icon}>
                <ChannelIcon channel={channel} />
              </span>
              <span>
                <strong>{channelName(channel)}</strong> {t(`brainstorm.${channel}Prompt`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
});
