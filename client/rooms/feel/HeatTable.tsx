// Owns: a heatmap as a table: each cell as colour, sign and numbers, the strongest row first. A cell without figures
// says why. Rules A11-64, VOT-53.

import { MoveVertical } from "lucide-react";
import {
  emotionStep,
  type Felt,
  type Heatmap,
  hasFigures,
  isDisagreed,
  writtenMean,
} from "../../../shared/model/emotion.ts";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { feelingName } from "../../ui/emotion.ts";
import { FeelingMark } from "../../ui/FeelingMark.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { type HeatSort, type placesOf, sortedRows } from "./feelings.ts";
import styles from "./HeatTable.module.css";
import { EmotionSign } from "./MeanMark.tsx";
import { StepLink } from "./StepLink.tsx";
import { emotionWords } from "./words.ts";

export interface HeatColumn {
  readonly id: string;
  readonly name: string;
}

export interface HeatTableProps {
  readonly title: string;
  readonly heatmap: Heatmap<HeatColumn>;
  readonly sort: HeatSort;
  readonly places: ReturnType<typeof placesOf>;
  /** Why a cell has no figures; empty: it has no place here at all. */
  readonly reasonFor: (touchpoint: Touchpoint, column: HeatColumn) => string;
}

export function HeatTable({ title, heatmap, sort, places, reasonFor }: HeatTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section tabIndex={0} aria-label={title} className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>{title}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t("feel.touchpoint")}
            </th>
            {heatmap.columns.map((column) => (
              <th key={column.id} scope="col" className={styles.column} dir="auto">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sortedRows(heatmap, sort).map(({ touchpoint, cells }) => (
            <tr key={touchpoint.id}>
              <th scope="row" className={styles.touchpoint}>
                <RowName touchpoint={touchpoint} places={places} />
              </th>
              {heatmap.columns.map((column, at) => (
                <Cell key={column.id} emotion={cells[at]} reason={reasonFor(touchpoint, column)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RowName({ touchpoint, places }: Pick<HeatTableProps, "places"> & RowNameProps) {
  const place = places.get(touchpoint.id);
  return place ? (
    <StepLink step={place.step} className={styles.link}>
      {touchpoint.text}
    </StepLink>
  ) : (
    touchpoint.text
  );
}

interface RowNameProps {
  readonly touchpoint: Touchpoint;
}

interface CellProps {
  readonly emotion: Felt | undefined;
  readonly reason: string;
}

function Cell({ emotion, reason }: CellProps) {
  if (!emotion) return <EmptyCell reason={reason} />;
  if (!hasFigures(emotion)) {
    return (
      <td className={styles.cell}>
        <div className={styles.word} data-feeling={emotion.feeling}>
          <FeelingMark feeling={emotion.feeling} />
          <span className={styles.mean}>{feelingName(emotion.feeling)}</span>
          <VisuallyHidden>{t("ui.feelingSmallGroup")}</VisuallyHidden>
        </div>
      </td>
    );
  }
  return (
    <td className={styles.cell}>
      <div className={styles.box} data-emotion={emotionStep(emotion.mean)}>
        <VisuallyHidden>{emotionWords(emotion)}</VisuallyHidden>
        <EmotionSign step={emotionStep(emotion.mean)} />
        <span aria-hidden="true" className={styles.figures}>
          <span className={styles.mean}>{writtenMean(emotion.mean)}</span>
          <span className={styles.counts}>
            {emotion.n === 0
              ? t("feel.importedShort")
              : t("feel.cellCounts", { love: emotion.love, pain: emotion.pain, n: emotion.n })}
          </span>
        </span>
        {isDisagreed(emotion) ? (
          <MoveVertical aria-hidden="true" className={styles.disagreed} />
        ) : null}
      </div>
    </td>
  );
}

function EmptyCell({ reason }: { readonly reason: string }) {
  const isUnused = reason === "";
  return (
    <td className={styles.cell}>
      <div className={isUnused ? styles.unused : styles.hidden} title={reason || undefined}>
        <span aria-hidden="true">{isUnused ? "·" : "–"}</span>
        <VisuallyHidden>{reason || t("feel.cellUnused")}</VisuallyHidden>
      </div>
    </td>
  );
}
