// Owns: the picture of a journey: persona, stages as columns of steps, the emotion curve under them, moments
// of truth. Pure layout from an outline; the words come in, so that every language can be drawn.

import { type CurvePoint, type Felt, hasFigures, isDisagreed } from "../../model/emotion.ts";
import { type JourneyOutline, type OutlineStep, stepsOf } from "../../model/outline.ts";
import type { Channel, Department } from "../../model/tables.ts";
import { readMostlyRightToLeft } from "./direction.ts";
import { curveItems } from "./emotionCurve.ts";
import { disagreementSign, type LegendEntry, legendFoot } from "./legend.ts";
import { mirrorItems } from "./placing.ts";
import {
  box,
  type Ink,
  label,
  line,
  type Measure,
  path,
  type Scene,
  type SceneItem,
} from "./scene.ts";
import { burst, heart, sign, wordSigns } from "./signs.ts";
import { fitText, wrapText } from "./wrap.ts";

export interface JourneyMapWords {
  readonly ideal: string;
  readonly current: string;
  readonly untitled: string;
  readonly shouldExist: string;
  readonly momentOfTruth: string;
  readonly love: string;
  readonly pain: string;
  readonly disagreement: string;
  readonly imported: string;
  /** What a sign without a height stands for: "Fewer than 5 people: a word instead of figures". */
  readonly smallGroup: string;
  readonly noSteps: string;
  readonly emotions: string;
  readonly channel: Readonly<Record<Channel, string>>;
  /** "12 steps in 5 stages, 3 moments of truth" and the like. */
  readonly summary: string;
  /** Where and when the picture comes from. */
  readonly source: string;
}

export interface JourneyMapInput {
  readonly outline: JourneyOutline;
  readonly curve: readonly CurvePoint[];
  readonly departments: ReadonlyMap<string, Department>;
  readonly words: JourneyMapWords;
  readonly measure: Measure;
}

const margin = 56;
const columnWidth = 176;
const columnGap = 12;
const stageGap = 36;
const curveHeight = 210;
const cardLines = 7;

/** Lays the journey out from left to right, or the other way where most of its texts are read so; as wide as its steps need, at least 960 units. */
export function journeyMapScene(input: JourneyMapInput): Scene {
  const { outline, words, curve } = input;
  const title = outline.persona?.name || words.untitled;
  const columns = columnsOf(outline);
  const width = Math.max(960, (columns.at(-1)?.end ?? 0) + margin);
  const head = headItems(input, title, width);
  const cardsTop = head.bottom + 58;
  const cards = columns.flatMap((column) => column.steps);
  const heights = cards.map(({ item }) => cardHeight(item, input));
  const rowHeight = Math.max(72, ...heights);
  const curveTop = cardsTop + rowHeight + 48;
  const points = new Map(curve.map((point) => [point.stepId, point.emotion]));
  const items: SceneItem[] = [
    ...head.items,
    ...columns.flatMap((column) => stageItems(column, head.bottom + 14, input)),
    ...cards.flatMap(({ item, x }) => cardItems(item, x, cardsTop, rowHeight, input)),
    ...curveItems({
      points: cards.map(({ item, x }) => ({
        x: x + columnWidth / 2,
        emotion: points.get(item.step.id),
      })),
      left: margin,
      right: width - margin,
      top: curveTop,
      height: curveHeight,
      title: words.emotions,
    }),
  ];
  const foot = legendFoot(
    journeyLegend(input, [...points.values()], cards),
    words.source,
    { left: margin, right: width - margin, y: curveTop + curveHeight + 56 },
    input.measure,
  );
  items.push(...foot.items);
  const height = foot.y + margin - 8;
  const isMirrored = readMostlyRightToLeft(cards.map(({ item }) => item.touchpoint.text));
  return {
    width,
    height,
    title,
    description: describe(input, title),
    items: isMirrored ? mirrorItems(items, width) : items,
    isMirrored,
  };
}

interface Column {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly steps: readonly { readonly item: OutlineStep; readonly x: number }[];
}

