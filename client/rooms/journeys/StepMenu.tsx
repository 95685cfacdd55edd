// What to do with a step, at the step itself: by the right button, the menu key or Shift+F10, or a finger
// that holds it and lets go without moving it. Rule MAP-443.
import {
  ArrowRightToLine,
  Heart,
  Info,
  ListChecks,
  Minus,
  Move,
  Quote,
  Sparkle,
  Trash2,
  Waypoints,
  Zap,
} from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { useRow } from "../../session/hooks.ts";
import { classNames } from "../../ui/classNames.ts";
import { findStep } from "./columns.ts";
import { bringToStage } from "./deeds.ts";
import { useTools } from "./journeyHere.ts";
import styles from "./StepMenu.module.css";
import { stepDeeds, stepsWith } from "./stepDeeds.ts";
import { useWay } from "./way.ts";
import { stageWords } from "./words.ts";

/** The step that the menu is about, the card that it opens at, and whether a finger asked for it. */
interface MenuAt {
  readonly stepId: string;
  readonly byFinger: boolean;
  readonly card: HTMLElement;
}

export interface StepMenuProps {
  readonly at: MenuAt;
  readonly onClose: () => void;
}

export function StepMenu({ at, onClose }: StepMenuProps) {
  const trigger = useRef<HTMLElement>(at.card);
  trigger.current = at.card;
  const items = useItems(at);
  const stages = useStages(at.stepId);
  const [areStages, setStages] = useState(false);
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom start"
      offset={4}
      className={styles.popover ?? ""}
    >
      <Menu
        key={areStages ? "stages" : "deeds"}
        aria-label={areStages ? t("journeys.moveToStage") : t("journeys.stepMenu")}
        autoFocus="first"
      >
        {(areStages ? stages : items).map((item) => (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            shouldCloseOnSelect={false}
            onAction={() => {
              if (item.id === "toStage") return setStages(true);
              onClose();
              item.run();
            }}
            className={classNames(styles.item, item.id === "remove" && styles.danger)}
          >
            <span aria-hidden="true" className={styles.icon}>
              {icons[item.id]}
            </span>
            <span dir="auto">{item.label}</span>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

interface Item {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** The stages that the step, with all that is selected, can go to. */
function useStages(stepId: string): readonly Item[] {
  const tools = useTools();
  const { columns, mayEdit } = tools.journey;
  if (!mayEdit) return [];
  const home = findStep(columns(), stepId)?.column.stageId;
  return columns()
    .filter(({ stageId }) => stageId !== "" && stageId !== home)
    .map(({ stageId }) => ({
      id: stageId,
      label: stageWords(tools.session, stageId),
      run: () => bringToStage(tools, stepId, stepsWith(tools, stepId), stageId),
    }));
}

function useItems({ stepId, byFinger }: MenuAt): readonly Item[] {
  const tools = useTools();
  const way = useWay();
  // Only to be drawn anew when it changes: the list reads it itself.
  useRow("steps", stepId);
  const deeds = stepDeeds(tools, way, stepId);
  const toStage = { id: "toStage", label: t("journeys.moveToStage"), run: () => undefined };
  const toStages = tools.journey.columns().length < 2 ? [] : [toStage];
  // A finger has no keys to carry it with.
  const moves = (deed: Item): readonly Item[] => (byFinger ? toStages : [deed, ...toStages]);
  return deeds.flatMap((deed) => (deed.id === "move" ? moves(deed) : [deed]));
}

const icons: Readonly<Record<string, ReactNode>> = {
  details: <Info />,
  backstage: <Waypoints />,
  think: <Quote />,
  love: <Heart />,
  pain: <Zap />,
  noMoment: <Minus />,
  missing: <Sparkle />,
  select: <ListChecks />,
  move: <Move />,
  toStage: <ArrowRightToLine />,
  remove: <Trash2 />,
};
