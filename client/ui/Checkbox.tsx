// Marks something as chosen, one among possibly many.
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components";
import styles from "./Choice.module.css";
import { classNames } from "./classNames.ts";

export interface CheckboxProps {
  readonly children?: ReactNode;
  /** The name where there are no `children`, as in a table's row. */
  readonly label?: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isIndeterminate?: boolean;
  readonly description?: string;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}

export function Checkbox({ children, label, description, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      {...(label === undefined ? {} : { "aria-label": label })}
      className={classNames(styles.choice, className)}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isIndeterminate ? <Minus /> : null}
            {isSelected && !isIndeterminate ? <Check /> : null}
          </span>
          {children === undefined ? null : (
            <span>
              {children}
              {description === undefined ? null : (
                <span className={styles.detail}>{description}</span>
              )}
            </span>
          )}
        </>
      )}
    </AriaCheckbox>
  );
}
