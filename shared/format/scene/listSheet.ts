// Owns: a page of titled lists, set in columns like a newspaper, on as few sheets as can be read: a department's brief,
// what changed between two measurements. Knows neither. Rules EXP-33 to EXP-35, EXP-108, EXP-110.

import type { Felt } from "../../model/emotion.ts";
import type { Wording } from "../words.ts";
import { readsRightToLeft } from "./direction.ts";
import { cellGap, cellHeight, cellItems, cellWidth } from "./heatmap.ts";
import type { LegendEntry } from "./legend.ts";
import { placeItems } from "./placing.ts";
import { label, line, type Measure, type Scene, type SceneItem } from "./scene.ts";
import { fewestPages, type Sheet } from "./sheet.ts";
import {
  type FrameInput,
  firstHead,
  foot,
  footHeight,
  margin,
  nextHead,
  textLines,
} from "./sheetFrame.ts";
import { burst, heart, sign } from "./signs.ts";
import { wrapText } from "./wrap.ts";

export interface ListEntry {
  /** A quiet line above the text; empty for none. */
  readonly over: string;
  readonly text: string;
  /** What follows on it, behind an arrow on lines of its own. */
  readonly next?: string;
  /** What is felt about it, as cells at its end. */
  readonly felts: readonly Felt[];
}

export interface ListSection {
  readonly title: string;
  readonly entries: readonly ListEntry[];
}

export interface ListSheetInput {
  readonly sections: readonly ListSection[];
  readonly heading: Pick<FrameInput, "kicker" | "title" | "subtitle">;
  readonly wording: Wording;
  readonly source: string;
  readonly measure: Measure;
  readonly sheet: Sheet;
}

interface Block {
  readonly section: string;
  /** `undefined` for a section's title. */
  readonly entry: ListEntry | undefined;
  readonly lines: readonly string[];
  readonly next: readonly string[];
  readonly over: readonly string[];
  readonly height: number;
}

type Column = readonly Block[];

interface Page {
  readonly columns: readonly Column[];
  readonly isOverfull: boolean;
}

const columnMin = 440;
const columnGap = 56;
const signHeight = 20;
const leading = 21;

/** The lists on sheets; always at least one. */
export function listSheets(input: ListSheetInput): readonly Scene[] {
  const { sheet, heading, sections } = input;
  const { scale, pages } = fewestPages(sheet, (candidate) => layOut(input, candidate));
  const told = sections.map(
    ({ title, entries }) => `${title}: ${entries.map(toldEntry).join(", ")}`,
  );
  return pages.map((page, at) => ({
    width: sheet.width,
    height: sheet.height,
    title: heading.title,
    description: `${heading.kicker}: ${heading.title}. ${told.join(". ")}`,
    items: placeItems(drawPage(input, scale, pages, page, at), { scale, dx: 0, dy: 0 }),
  }));
}

function frameOf(input: ListSheetInput, scale: number): FrameInput {
  const { sheet, heading, source, measure } = input;
  return {
    ...heading,
    width: sheet.width / scale,
    height: sheet.height / scale,
    quote: "",
    source,
    measure,
    isMirrored: false,
  };
}

function columnsOf({ width }: FrameInput): { readonly across: number; readonly each: number } {
  const room = width - 2 * margin + columnGap;
  const across = Math.max(1, Math.floor(room / (columnMin + columnGap)));
  return { across, each: room / across - columnGap };
}

function layOut(input: ListSheetInput, scale: number): readonly Page[] {
  const frame = frameOf(input, scale);
  const { across, each } = columnsOf(frame);
  const room = frame.height - footHeight - signHeight - firstHead(frame).edge;
  const blocks = input.sections.flatMap((section) => blocksOf(section, each, input));
  const isTooHigh = blocks.some(({ height }) => height > room);
  // Even columns look calmer than a full one beside a short one.
  for (let height = room / 8; height < room; height += room / 8) {
    const columns = fill(blocks, height, each, input);
    const isWithin = columns.every((column) => heightOf(column) <= room);
    if (columns.length <= across && isWithin) return [{ columns, isOverfull: isTooHigh }];
  }
  const columns = fill(blocks, room, each, input);
  const count = Math.max(1, Math.ceil(columns.length / across));
  return Array.from({ length: count }, (_, at) => ({
    columns: columns.slice(at * across, (at + 1) * across),
    isOverfull: isTooHigh,
  }));
}

/** Blocks in columns of a height; a title stays with its first entry, and stands again over what goes on. */
function fill(
  blocks: readonly Block[],
  height: number,
  width: number,
  input: ListSheetInput,
): readonly Column[] {
  const columns: Block[][] = [[]];
  for (const [at, block] of blocks.entries()) {
    const together = block.entry ? 0 : (blocks[at + 1]?.height ?? 0);
    const column = columns.at(-1) ?? [];
    if (column.length === 0 || heightOf(column) + block.height + together <= height) {
      column.push(block);
      continue;
    }
    const name = input.wording.say("stageContinued", { name: block.section });
    const again = block.entry ? [titleBlock(name, block.section, width, input)] : [];
    columns.push([...again, block]);
  }
  return columns;
}

