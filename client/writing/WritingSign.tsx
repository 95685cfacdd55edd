// A quiet sign that somebody else is writing where it stands. Rule MAP-449.
import { PencilLine } from "lucide-react";
import styles from "./WritingSign.module.css";

export function WritingSign({ words }: { readonly words: string }) {
  return (
    <span className={styles.sign} dir="auto" title={words}>
      <PencilLine aria-hidden="true" />
      <span className={styles.words}>{words}</span>
    </span>
  );
}
