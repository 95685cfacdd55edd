// Owns: how cards look on a canvas: far out all of them, near by those that are not in the page yet. Whole pixels,
// so that edges stay crisp; the nearer, the more is drawn. Knows no board, only what it is given.

import { type Camera, toScreen } from "./camera.ts";
import { cardSize, type Point, type Size } from "./geometry.ts";
import type { Palette } from "./palette.ts";
import { readsRightToLeft, wordingOf } from "./wording.ts";

export interface PaintedCard extends Point {
  readonly id: string;
  readonly text: string;
  readonly color: number;
  readonly isSelected: boolean;
  readonly isFaded: boolean;
  /** From 0 (not there yet) to 1, while it is being revealed. */
  readonly presence: number;
}

export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  readonly size: Size;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

/** Below this zoom a card's words are not even hinted at; from the other on they may be written out. */
const hintsFrom = 0.13;
export const wordsFrom = 0.3;

/** What all cards on one picture have in common. */
interface Look {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** Device pixels per board unit, and per CSS pixel. */
  readonly scale: number;
  readonly pixelRatio: number;
  readonly words: "written" | "hinted" | "left out";
}

/** Draws cards, later ones over earlier ones; the caller has cleared the canvas. `hasTime`: enough to write words out. */
export function paintCards(
  { context, pixelRatio }: Canvas,
  camera: Camera,
  cards: readonly PaintedCard[],
  palette: Palette,
  hasTime: boolean,
): void {
  const scale = camera.zoom * pixelRatio;
  const near = hasTime && camera.zoom >= wordsFrom ? "written" : "hinted";
  const words = camera.zoom >= hintsFrom ? near : "left out";
  const look = { context, palette, scale, pixelRatio, words } as const;
  const boxed = cards
    .filter((card) => card.presence > 0)
    .map((card) => ({ card, box: boxOf(card, camera, pixelRatio) }));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.textBaseline = "alphabetic";
  // Where words are written, one must not show through a card that lies on them. Else colour by colour, which is quicker.
  if (words === "written") for (const one of boxed) paintTogether(look, [one]);
  else paintTogether(look, boxed);
  context.globalAlpha = 1;
}

interface Box extends Point, Size {}
interface Boxed {
  readonly card: PaintedCard;
  /** In device pixels. */
  readonly box: Box;
}

function paintTogether(look: Look, cards: readonly Boxed[]): void {
  const { context, palette, scale, pixelRatio, words } = look;
  const each = (draw: (box: Box, card: PaintedCard) => void): void => {
    for (const { box, card } of cards) {
      context.globalAlpha = card.isFaded ? 0.22 : card.presence;
      draw(box, card);
    }
  };
  const edge = Math.max(1, Math.round(pixelRatio * 0.75));
  context.fillStyle = palette.line;
  each(({ x, y, width, height }) =>
    context.fillRect(x - edge, y - edge, width + 2 * edge, height + 2 * edge),
  );
  context.fillStyle = palette.paper;
  each(({ x, y, width, height }) => context.fillRect(x, y, width, height));
  const stripe = Math.max(2, Math.round(6 * scale));
  each(({ x, y, height }, card) => {
    context.fillStyle = palette.category[card.color] ?? palette.lineStrong;
    context.fillRect(x, y, stripe, height);
  });
  if (words === "written") {
    context.fillStyle = palette.ink;
    each((box, card) => writeWords(context, box, scale, card.text, palette));
  }
  if (words === "hinted") {
    context.fillStyle = palette.faint;
    each((box, card) => hintAtWords(context, box, scale, card.text));
  }
  context.strokeStyle = palette.accent;
  context.lineWidth = 2 * pixelRatio;
  each(({ x, y, width, height }, card) => {
    if (card.isSelected) context.strokeRect(x, y, width, height);
  });
}

const lettersPerLine = 22;
/** Where lines begin and end on a card, board units from its left edge, as in its style sheet. */
const wordsStart = 20;
const wordsEnd = cardSize.width - 12;

/** Lines of text as bars, about as many and as long as the words would be, beginning where these do. */
function hintAtWords(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  scale: number,
  text: string,
): void {
  const thickness = Math.max(1, Math.round(6 * scale));
  const lines = Math.min(3, Math.ceil(text.length / lettersPerLine));
  const isFromRight = readsRightToLeft(text);
  for (let line = 0; line < lines; line++) {
    const letters = Math.min(lettersPerLine, text.length - line * lettersPerLine);
    const width = Math.max(2, Math.round((160 * scale * letters) / lettersPerLine));
    const top = Math.round(y + (20 + line * 22) * scale);
    const left = isFromRight ? x + wordsEnd * scale - width : x + wordsStart * scale;
    context.fillRect(Math.round(left), top, width, thickness);
  }
}

/** Writes a card's words where the page has them. `scale`: pixels of the canvas per board unit. */
export function writeWords(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  scale: number,
  text: string,
  palette: Palette,
): void {
  const { size, lineHeight, lines, isRightToLeft } = wordingOf(text);
  context.font = `500 ${size * scale}px ${palette.font}`;
  context.textAlign = isRightToLeft ? "right" : "left";
  context.direction = isRightToLeft ? "rtl" : "ltr";
  const start = x + (isRightToLeft ? wordsEnd : wordsStart) * scale;
  // Letters stand in the middle of their line, as in the page.
  const baseline = 12 + lineHeight / 2 + size * 0.34;
  for (const [line, words] of lines.entries()) {
    context.fillText(words, start, y + (baseline + line * lineHeight) * scale);
  }
}

function boxOf(card: PaintedCard, camera: Camera, pixelRatio: number): Box {
  const corner = toScreen(camera, card);
  const rise = (1 - card.presence) * 24;
  const x = Math.round(corner.x * pixelRatio);
  const y = Math.round((corner.y + rise) * pixelRatio);
  const width = Math.round(cardSize.width * camera.zoom * pixelRatio);
  const height = Math.round(cardSize.height * camera.zoom * pixelRatio);
  return { x, y, width, height };
}
