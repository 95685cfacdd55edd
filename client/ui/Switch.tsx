// Turns something on or off at once.
import type { ReactNode } from "react";
import { Switch as AriaSwitch } from "react-aria-components";
import styles from "./Choice.module.css";
import { classNames } from "./classNames.ts";

export interface SwitchProps {
  /** What is on when it is on. */
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly description?: string;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}

export function Switch({ children, description, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={classNames(styles.choice, className)}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.knob} />
      </span>
      <span>
        {children}
        {description === undefined ? null : <span className={styles.detail}>{description}</span>}
      </span>
    </AriaSwitch>
  );
}
