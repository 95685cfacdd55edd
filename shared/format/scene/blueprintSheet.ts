// Owns: a service blueprint for a wall: its columns in lines, on as few sheets as can be read. A step with more cards than
// a sheet is high goes on in the next column. Rules EXP-33 to EXP-35, EXP-105, EXP-130, EXP-162.

import { type Layer, layers, type Step } from "../../model/tables.ts";
import type { Wording } from "../words.ts";
import {
  type BlueprintInput,
  blueprintHeight,
  blueprintItems,
  type Card,
  columnsWithin,
  hasCards,
  headOf,
  type SetColumn,
  setColumns,
  widthOfColumns,
} from "./blueprint.ts";
import { readMostlyRightToLeft } from "./direction.ts";
import type { LegendEntry } from "./legend.ts";
import { mirrorItems, placeItems } from "./placing.ts";
import { box, type Measure, type Scene, type SceneItem } from "./scene.ts";
import { fewestPages, type Sheet } from "./sheet.ts";
import { type FrameInput, foot, footHeight, margin, pageHead } from "./sheetFrame.ts";
import { burst, heart, sign } from "./signs.ts";
import { fitText } from "./wrap.ts";

export interface BlueprintSheetInput extends BlueprintInput {
  readonly wording: Wording;
  readonly sheet: Sheet;
  readonly heading: Pick<FrameInput, "kicker" | "title" | "subtitle" | "quote">;
  /** With one quiet line for a head. */
  readonly isQuiet?: boolean;
}

/** Columns side by side; a sheet with the room has several lines below each other. */
type Line = readonly SetColumn[];

interface Page {
  readonly lines: readonly Line[];
  readonly isOverfull: boolean;
}

const lineGap = 48;

/** The room for the sign that the picture goes on, above the foot. */
const signHeight = 20;

/** The blueprint on sheets; always at least one. Read from right to left where most of its texts are. */
export function blueprintSheets(input: BlueprintSheetInput): readonly Scene[] {
  const { sheet, heading, words } = input;
  const { scale, pages } = layOut(input, columnsByWidth(input));
  const isMirrored = isReadRightToLeft(input);
  const width = sheet.width / scale;
  return pages.map((page, at) => {
    const items = drawPage(input, scale, pages, page, at);
    return {
      width: sheet.width,
      height: sheet.height,
      title: heading.title,
      description: words.summary,
      items: placeItems(isMirrored ? mirrorItems(items, width) : items, { scale, dx: 0, dy: 0 }),
    };
  });
}

function frameOf(input: BlueprintSheetInput, scale: number): FrameInput {
  const { sheet, heading, measure, words } = input;
  return {
    ...heading,
    width: sheet.width / scale,
    height: sheet.height / scale,
    source: words.source,
    measure,
    isMirrored: isReadRightToLeft(input),
  };
}

type ColumnsByWidth = (width?: number) => readonly SetColumn[];

/** The columns set as wide as they are asked for, each width once. */
function columnsByWidth(input: BlueprintSheetInput): ColumnsByWidth {
  const known = new Map<number | undefined, readonly SetColumn[]>();
  return (width) => {
    const columns = known.get(width) ?? setColumns(input, width);
    known.set(width, columns);
    return columns;
  };
}

/** The layers of a line: none where nothing is done below its steps. */
function layersOf(line: Line): readonly Layer[] {
  return hasCards(line) ? layers : [];
}

