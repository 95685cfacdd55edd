// A small surface that opens from a control and closes on Escape or a press elsewhere.
import type { ReactNode } from "react";
import { Popover as AriaPopover, Dialog, DialogTrigger } from "react-aria-components";
import styles from "./Popover.module.css";

export interface PopoverProps {
  /** What it holds, for screen readers. */
  readonly label: string;
  /** The control that opens it: a Button or IconButton. */
  readonly trigger: ReactNode;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly placement?: "bottom start" | "bottom end" | "bottom" | "top" | "start" | "end";
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

export function Popover({
  label,
  trigger,
  children,
  placement = "bottom start",
  ...state
}: PopoverProps) {
  return (
    <DialogTrigger {...state}>
      {trigger}
      <AriaPopover className={styles.popover ?? ""} placement={placement} offset={6}>
        <Dialog data-popover aria-label={label} className={styles.content ?? ""}>
          {({ close }) => (typeof children === "function" ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
