// Owns: a scene as native shapes of a slide: boxes and paths as shapes, texts as text boxes that can be edited, lines of
// one paragraph in one box. Takes any scene.

import type PptxGenJS from "pptxgenjs";
import { plainText } from "../plainText.ts";
import { readsRightToLeft } from "../scene/direction.ts";
import { mapSegments, pathSegments } from "../scene/outline.ts";
import type { Palette } from "../scene/palette.ts";
import type { BoxItem, Ink, Measure, PathItem, Scene, TextItem } from "../scene/scene.ts";
import { boundsOf } from "./slideBounds.ts";
import { roomOnSlide, widestSubstitute } from "./slideRoom.ts";

export interface SlideStyle {
  readonly palette: Palette;
  readonly measure: Measure;
  /** A BCP 47 tag. */
  readonly language: string;
}

/** Fonts that every Office has, no wider than those the texts were measured with, and how high their lines begin. */
export const slideFonts = { interface: "Calibri", title: "Georgia" } as const;
const ascents = { interface: 0.952, title: 0.917 } as const;

/** The width of a slide, in inches: 16:9 as PowerPoint has it. */
export const slideWidth = 40 / 3;
export const slideHeight = 7.5;

/** Draws a scene of 16:9 over a whole slide. */
export function drawOnSlide(slide: PptxGenJS.Slide, scene: Scene, style: SlideStyle): void {
  const unit = slideWidth / scene.width;
  slide.background = { color: hexOf(style.palette, "paper") };
  for (const item of scene.items)
    if (item.kind === "box") addBox(slide, item, unit, style);
    else if (item.kind === "path") addPath(slide, item, unit, style);
  const roomFor = roomOnSlide(scene, style.measure);
  for (const lines of paragraphsOf(scene)) addText(slide, lines, unit, style, roomFor);
}

/** A colour as PowerPoint has it. */
export function hexOf(palette: Palette, ink: Ink): string {
  return palette[ink].slice(1).toUpperCase();
}

function addBox(
  slide: PptxGenJS.Slide,
  item: BoxItem,
  unit: number,
  { palette }: SlideStyle,
): void {
  const radius = Math.min(item.radius, item.width / 2, item.height / 2);
  slide.addShape(radius > 0 ? "roundRect" : "rect", {
    x: item.x * unit,
    y: item.y * unit,
    w: item.width * unit,
    h: item.height * unit,
    ...(radius > 0 && { rectRadius: radius * unit }),
    ...paint(item, unit, palette),
  });
}

function addPath(
  slide: PptxGenJS.Slide,
  item: PathItem,
  unit: number,
  { palette }: SlideStyle,
): void {
  if (item.fill === "none" && item.stroke === "none") return;
  const segments = pathSegments(item.d);
  const { x, y, width, height } = boundsOf(segments);
  const local = mapSegments(segments, (px, py) => [(px - x) * unit, (py - y) * unit]);
  slide.addShape("custGeom" as PptxGenJS.SHAPE_NAME, {
    x: x * unit,
    y: y * unit,
    w: width * unit,
    h: height * unit,
    points: local.map((segment) => {
      switch (segment.kind) {
        case "move":
          return { x: segment.x, y: segment.y, moveTo: true };
        case "line":
          return { x: segment.x, y: segment.y };
        case "curve": {
          const { x1, y1, x2, y2 } = segment;
          return { x: segment.x, y: segment.y, curve: { type: "cubic" as const, x1, y1, x2, y2 } };
        }
        case "close":
          return { close: true as const };
        default:
          return segment satisfies never;
      }
    }),
    ...paint(item, unit, palette),
  });
}

function paint(item: BoxItem | PathItem, unit: number, palette: Palette) {
  const transparency = item.kind === "path" ? Math.round((1 - item.opacity) * 100) : 0;
  const isFilled = item.fill !== "none";
  return {
    ...(isFilled && { fill: { color: hexOf(palette, item.fill), transparency } }),
    ...(item.stroke !== "none" && {
      line: {
        color: hexOf(palette, item.stroke),
        width: item.strokeWidth * unit * 72,
        transparency,
        ...(item.isDashed && { dashType: "dash" as const }),
      },
    }),
  };
}

