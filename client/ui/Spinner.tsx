// Says that something short is under way; for longer work use ProgressBar.
import { t } from "../i18n/t.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";
import styles from "./Waiting.module.css";

export interface SpinnerProps {
  /** What is being waited for. */
  readonly label?: string;
  /** Shows the label beside the ring, instead of leaving it to screen readers. */
  readonly showLabel?: boolean;
}

export function Spinner({ label = t("ui.loading"), showLabel = false }: SpinnerProps) {
  return (
    <span className={styles.spinner} role="status">
      <span className={styles.ring} aria-hidden="true" />
      {showLabel ? label : <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  );
}
