// A button that shows only an icon; its name is the tooltip and what a screen reader says. [A11-4]
import type { ReactNode } from "react";
import { type ButtonBasics, ButtonIcon, PlainButton, squareButton } from "./Button.tsx";
import { classNames } from "./classNames.ts";
import { Tooltip } from "./Tooltip.tsx";

export interface IconButtonProps extends ButtonBasics {
  readonly label: string;
  readonly icon: ReactNode;
  /** Given for a button that stays pressed: a tool in use, an open panel. */
  readonly isSelected?: boolean | undefined;
  readonly shortcut?: string;
  readonly tooltipPlacement?: "top" | "bottom" | "start" | "end";
}

export function IconButton({
  label,
  icon,
  isSelected,
  shortcut,
  tooltipPlacement,
  variant = "quiet",
  className,
  ...basics
}: IconButtonProps) {
  const button = (
    <PlainButton
      {...basics}
      variant={variant}
      aria-label={label}
      {...(isSelected === undefined ? {} : { "aria-pressed": isSelected })}
      className={classNames(squareButton, className)}
    >
      <ButtonIcon>{icon}</ButtonIcon>
    </PlainButton>
  );
  if (basics.reason !== undefined) return button; // which brings its own tooltip
  return (
    <Tooltip
      text={label}
      {...(shortcut === undefined ? {} : { shortcut })}
      {...(tooltipPlacement === undefined ? {} : { placement: tooltipPlacement })}
    >
      {button}
    </Tooltip>
  );
}