/** A step goes on in the next column, and lines are uneven, only where a sheet is not high enough or where that saves one. */
function layOut(
  input: BlueprintSheetInput,
  columnsOf: ColumnsByWidth,
): ReturnType<typeof fewestPages<Page>> {
  const { sheet } = input;
  const highest = Math.max(
    1,
    ...columnsOf().flatMap(({ rows }) => layers.map((layer) => rows[layer].length)),
  );
  const usual = fewestPages(sheet, (scale) => {
    for (let cards = highest; ; cards--) {
      const pages = layOutWith(input, columnsOf, { scale, cards, breakLines: evenLines });
      if (cards === 1 || !isAnyOverfull(pages)) return pages;
    }
  });
  if (usual.pages.length === 1 || isAnyOverfull(usual.pages)) return usual;
  for (let cards = highest; cards > 0; cards--) {
    const pagesAt = (scale: number) =>
      layOutWith(input, columnsOf, { scale, cards, breakLines: lowestLines });
    const least = pagesAt(sheet.scaleMin);
    if (isAnyOverfull(least) || least.length >= usual.pages.length) continue;
    return fewestPages(sheet, pagesAt);
  }
  return usual;
}

function isAnyOverfull(pages: readonly Page[]): boolean {
  return pages.some(({ isOverfull }) => isOverfull);
}

interface Way {
  readonly scale: number;
  /** How many cards of a layer stand below each other at most. */
  readonly cards: number;
  readonly breakLines: (columns: readonly SetColumn[], most: number) => readonly Line[];
}

function layOutWith(
  input: BlueprintSheetInput,
  columnsOf: ColumnsByWidth,
  { scale, cards, breakLines }: Way,
): readonly Page[] {
  const frame = frameOf(input, scale);
  const breadth = frame.width - 2 * margin;
  const room = frame.height - footHeight - signHeight - pageHead(frame, 0, input.isQuiet).edge;
  const most = columnsWithin(breadth);
  const narrow = breakLines(splitColumns(input, columnsOf(), cards), most);
  const longest = Math.max(1, ...narrow.map((line) => line.length));
  const wide = columnsOf(widthOfColumns(longest, breadth));
  const lines = breakLines(splitColumns(input, wide, cards), longest);
  const isOverfull = lines.some((line) => blueprintHeight(line, layersOf(line)) > room);
  return pagesOf(lines, room).map((page) => ({ lines: page, isOverfull }));
}

/** Lines of evenly many columns; an empty blueprint has one line. */
function evenLines(columns: readonly SetColumn[], most: number): readonly Line[] {
  const count = Math.max(1, Math.ceil(columns.length / most));
  const each = Math.ceil(columns.length / count);
  return Array.from({ length: count }, (_, at) => columns.slice(at * each, (at + 1) * each));
}

/** Lines that are as high as little as possible together, and then about even: what is high stands side by side. */
function lowestLines(columns: readonly SetColumn[], most: number): readonly Line[] {
  const best: Broken[] = [{ lines: [], height: 0, unevenness: 0 }];
  for (let end = 1; end <= columns.length; end++) {
    const ways = Array.from({ length: Math.min(most, end) }, (_, at): Broken => {
      const begin = end - at - 1;
      const line = columns.slice(begin, end);
      const before = best[begin] ?? { lines: [], height: 0, unevenness: 0 };
      return {
        lines: [...before.lines, line],
        height: before.height + blueprintHeight(line, layersOf(line)) + lineGap,
        unevenness: before.unevenness + line.length ** 2,
      };
    });
    best.push(ways.reduce((one, other) => (isBetter(other, one) ? other : one)));
  }
  return best.at(-1)?.lines ?? [];
}

interface Broken {
  readonly lines: readonly Line[];
  readonly height: number;
  readonly unevenness: number;
}

function isBetter(one: Broken, other: Broken): boolean {
  return (
    one.height < other.height || (one.height === other.height && one.unevenness < other.unevenness)
  );
}

function pagesOf(lines: readonly Line[], room: number): readonly (readonly Line[])[] {
  const pages: Line[][] = [];
  for (const line of lines) {
    const page = pages.at(-1);
    if (page && heightOf([...page, line]) <= room) page.push(line);
    else pages.push([line]);
  }
  return pages;
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce(
    (sum, line) => sum + blueprintHeight(line, layersOf(line)) + lineGap,
    -lineGap,
  );
}

