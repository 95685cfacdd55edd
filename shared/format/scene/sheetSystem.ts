// Owns: one line of a journey on a sheet: stages above, what happens, the lanes of channel, owner and backstage, the
// emotion curve at its foot. Pure layout.

import type { CurvePoint } from "../../model/emotion.ts";
import type { Department, Step } from "../../model/tables.ts";
import { channelWords, type Wording } from "../words.ts";
import { curveItems } from "./emotionCurve.ts";
import { box, type Ink, label, type Measure, line as rule, type SceneItem } from "./scene.ts";
import { margin, textLines } from "./sheetFrame.ts";
import type { ColumnStep, Line } from "./sheetLines.ts";
import { burst, heart, sign } from "./signs.ts";
import { wrapText } from "./wrap.ts";

export interface LineInput {
  readonly curve: readonly CurvePoint[];
  readonly departments: ReadonlyMap<string, Department>;
  readonly backstage: ReadonlyMap<string, readonly string[]>;
  readonly wording: Wording;
  readonly measure: Measure;
  /** Whether the picture is mirrored in the end, to be read from right to left. */
  readonly isMirrored: boolean;
  /** Whether the title names the only stage, so that it is not named again. */
  readonly isOneStage: boolean;
  /** Of a step's text; what has no room in them is cut with a sign. */
  readonly textLinesMax?: number;
}

export interface LinePlace {
  readonly y: number;
  readonly columnWidth: number;
  readonly curveHeight: number;
  readonly right: number;
}

/** The room at the start of a line for the names of its lanes, in layout units. */
export const laneGutter = 104;
const columnPad = 14;
/** What a frame takes of the room for text. */
const boxPad = 5;
const stageHeight = 66;
const textSize = 17;
const textLeading = 1.24;
const textLinesMost = 9;
/** Room for the signs and figures above and below the curve. */
const curveAbove = 46;
const curveBelow = 40;
const laneSize = 13.5;
const laneLeading = 1.22;

/** How high a line is with a curve of the given height. */
export function lineHeight(
  line: Line,
  input: LineInput & { columnWidth: number; curveHeight: number },
): number {
  const { text, lanes } = heightsOf(line, input, input.columnWidth);
  const hasCurve = feelsAnything(line, input);
  return (
    stageHeight +
    text +
    lanes.reduce((sum, { height }) => sum + height, 0) +
    (hasCurve ? curveAbove + input.curveHeight + curveBelow : 8)
  );
}

/** Draws a line at its place. */
export function lineItems(line: Line, input: LineInput, place: LinePlace): readonly SceneItem[] {
  const left = margin + laneGutter;
  const { text, lanes } = heightsOf(line, input, place.columnWidth);
  const top = place.y + stageHeight;
  const right = left + Math.max(1, line.columns.length) * place.columnWidth - columnPad;
  const columns = line.columns.flatMap((step, at) =>
    step
      ? stepItems(step, left + at * place.columnWidth, top, text, input, place.columnWidth)
      : emptyItems(left + at * place.columnWidth, top, input, place.columnWidth),
  );
  let y = top + text;
  const laneParts = lanes.flatMap((lane) => {
    const from = y;
    y += lane.height;
    return [
      rule(margin, from, right, from, "line", 1),
      ...laneName(lane.name, from + 20, input),
      ...line.columns.flatMap((step, at) =>
        step
          ? laneCell(
              lane,
              step,
              left + at * place.columnWidth,
              from,
              place.columnWidth - columnPad,
              input,
            )
          : [],
      ),
    ];
  });
  const items = [
    ...laneName(input.wording.say("laneStep"), top + 24, input),
    ...stageItems(line, left, place, input),
    ...columns,
    ...laneParts,
  ];
  if (!feelsAnything(line, input)) return items;
  return [
    ...items,
    rule(margin, y, right, y, "line", 1),
    ...laneName(input.wording.say("laneEmotion"), y + 20, input),
    ...curvePart(line, input, place, left, right, y + curveAbove),
  ];
}

