// A word or number about a thing, in a colour that means something and a shape that says the same. [A11-2]
import type { ReactNode } from "react";
import styles from "./Badge.module.css";
import { classNames } from "./classNames.ts";
import { type Category, Shape, type ShapeName, shapeOf } from "./Shape.tsx";

export type BadgeTone = "neutral" | "accent" | "positive" | "caution" | "danger" | Category;

export interface BadgeProps {
  readonly children: ReactNode;
  /** A number is a categorical colour, for a department or persona. */
  readonly tone?: BadgeTone;
  /** The sign before the words; a categorical tone brings its own. */
  readonly shape?: ShapeName | "none";
  readonly className?: string | undefined;
}

export function Badge({ children, tone = "neutral", shape, className }: BadgeProps) {
  const isCategory = typeof tone === "number";
  const sign = shape ?? (isCategory ? shapeOf(tone) : "none");
  const look = isCategory ? styles[`category${tone}`] : styles[tone];
  return (
    <span className={classNames(styles.badge, look, className)}>
      {sign === "none" ? null : <Shape name={sign} />}
      <span className={styles.words}>{children}</span>
    </span>
  );
}
