// Owns: how others show on the board: their cursor with their name, what they have selected, and the cards they are
// carrying at this moment. Drawn on a canvas of its own above everything. Must not know who they are.

import { type Camera, toScreen } from "./camera.ts";
import { cardSize, type Point } from "./geometry.ts";
import { type Canvas, linesOf, wordsFrom } from "./paintCards.ts";
import type { Palette } from "./palette.ts";

export interface PaintedPerson {
  readonly name: string;
  /** 1 to 8. */
  readonly color: number;
  readonly pointer: Point | null;
  readonly selected: readonly Point[];
  readonly carried: readonly (Point & { readonly text: string })[];
}

/** Draws others; the caller has cleared the canvas. */
export function paintPeople(
  { context, pixelRatio }: Canvas,
  camera: Camera,
  people: readonly PaintedPerson[],
  palette: Palette,
): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  for (const person of people) {
    const color = palette.category[person.color] ?? palette.accent;
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.setLineDash([]);
    for (const place of person.selected) outline(context, camera, place, 3);
    context.setLineDash([6, 4]);
    for (const place of person.carried) {
      context.fillStyle = palette.paper;
      context.globalAlpha = 0.7;
      outline(context, camera, place, 0, true);
      context.globalAlpha = 1;
      outline(context, camera, place, 0);
      paintText(context, camera, place, palette);
    }
    context.setLineDash([]);
  }
  for (const person of people) {
    if (person.pointer) paintCursor(context, toScreen(camera, person.pointer), person, palette);
  }
}

function outline(
  context: CanvasRenderingContext2D,
  camera: Camera,
  place: Point,
  outside: number,
  isFilled = false,
): void {
  const { x, y } = toScreen(camera, place);
  const width = cardSize.width * camera.zoom + 2 * outside;
  const height = cardSize.height * camera.zoom + 2 * outside;
  context.beginPath();
  context.roundRect(x - outside, y - outside, width, height, 8 * Math.min(1, camera.zoom));
  if (isFilled) context.fill();
  else context.stroke();
}

function paintText(
  context: CanvasRenderingContext2D,
  camera: Camera,
  card: Point & { readonly text: string },
  palette: Palette,
): void {
  if (camera.zoom < wordsFrom) return;
  const { x, y } = toScreen(camera, card);
  context.fillStyle = palette.ink;
  context.font = `500 ${16 * camera.zoom}px ${palette.font}`;
  context.textBaseline = "top";
  for (const [line, words] of linesOf(card.text).entries()) {
    context.fillText(words, x + 20 * camera.zoom, y + (14 + line * 21) * camera.zoom);
  }
}

const arrow = [
  [0, 0],
  [0, 16],
  [4.5, 12.2],
  [7.6, 18.4],
  [10.2, 17.2],
  [7.2, 11.2],
  [12.6, 10.8],
] as const;

function paintCursor(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  person: PaintedPerson,
  palette: Palette,
): void {
  const sign = cursorOf(person, palette, context.getTransform().a);
  if (!sign) return;
  const { width, height } = sign.picture;
  context.drawImage(sign.picture, x - edge, y - edge, width / sign.ratio, height / sign.ratio);
}

interface Sign {
  readonly picture: HTMLCanvasElement;
  /** Its pixels per CSS pixel. */
  readonly ratio: number;
}

/** Cursors are drawn once for each person and then only copied: hundreds move at the same time. */
const signs = new WeakMap<Palette, Map<string, Sign | null>>();
const mostSigns = 600;
const edge = 2;
const headHeight = 38;
const textFont = (palette: Palette): string => `600 13px ${palette.font}`;

function cursorOf(person: PaintedPerson, palette: Palette, ratio: number): Sign | null {
  const known = signs.get(palette) ?? new Map<string, Sign | null>();
  signs.set(palette, known);
  const key = `${ratio} ${person.color} ${person.name}`;
  const held = known.get(key);
  if (held !== undefined) return held;
  const sign = drawCursor(person, palette, ratio);
  // People come, go and change their names; those who are here are soon drawn again.
  if (known.size >= mostSigns) known.clear();
  known.set(key, sign);
  return sign;
}

function drawCursor({ name, color }: PaintedPerson, palette: Palette, ratio: number): Sign | null {
  const picture = document.createElement("canvas");
  const context = picture.getContext("2d");
  if (!context) return null;
  context.font = textFont(palette);
  const width = name === "" ? 0 : context.measureText(name).width + 14;
  picture.width = Math.ceil((Math.max(14, 12 + width) + 2 * edge) * ratio);
  picture.height = Math.ceil((headHeight + 2 * edge) * ratio);
  context.setTransform(ratio, 0, 0, ratio, edge * ratio, edge * ratio);
  context.beginPath();
  for (const [dx, dy] of arrow) context.lineTo(dx, dy);
  context.closePath();
  context.fillStyle = palette.category[color] ?? palette.accent;
  context.fill();
  context.strokeStyle = palette.paper;
  context.lineWidth = 1.5;
  context.stroke();
  if (name === "") return { picture, ratio };
  context.font = textFont(palette);
  context.textBaseline = "middle";
  context.beginPath();
  context.roundRect(12, 16, width, 22, 6);
  context.fill();
  context.fillStyle = palette.onCategory;
  context.fillText(name, 19, 27.5);
  return { picture, ratio };
}
