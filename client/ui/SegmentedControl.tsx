// A choice of one among two to five, all in sight. A radio group to screen readers.
import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { classNames } from "./classNames.ts";
import styles from "./SegmentedControl.module.css";
import { visuallyHidden } from "./VisuallyHidden.tsx";

export interface SegmentOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: ReactNode;
}

export interface SegmentedControlProps<Id extends string> {
  readonly label: string;
  readonly options: readonly SegmentOption<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  /** Shows the icons only; the words stay for screen readers. */
  readonly iconsOnly?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}

export function SegmentedControl<Id extends string>({
  label,
  options,
  value,
  onChange,
  iconsOnly = false,
  className,
  ...rest
}: SegmentedControlProps<Id>) {
  const choose = (keys: ReadonlySet<unknown>) => {
    const chosen = options.find((option) => keys.has(option.id));
    if (chosen) onChange(chosen.id);
  };
  return (
    <ToggleButtonGroup
      {...rest}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={choose}
      className={classNames(styles.group, className)}
    >
      {options.map(({ id, label: name, icon }) => (
        <ToggleButton key={id} id={id} className={styles.segment ?? ""}>
          {icon === undefined ? null : <span aria-hidden="true">{icon}</span>}
          <span className={classNames(iconsOnly && visuallyHidden)}>{name}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
