// Owns: the picture of a journey as a service blueprint: steps as columns, layers as rows with the lines between them, and
// below each step what is done there. Pure layout; the words come in. Rules EXP-67, EXP-165.

import type { Blueprint, BlueprintNode } from "../../model/blueprint.ts";
import { type LayerLine, linesBetween } from "../../model/layerLine.ts";
import { type Layer, layers, type Step } from "../../model/tables.ts";
import type { ProcessNodeWords } from "./processNodeItems.ts";
import {
  box,
  type Ink,
  label,
  type Measure,
  path,
  round,
  type Scene,
  type SceneItem,
} from "./scene.ts";
import { burst, heart, sign } from "./signs.ts";
import { fitText, wrapText } from "./wrap.ts";

export interface BlueprintWords extends ProcessNodeWords {
  readonly title: string;
  readonly layers: Readonly<Record<Layer, string>>;
  readonly lines: Readonly<Record<LayerLine, string>>;
  readonly touchpoints: string;
  /** What stands below a step without a process map. */
  readonly noProcess: string;
  readonly summary: string;
  readonly source: string;
}

export interface BlueprintInput {
  readonly blueprint: Blueprint;
  readonly words: BlueprintWords;
  readonly measure: Measure;
}

const margin = 40;
const strip = 132;
const columnWidth = 184;
const widestColumn = 264;
const gap = 12;
const cardPadding = 10;
const textSize = 14;
const lineStep = 18;
const lineHeight = 36;
const smallestRow = 72;
/** A layer in which nothing is done keeps its name and no more room. */
const emptyRow = 38;
const belowHeight = 22;

export interface Card {
  readonly lines: readonly string[];
  readonly detail: string;
  readonly height: number;
  readonly isFail: boolean;
}

/** A column as it is set: the step at its head, its cards by layer, and what stands below them. */
export interface SetColumn {
  readonly stepId: string;
  readonly head: Card;
  readonly moment: Step["momentOfTruth"];
  readonly rows: Readonly<Record<Layer, readonly Card[]>>;
  /** The names of the process maps, or that there is none; not cut yet. */
  readonly below: string;
  readonly width: number;
}

/** Where the columns go: the room from left to right, with the layers' names at its left. */
export interface BlueprintPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** As wide as the steps need, at least 720 units. */
export function blueprintScene(input: BlueprintInput): Scene {
  const { blueprint, words, measure } = input;
  const columns = setColumns(input);
  const width = Math.max(720, 2 * margin + blueprintWidth(blueprint.columns.length));
  const bottom = 96 + blueprintHeight(columns);
  const look = { size: 32, font: "title", weight: 550 } as const;
  const items: SceneItem[] = [
    label(fitText(words.title, { width: width - 2 * margin, ...look }, measure), margin, 60, look),
    ...blueprintItems(columns, { left: margin, right: width - margin, top: 96 }, input),
    label(words.source, width - margin, bottom + 34, { size: 13, color: "ink3", align: "end" }),
  ];
  return { width, height: bottom + 58, title: words.title, description: words.summary, items };
}

/** The columns with their texts wrapped, in the order of the steps. */
export function setColumns(
  { blueprint, words, measure }: BlueprintInput,
  width: number = columnWidth,
): readonly SetColumn[] {
  return blueprint.columns.map(({ placed, rows, processes }) => {
    const cards = (layer: Layer) =>
      rows[layer].map((entry) => cardOf(entry, width, words, measure));
    const moment = placed.step.momentOfTruth;
    const below = processes.map(({ name }) => name).join(", ") || words.noProcess;
    return {
      stepId: placed.step.id,
      head: headOf(placed.touchpoint.text, moment, width, measure),
      moment,
      rows: {
        customer: cards("customer"),
        frontstage: cards("frontstage"),
        backstage: cards("backstage"),
        support: cards("support"),
      },
      below,
      width,
    };
  });
}

/** The width of so many columns with the names of the layers. */
function blueprintWidth(count: number): number {
  return strip + count * (columnWidth + gap);
}

