// Owns: what is felt in one line: sign and figure, or sign and word where the group was small.

import { type Felt, hasFigures, writtenMean } from "../../../shared/model/emotion.ts";
import { EmotionMark } from "../../ui/EmotionMark.tsx";
import { feelingName, meanToEmotion } from "../../ui/emotion.ts";
import { FeelingMark } from "../../ui/FeelingMark.tsx";
import styles from "./Findings.module.css";

export function FeltMark({ felt }: { readonly felt: Felt }) {
  return hasFigures(felt) ? (
    <span className={styles.felt}>
      <EmotionMark value={meanToEmotion(felt.mean)} isDecorative />
      {writtenMean(felt.mean)}
    </span>
  ) : (
    <span className={styles.felt}>
      <FeelingMark feeling={felt.feeling} />
      {feelingName(felt.feeling)}
    </span>
  );
}