function curvePart(
  line: Line,
  input: LineInput,
  place: LinePlace,
  left: number,
  right: number,
  top: number,
) {
  const emotions = new Map(input.curve.map(({ stepId, emotion }) => [stepId, emotion]));
  return curveItems({
    points: [...line.before, ...line.columns, ...line.after].flatMap((step, at) =>
      step
        ? [
            {
              x: left + (at - line.before.length + 0.5) * place.columnWidth - columnPad / 2,
              emotion: emotions.get(step.item.step.id),
            },
          ]
        : [],
    ),
    // The next line goes on with the curve where this one leaves it.
    within: { from: left - columnPad / 2, to: right + columnPad / 2 },
    isCut: true,
    left,
    right,
    top,
    height: place.curveHeight,
  });
}

interface Lane {
  readonly name: string;
  readonly height: number;
  readonly textOf: (step: ColumnStep) => string;
  readonly inkOf: (step: ColumnStep) => Ink | undefined;
}

function heightsOf(
  line: Line,
  input: LineInput,
  columnWidth: number,
): { text: number; lanes: readonly Lane[] } {
  const width = columnWidth - columnPad;
  const most = Math.max(1, ...line.steps.map((step) => stepText(step, input, width).length));
  const missing = line.steps.some(({ item }) => item.step.missing) ? 20 : 0;
  const lanes = lanesOf(input).flatMap((lane): readonly Lane[] => {
    if (!line.steps.some((step) => lane.textOf(step) !== "")) return [];
    const rows = Math.max(
      1,
      ...line.steps.map((step) => laneText(lane, step, width, input).length),
    );
    return [{ ...lane, height: 14 + rows * laneSize * laneLeading }];
  });
  return { text: 40 + most * textSize * textLeading + missing + 12, lanes };
}

function lanesOf({ wording, departments, backstage }: LineInput): readonly Omit<Lane, "height">[] {
  const department = ({ item }: ColumnStep) => departments.get(item.touchpoint.departmentId);
  return [
    {
      name: wording.say("laneChannel"),
      textOf: ({ item }) => channelWords(wording, item.touchpoint.channel),
      inkOf: () => undefined,
    },
    {
      name: wording.say("laneOwner"),
      textOf: (step) => department(step)?.name ?? "",
      inkOf: (step) => categoryInk(department(step)?.color),
    },
    {
      name: wording.say("laneBackstage"),
      textOf: ({ item }) => (backstage.get(item.step.id) ?? []).join(", "),
      inkOf: () => undefined,
    },
  ];
}

function stageItems(
  line: Line,
  left: number,
  place: LinePlace,
  { wording, measure, isOneStage }: LineInput,
): readonly SceneItem[] {
  return line.stages.flatMap((stage) => {
    const x = left + stage.from * place.columnWidth;
    const width = stage.count * place.columnWidth - columnPad;
    const written = stage.name || wording.say("unnamedStage");
    const name = stage.isContinued ? wording.say("stageContinued", { name: written }) : written;
    const look = { size: 21, font: "title", weight: 550, leading: 1.1 } as const;
    const lines = isOneStage
      ? []
      : wrapText(name, { width, size: 21, font: "title", weight: 550, maxLines: 2 }, measure);
    const base = place.y + stageHeight - 18 - (lines.length - 1) * 21 * 1.1;
    return [
      ...textLines(lines, x, base, width, { ...look, color: stage.isContinued ? "ink3" : "ink" }),
      rule(x, place.y + stageHeight - 6, x + width, place.y + stageHeight - 6, "ink", 1.75),
    ];
  });
}

function stepItems(
  column: ColumnStep,
  x: number,
  top: number,
  height: number,
  input: LineInput,
  columnWidth: number,
): readonly SceneItem[] {
  const width = columnWidth - columnPad;
  const { step } = column.item;
  const lines = stepText(column, input, width);
  const look = {
    size: textSize,
    leading: textLeading,
    weight: textWeight(step.momentOfTruth),
  } as const;
  const items: SceneItem[] = [
    ...frameItems(step, x, top, width, height),
    label(String(column.number), x, top + 24, { size: 13, color: "ink3", weight: 650 }),
    ...textLines(lines, x, top + 48, width - boxPad, { ...look, isParagraph: !input.isMirrored }),
  ];
  if (!step.missing) return items;
  const look13 = { size: 13, weight: 650, maxLines: 1 } as const;
  const said = wrapText(
    input.wording.say("shouldExist"),
    { width: width - boxPad, ...look13 },
    input.measure,
  );
  const y = top + 48 + lines.length * textSize * textLeading;
  return [...items, ...textLines(said, x, y, width, { size: 13, weight: 650, color: "accent" })];
}

