// Owns: the picture of a whole journey for a screen too small for its lines: one step below the other, with what is known of each,
// and the emotion curve beside them from above to below. As wide as a phone and as high as it needs. Rules EXP-178, EXP-179, EXP-202.

import { curveMonotoneY, line as lineThrough } from "d3-shape";
import {
  type Emotion,
  emotionStep,
  type Felt,
  hasFigures,
  isDisagreed,
  writtenMean,
} from "../../model/emotion.ts";
import type { JourneyOutline } from "../../model/outline.ts";
import { channelWords } from "../words.ts";
import {
  describeLines,
  isReadRightToLeft,
  type JourneySheetInput,
  legendOf,
} from "./journeySheet.ts";
import { legendFoot } from "./legend.ts";
import { mirrorItems, placeItems } from "./placing.ts";
import { box, label, line, path, round, type Scene, type SceneItem } from "./scene.ts";
import { textLines } from "./sheetFrame.ts";
import { type ColumnStep, type Line, linesOf } from "./sheetLines.ts";
import { burst, emotionOutline, heart, sign, wordSigns } from "./signs.ts";
import { wrapText } from "./wrap.ts";

export interface JourneyStripInput extends Omit<JourneySheetInput, "sheet"> {
  /** In units: on a phone of 360 px, less the slide's padding, 416 of them make a text of 12 more than 9 px high. */
  readonly width: number;
  /** Of the steps only the moments of truth, beside the whole curve: the others are told on slides of their own. */
  readonly isOverview?: boolean;
}

const numberWidth = 30;
const textSize = 17;
const factSize = 14;
const leading = 1.22;
const pad = 12;
const stepGap = 8;
const stageSize = 21;
/** From −2 to +2, with what stands beyond them; and the room for the signs of those who gave no figures. */
const scaleWidth = 88;
const scalePad = 16;
const wordWidth = 28;
/** Of a step that only the curve tells of. */
const passedHeight = 10;

/** In the persona's order, from above to below; read from right to left where most of its texts are. */
export function journeyStrip(input: JourneyStripInput): Scene {
  const { outline, wording, measure, width, source } = input;
  const isMirrored = isReadRightToLeft(outline);
  const lines = linesOf(outline, Number.POSITIVE_INFINITY, 1, input.part);
  const felt = new Map(input.curve.map(({ stepId, emotion }) => [stepId, emotion]));
  const hasCurve = [...felt.values()].some((emotion) => emotion !== undefined);
  const curveWidth = hasCurve ? wordWidth + scaleWidth + 2 * scalePad : 0;
  const textWidth = width - numberWidth - pad - curveWidth;
  const look: Look = { input, isMirrored, textWidth, hasCurve };
  const { items, points, bottom: y } = rowsItems(lines, felt, look);
  if (hasCurve) items.push(...curveItems(points, edgesOf(lines, felt), y - stepGap * 2, width));
  items.push(line(0, y, width, y, "line", 1));
  const place = { left: 0, right: width, y: y + 28 };
  const foot = legendFoot(legendOf(shownOf(input)), "", place, measure);
  const said = wrapText(source, { width, size: 13, maxLines: 3 }, measure);
  const sourceTop = foot.y + 26;
  items.push(...foot.items);
  items.push(...textLines(said, 0, sourceTop, width, { size: 13, color: "ink3", leading }));
  return {
    width,
    height: sourceTop + said.length * 13 * leading,
    title: outline.persona?.name || wording.say("untitledPersona"),
    description: describeLines(input, lines),
    items: isMirrored ? mirrorItems(items, width) : items,
  };
}

/** What the signs of a strip are about. */
function shownOf(input: JourneyStripInput): JourneyStripInput {
  if (!input.isOverview) return input;
  const { outline } = input;
  const moments = (steps: JourneyOutline["loose"]) =>
    steps.filter(({ step }) => step.momentOfTruth !== "");
  const stages = outline.stages.map(({ stage, steps }) => ({ stage, steps: moments(steps) }));
  const loose = moments(outline.loose);
  const shown = new Set(
    [...stages.flatMap(({ steps }) => steps), ...loose].map(({ step }) => step.id),
  );
  const curve = input.curve.filter(({ stepId }) => shown.has(stepId));
  return { ...input, outline: { ...outline, stages, loose }, curve };
}

interface Look {
  readonly input: JourneyStripInput;
  readonly isMirrored: boolean;
  readonly textWidth: number;
  /** Whether anything was rated. */
  readonly hasCurve: boolean;
}

