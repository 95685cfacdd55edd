// The emotion curve under the columns, each point under its step's stage, and the same as a table in words. Steps that
// nobody rated leave a gap. Rule A11-34.
import {
  memo,
  type RefObject,
  startTransition,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { emotionOf, latestTallies } from "../../../shared/insight/emotion.ts";
import {
  type CurvePoint,
  type Emotion,
  hasFigures,
  writtenMean,
} from "../../../shared/model/emotion.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useRoom } from "../../session/hooks.ts";
import { feelingName } from "../../ui/emotion.ts";
import { CurvePicture } from "./CurvePicture.tsx";
import { type Column, cellsOf } from "./columns.ts";
import { type ColumnPlace, placeCurve } from "./curveParts.ts";
import styles from "./EmotionCurve.module.css";

export interface EmotionCurveProps {
  readonly columns: readonly Column[];
  /** The element whose children the columns are; the curve takes their places over. */
  readonly row: RefObject<HTMLElement | null>;
}

export const EmotionCurve = memo(function EmotionCurve({ columns, row }: EmotionCurveProps) {
  const now = usePoints(columns);
  // A step that was moved is drawn before the picture of what is felt about all of them. Rule MAP-294.
  const shown = useDeferredValue(useMemo(() => ({ columns, points: now }), [columns, now]));
  const { points } = shown;
  const places = useColumnPlaces(shown.columns, row);
  const isRightToLeft = document.documentElement.dir === "rtl";
  const curve = useMemo(
    () => placeCurve(shown.columns, points, places, isRightToLeft),
    [shown, points, places, isRightToLeft],
  );
  if (!points.some(({ emotion }) => emotion !== undefined)) return null;
  return (
    <div className={styles.curve}>
      <CurvePicture curve={curve} />
      <CurveTable points={points} />
    </div>
  );
});

interface CurveTableProps {
  readonly points: readonly CurvePoint[];
}

const CurveTable = memo(function CurveTable({ points }: CurveTableProps) {
  const texts = useMap(["steps", "touchpoints"], (map) =>
    points.map(({ stepId }) => {
      const touchpointId = map.steps.get(stepId)?.touchpointId ?? "";
      return map.touchpoints.get(touchpointId)?.text ?? "";
    }),
  );
  return (
    <div className={styles.words}>
      <table>
        <caption>{t("journeys.emotionTable")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("journeys.emotionStep")}</th>
            <th scope="col">{t("journeys.emotionMean")}</th>
            <th scope="col">{t("journeys.emotionLove")}</th>
            <th scope="col">{t("journeys.emotionPain")}</th>
            <th scope="col">{t("journeys.emotionRated")}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ stepId, emotion }, at) => (
            <tr key={stepId}>
              <th scope="row" dir="auto">
                {texts[at]}
              </th>
              <td>{meanWords(emotion)}</td>
              <td>{isRated(emotion) ? emotion.love : ""}</td>
              <td>{isRated(emotion) ? emotion.pain : ""}</td>
              <td>{ratedWords(emotion)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

function isRated(emotion: CurvePoint["emotion"]): emotion is Emotion {
  return emotion !== undefined && hasFigures(emotion) && emotion.n > 0;
}

function meanWords(emotion: CurvePoint["emotion"]): string {
  if (!emotion) return t("journeys.emotionNone");
  return hasFigures(emotion) ? writtenMean(emotion.mean) : feelingName(emotion.feeling);
}

function ratedWords(emotion: CurvePoint["emotion"]): string | number {
  if (!emotion) return "";
  if (!hasFigures(emotion)) return t("ui.feelingSmallGroup");
  return emotion.n > 0 ? emotion.n : t("journeys.emotionImported");
}

function usePoints(columns: readonly Column[]): readonly CurvePoint[] {
  const tallies = useRoom(["rounds", "tallies"], latestTallies, Object.is);
  const steps = useMap(["steps"], (map) =>
    cellsOf(columns).map((cell) => map.steps.get(cell.stepId)),
  );
  return useMemo(
    () =>
      steps.flatMap((step) =>
        step ? [{ stepId: step.id, emotion: emotionOf(step, tallies) }] : [],
      ),
    [steps, tallies],
  );
}

/** Where the columns lie in their row, in CSS pixels from its physical left. */
function useColumnPlaces(
  columns: readonly Column[],
  row: RefObject<HTMLElement | null>,
): readonly ColumnPlace[] {
  const [places, setPlaces] = useState<readonly ColumnPlace[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another set of columns is measured anew
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return undefined;
    const measure = (): void => {
      const fresh = measured(element);
      setPlaces((held) => keepPlaces(held, fresh));
    };
    measure();
    // Stages that are built grow one after the other, and what is felt about a thousand steps is much to draw each time.
    const observer = new ResizeObserver(() => startTransition(measure));
    observer.observe(element);
    return () => observer.disconnect();
  }, [columns, row]);
  return places;
}

function measured(row: HTMLElement): readonly ColumnPlace[] {
  return [...row.querySelectorAll<HTMLElement>("[data-stage]")].map((column) => ({
    left: column.offsetLeft - row.offsetLeft,
    width: column.offsetWidth,
  }));
}

function keepPlaces(
  held: readonly ColumnPlace[],
  fresh: readonly ColumnPlace[],
): readonly ColumnPlace[] {
  const isSame =
    held.length === fresh.length &&
    held.every((one, at) => one.left === fresh[at]?.left && one.width === fresh[at]?.width);
  return isSame ? held : fresh;
}