/** How many columns have room in a width, at least one. */
export function columnsWithin(width: number): number {
  return Math.max(1, Math.floor((width - strip) / (columnWidth + gap)));
}

/** How wide so many columns may be to fill a width: no narrower than usual, and no wider than reads as a card. */
export function widthOfColumns(count: number, width: number): number {
  const each = Math.floor((width - strip) / Math.max(1, count)) - gap;
  return Math.min(widestColumn, Math.max(columnWidth, each));
}

/** Whether anything is done below these steps. */
export function hasCards(columns: readonly SetColumn[]): boolean {
  return columns.some(({ rows }) => layers.some((layer) => rows[layer].length > 0));
}

/** The height of the columns from the top of their heads to the names of the process maps. */
export function blueprintHeight(
  columns: readonly SetColumn[],
  shown: readonly Layer[] = layers,
): number {
  const rows = shown.reduce((sum, layer) => sum + rowHeight(columns, layer), 0);
  const lines = Math.max(0, shown.length - 1) * lineHeight;
  return headHeight(columns) + gap + rows + lines + belowHeight;
}

/** The heads, the layers that are shown with the lines between them, the cards, the names of the process maps. */
export function blueprintItems(
  columns: readonly SetColumn[],
  { left, right, top: first }: BlueprintPlace,
  { words, measure }: Pick<BlueprintInput, "words" | "measure">,
  shown: readonly Layer[] = layers,
): readonly SceneItem[] {
  const width = columns[0]?.width ?? columnWidth;
  const columnLeft = (at: number): number => left + strip + at * (width + gap);
  const height = headHeight(columns);
  const items: SceneItem[] = [
    label(words.touchpoints, left, first + 24, { size: 13, color: "ink2" }),
    ...columns.flatMap((column, at) => headItems(column, columnLeft(at), first, height)),
  ];
  let top = first + height + gap;
  shown.forEach((layer, at) => {
    const before = shown[at - 1];
    if (before) {
      items.push(...lineItems(linesBetween(before, layer), top, [left, right], words.lines));
      top += lineHeight;
    }
    items.push(
      box(left, top, right - left, rowHeight(columns, layer), {
        fill: layerInks[layer],
        radius: 6,
      }),
      label(words.layers[layer], left + 12, top + 24, { weight: 650 }),
      ...columns.flatMap(({ rows }, column) =>
        stackItems(rows[layer], width, columnLeft(column), top + gap),
      ),
    );
    top += rowHeight(columns, layer);
  });
  return [...items, ...belowItems(columns, columnLeft, top, measure)];
}

const belowLook = { size: 12, color: "ink3", isItalic: true } as const;

/** The names of the process maps; steps side by side that have the same, or none, share a line that says so once. */
function belowItems(
  columns: readonly SetColumn[],
  columnLeft: (at: number) => number,
  top: number,
  measure: Measure,
): readonly SceneItem[] {
  return columns.flatMap(({ below, width }, at): SceneItem[] => {
    if (columns[at - 1]?.below === below) return [];
    const end = columns.findIndex((column, other) => other > at && column.below !== below);
    const last = (end < 0 ? columns.length : end) - 1;
    const [left, right] = [columnLeft(at), columnLeft(last) + width];
    const text = fitText(below, { width: right - left, size: belowLook.size }, measure);
    const words = label(text, left, top + 22, belowLook);
    if (last === at) return [words];
    const d = `M${round(left)} ${round(top + 6)}H${round(right)}`;
    return [path(d, { stroke: "line", strokeWidth: 1 }), words];
  });
}

function headHeight(columns: readonly SetColumn[]): number {
  return Math.max(72, ...columns.map(({ head }) => head.height));
}

function rowHeight(columns: readonly SetColumn[], layer: Layer): number {
  const stack = (cards: readonly Card[]): number =>
    cards.reduce((sum, { height }) => sum + height + gap, gap);
  if (columns.every(({ rows }) => rows[layer].length === 0)) return emptyRow;
  return Math.max(smallestRow, ...columns.map(({ rows }) => stack(rows[layer])));
}

