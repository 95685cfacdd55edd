// Owns: the drawing of an emotion curve: the means as a curve that never overshoots, the spread as bars, each
// point with its shape and number, and small groups' words, which have no height. Used alone under a journey on screen
// and inside the picture of the journey. Rule VOT-57.

import { curveMonotoneX, line as lineThrough } from "d3-shape";
import {
  type Emotion,
  emotionStep,
  type FeelingWord,
  type Felt,
  hasFigures,
  isDisagreed,
  writtenMean,
} from "../../model/emotion.ts";
import { cutCurve, figureSpot, type Spot, spotsAlong } from "./curveFigures.ts";
import { type Ink, label, line, path, round, type SceneItem } from "./scene.ts";
import { burst, emotionOutline, heart, sign, wordSigns } from "./signs.ts";

export interface CurveInput {
  readonly points: readonly {
    readonly x: number;
    readonly emotion: Felt | undefined;
    /** Without sign and figure: only the curve comes through. */
    readonly isPassed?: boolean;
  }[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** From +2 to −2, in scene units. */
  readonly height: number;
  /** Above its left end. */
  readonly title?: string;
  /** Smaller signs without counts, for points that stand closer than 96 units. */
  readonly isDense?: boolean;
  /** Of points outside only the curve through them is drawn: for a part of a longer picture. */
  readonly within?: Stretch;
  /** Whether the curve, too, ends there, where the next part goes on with it. */
  readonly isCut?: boolean;
}

/** Along a line, from its left to its right. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const everywhere: Stretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * The curve's items. Steps without an emotion leave a gap: nothing is made up between them. So do steps that a small
 * group's word stands for: a dashed line over the whole scale, and the word's sign below it.
 */
export function curveItems(input: CurveInput): SceneItem[] {
  const { top, height } = input;
  const y = (mean: number): number => top + ((2 - mean) / 4) * height;
  const items = scaleItems(input, y);
  const curves: Spot[] = [];
  const within = input.within ?? everywhere;
  for (const run of runsOf(input)) {
    const d = curveThrough(run, y, input.isCut ? within : everywhere);
    if (!d) continue;
    items.push(path(d, { stroke: "ink", strokeWidth: 2.5 }));
    for (const spot of spotsAlong(d)) curves.push(spot);
  }
  curves.sort((a, b) => a.x - b.x);
  const shown = input.points.filter(
    ({ x, isPassed }) => x >= within.from && x <= within.to && !isPassed,
  );
  for (const { x, emotion } of shown) {
    if (!emotion) continue;
    if (hasFigures(emotion)) {
      items.push(...pointItems(x, y, emotion, { curves, isDense: input.isDense ?? false }));
    } else items.push(...wordItems(x, y, emotion.feeling));
  }
  return items;
}

/** The title and the lines of the scale, with their figures. */
function scaleItems(
  { title, left, right, top }: CurveInput,
  y: (mean: number) => number,
): SceneItem[] {
  return [
    ...(title === undefined
      ? []
      : [label(title, left, top - 14, { size: 14, weight: 650, color: "ink3" })]),
    line(left, y(0), right, y(0), "ink3", 1),
    ...[2, 1, -1, -2].map((mean) => line(left, y(mean), right, y(mean), "line", 1)),
    ...[2, 0, -2].map((mean) =>
      label(writtenMean(mean), left - 10, y(mean) + 4, { size: 13, color: "ink3", align: "end" }),
    ),
  ];
}

interface RatedPoint {
  readonly x: number;
  readonly mean: number;
}

function curveThrough(run: RatedPoint[], y: (mean: number) => number, part: Stretch): string {
  const through = lineThrough<RatedPoint>()
    .x((point) => round(point.x))
    .y((point) => round(y(point.mean)))
    .curve(curveMonotoneX)
    .digits(2);
  const whole = through(run) ?? "";
  return part === everywhere ? whole : cutCurve(whole, part);
}

function runsOf(input: CurveInput): readonly RatedPoint[][] {
  const runs: RatedPoint[][] = [[]];
  for (const { x, emotion } of input.points) {
    if (emotion && hasFigures(emotion)) runs.at(-1)?.push({ x, mean: emotion.mean });
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

function pointItems(
  x: number,
  y: (mean: number) => number,
  emotion: Emotion,
  { curves, isDense }: { readonly curves: readonly Spot[]; readonly isDense: boolean },
): SceneItem[] {
  const step = emotionStep(emotion.mean);
  const at = y(emotion.mean);
  const outline = emotionOutline(step);
  const fill: Ink = emotion.n === 0 ? "paper" : `emotion${step}`;
  const items: SceneItem[] = [];
  if (isDisagreed(emotion)) {
    const high = y(Math.min(2, emotion.mean + emotion.spread));
    const low = y(Math.max(-2, emotion.mean - emotion.spread));
    items.push(
      path(
        `M${round(x)} ${round(high)}V${round(low)}M${round(x - 6)} ${round(high)}h12M${round(x - 6)} ${round(low)}h12`,
        {
          stroke: "ink2",
          strokeWidth: 2,
        },
      ),
    );
  }
  items.push(...sign(outline, x, at, isDense ? 22 : 30, fill, "ink"));
  const figure = writtenMean(emotion.mean);
  const size = isDense ? 13 : 14;
  const place = figureSpot(
    figure,
    { x, y: at },
    { curves, zero: y(0), size, sign: isDense ? 11 : 15, isBarred: isDisagreed(emotion) },
  );
  items.push(label(figure, place.x, place.y, { size, weight: 650, align: "middle" }));
  if (emotion.n > 0 && !isDense) items.push(...countItems(x, y(-2) + 36, emotion));
  return items;
}

function wordItems(x: number, y: (mean: number) => number, feeling: FeelingWord): SceneItem[] {
  const { outline, ink } = wordSigns[feeling];
  return [
    path(`M${round(x)} ${round(y(2))}V${round(y(-2))}`, {
      stroke: ink,
      strokeWidth: 1.5,
      isDashed: true,
    }),
    ...sign(outline, x, y(-2) + 20, 22, "paper", ink),
  ];
}

function countItems(x: number, y: number, { love, pain, n }: Emotion): SceneItem[] {
  const look = { size: 13, color: "ink2" } as const;
  return [
    ...sign(heart, x - 45, y - 4, 11, "emotionP2", "none"),
    label(String(love), x - 36, y, look),
    ...sign(burst, x - 8, y - 4, 11, "emotionM2", "none"),
    label(String(pain), x + 1, y, look),
    label(`n ${n}`, x + 50, y, { ...look, color: "ink3", align: "end" }),
  ];
}
