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
import { curveItems } from "../../../shared/format/scene/emotionCurve.ts";
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
import { SceneView } from "../../ui/SceneView.tsx";
import { type Column, cellsOf } from "./columns.ts";
import styles from "./EmotionCurve.module.css";

export interface EmotionCurveProps {
  readonly columns: readonly Column[];
  /** The element whose children the columns are; the curve takes their places over. */
  readonly row: RefObject<HTMLElement | null>;
}

const top = 40;
const height = 150;
/** Below the curve, for the counts. */
const bottom = 44;
const denseBelow = 96;

export const EmotionCurve = memo(function EmotionCurve({ columns, row }: EmotionCurveProps) {
  const now = usePoints(columns);
  // A step that was moved is drawn before the picture of what is felt about all of them. Rule MAP-294.
  const shown = useDeferredValue(useMemo(() => ({ columns, points: now }), [columns, now]));
  const { points } = shown;
  const places = useColumnPlaces(shown.columns, row);
  if (!points.some(({ emotion }) => emotion !== undefined)) return null;
  return (
    <div className={styles.curve}>
      <CurvePicture columns={shown.columns} points={points} places={places} />
      <CurveTable points={points} />
    </div>
  );
});

interface ColumnPlace {
  readonly left: number;
  readonly width: number;
}

interface CurvePictureProps {
  readonly columns: readonly Column[];
  readonly points: readonly CurvePoint[];
  readonly places: readonly ColumnPlace[];
}

const CurvePicture = memo(function CurvePicture({ columns, points, places }: CurvePictureProps) {
  const scene = useMemo(() => {
    const emotions = new Map(points.map((point) => [point.stepId, point.emotion]));
    const placed = columns.flatMap((column, at) => {
      const { left = 0, width = 0 } = places[at] ?? {};
      return column.cells.map((cell, index) => ({
        x: left + ((index + 0.5) / column.cells.length) * width,
        emotion: emotions.get(cell.stepId),
      }));
    });
    const right = Math.max(0, ...places.map((place) => place.left + place.width));
    const felt = placed.filter(({ emotion }) => emotion).sort((a, b) => a.x - b.x);
    const isDense = felt.some(({ x }, at) => at > 0 && x - (felt[at - 1]?.x ?? 0) < denseBelow);
    const left = Math.min(...places.map((place) => place.left), right);
    const items = curveItems({
      points: [...placed].sort((a, b) => a.x - b.x),
      left: left + 28,
      right,
      top,
      height,
      title: "",
      isDense,
    });
    return { width: right, height: top + height + bottom, title: "", description: "", items };
  }, [columns, points, places]);
  return (
    <div style={{ inlineSize: scene.width, blockSize: scene.height }}>
      <SceneView scene={scene} isDecorative />
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
    <table className={styles.table}>
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
            <th scope="row">{texts[at]}</th>
            <td>{meanWords(emotion)}</td>
            <td>{isRated(emotion) ? emotion.love : ""}</td>
            <td>{isRated(emotion) ? emotion.pain : ""}</td>
            <td>{ratedWords(emotion)}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
