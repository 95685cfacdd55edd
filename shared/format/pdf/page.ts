// Owns: a scene as the drawing of one PDF page: shapes as artifacts, each text marked as a part of the document's
// structure, in reading order.

import { type FontBook, type GlyphRun, styleOf } from "../font/fontBook.ts";
import { readsRightToLeft } from "../scene/direction.ts";
import { pathSegments, type Segment } from "../scene/outline.ts";
import type { Palette } from "../scene/palette.ts";
import type { BoxItem, Ink, PathItem, Scene, TextItem } from "../scene/scene.ts";
import type { PdfFonts } from "./fonts.ts";
import { hex, pdfNumber as n, pdfString } from "./objects.ts";

/** A part of the structure: a heading or a paragraph with its marked contents. */
export interface PdfBlock {
  readonly role: "H1" | "H2" | "P";
  /** The numbers of its marked contents on the page. */
  readonly contents: readonly number[];
}

export interface PdfDrawing {
  readonly content: string;
  readonly blocks: readonly PdfBlock[];
  /** Opacities that are used, each a graphics state `/O<hundredths>`. */
  readonly opacities: ReadonlySet<number>;
}

export interface PageSize {
  /** In points. */
  readonly width: number;
  readonly height: number;
}

/** Draws a scene over a whole page. */
export function drawPage(
  scene: Scene,
  size: PageSize,
  palette: Palette,
  book: FontBook,
  fonts: PdfFonts,
): PdfDrawing {
  const operators = [
    `${n(size.width / scene.width)} 0 0 ${n(-size.height / scene.height)} 0 ${n(size.height)} cm`,
    `/Artifact BMC ${colour(palette, "paper", "rg")} 0 0 ${n(scene.width)} ${n(scene.height)} re f EMC`,
    "1 j 1 J",
  ];
  const blocks: { role: PdfBlock["role"]; contents: number[]; last: TextItem }[] = [];
  const opacities = new Set<number>();
  let marked = 0;
  for (const item of scene.items) {
    if (item.kind === "box") operators.push(artifact(boxOperators(item, palette)));
    else if (item.kind === "path")
      operators.push(artifact(pathOperators(item, palette, opacities)));
    else if (item.text.trim() !== "") {
      const last = blocks.at(-1);
      const isNextLine = last !== undefined && isSameBlock(last.last, item);
      if (isNextLine) {
        last.contents.push(marked);
        last.last = item;
      } else blocks.push({ role: roleOf(item, blocks), contents: [marked], last: item });
      operators.push(
        textOperators(
          item,
          `${blocks.at(-1)?.role ?? "P"} << /MCID ${marked}`,
          palette,
          book,
          fonts,
        ),
      );
      marked += 1;
    }
  }
  return { content: operators.filter(Boolean).join("\n"), blocks, opacities };
}

function artifact(operators: string): string {
  return operators === "" ? "" : `/Artifact BMC ${operators} EMC`;
}

function isSameBlock(before: TextItem, item: TextItem): boolean {
  return (
    before.x === item.x &&
    before.size === item.size &&
    before.weight === item.weight &&
    before.font === item.font &&
    item.y > before.y &&
    item.y - before.y < item.size * 1.5
  );
}

/** What is set in the font of titles is a heading, the first on a page its title; a quote in italics is none. */
function roleOf(item: TextItem, blocks: readonly PdfBlock[]): PdfBlock["role"] {
  if (item.font !== "title" || item.isItalic) return "P";
  return blocks.some(({ role }) => role === "H1") ? "H2" : "H1";
}

