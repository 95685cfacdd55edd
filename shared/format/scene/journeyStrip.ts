// Owns: the picture of a whole journey for a screen too small for its lines: one step below the other, with what is known of each,
// and the emotion curve beside them from above to below. As wide as a phone and as high as it needs. Rule EXP-179.

import { curveMonotoneY, line as lineThrough } from "d3-shape";
import {
  type Emotion,
  emotionStep,
  type Felt,
  hasFigures,
  isDisagreed,
  writtenMean,
} from "../../model/emotion.ts";
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
  if (hasCurve) items.push(...curveItems(points, y - stepGap * 2, width));
  items.push(line(0, y, width, y, "line", 1));
  const place = { left: 0, right: width, y: y + 28 };
  const foot = legendFoot(legendOf(input), "", place, measure);
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
      add(stageItems(name || look.input.wording.say("unnamedStage"), look));
      for (const step of columns.slice(from, from + count)) {
        const drawn = step ? stepItems(step, look) : emptyItems(look);
        if (step) points.push({ y: y + drawn.height / 2, emotion: felt.get(step.item.step.id) });
        add(drawn);
      }
      y += stepGap * 2;
    }
  }
  return { items, points, bottom: y };
}

interface Drawn {
  readonly items: readonly SceneItem[];
  readonly height: number;
}

/** The name of a stage over its steps, and what the curve's height means beside it. */
function stageItems(name: string, { input, textWidth, hasCurve }: Look): Drawn {
  const width = textWidth + numberWidth;
  const look = { size: stageSize, font: "title", weight: 550, leading: 1.1 } as const;
  const lines = wrapText(name, { width, ...look, maxLines: 3 }, input.measure);
  const base = lines.length * stageSize * 1.1;
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
    ],
    height: base + 6,
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
}

/** Where a mean stands: what hurts at the left, what is loved at the right. */
function placeOf(mean: number, width: number): number {
  return width - scalePad - scaleWidth / 2 + (mean / 4) * scaleWidth;
}

/** The curve beside the steps; who did not rate leaves a gap, and so do those without figures. */
function curveItems(points: readonly Point[], bottom: number, width: number): readonly SceneItem[] {
  const at = (mean: number): number => placeOf(mean, width);
  const top = (points[0]?.y ?? 0) - 20;
  const through = lineThrough<Point>()
    .defined(({ emotion }) => emotion !== undefined && hasFigures(emotion))
    .x(({ emotion }) => round(at(emotion && hasFigures(emotion) ? emotion.mean : 0)))
    .y(({ y }) => round(y))
    .curve(curveMonotoneY)
    .digits(2);
  return [
    ...[-2, 2].map((mean) => line(at(mean), top, at(mean), bottom, "line", 1)),
    line(at(0), top, at(0), bottom, "ink3", 1),
    path(through([...points]) ?? "", { stroke: "ink", strokeWidth: 2.5 }),
    ...points.flatMap(({ y, emotion }): readonly SceneItem[] => {
      if (!emotion) return [];
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
