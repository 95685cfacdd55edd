// Owns: the choice of a channel by one touch: a row to be scrolled sideways. A second touch takes it back.
// Rule MAP-422.

import { memo, useEffect, useRef } from "react";
import { type Channel, channels } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { ChannelIcon, channelName } from "../../ui/channels.tsx";
import { LightButton } from "../../ui/LightButton.tsx";
import styles from "./ChannelChips.module.css";

export interface ChannelChipsProps {
  readonly value: Channel | "";
  readonly onChange: (channel: Channel | "") => void;
}

export const ChannelChips = memo(function ChannelChips({ value, onChange }: ChannelChipsProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = value && row.current?.children[channels.indexOf(value)];
    // Away from a screen there is no such function.
    if (chosen) chosen.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [value]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a scrolling row in every browser
    <div ref={row} role="group" aria-label={t("brainstorm.channels")} className={styles.row}>
      {channels.map((channel) => (
        <LightButton
          key={channel}
          size="small"
          icon={<ChannelIcon channel={channel} />}
          isSelected={value === channel}
          onPress={() => onChange(value === channel ? "" : channel)}
        >
          {channelName(channel)}
        </LightButton>
      ))}
    </div>
  );
});
