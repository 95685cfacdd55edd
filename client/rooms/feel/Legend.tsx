// Owns: what the signs of a heatmap mean, in words.

import { ArrowUp, MoveVertical } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { emotionName } from "../../ui/emotion.ts";
import styles from "./Legend.module.css";
import { EmotionSign } from "./MeanMark.tsx";

export interface LegendProps {
  /** What a dash stands for. */
  readonly hidden: string;
  /** Whether there are cells that have no place at all. */
  readonly hasUnused: boolean;
  /** Whether there are cells that say how far the ideal journey is. */
  readonly hasDistance: boolean;
}

export function Legend(props: LegendProps) {
  return (
    <ul aria-label={t("feel.legend")} className={styles.legend}>
      <Entry sign={<EmotionSign step="P2" />}>{emotionName(1)}</Entry>
      <Entry sign={<EmotionSign step="0" />}>{emotionName(0)}</Entry>
      <Entry sign={<EmotionSign step="M2" />}>{emotionName(-1)}</Entry>
      <Entry sign={<MoveVertical />}>{t("feel.legendDisagreed")}</Entry>
      <Entry sign="2 / 6 · n 9">{t("feel.legendCounts")}</Entry>
      {props.hasDistance ? <Entry sign={<ArrowUp />}>{t("feel.legendDistance")}</Entry> : null}
      <Entry sign="–">{props.hidden}</Entry>
      {props.hasUnused ? <Entry sign="·">{t("feel.cellUnused")}</Entry> : null}
    </ul>
  );
}

function Entry({ sign, children }: { readonly sign: ReactNode; readonly children: string }) {
  return (
    <li className={styles.entry}>
      <span aria-hidden="true" className={styles.sign}>
        {sign}
      </span>
      {children}
    </li>
  );
}
