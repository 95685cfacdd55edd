// What to do with a step, at the step itself: by the right button, the menu key or Shift+F10, or a finger
// that holds it and lets go without moving it. Rule MAP-443.
import { Heart, Info, Minus, Move, Quote, Sparkle, Trash2, Waypoints, Zap } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { useRow } from "../../session/hooks.ts";
import { classNames } from "../../ui/classNames.ts";
import { useTools } from "./journeyHere.ts";
import styles from "./StepMenu.module.css";
import { type StepDeed, stepDeeds } from "./stepDeeds.ts";
import { useWay } from "./way.ts";

/** The step that the menu is about, and the card that it opens at. */
interface MenuAt {
  readonly stepId: string;
  readonly card: HTMLElement;
}

export interface StepMenuProps {
  readonly at: MenuAt;
  readonly onClose: () => void;
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
              {icons[item.id]}
            </span>
            {item.label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

function useItems(stepId: string): readonly StepDeed[] {
  const tools = useTools();
  const way = useWay();
  // Only to be drawn anew when it changes: the list reads it itself.
  useRow("steps", stepId);
  return stepDeeds(tools, way, stepId);
}

const icons: Readonly<Record<StepDeed["id"], ReactNode>> = {
  details: <Info />,
  backstage: <Waypoints />,
  think: <Quote />,
  love: <Heart />,
  pain: <Zap />,
  noMoment: <Minus />,
  missing: <Sparkle />,
  move: <Move />,
  remove: <Trash2 />,
};
