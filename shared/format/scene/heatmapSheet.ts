// Owns: the picture of a heatmap for a wall: the rows set in blocks like a newspaper, on as few sheets as can be read.
// Cells are those of heatmap.ts. Rules EXP-33 to EXP-35, EXP-37, EXP-166, EXP-171, EXP-174, EXP-175.

import { type Felt, hasFigures, isDisagreed } from "../../model/emotion.ts";
import {
  columnParts,
  columnsOnSlideMost,
  distanceAt,
  type Heatmap,
  type HeatRow,
  hasDistance,
  spansOf,
} from "../../model/heatmap.ts";
import type { Wording } from "../words.ts";
import {
  cellGap,
  cellHeight,
  cellItems,
  cellWidth,
  columnHeads,
  distanceSign,
  type HeatmapWords,
  kindHeight,
  saidRow,
} from "./heatmap.ts";
import { disagreementSign, type LegendEntry } from "./legend.ts";
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
  nextHeadHeight,
  textLines,
} from "./sheetFrame.ts";
import { burst, circle, heart, sign, wordSigns } from "./signs.ts";
import { wrapText } from "./wrap.ts";

export interface HeatmapSheetInput {
  readonly heatmap: Heatmap;
  readonly by: "persona" | "department";
  readonly workshopTitle: string;
  readonly wording: Wording;
  readonly source: string;
  readonly measure: Measure;
  readonly sheet: Sheet;
  /** Whether it stands under the title of a slide: then its own head is one quiet line that says what is in it. */
  readonly isSlide?: boolean;
  /** Which of several pictures it is, "2 of 3", where each is drawn by itself. */
  readonly position?: string;
}

interface BlockPlace {
  readonly x: number;
  readonly y: number;
  readonly nameWidth: number;
  /** From column to column; each cell stands at the right of its own. */
  readonly pitch: number;
  /** From row to row. */
  readonly step: number;
}

interface Page {
  /** What it shows a part of: of the heatmap's columns all that have room beside each other. */
  readonly part: Heatmap;
  readonly blocks: readonly (readonly HeatRow[])[];
  readonly isOverfull: boolean;
}

const nameWidthMin = 300;
const nameWidthMax = 560;
const blockGap = 56;
const rowHeight = cellHeight + cellGap;
/** By how much a row may grow where a page has room left. */
const rowGrowth = 18;
const headHeight = 50;

function columnHead(heatmap: Heatmap): number {
  return headHeight + kindHeight(heatmap);
}

/** The heatmap on sheets; always at least one. */
export function heatmapSheets(input: HeatmapSheetInput): readonly Scene[] {
  const { sheet } = input;
  const parts = columnParts(input.heatmap, columnsOn(sheet));
  const { scale, pages } = fewestPages(sheet, (candidate) =>
    parts.flatMap((heatmap, at) => layOut({ ...input, heatmap }, candidate, at === 0)),
  );
  return pages.map((page, at) => ({
    width: sheet.width,
    height: sheet.height,
    title: input.wording.say("heatmap"),
    description: describeRows(input, page.part, page.blocks.flat()),
    items: placeItems(drawPage({ ...input, heatmap: page.part }, scale, pages, at), {
      scale,
      dx: 0,
      dy: 0,
    }),
  }));
}

/** What is smaller cannot be read from the back of a room: the scale of a picture that is 1920 units wide and half as high. */
const slideScale = 1.2;
const slideSize: Size = { width: 1920 / slideScale, height: 960 / slideScale };

/** In layout units. */
type Size = Pick<Sheet, "width" | "height">;

/**
 * The parts that a walk shows, each on a slide of its own; none where nothing was rated. They are the same on every screen, so
 * that all who are led have the same slides before them. `size`: of pages instead of slides.
 */
export function heatmapSlides(heatmap: Heatmap, size: Size = slideSize): readonly Heatmap[] {
  return columnParts(heatmap, columnsOnSlideMost).flatMap((part) => {
    const { rows } = part;
    const down = rowsBelow(part, size.height, nextHeadHeight);
    const count = Math.ceil(rows.length / (blocksAcross(part, size.width) * down));
    const each = Math.ceil(rows.length / count);
    return Array.from({ length: count }, (_, at) => ({
      ...part,
      rows: rows.slice(at * each, (at + 1) * each),
    }));
  });
}

/** How many columns a sheet has room for where it is drawn as small as can be read. */
function columnsOn(sheet: Sheet): number {
  const room = sheet.width / sheet.scaleMin - nameWidthMin - 2 * margin + cellGap;
  return Math.floor(room / (cellWidth + cellGap));
}

function cellsWidth({ columns }: Heatmap): number {
  return columns.length * (cellWidth + cellGap) - cellGap;
}

/** How many blocks have room side by side. */
function blocksAcross(heatmap: Heatmap, width: number): number {
  const room = width - 2 * margin + blockGap;
  return Math.max(1, Math.floor(room / (nameWidthMin + cellsWidth(heatmap) + blockGap)));
}

