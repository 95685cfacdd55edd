// A list of things to do, opened from a control. What cannot be done now stays in the list and says why. [A11-3]
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Popover as AriaPopover,
  MenuTrigger,
  Text,
} from "react-aria-components";
import { announce } from "./announcements.ts";
import { classNames } from "./classNames.ts";
import { ItemDetail } from "./ItemDetail.tsx";
import styles from "./Popover.module.css";
import { typedWords } from "./typedWords.ts";

export interface MenuEntry<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabledReason?: string | undefined;
  /** The key that does the same, as shown to people: "Ctrl+D". */
  readonly shortcut?: string;
}

export interface MenuProps<Id extends string> {
  /** What the list is about, for screen readers. */
  readonly label: string;
  /** The control that opens it: a Button or IconButton. */
  readonly trigger: ReactNode;
  readonly items: readonly MenuEntry<Id>[];
  readonly onAction: (id: Id) => void;
  /** Where the list is a choice of one: which it is at this moment. Rule A11-258. */
  readonly chosen?: Id;
  readonly placement?: "bottom start" | "bottom end" | "top start" | "top end" | "end top";
}

export function Menu<Id extends string>({
  label,
  trigger,
  items,
  onAction,
  chosen,
  placement = "bottom start",
}: MenuProps<Id>) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className={styles.popover ?? ""} placement={placement} offset={6}>
        <AriaMenu
          aria-label={label}
          className={styles.list ?? ""}
          {...(chosen === undefined
            ? {}
            : { selectionMode: "single", selectedKeys: [chosen], disallowEmptySelection: true })}
        >
          {items.map((entry) => (
            <Item
              key={entry.id}
              entry={entry}
              isChosen={entry.id === chosen}
              onAction={() => onAction(entry.id)}
            />
          ))}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

interface ItemProps {
  readonly entry: MenuEntry<string>;
  readonly isChosen: boolean;
  readonly onAction: () => void;
}

// The reason is part of the name: few screen readers read descriptions in a menu. The shortcut is drawn by CSS, since it
// is no part of the name. Not disabled for React Aria, which would take it out of the keyboard's reach together with its reason.
function Item({ entry, isChosen, onAction }: ItemProps) {
  const { label, icon, danger = false, disabledReason, shortcut } = entry;
  const refuses = disabledReason !== undefined;
  return (
    <AriaMenuItem
      id={entry.id}
      textValue={typedWords(label)}
      shouldCloseOnSelect={!refuses}
      onAction={refuses ? () => announce(disabledReason) : onAction}
      className={classNames(styles.item, danger && styles.danger, refuses && styles.unavailable)}
    >
      {icon === undefined ? null : (
        <span className={styles.sign} aria-hidden="true">
          {icon}
        </span>
      )}
      <Text slot="label" className={styles.words ?? ""}>
        <bdi>{label}</bdi>
        {refuses ? <ItemDetail>{disabledReason}</ItemDetail> : null}
      </Text>
      {isChosen ? (
        <span className={styles.end} aria-hidden="true">
          <Check />
        </span>
      ) : null}
      {shortcut === undefined ? null : (
        <span className={styles.shortcut} data-shortcut={shortcut} />
      )}
    </AriaMenuItem>
  );
}
