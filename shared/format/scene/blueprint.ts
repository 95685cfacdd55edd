// Owns: the picture of a journey as a service blueprint: steps as columns, layers as rows with the lines between them, and
// below each step what is done there. Pure layout; the words come in. Rule EXP-67.

import type { Blueprint, BlueprintColumn, BlueprintNode } from "../../model/blueprint.ts";
import { type LayerLine, linesBetween } from "../../model/layerLine.ts";
import { type Layer, layers } from "../../model/tables.ts";
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
const gap = 12;
const cardPadding = 10;
const textSize = 14;
const lineStep = 18;
const lineHeight = 36;
const smallestRow = 72;

interface Card {
  readonly lines: readonly string[];
  readonly detail: string;
  readonly height: number;
  readonly isFail: boolean;
}

/** As wide as the steps need, at least 720 units. */
export function blueprintScene(input: BlueprintInput): Scene {
  const { blueprint, words, measure } = input;
  const heads = blueprint.columns.map((column) => headOf(column, measure));
  const rows = layers.map((layer) =>
    blueprint.columns.map(({ rows: cells }) => cells[layer].map((entry) => cardOf(entry, input))),
  );
  const width = Math.max(720, 2 * margin + strip + blueprint.columns.length * (columnWidth + gap));
  const headHeight = Math.max(72, ...heads.map(({ height }) => height));
  const items: SceneItem[] = [
    label(
      fitText(
        words.title,
        { width: width - 2 * margin, size: 32, font: "title", weight: 550 },
        measure,
      ),
      margin,
      60,
      { size: 32, font: "title", weight: 550 },
    ),
    label(words.touchpoints, margin, 96 + 24, { size: 13, color: "ink2" }),
    ...heads.flatMap((card, at) =>
      headItems(card, blueprint.columns[at], columnLeft(at), 96, headHeight),
    ),
  ];
  let top = 96 + headHeight + gap;
  layers.forEach((layer, at) => {
    const cells = rows[at] ?? [];
    const before = layers[at - 1];
    if (before) {
      items.push(...lineItems(linesBetween(before, layer), top, width, words));
      top += lineHeight;
    }
    const height = Math.max(
      smallestRow,
      ...cells.map((cards) => cards.reduce((sum, card) => sum + card.height + gap, gap)),
    );
    items.push(
      box(margin, top, width - 2 * margin, height, { fill: layerInks[layer], radius: 6 }),
      label(words.layers[layer], margin + 12, top + 28, { weight: 650 }),
      ...cells.flatMap((cards, column) => stackItems(cards, columnLeft(column), top + gap)),
    );
    top += height;
  });
  blueprint.columns.forEach(({ processes }, at) => {
    const text = processes.map(({ name }) => name).join(", ") || words.noProcess;
    const look = { size: 12, color: "ink3", isItalic: true } as const;
    items.push(
      label(
        fitText(text, { width: columnWidth, size: 12 }, measure),
        columnLeft(at),
        top + 22,
        look,
      ),
    );
  });
  items.push(
    label(words.source, width - margin, top + 56, { size: 13, color: "ink3", align: "end" }),
  );
  return { width, height: top + 80, title: words.title, description: words.summary, items };
}

function columnLeft(at: number): number {
  return margin + strip + at * (columnWidth + gap);
}

const layerInks: Readonly<Record<Layer, Ink>> = {
  customer: "category2Soft",
  frontstage: "category3Soft",
  backstage: "category1Soft",
  support: "category8Soft",
};

function headOf({ placed }: BlueprintColumn, measure: Measure): Card {
  const width = columnWidth - 2 * cardPadding - (placed.step.momentOfTruth === "" ? 0 : 22);
  const lines = wrapText(
    placed.touchpoint.text,
    { width, size: textSize, weight: 650, maxLines: 4 },
    measure,
  );
  return {
    lines,
    detail: "",
    height: 2 * cardPadding + lines.length * lineStep + 4,
    isFail: false,
  };
}

function cardOf({ node }: BlueprintNode, { words, measure }: BlueprintInput): Card {
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
  card: Card,
  column: BlueprintColumn | undefined,
  x: number,
  y: number,
  height: number,
): readonly SceneItem[] {
  const moment = column?.placed.step.momentOfTruth ?? "";
  const mark =
    moment === ""
      ? []
      : sign(moment === "love" ? heart : burst, x + columnWidth - 18, y + 18, 18, moment, moment);
  const stroke: Ink = moment === "" ? "line" : moment;
  return [
    box(x, y, columnWidth, height, {
      fill: "raised",
      stroke,
      strokeWidth: moment === "" ? 1 : 2,
      radius: 10,
    }),
    ...textItems(card, x, y, 650),
    ...mark,
  ];
}

function stackItems(cards: readonly Card[], x: number, top: number): readonly SceneItem[] {
  let y = top;
  return cards.flatMap((card) => {
    const items = [
      box(x, y, columnWidth, card.height, {
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
  width: number,
  words: BlueprintWords,
): readonly SceneItem[] {
  const y = round(top + lineHeight / 2);
  const isVisibility = lines.includes("lineVisibility");
  const text = lines.map((each) => words.lines[each]).join(" · ");
  return [
    path(`M${margin} ${y}H${round(width - margin)}`, {
      stroke: "ink3",
      strokeWidth: isVisibility ? 2 : 1.5,
      isDashed: !isVisibility,
    }),
    label(text, margin + 12, y - 5, { size: 13, font: "title", isItalic: true, color: "ink2" }),
  ];
}
