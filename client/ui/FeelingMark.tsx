// The word of a small group as a sign: an outline, where a mean has a filled shape, so that nobody takes it for a
// figure. The word itself stands beside it. [A11-2]
import { wordSigns } from "../../shared/format/scene/signs.ts";
import type { FeelingWord } from "../../shared/model/emotion.ts";
import { classNames } from "./classNames.ts";
import styles from "./FeelingMark.module.css";

export interface FeelingMarkProps {
  readonly feeling: FeelingWord;
  readonly size?: "small" | "medium" | "large";
}

export function FeelingMark({ feeling, size = "medium" }: FeelingMarkProps) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      data-feeling={feeling}
      className={classNames(styles.mark, styles[size])}
    >
      <path d={wordSigns[feeling].outline} />
    </svg>
  );
}
