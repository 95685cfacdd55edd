// Owns: the five steps between pain and love as one radio group: each with its shape, its number and its word. It
// knows no document. Rules A11-61, A11-62.

import { type KeyboardEvent, useId, useRef } from "react";
import { type Rating, ratings } from "../../../shared/model/ballot.ts";
import { plainKey, pressedId } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { EmotionMark } from "../../ui/EmotionMark.tsx";
import { emotionName, emotionNumber } from "../../ui/emotion.ts";
import { ratingKeys } from "./keys.ts";
import styles from "./RatingScale.module.css";

/**
 * How a rating was chosen. `pressed`: by finger, mouse or a screen reader's press, for good. `digit`: by a key 1 to 5,
 * for good, going on to the next step. `arrow`: by an arrow key, perhaps on the way to another.
 */
export type Chosen = "pressed" | "digit" | "arrow";

export interface RatingScaleProps {
  /** The id of the element that names the step. */
  readonly labelledBy: string;
  readonly value: Rating | null;
  readonly onChoose: (value: Rating, chosen: Chosen) => void;
  readonly isDisabled: boolean;
}

export function RatingScale({ labelledBy, value, onChoose, isDisabled }: RatingScaleProps) {
  const name = useId();
  const byArrow = useRef(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    const pressed = pressedId(ratingKeys, event);
    byArrow.current = pressed === "choose";
    const rating = pressed === "rate" ? ratings[Number(plainKey(event)) - 1] : undefined;
    if (rating === undefined) return;
    event.preventDefault();
    onChoose(rating, "digit");
  };
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      className={styles.scale}
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        byArrow.current = false;
      }}
    >
      {ratings.map((rating) => (
        <label key={rating} className={styles.choice} data-rating={rating}>
          <input
            type="radio"
            name={name}
            className={styles.input}
            aria-label={t("ui.emotionOf", {
              name: emotionName(rating),
              value: emotionNumber(rating),
            })}
            checked={value === rating}
            disabled={isDisabled}
            // A press on what is chosen already says: this one, and on.
            onClick={() => {
              if (value === rating) onChoose(rating, "pressed");
            }}
            onChange={() => onChoose(rating, byArrow.current ? "arrow" : "pressed")}
          />
          <EmotionMark value={rating} size="medium" isDecorative />
          <span aria-hidden="true" className={styles.word}>
            {emotionName(rating)}
          </span>
        </label>
      ))}
    </div>
  );
}
