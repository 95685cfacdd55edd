// Owns: how others show on the board: their cursor with their name, what they have selected, and the cards they are
// carrying at this moment. Drawn on a canvas of its own above everything. Must not know who they are. Hundreds of cursors move at
// the same time: each is a picture made once and copied pixel by pixel to whole pixels, which costs a fifth of any other way.

import { type Camera, toScreen } from "./camera.ts";
import { cardSize, type Point } from "./geometry.ts";
import { type Canvas, wordsFrom, writeWords } from "./paintCards.ts";
import type { Palette } from "./palette.ts";

export interface PaintedPerson {
  readonly name: string;
  /** 1 to 8. */
  readonly color: number;
  readonly pointer: Point | null;
  readonly selected: readonly Point[];
  readonly carried: readonly (Point & { readonly text: string })[];
  /** The card that they are rewording. */
  readonly written: Point | undefined;
}

/** Draws others; the caller has cleared the canvas. */
export function paintPeople(
  { context, pixelRatio }: Canvas,
  camera: Camera,
  people: readonly PaintedPerson[],
  palette: Palette,
): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.lineWidth = 2;
  for (const person of people) {
    if (person.selected.length + person.carried.length === 0 && !person.written) continue;
    context.strokeStyle = inkOf(palette, person.color);
    context.setLineDash([]);
    for (const place of person.selected) outline(context, camera, place, 3);
    context.setLineDash([6, 4]);
    for (const place of person.carried) paintCarried(context, camera, place, palette);
    context.fillStyle = context.strokeStyle;
    if (person.written) paintWriting(context, camera, person.written, palette);
  }
  context.setLineDash([]);
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const person of people) {
    if (person.pointer) paintCursor(context, camera, pixelRatio, person.pointer, person, palette);
  }
}

function inkOf(palette: Palette, color: number): string {
  return palette.category[color] ?? palette.accent;
}

function paintCarried(
  context: CanvasRenderingContext2D,
  camera: Camera,
  card: Point & { readonly text: string },
  palette: Palette,
): void {
  context.fillStyle = palette.paper;
  context.globalAlpha = 0.7;
  outline(context, camera, card, 0, true);
  context.globalAlpha = 1;
  outline(context, camera, card, 0);
  if (camera.zoom < wordsFrom) return;
  context.fillStyle = palette.ink;
  context.textBaseline = "alphabetic";
  writeWords(context, toScreen(camera, card), camera.zoom, card.text, palette);
}

/** Three dots, as of somebody who is writing, over the upper corner; never higher than half a card. */
function paintWriting(
  context: CanvasRenderingContext2D,
  camera: Camera,
  place: Point,
  palette: Palette,
): void {
  const { x, y } = toScreen(camera, { x: place.x + cardSize.width, y: place.y });
  const height = Math.min(18, (cardSize.height * camera.zoom) / 2);
  context.fillRect(x - height, y - height / 2, 1.7 * height, height);
  context.fillStyle = palette.onCategory;
  for (const at of [0, 1, 2]) {
    context.fillRect(x + height * (at * 0.4 - 0.65), y - height / 9, height / 5, height / 5);
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
  camera: Camera,
  ratio: number,
  at: Point,
  person: PaintedPerson,
  palette: Palette,
): void {
  const sign = cursorOf(person, palette, ratio);
  if (!sign) return;
  const { width, height } = context.canvas;
  const x = Math.round(((at.x - camera.x) * camera.zoom - edge) * ratio);
  const y = Math.round(((at.y - camera.y) * camera.zoom - edge) * ratio);
  if (x >= width || y >= height || x + sign.width <= 0 || y + sign.height <= 0) return;
  context.drawImage(sign, x, y);
}

type Sign = HTMLCanvasElement;

/** What has been drawn for one palette at one ratio of pixels: by colour, then by name. */
interface Drawn {
  readonly palette: Palette;
  readonly ratio: number;
  readonly byColor: Map<string, Sign | null>[];
  count: number;
}

let drawn: Drawn | null = null;
const mostSigns = 600;
const edge = 2;
const headHeight = 38;
const textFont = (palette: Palette): string => `600 13px ${palette.font}`;

function cursorOf({ name, color }: PaintedPerson, palette: Palette, ratio: number): Sign | null {
  // People come, go and change their names; those who are here are soon drawn again.
  if (drawn?.palette !== palette || drawn.ratio !== ratio || drawn.count >= mostSigns) {
    drawn = { palette, ratio, byColor: [], count: 0 };
  }
  const known = drawn.byColor[color] ?? new Map<string, Sign | null>();
  drawn.byColor[color] = known;
  const held = known.get(name);
  if (held !== undefined) return held;
  const sign = drawCursor(name, inkOf(palette, color), palette, ratio);
  known.set(name, sign);
  drawn.count++;
  return sign;
}

function drawCursor(name: string, color: string, palette: Palette, ratio: number): Sign | null {
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
  context.fillStyle = color;
  context.fill();
  context.strokeStyle = palette.paper;
  context.lineWidth = 1.5;
  context.stroke();
  if (name === "") return picture;
  context.font = textFont(palette);
  context.textBaseline = "middle";
  context.beginPath();
  context.roundRect(12, 16, width, 22, 6);
  context.fill();
  context.fillStyle = palette.onCategory;
  context.fillText(name, 19, 27.5);
  return picture;
}