function columnsOf(outline: JourneyOutline): readonly Column[] {
  const groups = outline.stages.map(({ stage, steps }) => ({ name: stage.name, steps }));
  if (outline.loose.length > 0) groups.push({ name: "", steps: outline.loose });
  let start = margin;
  return groups.map(({ name, steps }) => {
    const from = start;
    const places = steps.map((item, at) => ({ item, x: from + at * (columnWidth + columnGap) }));
    const count = Math.max(1, steps.length);
    const end = from + count * columnWidth + (count - 1) * columnGap;
    start = end + stageGap;
    return { name, start: from, end, steps: places };
  });
}

function headItems(
  input: JourneyMapInput,
  title: string,
  width: number,
): { items: SceneItem[]; bottom: number } {
  const { outline, words, measure } = input;
  const kind = outline.journey.kind === "ideal" ? words.ideal : words.current;
  const above = outline.journey.name ? `${kind} · ${outline.journey.name}` : kind;
  const room = width - 2 * margin;
  const items: SceneItem[] = [
    label(fitText(above, { width: room, size: 15, weight: 650 }, measure), margin, margin + 8, {
      size: 15,
      weight: 650,
      color: "accent",
    }),
    label(
      fitText(title, { width: room, size: 44, font: "title", weight: 550 }, measure),
      margin,
      margin + 58,
      {
        size: 44,
        font: "title",
        weight: 550,
      },
    ),
  ];
  let bottom = margin + 66;
  const add = (
    text: string,
    look: { size: number; color: Ink; isItalic?: boolean; font?: "title" },
  ): void => {
    if (text === "") return;
    const lines = wrapText(text, { width: Math.min(room, 860), ...look, maxLines: 2 }, measure);
    for (const part of lines) {
      bottom += look.size * 1.4;
      items.push(label(part, margin, bottom, look));
    }
  };
  add([outline.persona?.segment, outline.persona?.goal].filter(Boolean).join(" · "), {
    size: 17,
    color: "ink2",
  });
  add(outline.persona?.quote ? `“${outline.persona.quote}”` : "", {
    size: 19,
    color: "ink2",
    isItalic: true,
    font: "title",
  });
  return { items, bottom: bottom + 26 };
}

function stageItems(column: Column, y: number, input: JourneyMapInput): SceneItem[] {
  const width = column.end - column.start;
  const name = fitText(column.name, { width, size: 20, font: "title", weight: 550 }, input.measure);
  const items: SceneItem[] = [
    label(name, column.start, y + 12, { size: 20, font: "title", weight: 550 }),
    line(column.start, y + 24, column.end, y + 24, "ink", 1.5),
  ];
  if (column.steps.length === 0) {
    items.push(
      label(input.words.noSteps, column.start, y + 66, { size: 14, color: "ink3", isItalic: true }),
    );
  }
  return items;
}

function cardTextLines(item: OutlineStep, input: JourneyMapInput): readonly string[] {
  return wrapText(
    item.touchpoint.text,
    { width: columnWidth - 28, size: 16, weight: 550, maxLines: cardLines },
    input.measure,
  );
}

function footOf(
  item: OutlineStep,
  input: JourneyMapInput,
): readonly { text: string; color: Ink }[] {
  const { words, departments } = input;
  const foot: { text: string; color: Ink }[] = [];
  if (item.touchpoint.channel)
    foot.push({ text: words.channel[item.touchpoint.channel], color: "ink3" });
  const department = departments.get(item.touchpoint.departmentId);
  if (department) foot.push({ text: department.name, color: "ink3" });
  if (item.step.missing) foot.push({ text: words.shouldExist, color: "accent" });
  return foot;
}

function cardHeight(item: OutlineStep, input: JourneyMapInput): number {
  const foot = footOf(item, input).length;
  return 22 + cardTextLines(item, input).length * 21 + (foot > 0 ? 6 + foot * 18 : 0) + 10;
}

