// What a view shows while it has nothing to show: what belongs here and what to do next.
import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

export interface EmptyStateProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly actions?: ReactNode;
  /** An icon or drawing that adds nothing for those who do not see it. */
  readonly picture?: ReactNode;
  /** It stands for a whole page, and its title is the page's. */
  readonly isPage?: boolean;
  /** It stands in a section that has a heading of its own. */
  readonly isInSection?: boolean;
}

export function EmptyState({
  title,
  text,
  actions,
  picture,
  isPage = false,
  isInSection = false,
}: EmptyStateProps) {
  const inPage = isInSection ? "h3" : "h2";
  const Title = isPage ? "h1" : inPage;
  return (
    <div className={styles.empty}>
      {picture === undefined ? null : (
        <div className={styles.picture} aria-hidden="true">
          {picture}
        </div>
      )}
      <Title className={styles.title}>{title}</Title>
      <p className={styles.text}>{text}</p>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
