// Owns: the figures of an emotion as one line: love, pain, how many, how far apart, and whether people disagree; of a
// small group, that it has a word instead.

import { MoveVertical } from "lucide-react";
import { type Felt, hasFigures, isDisagreed } from "../../../shared/model/emotion.ts";
import { t } from "../../i18n/t.ts";
import styles from "./Figures.module.css";
import { writtenSpread } from "./words.ts";

export function Figures({ emotion }: { readonly emotion: Felt }) {
  if (!hasFigures(emotion)) return <p className={styles.figures}>{t("ui.feelingSmallGroup")}</p>;
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
