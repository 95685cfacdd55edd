// Owns: a table as native tables on slides, as many slides as it needs, each with its heading and its rows above the foot. Knows no
// workshop. Rules EXP-131, EXP-172.

import type PptxGenJS from "pptxgenjs";
import { plainText } from "../plainText.ts";
import { readsRightToLeft } from "../scene/direction.ts";
import type { Ink } from "../scene/scene.ts";
import { fitText, wrapText } from "../scene/wrap.ts";
import { hexOf, type SlideStyle, slideFonts, slideHeight, slideWidth } from "./slideScene.ts";

export interface TableCell {
  readonly text: string;
  readonly fill?: Ink;
  readonly color?: Ink;
  readonly isBold?: boolean;
}

export interface HeadSpan {
  readonly text: string;
  readonly columns: number;
}

export interface SlideTable {
  readonly kicker: string;
  readonly title: string;
  readonly header: readonly string[];
  /** What stands over the header, each above so many columns; none where the header is all. */
  readonly over?: readonly HeadSpan[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  /** Said instead of an empty table. */
  readonly empty: string;
  readonly notes: string;
  /** What stands at the foot of each slide. */
  readonly source: string;
  /** "2 of 3". */
  readonly pageOf: (at: number, count: number) => string;
}

type Sides = [top: number, right: number, bottom: number, left: number];

const margin = 0.5;
const tableWidth = slideWidth - 2 * margin;
const tableTop = 1.55;
const rowsPerSlide = 12;
const rowHeight = 0.36;
/** From the header down to the foot. */
const roomForRows = slideHeight - 0.65 - tableTop;
const cellMargin = { x: 0.08, y: 0.03 } as const;
const sourceWidth = 600;
/** A reader without these fonts takes others, which may be so much wider. */
const otherFonts = 1.2;

/** Adds the table's slides. */
export function addTableSlides(deck: PptxGenJS, table: SlideTable, style: SlideStyle): void {
  const headed = { ...table, header: headerOf(table, style), over: overOf(table, style) };
  const pages = pagesOf(headed, style);
  for (const [at, rows] of pages.entries()) {
    const slide = deck.addSlide();
    slide.background = { color: hexOf(style.palette, "paper") };
    addHeading(slide, table, style);
    if (rows.length === 0) addLine(slide, table.empty, 1.7, 16, style);
    else addRows(slide, headed, rows, style);
    const page = table.pageOf(at + 1, pages.length);
    const source = fitText(plainText(table.source), { width: sourceWidth, size: 9 }, style.measure);
    const foot = pages.length > 1 ? `${source}  ·  ${page}` : source;
    addLine(slide, foot, slideHeight - 0.45, 9, style);
    if (at === 0 && table.notes !== "") slide.addNotes(plainText(table.notes));
  }
}

/** The rows by slide, at least one slide: as many as are sure to end above the foot. */
function pagesOf(
  table: SlideTable,
  { measure }: Pick<SlideStyle, "measure">,
): readonly SlideTable["rows"][] {
  const heading = table.header.map((text) => ({ text, isBold: true }));
  const over = (table.over ?? []).map(({ text }) => ({ text, isBold: true }));
  const room =
    roomForRows -
    heightOf(heading, table.widths, measure) -
    (over.length > 0 ? heightOf(over, spanWidths(table), measure) : 0);
  const pages: (readonly TableCell[])[][] = [[]];
  let left = room;
  for (const row of table.rows) {
    const height = heightOf(row, table.widths, measure);
    const page = pages.at(-1);
    if (page && (page.length === 0 || (height <= left && page.length < rowsPerSlide))) {
      page.push(row);
      left -= height;
    } else {
      pages.push([row]);
      left = room - height;
    }
  }
  return pages;
}

/** The names of the columns, each in about three lines at most, which leaves room for rows. */
function headerOf({ header, widths }: SlideTable, { measure }: SlideStyle): readonly string[] {
  return header.map((text, at) => shortName(text, textWidthOf(widths, at), measure));
}

function overOf(table: SlideTable, { measure }: SlideStyle): readonly HeadSpan[] {
  const widths = spanWidths(table);
  return (table.over ?? []).map((span, at) => ({
    ...span,
    text: shortName(span.text, textWidthOf(widths, at), measure),
  }));
}

/** The shares of the width that what stands over the header has. */
function spanWidths({ over = [], widths }: SlideTable): readonly number[] {
  let from = 0;
  return over.map(({ columns }) => {
    const own = widths.slice(from, from + columns);
    from += columns;
    return own.reduce((sum, width) => sum + width, 0);
  });
}

function shortName(text: string, width: number, measure: SlideStyle["measure"]): string {
  return fitText(plainText(text), { width: 2.6 * width, size: 11, weight: 650 }, measure);
}

/** The width that a text may have in a column, in points. */
function textWidthOf(widths: readonly number[], at: number): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const column = ((widths[at] ?? 0) / total) * tableWidth;
  return ((column - 2 * cellMargin.x) * 72) / otherFonts;
}