/** Lines that stand under each other in the same look belong to one text. */
function paragraphsOf(scene: Scene): readonly (readonly TextItem[])[] {
  const paragraphs: TextItem[][] = [];
  for (const item of scene.items) {
    if (item.kind !== "text" || item.text.trim() === "") continue;
    const paragraph = paragraphs.at(-1);
    const last = paragraph?.at(-1);
    if (paragraph && last && isNextLine(last, item)) paragraph.push(item);
    else paragraphs.push([item]);
  }
  return paragraphs;
}

function isNextLine(last: TextItem, item: TextItem): boolean {
  const isSameLook =
    last.size === item.size && last.font === item.font && last.weight === item.weight;
  const isSamePlace =
    Math.abs(last.x - item.x) < 0.01 && last.align === item.align && last.color === item.color;
  return isSameLook && isSamePlace && item.y > last.y && item.y - last.y < item.size * 1.5;
}

const alignments = { start: "left", middle: "center", end: "right" } as const;

function addText(
  slide: PptxGenJS.Slide,
  lines: readonly TextItem[],
  unit: number,
  style: SlideStyle,
  roomFor: (item: TextItem) => number,
): void {
  const [first, second] = lines;
  if (!first) return;
  const { width, height, isHeld } = setting(lines, style, roomFor);
  const left = { start: 0, middle: width / 2, end: width }[first.align];
  const isTurned = readsRightToLeft(first.text);
  slide.addText(plainText(joinedLines(lines)), {
    x: (first.x - left) * unit,
    y: (first.y - ascents[first.font] * first.size) * unit,
    w: width * unit,
    h: height * unit,
    margin: 0,
    fontFace: slideFonts[first.font],
    fontSize: Math.round(first.size * unit * 720) / 10,
    bold: first.weight > 450,
    italic: first.isItalic,
    color: hexOf(style.palette, first.color),
    align: alignments[first.align],
    valign: "top",
    wrap: isHeld,
    fit: isHeld ? "shrink" : "none",
    isTextBox: true,
    lang: style.language,
    ...(isTurned && { rtlMode: true }),
    ...(second && { lineSpacing: Math.round((second.y - first.y) * unit * 720) / 10 }),
  });
}

/** How large the box of a text is, and whether the text is held within it: set smaller where another font is wider. */
function setting(
  lines: readonly TextItem[],
  { measure }: SlideStyle,
  roomFor: (item: TextItem) => number,
): { readonly width: number; readonly height: number; readonly isHeld: boolean } {
  const [first, second] = lines;
  const size = first?.size ?? 0;
  const widest = Math.max(
    ...lines.map(({ text, size, font, weight }) => measure(text, size, font, weight)),
  );
  if (first && !second) {
    const wished = widest * widestSubstitute;
    const room = roomFor(first);
    // The lines of other fonts are higher too, and a line is not to be set smaller for that.
    if (room < wished)
      return { width: Math.max(room, widest * 1.03), height: 1.6 * size, isHeld: true };
    return { width: wished, height: 1.22 * size, isHeld: false };
  }
  const leading = first && second ? (second.y - first.y) / size : 1.2;
  return {
    width: widest * 1.03,
    height: ((lines.length - 1) * leading + 1.22) * size,
    isHeld: true,
  };
}

/** One text again; between characters of Chinese and Japanese there was no space to begin with. */
function joinedLines(lines: readonly TextItem[]): string {
  return lines
    .map(({ text }) => text)
    .reduce((whole, line) => {
      const isSpaceless = spaceless.test(whole.slice(-1)) || spaceless.test(line.slice(0, 1));
      return `${whole}${isSpaceless ? "" : " "}${line}`;
    });
}

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
