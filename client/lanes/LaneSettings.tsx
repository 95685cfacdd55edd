// Which lanes a journey says below its steps, in lanes or as an outline, and in which order. Rules A11-82, MAP-99.
import { ArrowDown, ArrowUp, SlidersHorizontal } from "lucide-react";
import { lanes } from "../i18n/en/lanes.ts";
import { addWords, t } from "../i18n/t.ts";
import { announce } from "../ui/announcements.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Popover } from "../ui/Popover.tsx";
import styles from "./LaneSettings.module.css";
import { type LaneId, type Look, shiftLane, toggleLane } from "./look.ts";

addWords({ lanes });

export interface LaneSettingsProps {
  readonly look: Look;
  readonly onChange: (look: Look) => void;
}

export function LaneSettings({ look, onChange }: LaneSettingsProps) {
  return (
    <Popover
      label={t("lanes.settingsTitle")}
      trigger={<IconButton label={t("lanes.settings")} icon={<SlidersHorizontal />} />}
      placement="bottom end"
    >
      <p className={styles.hint}>{t("lanes.settingsHint")}</p>
      <ul className={styles.list}>
        {look.order.map((lane, at) => (
          <LaneSetting key={lane} lane={lane} at={at} look={look} onChange={onChange} />
        ))}
      </ul>
    </Popover>
  );
}

interface LaneSettingProps extends LaneSettingsProps {
  readonly lane: LaneId;
  /** From 0, among all. */
  readonly at: number;
}

function LaneSetting({ lane, at, look, onChange }: LaneSettingProps) {
  const name = t(`lanes.${lane}`);
  const total = look.order.length;
  const shift = (by: -1 | 1): void => {
    onChange(shiftLane(look, lane, by));
    announce(t("lanes.moved", { lane: name, number: at + by + 1, total }));
  };
  return (
    <li className={styles.item}>
      <Checkbox
        isSelected={!look.hidden.includes(lane)}
        onChange={() => onChange(toggleLane(look, lane))}
        className={styles.name}
      >
        {name}
      </Checkbox>
      <IconButton
        size="small"
        label={t("lanes.up", { lane: name })}
        icon={<ArrowUp />}
        onPress={() => shift(-1)}
        reason={at === 0 ? t("lanes.isFirst") : undefined}
      />
      <IconButton
        size="small"
        label={t("lanes.down", { lane: name })}
        icon={<ArrowDown />}
        onPress={() => shift(1)}
        reason={at === total - 1 ? t("lanes.isLast") : undefined}
      />
    </li>
  );
}