/** The height of a row, in inches. */
function heightOf(
  row: readonly TableCell[],
  widths: readonly number[],
  measure: SlideStyle["measure"],
): number {
  const heights = row.map(({ text, isBold = false }, at) => {
    const size = sizeOf(text);
    const width = textWidthOf(widths, at);
    const weight = isBold ? 650 : 400;
    const lines = plainText(text)
      .split("\n")
      .flatMap((line) => wrapText(line, { width, size, weight, maxLines: 40 }, measure));
    return (Math.max(1, lines.length) * size * 1.4) / 72 + 2 * cellMargin.y;
  });
  return Math.max(rowHeight, ...heights);
}

function sizeOf(text: string): number {
  return text.length > 110 ? 9 : 11;
}

function addHeading(
  slide: PptxGenJS.Slide,
  { kicker, title }: SlideTable,
  { palette, language, measure }: SlideStyle,
): void {
  const place = { x: margin, w: slideWidth - 2 * margin, margin: 0, lang: language } as const;
  const line = { width: (tableWidth * 72) / otherFonts, size: 12, weight: 650 } as const;
  slide.addText(fitText(plainText(kicker), line, measure), {
    ...place,
    y: 0.42,
    h: 0.3,
    fontFace: slideFonts.interface,
    fontSize: 12,
    bold: true,
    color: hexOf(palette, "accent"),
  });
  slide.addText(plainText(title), {
    ...place,
    y: 0.74,
    h: 0.6,
    fontFace: slideFonts.title,
    fontSize: 30,
    bold: true,
    color: hexOf(palette, "ink"),
    fit: "shrink",
  });
}

function addLine(
  slide: PptxGenJS.Slide,
  text: string,
  y: number,
  fontSize: number,
  { palette, language }: SlideStyle,
): void {
  slide.addText(plainText(text), {
    x: margin,
    y,
    w: slideWidth - 2 * margin,
    h: fontSize / 40,
    margin: 0,
    fontFace: slideFonts.interface,
    fontSize,
    color: hexOf(palette, "ink3"),
    lang: language,
  });
}

function addRows(
  slide: PptxGenJS.Slide,
  table: SlideTable,
  rows: SlideTable["rows"],
  style: SlideStyle,
): void {
  const { palette, language } = style;
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const line = { type: "solid", pt: 0.75, color: hexOf(palette, "line") } as const;
  const none = { type: "none" } as const;
  const base = {
    fontFace: slideFonts.interface,
    valign: "middle",
    margin: [cellMargin.y, cellMargin.x, cellMargin.y, cellMargin.x] as Sides,
    lang: language,
  } as const;
  const head = { ...base, bold: true, fontSize: 11, color: hexOf(palette, "ink2") } as const;
  type Borders = [typeof none, typeof none, typeof line | typeof none, typeof none];
  const header = table.header.map((text) => ({
    text: plainText(text),
    options: {
      ...head,
      border: [none, none, { ...line, color: hexOf(palette, "ink") }, none] as Borders,
    },
  }));
  const over = (table.over ?? []).map(({ text, columns }) => ({
    text,
    options: {
      ...head,
      valign: "bottom" as const,
      colspan: columns,
      border: [none, none, columns > 1 ? line : none, none] as Borders,
    },
  }));
  const body = rows.map((cells) =>
    cells.map(({ text, fill, color = "ink", isBold = false }) => {
      const isTurned = readsRightToLeft(text);
      return {
        text: plainText(text),
        options: {
          ...base,
          fontSize: sizeOf(text),
          bold: isBold,
          color: hexOf(palette, color),
          align: isTurned ? ("right" as const) : ("left" as const),
          border: [none, none, line, none] as [typeof none, typeof none, typeof line, typeof none],
          ...(fill && { fill: { color: hexOf(palette, fill) } }),
          ...(isTurned && { rtlMode: true }),
        },
      };
    }),
  );
  slide.addTable([...(over.length > 0 ? [over] : []), header, ...body], {
    x: margin,
    y: tableTop,
    w: tableWidth,
    colW: table.widths.map((width) => (width / total) * tableWidth),
    rowH: rowHeight,
    autoPage: false,
  });
}
