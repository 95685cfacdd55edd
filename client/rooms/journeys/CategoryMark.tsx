// A persona or a department as its shape in its colour, with a name for those who do not see it.
import { type Category, Shape, shapeOf } from "../../ui/Shape.tsx";
import styles from "./CategoryMark.module.css";

export interface CategoryMarkProps {
  /** 1 to 8; anything else is shown as 8. */
  readonly color: number | null;
  /** One or two letters inside the mark; the shape alone without. */
  readonly letters?: string;
}

export function CategoryMark({ color, letters }: CategoryMarkProps) {
  const category = categoryFrom(color);
  return (
    <span
      className={styles.mark}
      style={{ color: `var(--cat-${category}-ink)`, background: `var(--cat-${category}-soft)` }}
      aria-hidden="true"
    >
      <Shape name={shapeOf(category)} />
      {letters === undefined ? null : <span>{letters}</span>}
    </span>
  );
}

/** A stored colour as one of the eight categories. */
export function categoryFrom(color: number | null): Category {
  return color !== null && Number.isInteger(color) && color >= 1 && color <= 8
    ? (color as Category)
    : 8;
}
