// Owns: what a room says instead of a box to write in: that it begins soon, that the time is up, that it is done.

import type { ReactNode } from "react";
import styles from "./Notice.module.css";

export interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
}

export function Notice({ title, text, action }: NoticeProps) {
  return (
    <section className={styles.notice}>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p>{text}</p>
      </div>
      {action === undefined ? null : <p className={styles.action}>{action}</p>}
    </section>
  );
}
