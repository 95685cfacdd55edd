// Owns: a heatmap as a table: each cell as colour, sign and numbers, the strongest row first; what is felt today and in the
// ideal journey side by side, and how far they are apart. A cell without figures says why. Rules A11-64, A11-243, VOT-38, VOT-53.

import { ArrowDown, ArrowUp, MoveVertical } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import {
  emotionStep,
  type Felt,
  hasFigures,
  isDisagreed,
  writtenDifference,
  writtenMean,
} from "../../../shared/model/emotion.ts";
import {
  distanceAt,
  type HeatColumn,
  type Heatmap,
  type HeatSort,
  isApart,
  sortedRows,
  spansOf,
  tellsKinds,
} from "../../../shared/model/heatmap.ts";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { feelingName } from "../../ui/emotion.ts";
import { FeelingMark } from "../../ui/FeelingMark.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import type { placesOf } from "./feelings.ts";
import styles from "./HeatTable.module.css";
import { EmotionSign } from "./MeanMark.tsx";
import { StepLink } from "./StepLink.tsx";
import { emotionWords } from "./words.ts";

export interface HeatTableProps {
  readonly title: string;
  readonly heatmap: Heatmap;
  readonly sort: HeatSort;
  readonly places: ReturnType<typeof placesOf>;
  /** Why a cell has no figures; empty: it has no place here at all. */
  readonly reasonFor: (touchpoint: Touchpoint, column: HeatColumn) => string;
}

export function HeatTable({ title, heatmap, sort, places, reasonFor }: HeatTableProps) {
  const scroll = useRef<HTMLElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  useRoomForHead(scroll, head);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section ref={scroll} tabIndex={0} aria-label={title} className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>{title}</caption>
        <colgroup />
        {spansOf(heatmap).map(({ group, columns }) => (
          <colgroup key={group.id} span={columns.length} />
        ))}
        <Head ref={head} heatmap={heatmap} />
        <tbody>
          {sortedRows(heatmap, sort).map((row) => (
            <tr key={row.touchpoint.id}>
              <th scope="row" className={styles.touchpoint}>
                <RowName touchpoint={row.touchpoint} places={places} />
              </th>
              {heatmap.columns.map((column, at) => (
                <Cell
                  key={`${column.group.id} ${column.kind}`}
                  emotion={row.cells[at]}
                  distance={distanceAt(heatmap, row, at)}
                  reason={reasonFor(row.touchpoint, column)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the keyboard goes to stands below the head, which stays in sight and is as high as its longest name. */
function useRoomForHead(
  scroll: RefObject<HTMLElement | null>,
  head: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const read = (): void =>
      scroll.current?.style.setProperty("--head", `${head.current?.offsetHeight ?? 0}px`);
    read();
    if (typeof ResizeObserver === "undefined" || !head.current) return;
    const observer = new ResizeObserver(read);
    observer.observe(head.current);
    return () => observer.disconnect();
  }, [scroll, head]);
}

interface HeadProps extends Pick<HeatTableProps, "heatmap"> {
  readonly ref: RefObject<HTMLTableSectionElement | null>;
}

/** Names, and below each of which journeys its columns tell, where that is not the current one for all. */
function Head({ ref, heatmap }: HeadProps) {
  const isTold = tellsKinds(heatmap);
  return (
    <thead ref={ref} className={styles.head}>
      <tr>
        <th scope="col" rowSpan={isTold ? 2 : 1} className={styles.corner}>
          {t("feel.touchpoint")}
        </th>
        {spansOf(heatmap).map(({ group, columns }) => (
          <th
            key={group.id}
            scope={columns.length > 1 ? "colgroup" : "col"}
            colSpan={columns.length}
            className={styles.column}
            dir="auto"
          >
            {group.name}
          </th>
        ))}
      </tr>
      {isTold ? (
        <tr>
          {heatmap.columns.map(({ group, kind }) => (
            <th key={`${group.id} ${kind}`} scope="col" className={styles.kind}>
              {kind === "ideal" ? t("feel.heatIdeal") : t("feel.heatCurrent")}
            </th>
          ))}
        </tr>
      ) : null}
    </thead>
  );
}

function RowName({ touchpoint, places }: Pick<HeatTableProps, "places"> & RowNameProps) {
  const place = places.get(touchpoint.id);
  return place ? (
    <StepLink step={place.step} className={styles.link}>
      {touchpoint.text}
    </StepLink>
  ) : (
    <span dir="auto">{touchpoint.text}</span>
  );
}

interface RowNameProps {
  readonly touchpoint: Touchpoint;
}

interface CellProps {
  readonly emotion: Felt | undefined;
  /** How much better it is than the current one beside it. */
  readonly distance: number | null;
  readonly reason: string;
}

function Cell({ emotion, distance, reason }: CellProps) {
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
        <VisuallyHidden>
          {[emotionWords(emotion), ...distanceWords(distance)].join(", ")}
        </VisuallyHidden>
        <EmotionSign step={emotionStep(emotion.mean)} />
        <span aria-hidden="true" className={styles.figures}>
          <span className={styles.mean}>
            {writtenMean(emotion.mean)}
            {isApart(distance) ? (
              <span className={styles.distance}>
                {distance > 0 ? <ArrowUp /> : <ArrowDown />}
                {writtenDifference(distance)}
              </span>
            ) : null}
          </span>
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

function distanceWords(distance: number | null): readonly string[] {
  if (!isApart(distance)) return [];
  const by = writtenDifference(distance);
  return [distance > 0 ? t("feel.distanceBetter", { by }) : t("feel.distanceWorse", { by })];
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
