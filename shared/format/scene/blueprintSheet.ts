// Owns: a service blueprint for a wall: its columns in lines, on as few sheets as can be read. A step with more cards than
// a sheet is high goes on in the next column. Rules EXP-33 to EXP-35, EXP-105, EXP-130.

import { type Layer, layers, type Step } from "../../model/tables.ts";
import type { Wording } from "../words.ts";
import {
  type BlueprintInput,
  blueprintHeight,
  blueprintItems,
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
import { box, type Scene, type SceneItem } from "./scene.ts";
import { fewestPages, type Sheet } from "./sheet.ts";
import { type FrameInput, firstHead, foot, footHeight, margin, nextHead } from "./sheetFrame.ts";
import { burst, heart, sign } from "./signs.ts";

export interface BlueprintSheetInput extends BlueprintInput {
  readonly wording: Wording;
  readonly sheet: Sheet;
  readonly heading: Pick<FrameInput, "kicker" | "title" | "subtitle" | "quote">;
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
  const columnsOf = columnsByWidth(input);
  const { scale, pages } = fewestPages(sheet, (candidate) => layOut(input, columnsOf, candidate));
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

/** The columns set as wide as they are asked for, each width once. */
function columnsByWidth(input: BlueprintSheetInput): (width?: number) => readonly SetColumn[] {
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

function layOut(
  input: BlueprintSheetInput,
  columnsOf: (width?: number) => readonly SetColumn[],
  scale: number,
): readonly Page[] {
  const frame = frameOf(input, scale);
  const columns = columnsOf();
  const breadth = frame.width - 2 * margin;
  const room = frame.height - footHeight - signHeight - firstHead(frame).edge;
  const most = columnsWithin(breadth);
  const highest = Math.max(
    1,
    ...columns.flatMap(({ rows }) => layers.map((layer) => rows[layer].length)),
  );
  for (let cards = highest; ; cards--) {
    const narrow = linesOf(splitColumns(input, columns, cards), most);
    const wide = columnsOf(widthOfColumns(narrow[0]?.length ?? 1, breadth));
    const lines = linesOf(splitColumns(input, wide, cards), most);
    const isOverfull = lines.some((line) => blueprintHeight(line, layersOf(line)) > room);
    if (!isOverfull || cards === 1) {
      return pagesOf(lines, room).map((page) => ({ lines: page, isOverfull }));
    }
  }
}

/** Lines of evenly many columns; an empty blueprint has one line. */
function linesOf(columns: readonly SetColumn[], most: number): readonly Line[] {
  const count = Math.max(1, Math.ceil(columns.length / most));
  const each = Math.ceil(columns.length / count);
  return Array.from({ length: count }, (_, at) => columns.slice(at * each, (at + 1) * each));
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
      const head = headOf(
        wording.say("stageContinued", { name }),
        column.moment,
        column.width,
        measure,
      );
      return { ...column, rows, head };
    });
  });
}

function drawPage(
  input: BlueprintSheetInput,
  scale: number,
  pages: readonly Page[],
  { lines }: Page,
  at: number,
): readonly SceneItem[] {
  const frame = frameOf(input, scale);
  const { wording, words } = input;
  const head = at === 0 ? firstHead(frame) : nextHead(frame);
  const room = frame.height - footHeight - signHeight - head.edge;
  const spread = Math.min(64, Math.max(0, room - heightOf(lines)) / (lines.length + 1));
  let top = head.edge + spread;
  const items = lines.flatMap((line) => {
    const place = { left: margin, right: frame.width - margin, top };
    top += blueprintHeight(line, layersOf(line)) + lineGap + spread;
    return blueprintItems(line, place, words, layersOf(line));
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