/** The stages with their steps, and where the points of the curve beside them are. */
function rowsItems(
  lines: readonly Line[],
  felt: ReadonlyMap<string, Felt | undefined>,
  look: Look,
): { readonly items: SceneItem[]; readonly points: readonly Point[]; readonly bottom: number } {
  const items: SceneItem[] = [];
  const points: Point[] = [];
  let y = 0;
  const add = (drawn: Drawn): void => {
    items.push(...placeItems(drawn.items, { scale: 1, dx: 0, dy: y }));
    y += drawn.height + stepGap;
  };
  for (const { columns, stages } of lines) {
    for (const { name, from, count } of stages) {
      const own = columns.slice(from, from + count);
      add(stageItems(name || look.input.wording.say("unnamedStage"), own, look));
      for (const step of own.filter((one) => look.hasCurve || !isPassedIn(one, look))) {
        const isPassed = isPassedIn(step, look);
        const drawn = drawnStep(step, isPassed, look);
        const emotion = step && felt.get(step.item.step.id);
        if (step) points.push({ y: y + drawn.height / 2, emotion, isPassed });
        add(drawn);
      }
      y += stepGap * 2;
    }
  }
  return { items, points, bottom: y };
}

/** Whether only the curve tells of it. */
function isPassedIn(step: ColumnStep | undefined, { input }: Look): boolean {
  return input.isOverview === true && step?.item.step.momentOfTruth === "";
}

function drawnStep(step: ColumnStep | undefined, isPassed: boolean, look: Look): Drawn {
  if (!step) return look.input.isOverview ? { items: [], height: 0 } : emptyItems(look);
  return isPassed ? { items: [], height: passedHeight } : stepItems(step, look);
}

/** What is felt where a part begins and where it ends: half way between the steps on both sides; `undefined` for no curve there. */
interface Edges {
  readonly top: number | undefined;
  readonly bottom: number | undefined;
}

function edgesOf(lines: readonly Line[], felt: ReadonlyMap<string, Felt | undefined>): Edges {
  const between = (one: ColumnStep | undefined, other: ColumnStep | undefined) => {
    const [a, b] = [one, other].map((step) => step && felt.get(step.item.step.id));
    return a && b && hasFigures(a) && hasFigures(b) ? (a.mean + b.mean) / 2 : undefined;
  };
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    top: between(first?.before.at(-1), first?.columns[0]),
    bottom: between(last?.columns.at(-1), last?.after[0]),
  };
}

interface Drawn {
  readonly items: readonly SceneItem[];
  readonly height: number;
}

/** The name of a stage over its steps, and what the curve's height means beside it. */
function stageItems(
  name: string,
  columns: Line["columns"],
  { input, textWidth, hasCurve }: Look,
): Drawn {
  const width = textWidth + numberWidth;
  const look = { size: stageSize, font: "title", weight: 550, leading: 1.1 } as const;
  const lines = wrapText(name, { width, ...look, maxLines: 3 }, input.measure);
  const base = lines.length * stageSize * 1.1;
  const counted = input.wording.say("steps", { count: columns.filter((step) => step).length });
  const figures = [-2, 0, 2].map((mean) =>
    label(writtenMean(mean), placeOf(mean, input.width), base - 4, {
      size: 13,
      color: "ink3",
      align: "middle",
    }),
  );
  return {
    items: [
      ...textLines(lines, 0, stageSize, width, look),
      ...(hasCurve ? figures : []),
      line(0, base + 6, input.width, base + 6, "ink", 1.75),
      ...(input.isOverview ? [label(counted, 0, base + 25, { size: 13, color: "ink3" })] : []),
    ],
    height: base + (input.isOverview ? 28 : 6),
  };
}

function stepItems(column: ColumnStep, { input, isMirrored, textWidth }: Look): Drawn {
  const { step, touchpoint } = column.item;
  const { measure, wording } = input;
  const text = { size: textSize, weight: step.momentOfTruth === "" ? 400 : 650 } as const;
  const words = wrapText(touchpoint.text, { width: textWidth, ...text, maxLines: 6 }, measure);
  const facts = [
    channelWords(wording, touchpoint.channel),
    input.departments.get(touchpoint.departmentId)?.name ?? "",
    ...(input.backstage.get(step.id) ?? []),
  ].filter(Boolean);
  const about = { size: factSize, leading, isParagraph: !isMirrored } as const;
  const told = wrapText(
    facts.join(" · "),
    { width: textWidth, size: factSize, maxLines: 3 },
    measure,
  );
  const missing = step.missing ? [wording.say("shouldExist")] : [];
  const factTop = pad + words.length * textSize * leading;
  const missingTop = factTop + told.length * factSize * leading;
  const height = missingTop + missing.length * factSize * leading + pad;
  const items: SceneItem[] = frameItems(step, numberWidth + textWidth + pad - 4, height);
  items.push(label(String(column.number), 8, pad + textSize * 0.86, { size: 13, color: "ink3" }));
  items.push(
    ...textLines(words, numberWidth, pad + textSize * 0.86, textWidth, {
      ...text,
      leading,
      isParagraph: !isMirrored,
    }),
    ...textLines(told, numberWidth, factTop + factSize, textWidth, { ...about, color: "ink2" }),
    ...textLines(missing, numberWidth, missingTop + factSize, textWidth, {
      ...about,
      color: "accent",
    }),
  );
  return { items, height };
}

