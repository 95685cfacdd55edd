// Owns: the sign of a mean (heart, circle, burst) and the mean itself, or the sign and the word of a small group: any one
// of shape, colour and number or word is enough.

import { emotionOutline } from "../../../shared/format/scene/signs.ts";
import {
  type EmotionStep,
  emotionStep,
  type Felt,
  hasFigures,
  writtenMean,
} from "../../../shared/model/emotion.ts";
import { feelingName } from "../../ui/emotion.ts";
import { FeelingMark } from "../../ui/FeelingMark.tsx";
import styles from "./MeanMark.module.css";

export function MeanMark({ emotion }: { readonly emotion: Felt }) {
  if (!hasFigures(emotion)) {
    return (
      <span className={styles.mark}>
        <FeelingMark feeling={emotion.feeling} />
        <span className={styles.word}>{feelingName(emotion.feeling)}</span>
      </span>
    );
  }
  const step = emotionStep(emotion.mean);
  return (
    <span className={styles.mark} data-emotion={step}>
      <EmotionSign step={step} />
      <span>{writtenMean(emotion.mean)}</span>
    </span>
  );
}

/** Only the shape, in the colour of the text around it. */
export function EmotionSign({ step }: { readonly step: EmotionStep }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={styles.sign}>
      <path d={emotionOutline(step)} />
    </svg>
  );
}