/** A moment of truth stands in a frame with its sign; a step that should exist in a dashed one. */
function frameItems(
  step: Step,
  x: number,
  top: number,
  width: number,
  height: number,
): readonly SceneItem[] {
  const frame = [x - 7, top + 2, width + 8, height - 10] as const;
  switch (step.momentOfTruth) {
    case "love":
    case "pain": {
      const isLove = step.momentOfTruth === "love";
      return [
        box(...frame, { radius: 6, fill: "raised", stroke: step.momentOfTruth, strokeWidth: 2.25 }),
        ...sign(
          isLove ? heart : burst,
          x + width - 15,
          top + 21,
          24,
          isLove ? "emotionP2" : "emotionM2",
          "none",
        ),
      ];
    }
    case "":
      if (!step.missing) return [];
      return [box(...frame, { radius: 6, stroke: "accent", strokeWidth: 1.25, isDashed: true })];
    default:
      return step.momentOfTruth satisfies never;
  }
}

function emptyItems(
  x: number,
  top: number,
  { wording, measure }: LineInput,
  columnWidth: number,
): readonly SceneItem[] {
  const width = columnWidth - columnPad;
  const lines = wrapText(wording.say("noSteps"), { width, size: 14, maxLines: 2 }, measure);
  return textLines(lines, x, top + 24, width, { size: 14, color: "ink3", isItalic: true });
}

function laneCell(
  lane: Lane,
  step: ColumnStep,
  x: number,
  y: number,
  width: number,
  input: LineInput,
): readonly SceneItem[] {
  const ink = lane.inkOf(step);
  const indent = ink ? 15 : 0;
  const lines = laneText(lane, step, width, input);
  const items = textLines(lines, x + indent, y + 20, width - indent, {
    size: laneSize,
    leading: laneLeading,
    color: "ink2",
  });
  if (!ink || lines.length === 0) return items;
  return [box(x, y + 10, 9, 9, { radius: 2, fill: ink }), ...items];
}

function laneText(
  lane: Omit<Lane, "height">,
  step: ColumnStep,
  width: number,
  { measure }: LineInput,
): readonly string[] {
  return wrapText(lane.textOf(step), { width: width - 15, size: laneSize, maxLines: 3 }, measure);
}

function stepText(
  { item }: ColumnStep,
  { measure, textLinesMax = textLinesMost }: LineInput,
  width: number,
): readonly string[] {
  return wrapText(
    item.touchpoint.text,
    {
      width: width - boxPad,
      size: textSize,
      weight: textWeight(item.step.momentOfTruth),
      maxLines: textLinesMax,
    },
    measure,
  );
}

function textWeight(moment: string): 400 | 650 {
  return moment === "" ? 400 : 650;
}

/** What stands before a lane, in `maxLines` lines. */
export function laneName(
  name: string,
  y: number,
  { measure }: Pick<LineInput, "measure">,
  maxLines = 2,
): readonly SceneItem[] {
  const look = { size: 13, weight: 650 } as const;
  const lines = wrapText(name, { width: laneGutter - 14, ...look, maxLines }, measure);
  return textLines(lines, margin, y, laneGutter - 14, { ...look, color: "ink3" });
}

function feelsAnything(line: Line, { curve }: LineInput): boolean {
  const felt = new Set(curve.flatMap(({ stepId, emotion }) => (emotion ? [stepId] : [])));
  return line.steps.some(({ item }) => felt.has(item.step.id));
}

function categoryInk(color: number | null | undefined): Ink | undefined {
  if (typeof color !== "number" || !Number.isInteger(color) || color < 1 || color > 8)
    return undefined;
  return `category${color as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;
}