function textOperators(
  item: TextItem,
  /** The role and the number of the marked content, as it begins. */
  tag: string,
  palette: Palette,
  book: FontBook,
  fonts: PdfFonts,
): string {
  const style = styleOf(item);
  const runs = book.runs(item.text, style);
  const width =
    (runs.flatMap(({ glyphs }) => glyphs).reduce((sum, { advance }) => sum + advance, 0) *
      item.size) /
    1000;
  const shift = { start: 0, middle: width / 2, end: width }[item.align];
  const shown = runs.map(({ face, isBoldMade, glyphs }) => {
    const name = fonts.use(face, glyphs);
    const bold = isBoldMade ? `2 Tr ${n(item.size * 0.028)} w` : "0 Tr";
    const codes = glyphs.map(({ glyph }) => hex(glyph)).join("");
    return `/${name} ${n(item.size)} Tf ${bold} <${codes}> Tj`;
  });
  const actual = isReadAsDrawn(item.text, runs) ? "" : ` /ActualText ${pdfString(item.text)}`;
  const ink = `${colour(palette, item.color, "rg")} ${colour(palette, item.color, "RG")}`;
  return `/${tag}${actual} >> BDC BT ${ink} 1 0 0 -1 ${n(item.x - shift)} ${n(item.y)} Tm ${shown.join(" ")} ET EMC`;
}

/**
 * Whether a text can be read from its glyphs. What is drawn from right to left stands in the file as it is drawn, and one glyph
 * may stand for several letters or for all that no font has: there the text as it is read is told beside it.
 */
function isReadAsDrawn(text: string, runs: readonly GlyphRun[]): boolean {
  if (readsRightToLeft(text) || /[\u0590-\u08ff]/.test(text)) return false;
  return runs.every(({ glyphs }) =>
    glyphs.every((one) => one.glyph > 0 && Array.from(one.text).length === 1 && !one.partOf),
  );
}

function boxOperators(item: BoxItem, palette: Palette): string {
  const radius = Math.min(item.radius, item.width / 2, item.height / 2);
  const outline =
    radius > 0
      ? segmentOperators(pathSegments(roundedBox(item, radius)))
      : `${n(item.x)} ${n(item.y)} ${n(item.width)} ${n(item.height)} re`;
  return painted(outline, item, palette);
}

function pathOperators(item: PathItem, palette: Palette, opacities: Set<number>): string {
  const operators = painted(segmentOperators(pathSegments(item.d)), item, palette);
  if (item.opacity >= 1 || operators === "") return operators;
  const hundredths = Math.round(item.opacity * 100);
  opacities.add(hundredths);
  return `q /O${hundredths} gs ${operators} Q`;
}

function painted(outline: string, item: BoxItem | PathItem, palette: Palette): string {
  const hasFill = item.fill !== "none";
  const hasStroke = item.stroke !== "none";
  if (!hasFill && !hasStroke) return "";
  const fill = hasFill ? `${colour(palette, item.fill, "rg")} ` : "";
  const dash = item.isDashed ? "[6 5] 0 d" : "[] 0 d";
  const stroke = hasStroke
    ? `${colour(palette, item.stroke, "RG")} ${n(item.strokeWidth)} w ${dash} `
    : "";
  const strokeOnly = hasStroke ? "S" : "f";
  return `${fill}${stroke}${outline} ${hasFill && hasStroke ? "B" : strokeOnly}`;
}

function roundedBox({ x, y, width, height }: BoxItem, r: number): string {
  return `M${x + r} ${y}H${x + width - r}A${r} ${r} 0 0 1 ${x + width} ${y + r}V${y + height - r}A${r} ${r} 0 0 1 ${x + width - r} ${y + height}H${x + r}A${r} ${r} 0 0 1 ${x} ${y + height - r}V${y + r}A${r} ${r} 0 0 1 ${x + r} ${y}Z`;
}

function segmentOperators(segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      switch (segment.kind) {
        case "move":
          return `${n(segment.x)} ${n(segment.y)} m`;
        case "line":
          return `${n(segment.x)} ${n(segment.y)} l`;
        case "curve":
          return `${n(segment.x1)} ${n(segment.y1)} ${n(segment.x2)} ${n(segment.y2)} ${n(segment.x)} ${n(segment.y)} c`;
        case "close":
          return "h";
        default:
          return segment satisfies never;
      }
    })
    .join(" ");
}

function colour(palette: Palette, ink: Ink, operator: "rg" | "RG"): string {
  const value = Number.parseInt(palette[ink].slice(1), 16);
  const parts = [value >> 16, (value >> 8) & 255, value & 255];
  return `${parts.map((part) => n(part / 255)).join(" ")} ${operator}`;
}
