// Owns: a table as native tables on slides, as many slides as it needs, each with its heading. Knows no workshop.

import type PptxGenJS from "pptxgenjs";
import { plainText } from "../plainText.ts";
import { readsRightToLeft } from "../scene/direction.ts";
import type { Ink } from "../scene/scene.ts";
import { hexOf, type SlideStyle, slideFonts, slideHeight, slideWidth } from "./slideScene.ts";

export interface TableCell {
  readonly text: string;
  readonly fill?: Ink;
  readonly color?: Ink;
  readonly isBold?: boolean;
}

export interface SlideTable {
  readonly kicker: string;
  readonly title: string;
  readonly header: readonly string[];
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

const margin = 0.5;
const rowsPerSlide = 12;

/** Adds the table's slides. */
export function addTableSlides(deck: PptxGenJS, table: SlideTable, style: SlideStyle): void {
  const count = Math.max(1, Math.ceil(table.rows.length / rowsPerSlide));
  for (let at = 0; at < count; at++) {
    const slide = deck.addSlide();
    slide.background = { color: hexOf(style.palette, "paper") };
    addHeading(slide, table, style);
    const rows = table.rows.slice(at * rowsPerSlide, (at + 1) * rowsPerSlide);
    if (rows.length === 0) addLine(slide, table.empty, 1.7, 16, style);
    else addRows(slide, table, rows, style);
    const foot = count > 1 ? `${table.source}  ·  ${table.pageOf(at + 1, count)}` : table.source;
    addLine(slide, foot, slideHeight - 0.45, 9, style);
    if (at === 0 && table.notes !== "") slide.addNotes(plainText(table.notes));
  }
}

function addHeading(
  slide: PptxGenJS.Slide,
  { kicker, title }: SlideTable,
  { palette, language }: SlideStyle,
): void {
  const place = { x: margin, w: slideWidth - 2 * margin, margin: 0, lang: language } as const;
  slide.addText(plainText(kicker), {
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
    margin: [0.03, 0.08, 0.03, 0.08] as [number, number, number, number],
    lang: language,
  } as const;
  const header = table.header.map((text) => ({
    text: plainText(text),
    options: {
      ...base,
      bold: true,
      fontSize: 11,
      color: hexOf(palette, "ink2"),
      border: [none, none, { ...line, color: hexOf(palette, "ink") }, none] as [
        typeof none,
        typeof none,
        typeof line,
        typeof none,
      ],
    },
  }));
  const body = rows.map((cells) =>
    cells.map(({ text, fill, color = "ink", isBold = false }) => {
      const size = text.length > 110 ? 9 : 11;
      const isTurned = readsRightToLeft(text);
      return {
        text: plainText(text),
        options: {
          ...base,
          fontSize: size,
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
  slide.addTable([header, ...body], {
    x: margin,
    y: 1.55,
    w: slideWidth - 2 * margin,
    colW: table.widths.map((width) => (width / total) * (slideWidth - 2 * margin)),
    rowH: 0.36,
    autoPage: false,
  });
}
