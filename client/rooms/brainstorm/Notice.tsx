// Owns: what a room says instead of a box to write in: that it begins soon, that the time is up, that it is done.

import type { ReactNode } from "react";
import styles from "./Notice.module.css";

export interface NoticeProps {
  readonly title: string;
  readonly text: string;
  /** Appeared by itself: it is said aloud. */
  readonly isNews?: boolean;
  readonly action?: ReactNode;
}

export function Notice({ title, text, isNews = false, action }: NoticeProps) {
  return (
    <section className={styles.notice}>
      <div className={styles.words} role={isNews ? "status" : undefined}>
        <h2 className={styles.title}>{title}</h2>
        <p>{text}</p>
      </div>
      {action === undefined ? null : <p className={styles.action}>{action}</p>}
    </section>
  );
}