/** How many rows have room below a head. */
function rowsBelow(heatmap: Heatmap, height: number, head: number): number {
  return Math.max(1, Math.floor((height - footHeight - head - columnHead(heatmap)) / rowHeight));
}

/**
 * How many blocks stand side by side, how wide the names in each may be, what is left within limits, and how far apart the
 * columns stand: what then is left is theirs, so that the last one ends where the sheet does.
 */
function blocksOf(
  input: HeatmapSheetInput,
  frame: FrameInput,
): { readonly across: number; readonly nameWidth: number; readonly pitch: number } {
  const room = frame.width - 2 * margin + blockGap;
  const across = blocksAcross(input.heatmap, frame.width);
  const count = Math.min(across, Math.max(1, Math.ceil(input.heatmap.rows.length / 6)));
  const width = room / count - blockGap;
  const left = width - cellsWidth(input.heatmap);
  const most = Math.max(nameWidthMax, width / 2);
  const nameWidth = Math.max(nameWidthMin, Math.min(most, left));
  const share = (width - nameWidth + cellGap) / Math.max(1, input.heatmap.columns.length);
  return { across: count, nameWidth, pitch: Math.max(cellWidth + cellGap, share) };
}

function frameOf(input: HeatmapSheetInput, scale: number): FrameInput {
  const { sheet, wording } = input;
  // A heatmap with more columns than the sheet is wide is set smaller as a whole.
  const width = Math.max(
    sheet.width / scale,
    nameWidthMin + cellsWidth(input.heatmap) + 2 * margin,
  );
  const subtitle = wording.say(input.by === "persona" ? "byPersona" : "byDepartment");
  return {
    width,
    height: (width * sheet.height) / sheet.width,
    kicker: input.workshopTitle,
    title: input.isSlide ? subtitle : wording.say("heatmap"),
    subtitle,
    quote: "",
    isMirrored: false,
    source: input.source,
    measure: input.measure,
  };
}

function layOut(input: HeatmapSheetInput, scale: number, isFirst: boolean): readonly Page[] {
  const frame = frameOf(input, scale);
  const { across } = blocksOf(input, frame);
  const { rows } = input.heatmap;
  const pages: Page[] = [];
  let at = 0;
  do {
    const hasTitle = isFirst && at === 0 && !input.isSlide;
    const top = hasTitle ? firstHead(frame).edge : nextHeadHeight;
    const down = rowsBelow(input.heatmap, frame.height, top);
    const onPage = rows.slice(at, at + across * down);
    // Even blocks look calmer than a full one beside a short one.
    const each = Math.min(down, Math.max(1, Math.ceil(onPage.length / across)));
    const blocks = Array.from({ length: Math.ceil(onPage.length / each) }, (_, block) =>
      onPage.slice(block * each, (block + 1) * each),
    );
    pages.push({ part: input.heatmap, blocks, isOverfull: false });
    at += onPage.length;
  } while (at < rows.length);
  return pages;
}

function drawPage(
  input: HeatmapSheetInput,
  scale: number,
  pages: readonly Page[],
  at: number,
): readonly SceneItem[] {
  const frame = frameOf(input, scale);
  const { wording, sheet } = input;
  const blocks = pages[at]?.blocks ?? [];
  const head = at === 0 && !input.isSlide ? firstHead(frame) : nextHead(frame);
  const { nameWidth, pitch } = blocksOf(input, frame);
  const blockWidth = nameWidth + input.heatmap.columns.length * pitch - cellGap;
  const most = Math.max(1, ...blocks.map((rows) => rows.length));
  const room = (frame.height - footHeight - head.edge - columnHead(input.heatmap)) / most;
  const step = Math.min(rowHeight + rowGrowth, Math.max(rowHeight, room));
  const items = blocks.flatMap((rows, block) =>
    blockItems(
      rows,
      { x: margin + block * (blockWidth + blockGap), y: head.edge, nameWidth, pitch, step },
      input,
    ),
  );
  const all = [
    ...head.items,
    ...items,
    ...foot(frame, {
      legend: legendOf(
        input,
        input.heatmap.rows.some(({ cells }) => cells.includes(undefined)),
      ),
      page:
        pages.length > 1
          ? wording.say("page", { at: at + 1, count: pages.length })
          : (input.position ?? ""),
      more: moreWords(input, pages, at),
    }),
  ];
  const shrink = sheet.width / scale / frame.width;
  return shrink < 1 ? placeItems(all, { scale: shrink, dx: 0, dy: 0 }) : all;
}

/** What follows on the next page: more touchpoints of the same columns, else more columns; empty on the last one. */
function moreWords(
  { heatmap, by, wording }: HeatmapSheetInput,
  pages: readonly Page[],
  at: number,
): string {
  const next = pages.slice(at + 1);
  const touchpoints = next.flatMap(({ part, blocks }) => (part === heatmap ? blocks.flat() : []));
  if (touchpoints.length > 0) return wording.say("moreTouchpoints", { count: touchpoints.length });
  const groups = [...new Set(next.map(({ part }) => part))].flatMap(spansOf);
  if (groups.length === 0) return "";
  const words = by === "persona" ? "morePersonas" : "moreDepartments";
  return wording.say(words, { count: groups.length });
}

