// Owns: what went wrong, in words, beside what was pressed. It is read aloud as it appears.

import styles from "./Problem.module.css";

export function Problem({ text }: { readonly text: string | null }) {
  return text === null ? null : (
    <p role="alert" className={styles.problem}>
      {text}
    </p>
  );
}
