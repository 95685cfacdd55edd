// A button with words that stays pressed until pressed again.
import type { ReactNode } from "react";
import { ToggleButton as AriaToggleButton } from "react-aria-components";
import styles from "./Button.module.css";
import { ButtonIcon, type ButtonSize } from "./Button.tsx";
import { classNames } from "./classNames.ts";

export interface ToggleButtonProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly icon?: ReactNode;
  readonly size?: ButtonSize;
  readonly variant?: "secondary" | "quiet";
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}

export function ToggleButton({
  children,
  icon,
  size = "medium",
  variant = "secondary",
  className,
  ...rest
}: ToggleButtonProps) {
  return (
    <AriaToggleButton
      {...rest}
      className={classNames(styles.button, styles[variant], styles[size], className)}
    >
      {icon === undefined ? null : <ButtonIcon>{icon}</ButtonIcon>}
      {children}
    </AriaToggleButton>
  );
}