/** A moment of truth stands in a frame with its sign; a step that should exist in a dashed one. */
function frameItems(
  { momentOfTruth, missing }: ColumnStep["item"]["step"],
  width: number,
  height: number,
): SceneItem[] {
  switch (momentOfTruth) {
    case "love":
    case "pain": {
      const [outline, fill] =
        momentOfTruth === "love"
          ? ([heart, "emotionP2"] as const)
          : ([burst, "emotionM2"] as const);
      return [
        box(2, 0, width, height, {
          radius: 6,
          fill: "raised",
          stroke: momentOfTruth,
          strokeWidth: 2.25,
        }),
        ...sign(outline, 15, pad + 34, 20, fill, "none"),
      ];
    }
    case "":
      if (!missing) return [];
      return [
        box(2, 0, width, height, {
          radius: 6,
          stroke: "accent",
          strokeWidth: 1.25,
          isDashed: true,
        }),
      ];
    default:
      return momentOfTruth satisfies never;
  }
}

function emptyItems({ input }: Look): Drawn {
  const look = { size: factSize, color: "ink3", isItalic: true } as const;
  return { items: [label(input.wording.say("noSteps"), 0, pad + factSize, look)], height: 40 };
}

interface Point {
  readonly y: number;
  readonly emotion: Felt | undefined;
  /** Whether the curve goes through it without a sign. */
  readonly isPassed: boolean;
}

/** Where a mean stands: what hurts at the left, what is loved at the right. */
function placeOf(mean: number, width: number): number {
  return width - scalePad - scaleWidth / 2 + (mean / 4) * scaleWidth;
}

/** The curve beside the steps; who did not rate leaves a gap, and so do those without figures. */
function curveItems(
  points: readonly Point[],
  edges: Edges,
  bottom: number,
  width: number,
): readonly SceneItem[] {
  const at = (mean: number): number => placeOf(mean, width);
  const top = (points[0]?.y ?? 0) - 20;
  const spots = [
    ...(edges.top === undefined ? [] : [{ y: top, mean: edges.top }]),
    ...points.map(({ y, emotion }) => ({
      y,
      mean: emotion && hasFigures(emotion) ? emotion.mean : undefined,
    })),
    ...(edges.bottom === undefined ? [] : [{ y: bottom, mean: edges.bottom }]),
  ];
  const through = lineThrough<(typeof spots)[number]>()
    .defined(({ mean }) => mean !== undefined)
    .x(({ mean = 0 }) => round(at(mean)))
    .y(({ y }) => round(y))
    .curve(curveMonotoneY)
    .digits(2);
  return [
    ...[-2, 2].map((mean) => line(at(mean), top, at(mean), bottom, "line", 1)),
    line(at(0), top, at(0), bottom, "ink3", 1),
    path(through(spots) ?? "", { stroke: "ink", strokeWidth: 2.5 }),
    ...points.flatMap(({ y, emotion, isPassed }): readonly SceneItem[] => {
      if (!emotion || isPassed) return [];
      if (hasFigures(emotion)) return pointItems(y, emotion, at);
      const { outline, ink } = wordSigns[emotion.feeling];
      return [
        path(`M${round(at(-2))} ${round(y)}H${round(at(2))}`, {
          stroke: ink,
          strokeWidth: 1.5,
          isDashed: true,
        }),
        ...sign(outline, at(-2) - 18, y, 22, "paper", ink),
      ];
    }),
  ];
}

/** Its figure stands at the side where the scale has more room, below a bar. */
function pointItems(y: number, emotion: Emotion, at: (mean: number) => number): SceneItem[] {
  const { mean, spread, n } = emotion;
  const step = emotionStep(mean);
  const items: SceneItem[] = [];
  const isBarred = isDisagreed(emotion);
  if (isBarred) {
    const [low, high] = [at(Math.max(-2, mean - spread)), at(Math.min(2, mean + spread))].map(
      round,
    );
    const d = `M${low} ${round(y)}H${high}M${low} ${round(y - 6)}v12M${high} ${round(y - 6)}v12`;
    items.push(path(d, { stroke: "ink2", strokeWidth: 2 }));
  }
  const side = mean > 0 ? -1 : 1;
  return [
    ...items,
    ...sign(emotionOutline(step), at(mean), y, 24, n === 0 ? "paper" : `emotion${step}`, "ink"),
    label(writtenMean(mean), at(mean) + side * 17, y + (isBarred ? 23 : 5), {
      size: 14,
      weight: 650,
      align: side < 0 ? "end" : "start",
    }),
  ];
}