/** Columns with at most so many cards in a layer; what is more stands in further columns beside. */
function splitColumns(
  { blueprint, wording, measure }: BlueprintSheetInput,
  columns: readonly SetColumn[],
  cards: number,
): readonly SetColumn[] {
  return columns.flatMap((column, index) => {
    const highest = Math.max(1, ...layers.map((layer) => column.rows[layer].length));
    const name = blueprint.columns[index]?.placed.touchpoint.text ?? "";
    return Array.from({ length: Math.ceil(highest / cards) }, (_, at): SetColumn => {
      const part = (layer: Layer) => column.rows[layer].slice(at * cards, (at + 1) * cards);
      const rows = {
        customer: part("customer"),
        frontstage: part("frontstage"),
        backstage: part("backstage"),
        support: part("support"),
      };
      if (at === 0) return { ...column, rows };
      const head = continuedHead(name, column, wording, measure);
      return { ...column, rows, head };
    });
  });
}

/** Of a long name so much that there is room to say that its step goes on. */
function continuedHead(
  name: string,
  { moment, width }: SetColumn,
  { say }: Wording,
  measure: Measure,
): Card {
  const headFor = (shown: string): Card =>
    headOf(say("stageContinued", { name: shown }), moment, width, measure);
  const whole = headFor(name);
  if (!whole.lines.at(-1)?.endsWith("…")) return whole;
  return headFor(fitText(name, { width: width * 2, size: 14, weight: 650 }, measure));
}

function drawPage(
  input: BlueprintSheetInput,
  scale: number,
  pages: readonly Page[],
  { lines }: Page,
  at: number,
): readonly SceneItem[] {
  const frame = frameOf(input, scale);
  const { wording } = input;
  const head = pageHead(frame, at, input.isQuiet);
  const room = frame.height - footHeight - signHeight - head.edge;
  const spread = Math.min(64, Math.max(0, room - heightOf(lines)) / (lines.length + 1));
  let top = head.edge + spread;
  const items = lines.flatMap((line) => {
    const place = { left: margin, right: frame.width - margin, top };
    top += blueprintHeight(line, layersOf(line)) + lineGap + spread;
    return blueprintItems(line, place, input, layersOf(line));
  });
  const left = new Set(
    pages.slice(at + 1).flatMap((page) => page.lines.flat().map(({ stepId }) => stepId)),
  ).size;
  return [
    ...head.items,
    ...items,
    ...foot(frame, {
      legend: legendOf(input),
      page: pages.length > 1 ? wording.say("page", { at: at + 1, count: pages.length }) : "",
      more: left > 0 ? wording.say("moreSteps", { count: left }) : "",
    }),
  ];
}

function legendOf({ blueprint, words, wording }: BlueprintSheetInput): readonly LegendEntry[] {
  const has = (moment: Step["momentOfTruth"]): boolean =>
    blueprint.columns.some(({ placed }) => placed.step.momentOfTruth === moment);
  const hasFail = blueprint.columns.some(({ rows }) =>
    layers.some((layer) => rows[layer].some(({ node }) => node.fail)),
  );
  const entries: (LegendEntry | false)[] = [
    has("pain") && {
      text: wording.say("momentPain"),
      sign: (x, y) => sign(burst, x + 8, y - 5, 18, "pain", "none"),
    },
    has("love") && {
      text: wording.say("momentLove"),
      sign: (x, y) => sign(heart, x + 8, y - 5, 18, "love", "none"),
    },
    hasFail && {
      text: words.fail,
      sign: (x, y) => [box(x, y - 13, 18, 16, { radius: 3, stroke: "pain", strokeWidth: 2 })],
    },
  ];
  return entries.filter((entry) => entry !== false);
}

function isReadRightToLeft({ blueprint: { columns } }: BlueprintSheetInput): boolean {
  return readMostlyRightToLeft(columns.map(({ placed }) => placed.touchpoint.text));
}
