// What a view shows while it has nothing to show: what belongs here and what to do next.
import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

export interface EmptyStateProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly actions?: ReactNode;
  /** An icon or drawing that adds nothing for those who do not see it. */
  readonly picture?: ReactNode;
}

export function EmptyState({ title, text, actions, picture }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {picture === undefined ? null : (
        <div className={styles.picture} aria-hidden="true">
          {picture}
        </div>
      )}
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
