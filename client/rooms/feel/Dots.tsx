// Owns: a number of dots as dots: filled ones that are placed, and, where a budget is shown, open ones that are left. The
// number stands beside it in words.

import styles from "./Dots.module.css";

export interface DotsProps {
  readonly count: number;
  readonly left?: number;
}

export function Dots({ count, left = 0 }: DotsProps) {
  return (
    <span aria-hidden="true" className={styles.dots}>
      {Array.from({ length: count + left }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike, and are only ever added and taken at the end
        <span key={at} className={styles.dot} data-placed={at < count} />
      ))}
    </span>
  );
}
