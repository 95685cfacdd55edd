// How far some long work has come.
import { ProgressBar as AriaProgressBar, Label } from "react-aria-components";
import { classNames } from "./classNames.ts";
import styles from "./Waiting.module.css";

export interface ProgressBarProps {
  readonly label: string;
  /** Between 0 and 1; null while nobody knows. */
  readonly value: number | null;
  /** Words in place of the percentage: "12 of 40". */
  readonly amount?: string;
}

export function ProgressBar({ label, value, amount }: ProgressBarProps) {
  return (
    <AriaProgressBar
      value={value ?? 0}
      maxValue={1}
      isIndeterminate={value === null}
      {...(amount === undefined ? {} : { valueLabel: amount })}
      className={styles.progress ?? ""}
    >
      {({ percentage, valueText }) => (
        <>
          <Label>{label}</Label>
          <span className={styles.amount}>{value === null ? null : valueText}</span>
          <div className={styles.track}>
            <div
              className={classNames(styles.fill, value === null && styles.unknown)}
              style={value === null ? {} : { inlineSize: `${percentage ?? 0}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
