// One step between pain and love as colour, shape and number: any one of the three is enough to read it. [A11-2]
import { classNames } from "./classNames.ts";
import styles from "./EmotionMark.module.css";
import { type EmotionValue, emotionName, emotionNumber } from "./emotion.ts";

export interface EmotionMarkProps {
  readonly value: EmotionValue;
  readonly size?: "small" | "medium" | "large";
  /** Silent, where the words beside it already say the step. */
  readonly isDecorative?: boolean;
}

export function EmotionMark({ value, size = "medium", isDecorative = false }: EmotionMarkProps) {
  return (
    <svg
      viewBox="0 0 32 32"
      role="img"
      aria-label={emotionName(value)}
      aria-hidden={isDecorative}
      className={classNames(styles.mark, styles[size])}
    >
      <path d={outlineOf(value)} className={classNames(styles[classOf(value)])} />
      <text x="16" y={value !== null && value > 0 ? 15 : 16} className={styles.number}>
        {emotionNumber(value)}
      </text>
    </svg>
  );
}

/** Love is a heart, pain a burst, the middle and the unrated a circle; in a 32 by 32 box. */
function outlineOf(value: EmotionValue): string {
  if (value === null || value === 0) return circle;
  return value > 0 ? heart : burst;
}

type EmotionClass = "m2" | "m1" | "neutral" | "p1" | "p2" | "none";

function classOf(value: EmotionValue): EmotionClass {
  if (value === null) return "none";
  const classes: Readonly<Record<string, EmotionClass>> = {
    "-2": "m2",
    "-1": "m1",
    "1": "p1",
    "2": "p2",
  };
  return classes[value] ?? "neutral";
}

const circle = "M16 3a13 13 0 1 0 0 26a13 13 0 1 0 0-26z";

const heart =
  "M16 30C10 25.5 1.5 19 1.5 11.2C1.5 6.4 5 3 9.2 3C12 3 14.6 4.5 16 7C17.4 4.5 20 3 22.8 3C27 3 30.5 6.4 30.5 11.2C30.5 19 22 25.5 16 30z";

const burst =
  "M16 .5L20.2 5.9L27 5L26.1 11.8L31.5 16L26.1 20.2L27 27L20.2 26.1L16 31.5L11.8 26.1L5 27L5.9 20.2L.5 16L5.9 11.8L5 5L11.8 5.9z";
