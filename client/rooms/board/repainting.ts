// Owns: how much of the picture of all cards is painted again: nothing if nothing in it has changed, a few cards' places if
// only these have, else all. What is painted in parts is the same picture, pixel by pixel. Rule MAP-202.

import { type Camera, toBoard, viewBounds } from "./camera.ts";
import { type Bounds, cardSize, grown, type Point } from "./geometry.ts";
import { type Canvas, type PaintedCard, paintCards } from "./paintCards.ts";
import type { Palette } from "./palette.ts";

export interface Picture {
  readonly camera: Camera;
  readonly palette: Palette;
  readonly hasTime: boolean;
  /** Whether cards look the same as long as they are not named as changed; else all is painted. */
  readonly isStill: boolean;
  /** All else that a card's look depends on: where one of these is another, all is painted. */
  readonly given: readonly unknown[];
  /** The cards that touch a part of the board, the lower ones first. */
  cardsIn(bounds: Bounds): readonly PaintedCard[];
  placeOf(id: string): Point | undefined;
}

export interface Repainting {
  /** These cards have changed, come or gone. */
  changed(ids: readonly string[]): void;
  paint(canvas: Canvas, picture: Picture): void;
  /** The canvas is empty or wrong: next time all is painted. */
  forget(): void;
}

/** With more cards than these, to paint all is about as quick. */
const mostParts = 60;
/** How far a card's edge and the line around a selected one reach out of it, CSS pixels. */
const reach = 4;

export function openRepainting(): Repainting {
  const dirty = new Set<string>();
  const places = new Map<string, Point>();
  let last: readonly unknown[] | null = null;

  const paintAll = (canvas: Canvas, picture: Picture): void => {
    const { context } = canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    const cards = cardsAround(picture, viewBounds(picture.camera, canvas.size));
    paintCards(canvas, picture.camera, cards, picture.palette, picture.hasTime);
    places.clear();
    // Only what is still can be painted in parts next.
    if (picture.isStill) for (const { id, x, y } of cards) places.set(id, { x, y });
  };
  const paintChanged = (canvas: Canvas, picture: Picture): void => {
    const parts: Box[] = [];
    for (const id of dirty) {
      const [before, now] = [places.get(id), picture.placeOf(id)];
      for (const place of [before, now])
        if (place) parts.push(partOf(canvas, picture.camera, place));
      if (now) places.set(id, { x: now.x, y: now.y });
      else places.delete(id);
    }
    for (const part of parts) paintPart(canvas, picture, part);
  };
  return {
    changed: (ids) => {
      for (const id of ids) dirty.add(id);
    },
    forget: () => {
      last = null;
    },
    paint: (canvas, picture) => {
      const { camera, palette, hasTime, isStill, given } = picture;
      const next = [camera, palette, hasTime, canvas.size, canvas.pixelRatio, ...given];
      const isSame = isStill && last !== null && next.every((one, at) => one === last?.[at]);
      if (isSame && dirty.size <= mostParts) paintChanged(canvas, picture);
      else paintAll(canvas, picture);
      last = isStill ? next : null;
      dirty.clear();
    },
  };
}

/** In whole device pixels, so that what is cut off at the edge is cut off sharply. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function partOf({ pixelRatio }: Canvas, camera: Camera, place: Point): Box {
  const scale = camera.zoom * pixelRatio;
  const left = Math.floor((place.x - camera.x) * scale - reach * pixelRatio);
  const top = Math.floor((place.y - camera.y) * scale - reach * pixelRatio);
  return {
    left,
    top,
    width: Math.ceil(cardSize.width * scale + 2 * reach * pixelRatio) + 1,
    height: Math.ceil(cardSize.height * scale + 2 * reach * pixelRatio) + 1,
  };
}

function paintPart(canvas: Canvas, picture: Picture, { left, top, width, height }: Box): void {
  const { context, pixelRatio } = canvas;
  const { camera, palette, hasTime } = picture;
  const corner = toBoard(camera, { x: left / pixelRatio, y: top / pixelRatio });
  const far = toBoard(camera, {
    x: (left + width) / pixelRatio,
    y: (top + height) / pixelRatio,
  });
  const bounds = { left: corner.x, top: corner.y, right: far.x, bottom: far.y };
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.clearRect(left, top, width, height);
  paintCards(canvas, camera, cardsAround(picture, bounds), palette, hasTime);
  context.restore();
}

/** Those beside it too, whose edges reach into it. */
function cardsAround(picture: Picture, bounds: Bounds): readonly PaintedCard[] {
  return picture.cardsIn(grown(bounds, (2 * reach) / picture.camera.zoom));
}
