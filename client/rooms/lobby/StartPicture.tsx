// Owns: the drawing on the first page: a customer's way as a curve, with a pain point and a moment of truth.

import { t } from "../../i18n/t.ts";
import { EmotionMark } from "../../ui/EmotionMark.tsx";
import styles from "./StartPicture.module.css";

export function StartPicture() {
  return (
    <figure className={styles.figure}>
      <svg
        viewBox="0 0 640 330"
        className={styles.picture}
        role="img"
        aria-label={t("lobby.pictureLabel")}
      >
        <path d="M20 150H620" className={styles.middle} />
        <path d={under} className={styles.ground} />
        <path d={curve} className={styles.curve} />
        {points.map(({ x, y, word, isMoment, isBelow }) => (
          <g key={word}>
            <path d={`M${x} ${y}V296`} className={styles.drop} />
            <circle
              cx={x}
              cy={y}
              r={isMoment ? 13 : 7}
              className={isMoment ? styles.moment : styles.point}
            />
            {isMoment ? <path d={star(x, y)} className={styles.star} /> : null}
            <text
              x={isMoment ? x + 14 : x}
              y={isBelow ? y + 34 : y - 24}
              textAnchor={isMoment ? "end" : "middle"}
              className={styles.word}
            >
              {t(`lobby.${word}`)}
            </text>
          </g>
        ))}
      </svg>
      <div className={styles.marks} aria-hidden="true">
        {points.map(({ word, value }) => (
          <EmotionMark key={word} value={value} isDecorative />
        ))}
      </div>
    </figure>
  );
}

const points = [
  { x: 64, y: 168, value: 0, word: "pictureCurious", isMoment: false, isBelow: true },
  { x: 192, y: 92, value: 1, word: "picturePleased", isMoment: false, isBelow: false },
  { x: 320, y: 214, value: -2, word: "picturePain", isMoment: false, isBelow: true },
  { x: 448, y: 120, value: 1, word: "pictureMoment", isMoment: true, isBelow: false },
  { x: 576, y: 58, value: 2, word: "pictureLove", isMoment: false, isBelow: false },
] as const;

// A smooth curve through the points, level at each of them: cubic, with its handles half-way between.
const curve = points
  .map(({ x, y }, index) => {
    const before = points[index - 1];
    if (!before) return `M${x} ${y}`;
    const middle = (before.x + x) / 2;
    return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
  })
  .join("");
const under = `${curve}V296H64Z`;

/** A four-pointed star. */
function star(x: number, y: number): string {
  return `M${x} ${y - 8}l2.4 5.6 5.6 2.4-5.6 2.4-2.4 5.6-2.4-5.6-5.6-2.4 5.6-2.4z`;
}