function cardItems(
  item: OutlineStep,
  x: number,
  y: number,
  height: number,
  input: JourneyMapInput,
): SceneItem[] {
  const items: SceneItem[] = [...frameItems(item, x, y, height, input)];
  let base = y + 15;
  for (const text of cardTextLines(item, input)) {
    base += 21;
    items.push(label(text, x + 14, base, { size: 16, weight: 550 }));
  }
  base += 6;
  for (const { text, color } of footOf(item, input)) {
    base += 18;
    const fitted = fitText(text, { width: columnWidth - 28, size: 13 }, input.measure);
    items.push(label(fitted, x + 14, base, { size: 13, color }));
  }
  return items;
}

function frameItems(
  { step, touchpoint }: OutlineStep,
  x: number,
  y: number,
  height: number,
  input: JourneyMapInput,
): SceneItem[] {
  const moment = step.momentOfTruth;
  const ordinary: Ink = step.missing ? "accent" : "line";
  const items: SceneItem[] = [
    box(x, y, columnWidth, height, {
      radius: 8,
      fill: step.missing ? "none" : "raised",
      stroke: moment || ordinary,
      strokeWidth: moment ? 2.5 : 1.25,
      isDashed: step.missing,
    }),
  ];
  const color = input.departments.get(touchpoint.departmentId)?.color;
  if (isCategory(color)) {
    items.push(box(x + 14, y, 36, 5, { radius: 2, fill: `category${color}` }));
  }
  const corner = x + columnWidth - 14;
  if (moment === "love") items.push(...sign(heart, corner, y, 30, "emotionP2", "emotionP2Ink"));
  if (moment === "pain") items.push(...sign(burst, corner, y, 30, "emotionM2", "emotionM2Ink"));
  return items;
}

function journeyLegend(
  input: JourneyMapInput,
  emotions: readonly (Felt | undefined)[],
  cards: readonly { readonly item: OutlineStep }[],
): readonly LegendEntry[] {
  const { words } = input;
  const entries: LegendEntry[] = [];
  const mark = (d: string, fill: Ink) => (x: number, y: number) =>
    sign(d, x + 8, y - 5, 18, fill, "none");
  if (emotions.some((emotion) => emotion)) {
    entries.push({ text: words.love, sign: mark(heart, "emotionP2") });
    entries.push({ text: words.pain, sign: mark(burst, "emotionM2") });
  }
  if (emotions.some((emotion) => emotion && isDisagreed(emotion))) {
    entries.push({ text: words.disagreement, sign: (x, y) => disagreementSign(x, y) });
  }
  if (emotions.some((emotion) => emotion && !hasFigures(emotion))) {
    const { outline, ink } = wordSigns.love;
    entries.push({
      text: words.smallGroup,
      sign: (x, y) => sign(outline, x + 8, y - 5, 16, "paper", ink),
    });
  }
  if (emotions.some((emotion) => emotion && hasFigures(emotion) && emotion.n === 0)) {
    const d = (x: number, y: number): string =>
      `M${x + 2} ${y - 5}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z`;
    entries.push({
      text: words.imported,
      sign: (x, y) => [path(d(x, y), { stroke: "ink2", strokeWidth: 2 })],
    });
  }
  if (cards.some(({ item }) => item.step.momentOfTruth !== "")) {
    entries.push({
      text: words.momentOfTruth,
      sign: (x, y) => [box(x, y - 13, 18, 16, { radius: 3, stroke: "ink", strokeWidth: 2.5 })],
    });
  }
  return entries;
}

function describe(input: JourneyMapInput, title: string): string {
  const { outline, words } = input;
  const kind = outline.journey.kind === "ideal" ? words.ideal : words.current;
  const stages = outline.stages.map(({ stage, steps }) => {
    const texts = steps.map(({ touchpoint }) => touchpoint.text).join(", ");
    return `${stage.name}: ${texts || words.noSteps}`;
  });
  return `${kind}: ${title}. ${words.summary}. ${stages.join(". ")}`;
}

/** How many steps and moments of truth a journey has, for its summary in words. */
export function journeyCounts(outline: JourneyOutline): {
  steps: number;
  stages: number;
  moments: number;
} {
  const steps = stepsOf(outline);
  const moments = steps.filter(({ step }) => step.momentOfTruth !== "").length;
  return { steps: steps.length, stages: outline.stages.length, moments };
}

function isCategory(value: number | null | undefined): value is 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 8;
}
