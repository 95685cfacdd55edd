// Holds the place of what is coming, in its size, so that nothing jumps. Silent: the view says once that it loads.
import styles from "./Waiting.module.css";

export interface SkeletonProps {
  /** CSS lengths. */
  readonly width?: string;
  readonly height?: string;
}

export function Skeleton({ width = "100%", height = "1.25rem" }: SkeletonProps) {
  return (
    <span
      className={styles.skeleton}
      style={{ inlineSize: width, blockSize: height }}
      aria-hidden="true"
    />
  );
}
