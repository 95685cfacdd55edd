// How the journey is shown: cards, lanes or outline; which lanes, and in which order. Rules A11-82, MAP-99.
import { ArrowDown, ArrowUp, Columns3, ListTree, Rows3, SlidersHorizontal } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { useDesk, useDeskStore } from "./desk.ts";
import styles from "./LookControls.module.css";
import { type LaneId, shiftLane, toggleLane } from "./look.ts";

export function LookControls() {
  const desk = useDeskStore();
  const look = useDesk((state) => state.look);
  return (
    <>
      <SegmentedControl
        label={t("lanes.layout")}
        options={[
          { id: "cards", label: t("lanes.cards"), icon: <Columns3 /> },
          { id: "lanes", label: t("lanes.lanes"), icon: <Rows3 /> },
          { id: "outline", label: t("lanes.outline"), icon: <ListTree /> },
        ]}
        value={look.layout}
        onChange={(layout) => desk.setState({ look: { ...look, layout } })}
        iconsOnly
      />
      {look.layout === "lanes" ? <LaneSettings /> : null}
    </>
  );
}

function LaneSettings() {
  const order = useDesk((state) => state.look.order);
  return (
    <Popover
      label={t("lanes.settingsTitle")}
      trigger={<IconButton label={t("lanes.settings")} icon={<SlidersHorizontal />} />}
      placement="bottom end"
    >
      <p className={styles.hint}>{t("lanes.settingsHint")}</p>
      <ul className={styles.list}>
        {order.map((lane, at) => (
          <LaneSetting key={lane} lane={lane} at={at} total={order.length} />
        ))}
      </ul>
    </Popover>
  );
}

interface LaneSettingProps {
  readonly lane: LaneId;
  /** From 0, among `total`. */
  readonly at: number;
  readonly total: number;
}

function LaneSetting({ lane, at, total }: LaneSettingProps) {
  const desk = useDeskStore();
  const look = useDesk((state) => state.look);
  const name = t(`lanes.${lane}`);
  const shift = (by: -1 | 1): void => {
    desk.setState({ look: shiftLane(look, lane, by) });
    announce(t("lanes.moved", { lane: name, number: at + by + 1, total }));
  };
  return (
    <li className={styles.item}>
      <Checkbox
        isSelected={!look.hidden.includes(lane)}
        onChange={() => desk.setState({ look: toggleLane(look, lane) })}
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
