// The look of Button on a plain element, for what must be there before React Aria is: the screens on which people write.
// A menu, a dialog or a tooltip cannot be hung on it.
import type { MouseEvent, ReactNode, Ref } from "react";
import styles from "./Button.module.css";
import { classNames } from "./classNames.ts";

export interface LightButtonProps {
  /** Words; or an icon alone with `label`. */
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  /** What a button that shows only an icon is called, and shows when it is pointed at. */
  readonly label?: string;
  readonly variant?: "primary" | "secondary" | "quiet";
  readonly size?: "small" | "medium" | "large";
  /** Given for a button that stays pressed. */
  readonly isSelected?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly className?: string | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function LightButton({
  children,
  icon,
  label,
  variant = "secondary",
  size = "medium",
  isSelected,
  isDisabled = false,
  onPress,
  className,
  buttonRef,
}: LightButtonProps) {
  const look = [styles.button, styles.light, styles[variant], styles[size]];
  return (
    <button
      ref={buttonRef}
      type="button"
      className={classNames(...look, label !== undefined && styles.square, className)}
      disabled={isDisabled}
      {...(label === undefined ? {} : { "aria-label": label, title: label })}
      {...(isSelected === undefined ? {} : { "aria-pressed": isSelected })}
      onClick={onPress}
    >
      {icon === undefined ? null : (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </button>
  );
}