function heightOf(column: Column): number {
  return column.reduce((sum, { height }) => sum + height, 0);
}

function blocksOf(
  { title, entries }: ListSection,
  width: number,
  input: ListSheetInput,
): readonly Block[] {
  return [
    titleBlock(title, title, width, input),
    ...entries.map((entry): Block => {
      const room = width - cellsWidth(entry);
      const lines = wrapText(entry.text, { width: room, size: 16, maxLines: 4 }, input.measure);
      const over = wrapText(entry.over, { width: room, size: 13, maxLines: 1 }, input.measure);
      const after = entry.next === undefined ? "" : behindArrow(entry.next, input.wording);
      const next = wrapText(after, { width: room, size: 16, maxLines: 4 }, input.measure);
      const text = over.length * 18 + (lines.length + next.length) * leading;
      const height = Math.max(text, entry.felts.length > 0 ? cellHeight : 0) + 12;
      return { section: title, entry, lines, next, over, height };
    }),
  ];
}

function toldEntry({ text, next }: ListEntry): string {
  return next === undefined ? text : `${text}, ${next}`;
}

/** With the arrow that points the way the text is read: an arrow is not mirrored with the letters around it. */
function behindArrow(text: string, { say }: Wording): string {
  return say(readsRightToLeft(text) ? "nextLeftwards" : "next", { text });
}

function titleBlock(text: string, section: string, width: number, input: ListSheetInput): Block {
  const look = { size: 22, font: "title", weight: 550 } as const;
  const lines = wrapText(text, { width, ...look, maxLines: 2 }, input.measure);
  return { section, entry: undefined, lines, next: [], over: [], height: lines.length * 26 + 34 };
}

function cellsWidth({ felts }: ListEntry): number {
  return felts.length === 0 ? 0 : felts.length * (cellWidth + cellGap) + 12;
}

function drawPage(
  input: ListSheetInput,
  scale: number,
  pages: readonly Page[],
  { columns }: Page,
  at: number,
): readonly SceneItem[] {
  const frame = frameOf(input, scale);
  const { each } = columnsOf(frame);
  const { wording } = input;
  const head = at === 0 ? firstHead(frame) : nextHead(frame);
  const left = pages.length - at - 1;
  return [
    ...head.items,
    ...columns.flatMap((column, index) => {
      const x = margin + index * (each + columnGap);
      let y = head.edge;
      return column.flatMap((block) => {
        const items = blockItems(block, { x, y, width: each }, wording);
        y += block.height;
        return items;
      });
    }),
    ...foot(frame, {
      legend: legendOf(input),
      page: pages.length > 1 ? wording.say("page", { at: at + 1, count: pages.length }) : "",
      more: left > 0 ? wording.say("moreSheets", { count: left }) : "",
    }),
  ];
}

function blockItems(
  { entry, lines, next, over }: Block,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  { say }: Wording,
): readonly SceneItem[] {
  if (!entry) {
    const bottom = y + lines.length * 26 + 20;
    return [
      ...textLines(lines, x, y + 32, width, {
        size: 22,
        font: "title",
        weight: 550,
        leading: 1.18,
      }),
      line(x, bottom, x + width, bottom, "line", 1),
    ];
  }
  const room = width - cellsWidth(entry);
  const feeling = {
    love: say("feelingLove"),
    mixed: say("feelingMixed"),
    pain: say("feelingPain"),
  };
  const text = { size: 16, isParagraph: true, leading: leading / 16 };
  const top = y + over.length * 18 + 17;
  // On the side of the text below it, whatever its own script.
  const isTurned = readsRightToLeft(entry.text);
  const [overX, align] = isTurned ? ([x + room, "end"] as const) : ([x, "start"] as const);
  return [
    ...over.map((words) => label(words, overX, y + 14, { size: 13, color: "ink2", align })),
    ...textLines(lines, x, top, room, text),
    ...textLines(next, x, top + lines.length * leading, room, text),
    ...entry.felts.flatMap((felt, at) => {
      const from = x + width - (entry.felts.length - at) * (cellWidth + cellGap) + cellGap;
      return cellItems(felt, { x: from, y, distance: null }, { feeling });
    }),
  ];
}

function legendOf({ sections, wording }: ListSheetInput): readonly LegendEntry[] {
  if (!sections.some(({ entries }) => entries.some(({ felts }) => felts.length > 0))) return [];
  return [
    {
      text: wording.say("love"),
      sign: (x, y) => sign(heart, x + 8, y - 5, 18, "emotionP2", "none"),
    },
    {
      text: wording.say("pain"),
      sign: (x, y) => sign(burst, x + 8, y - 5, 18, "emotionM2", "none"),
    },
  ];
}