const layerInks: Readonly<Record<Layer, Ink>> = {
  customer: "category2Soft",
  frontstage: "category3Soft",
  backstage: "category1Soft",
  support: "category8Soft",
};

/** The card of a step, as the head of its column. */
export function headOf(
  text: string,
  moment: Step["momentOfTruth"],
  columnWidth: number,
  measure: Measure,
): Card {
  const width = columnWidth - 2 * cardPadding - (moment === "" ? 0 : 22);
  const lines = wrapText(text, { width, size: textSize, weight: 650, maxLines: 4 }, measure);
  const height = 2 * cardPadding + lines.length * lineStep + 4;
  return { lines, detail: "", height, isFail: false };
}

function cardOf(
  { node }: BlueprintNode,
  columnWidth: number,
  words: BlueprintWords,
  measure: Measure,
): Card {
  const width = columnWidth - 2 * cardPadding;
  const lines = wrapText(
    node.name || words.kinds[node.kind],
    { width, size: textSize, maxLines: 3 },
    measure,
  );
  const details = [
    node.kind === "task" ? "" : words.kinds[node.kind],
    node.minutes === null ? "" : words.minutes(node.minutes),
    node.owner,
    node.system,
    node.wait ? words.wait : "",
    node.fail ? words.fail : "",
  ].filter(Boolean);
  const detail = fitText(details.join(" · "), { width, size: 12 }, measure);
  const height = 2 * cardPadding + lines.length * lineStep + (detail === "" ? 0 : lineStep);
  return { lines, detail, height, isFail: node.fail };
}

function headItems(
  { head, moment, width }: SetColumn,
  x: number,
  y: number,
  height: number,
): readonly SceneItem[] {
  const mark =
    moment === ""
      ? []
      : sign(moment === "love" ? heart : burst, x + width - 18, y + 18, 18, moment, moment);
  const stroke: Ink = moment === "" ? "line" : moment;
  return [
    box(x, y, width, height, {
      fill: "raised",
      stroke,
      strokeWidth: moment === "" ? 1 : 2,
      radius: 10,
    }),
    ...textItems(head, x, y, 650),
    ...mark,
  ];
}

function stackItems(
  cards: readonly Card[],
  width: number,
  x: number,
  top: number,
): readonly SceneItem[] {
  let y = top;
  return cards.flatMap((card) => {
    const items = [
      box(x, y, width, card.height, {
        fill: "raised",
        stroke: card.isFail ? "pain" : "line",
        strokeWidth: card.isFail ? 2 : 1,
        radius: 8,
      }),
      ...textItems(card, x, y, 400),
    ];
    y += card.height + gap;
    return items;
  });
}

function textItems(
  { lines, detail }: Card,
  x: number,
  y: number,
  weight: 400 | 650,
): readonly SceneItem[] {
  const left = x + cardPadding;
  const first = y + cardPadding + textSize;
  return [
    ...lines.map((text, at) =>
      label(text, left, first + at * lineStep, { size: textSize, weight }),
    ),
    ...(detail === ""
      ? []
      : [label(detail, left, first + lines.length * lineStep, { size: 12, color: "ink2" })]),
  ];
}

function lineItems(
  lines: readonly LayerLine[],
  top: number,
  [left, right]: readonly [number, number],
  words: BlueprintWords["lines"],
): readonly SceneItem[] {
  const y = round(top + lineHeight / 2);
  const isVisibility = lines.includes("lineVisibility");
  const text = lines.map((each) => words[each]).join(" · ");
  return [
    path(`M${round(left)} ${y}H${round(right)}`, {
      stroke: "ink3",
      strokeWidth: isVisibility ? 2 : 1.5,
      isDashed: !isVisibility,
    }),
    label(text, left + 12, y - 5, { size: 13, font: "title", isItalic: true, color: "ink2" }),
  ];
}