function blockItems(
  rows: readonly HeatRow[],
  { x, y, nameWidth, pitch, step }: BlockPlace,
  input: HeatmapSheetInput,
): readonly SceneItem[] {
  const { heatmap, measure, wording } = input;
  const cellLeft = cellLeftOf(x + nameWidth, pitch);
  const top = y + columnHead(heatmap);
  const words = wordsOf(wording);
  return [
    ...columnHeads({ heatmap, words, measure }, { cellLeft, base: top - 16, maxLines: 2 }),
    line(x, top - 6, cellLeft(heatmap.columns.length - 1) + cellWidth, top - 6, "ink", 1.75),
    ...rows.flatMap((row, at) =>
      rowItems(row, { x, y: top + at * step, nameWidth, pitch, step }, input, words),
    ),
  ];
}

function cellLeftOf(left: number, pitch: number): (at: number) => number {
  return (at) => left + (at + 1) * pitch - cellGap - cellWidth;
}

function rowItems(
  row: HeatRow,
  { x, y: above, nameWidth, pitch, step }: BlockPlace,
  { heatmap, measure }: HeatmapSheetInput,
  words: Parameters<typeof cellItems>[2],
): readonly SceneItem[] {
  const cellLeft = cellLeftOf(x + nameWidth, pitch);
  const width = cellLeft(0) - x - 24;
  const y = above + (step - rowHeight) / 2;
  const lines = wrapText(row.touchpoint.text, { width, size: 15, maxLines: 3 }, measure);
  const first = y + cellHeight / 2 + 5 - ((lines.length - 1) * 15 * 1.16) / 2;
  return [
    ...textLines(lines, x, first, width, { size: 15, leading: 1.16, isParagraph: true }),
    ...row.cells.flatMap((cell, at) => {
      const left = cellLeft(at);
      if (cell)
        return cellItems(cell, { x: left, y, distance: distanceAt(heatmap, row, at) }, words);
      // Without a frame: a sheet of many personas is mostly empty, and should look calm.
      return [
        label("–", left + cellWidth / 2, y + cellHeight / 2 + 5, {
          color: "ink3",
          align: "middle",
        }),
      ];
    }),
    line(x, above + step - 2, x + width, above + step - 2, "line", 1),
  ];
}

/** What the signs mean that are in a heatmap; `hasDash`: whether a dash is one of them. */
export function legendOf(
  { wording, heatmap }: Pick<HeatmapSheetInput, "wording" | "heatmap">,
  hasDash: boolean,
): readonly LegendEntry[] {
  const cells = heatmap.rows.flatMap((row) => row.cells);
  const isAny = (test: (felt: Felt) => boolean): boolean =>
    cells.some((cell) => cell !== undefined && test(cell));
  const mark =
    (d: string, fill: "emotionP2" | "emotion0" | "emotionM2") => (x: number, y: number) =>
      sign(d, x + 8, y - 5, 18, fill, "none");
  const entries: (LegendEntry | false)[] = [
    { text: wording.say("love"), sign: mark(heart, "emotionP2") },
    { text: wording.say("neutral"), sign: mark(circle, "emotion0") },
    { text: wording.say("pain"), sign: mark(burst, "emotionM2") },
    isAny(isDisagreed) && { text: wording.say("disagreement"), sign: disagreementSign },
    isAny((felt) => !hasFigures(felt)) && {
      text: wording.say("smallGroup"),
      sign: (x, y) => sign(wordSigns.love.outline, x + 8, y - 5, 16, "none", wordSigns.love.ink),
    },
    hasDistance(heatmap) && { text: wording.say("distanceLegend"), sign: distanceSign },
    hasDash && {
      text: wording.say("hidden"),
      sign: (x, y) => [label("–", x + 8, y, { color: "ink3", align: "middle" })],
    },
  ];
  return entries.filter((entry) => entry !== false);
}

/** Some rows of a part of a heatmap in words. */
export function describeRows(
  { wording, by }: Pick<HeatmapSheetInput, "wording" | "by">,
  part: Heatmap,
  rows: readonly HeatRow[],
): string {
  const words = wordsOf(wording);
  const said = rows.map((row) => saidRow(part, row, words));
  return `${wording.say("heatmap")}. ${wording.say(by === "persona" ? "byPersona" : "byDepartment")}. ${said.join(". ")}`;
}

export function wordsOf({
  say,
}: Wording): Pick<HeatmapWords, "feeling" | "kind" | "distanceBetter" | "distanceWorse"> {
  return {
    feeling: { love: say("feelingLove"), mixed: say("feelingMixed"), pain: say("feelingPain") },
    kind: { current: say("heatCurrent"), ideal: say("heatIdeal") },
    distanceBetter: (by) => say("distanceBetter", { by }),
    distanceWorse: (by) => say("distanceWorse", { by }),
  };
}
