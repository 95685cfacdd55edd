// Owns: the figures of an emotion as one line: love, pain, how many, how far apart, and whether people disagree.

import { MoveVertical } from "lucide-react";
import { type Emotion, isDisagreed } from "../../../shared/model/emotion.ts";
import { t } from "../../i18n/t.ts";
import styles from "./Figures.module.css";
import { writtenSpread } from "./words.ts";

export function Figures({ emotion }: { readonly emotion: Emotion }) {
  if (emotion.n === 0) return <p className={styles.figures}>{t("feel.imported")}</p>;
  return (
    <p className={styles.figures}>
      <span className={styles.love}>{t("feel.loveCount", { count: emotion.love })}</span>
      <span className={styles.pain}>{t("feel.painCount", { count: emotion.pain })}</span>
      <span>{t("feel.voices", { count: emotion.n })}</span>
      <span>{t("feel.spread", { spread: writtenSpread(emotion.spread) })}</span>
      {isDisagreed(emotion) ? (
        <span className={styles.disagreed}>
          <MoveVertical aria-hidden="true" />
          {t("feel.disagreed")}
        </span>
      ) : null}
    </p>
  );
}
