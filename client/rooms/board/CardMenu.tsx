// The menu of the selected cards, at the pointer: a right click, or a long press of a finger.
import { useRef } from "react";
import { Keyboard, Menu, MenuItem, Popover, Text } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { classNames } from "../../ui/classNames.ts";
import popover from "../../ui/Popover.module.css";
import { allActions, runAction } from "./actions.tsx";
import { useBoard, useView } from "./boardHooks.ts";

export function CardMenu() {
  const board = useBoard();
  const at = useView((view) => view.menuAt);
  const anchor = useRef<HTMLSpanElement>(null);
  const close = () => board.view.setState({ menuAt: null });
  return (
    <>
      <span
        ref={anchor}
        style={{ position: "absolute", left: at?.x ?? 0, top: at?.y ?? 0, width: 1, height: 1 }}
      />
      <Popover
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(isOpen) => isOpen || close()}
        placement="bottom start"
        className={popover.popover ?? ""}
      >
        <Menu
          aria-label={t("board.menu")}
          autoFocus="first"
          className={popover.list ?? ""}
          onClose={close}
        >
          {allActions(board).map(({ id, label, icon, shortcut, danger }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={label}
              onAction={() => runAction(board, id)}
              className={classNames(popover.item, danger && popover.danger)}
            >
              <span className={popover.sign} aria-hidden="true">
                {icon}
              </span>
              <Text slot="label" className={popover.words ?? ""}>
                {label}
              </Text>
              <Keyboard className={popover.end ?? ""}>{shortcut}</Keyboard>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
