// What to do with a step, at the step itself: by the right button, the menu key or Shift+F10.
import { Heart, Info, Minus, Move, Sparkle, Trash2, Waypoints, Zap } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { useRow } from "../../session/hooks.ts";
import { classNames } from "../../ui/classNames.ts";
import { cellsOf } from "./columns.ts";
import { sayMissing, sayMoment, takeOut } from "./deeds.ts";
import { concerned, selectOnly } from "./desk.ts";
import { useTools } from "./journeyHere.ts";
import styles from "./StepMenu.module.css";
import { pickUp } from "./useCarryKeys.ts";
import { useWay } from "./way.ts";

/** The step that the menu is about, and the card that it opens at. */
export interface MenuAt {
  readonly stepId: string;
  readonly card: HTMLElement;
}

export interface StepMenuProps {
  readonly at: MenuAt;
  readonly onClose: () => void;
}

interface Item {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly run: () => void;
}

export function StepMenu({ at, onClose }: StepMenuProps) {
  const trigger = useRef<HTMLElement>(at.card);
  trigger.current = at.card;
  const items = useItems(at.stepId);
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
      <Menu aria-label={t("journeys.stepMenu")} autoFocus="first" onClose={onClose}>
        {items.map((item) => (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            onAction={() => {
              onClose();
              item.run();
            }}
            className={classNames(styles.item, item.id === "remove" && styles.danger)}
          >
            <span aria-hidden="true" className={styles.icon}>
              {item.icon}
            </span>
            {item.label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

function useItems(stepId: string): readonly Item[] {
  const tools = useTools();
  const way = useWay();
  const step = useRow("steps", stepId);
  const order = cellsOf(tools.journey.columns()).map((cell) => cell.stepId);
  const ids = concerned(tools.desk, order, stepId);
  const look: Item[] = [
    {
      id: "details",
      label: t("journeys.details"),
      icon: <Info />,
      run: () => selectOnly(tools.desk, stepId, true),
    },
    {
      id: "backstage",
      label: t("journeys.backstageOpen"),
      icon: <Waypoints />,
      run: () => way.follow(way.backstageOf(stepId)),
    },
  ];
  if (!tools.journey.mayEdit || !step) return look;
  const moments = [
    { id: "love", icon: <Heart />, label: t("journeys.momentLove") },
    { id: "pain", icon: <Zap />, label: t("journeys.momentPain") },
    { id: "", icon: <Minus />, label: t("journeys.momentNone") },
  ] as const;
  return [
    ...look,
    ...moments
      .filter(({ id }) => id !== step.momentOfTruth)
      .map(({ id, icon, label }) => ({
        id: `moment-${id}`,
        icon,
        label,
        run: () => sayMoment(tools, ids, id),
      })),
    {
      id: "missing",
      icon: <Sparkle />,
      label: step.missing ? t("journeys.markPresent") : t("journeys.markMissing"),
      run: () => sayMissing(tools, ids, !step.missing),
    },
    {
      id: "move",
      icon: <Move />,
      label: t("journeys.pickUp"),
      run: () => pickUp(tools, "steps", ids),
    },
    {
      id: "remove",
      icon: <Trash2 />,
      label: t("journeys.remove"),
      run: () => takeOut(tools, ids),
    },
  ];
}
