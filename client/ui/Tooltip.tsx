// A few words about a control, shown on hover and focus. Never the only place where something is said. [A11-4]
import type { ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import styles from "./Tooltip.module.css";

export interface TooltipProps {
  readonly text: string;
  /** The control it speaks about: one focusable component of client/ui. */
  readonly children: ReactNode;
  readonly shortcut?: string;
  readonly placement?: "top" | "bottom" | "start" | "end";
  /** Opened from outside, for instance by a press on a control that refuses. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

const hoverDelayMs = 500;
/** Time for the pointer to come over the gap to the words, where they stay. Rule A11-224. */
const leaveDelayMs = 200;

export function Tooltip({ text, children, shortcut, placement = "top", ...state }: TooltipProps) {
  return (
    <TooltipTrigger delay={hoverDelayMs} closeDelay={leaveDelayMs} {...state}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ""} placement={placement} offset={6}>
        {text}
        {shortcut === undefined ? null : <span className={styles.shortcut}>{shortcut}</span>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
