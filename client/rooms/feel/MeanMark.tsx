// Owns: the sign of a mean (heart, circle, burst) and the mean itself: any one of shape, colour and number is enough.

import { emotionOutline } from "../../../shared/format/scene/signs.ts";
import {
  type Emotion,
  type EmotionStep,
  emotionStep,
  writtenMean,
} from "../../../shared/model/emotion.ts";
import styles from "./MeanMark.module.css";

export function MeanMark({ emotion }: { readonly emotion: Emotion }) {
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
