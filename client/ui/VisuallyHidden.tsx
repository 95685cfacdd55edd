// Text for those who listen to the page instead of looking at it.
import type { ReactNode } from "react";
import styles from "./VisuallyHidden.module.css";

/** Shows nothing; a screen reader reads `children`. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}

/** The class for an element that must itself be hidden from sight, such as a label. */
export const visuallyHidden: string = styles.hidden ?? "";
