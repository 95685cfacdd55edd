// Owns: how cards look on a canvas: far out all of them, near by those that are not in the page yet. Whole pixels,
// so that edges stay crisp; the nearer, the more is drawn. Knows no board, only what it is given.

import { type Camera, toScreen } from "./camera.ts";
import { cardSize, type Point, type Size } from "./geometry.ts";
import type { Palette } from "./palette.ts";

export interface PaintedCard extends Point {
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

/** Below this zoom a card's words are not even hinted at; from the other on they are written out, once at rest. */
const hintsFrom = 0.13;
export const wordsFrom = 0.3;

/** Draws cards; the caller has cleared the canvas. `isResting`: the view stands still, there is time for words. */
export function paintCards(
  canvas: Canvas,
  camera: Camera,
  cards: readonly PaintedCard[],
  palette: Palette,
  isResting: boolean,
): void {
  const { context, pixelRatio } = canvas;
  const scale = camera.zoom * pixelRatio;
  const boxes = cards.map((card) => boxOf(card, camera, pixelRatio));
  const each = (draw: (box: Box, card: PaintedCard) => void): void => {
    for (const [index, card] of cards.entries()) {
      const box = boxes[index];
      if (!box || card.presence === 0) continue;
      context.globalAlpha = card.isFaded ? 0.22 : card.presence;
      draw(box, card);
    }
  };
  const edge = Math.max(1, Math.round(pixelRatio * 0.75));
  context.setTransform(1, 0, 0, 1, 0, 0);
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
  if (isResting && camera.zoom >= wordsFrom) paintWords(context, scale, each, palette);
  else if (camera.zoom >= hintsFrom) paintHints(context, scale, each, palette);
  context.strokeStyle = palette.accent;
  context.lineWidth = 2 * pixelRatio;
  each(({ x, y, width, height }, card) => {
    if (card.isSelected) context.strokeRect(x, y, width, height);
  });
  context.globalAlpha = 1;
}

interface Box extends Point, Size {}
type Each = (draw: (box: Box, card: PaintedCard) => void) => void;

/** Lines of text as bars, as many and as long as the words would be. */
function paintHints(
  context: CanvasRenderingContext2D,
  scale: number,
  each: Each,
  palette: Palette,
): void {
  context.fillStyle = palette.faint;
  const thickness = Math.max(1, Math.round(6 * scale));
  const widest = 160 * scale;
  each(({ x, y }, card) => {
    const lines = Math.min(3, Math.ceil(card.text.length / lettersPerLine));
    for (let line = 0; line < lines; line++) {
      const letters = Math.min(lettersPerLine, card.text.length - line * lettersPerLine);
      const width = Math.max(2, Math.round((widest * letters) / lettersPerLine));
      const top = Math.round(y + (20 + line * 22) * scale);
      context.fillRect(Math.round(x + 20 * scale), top, width, thickness);
    }
  });
}

function paintWords(
  context: CanvasRenderingContext2D,
  scale: number,
  each: Each,
  palette: Palette,
): void {
  const letter = 16 * scale;
  context.font = `500 ${letter}px ${palette.font}`;
  context.textBaseline = "top";
  context.fillStyle = palette.ink;
  each(({ x, y }, card) => {
    for (const [line, words] of linesOf(card.text).entries()) {
      context.fillText(words, x + 20 * scale, y + (14 + line * 21) * scale, 168 * scale);
    }
  });
}

const lettersPerLine = 22;

/** At most four lines, broken between words by the number of letters: far out, nobody sees the difference. */
export function linesOf(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > lettersPerLine) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  if (line !== "") lines.push(line);
  if (lines.length <= 4) return lines;
  return [...lines.slice(0, 3), `${lines[3] ?? ""}…`];
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
