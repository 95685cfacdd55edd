// Owns: the view onto the board: where it stands and how near. Pure; React must not know it at all, since it
// changes in every frame.

import {
  type Bounds,
  cardBounds,
  centreOf,
  isWithin,
  type Point,
  type Size,
  sizeOf,
  unionOf,
} from "./geometry.ts";

/** `x`, `y`: the board point at the left upper corner of the view; `zoom`: CSS pixels per board unit. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const leastZoom = 0.05;
const mostZoom = 4;
/** Below this, cards are drawn on one canvas; the other value keeps a hand that rests on the border from flicker. */
export const overviewBelow = 0.5;
export const overviewUntil = 0.53;

export function toBoard(camera: Camera, screen: Point): Point {
  return { x: camera.x + screen.x / camera.zoom, y: camera.y + screen.y / camera.zoom };
}

export function toScreen(camera: Camera, board: Point): Point {
  return { x: (board.x - camera.x) * camera.zoom, y: (board.y - camera.y) * camera.zoom };
}

/** How a layer in board units is laid under the view, in whole device pixels: they are `pixelRatio` to a CSS pixel. */
export function layerTransform({ x, y, zoom }: Camera, pixelRatio: number): string {
  const snap = (value: number): number => Math.round(value * pixelRatio) / pixelRatio;
  return `translate3d(${snap(-x * zoom)}px, ${snap(-y * zoom)}px, 0) scale(${zoom})`;
}

/** How many times larger something on such a layer is to be, so that it stays readable far out. */
export function unzoomOf({ zoom }: Camera): string {
  return String(Math.round(Math.max(1, Math.min(16, 0.8 / zoom)) * 20) / 20);
}

/** The part of the board that is in view. */
export function viewBounds(camera: Camera, view: Size): Bounds {
  return {
    left: camera.x,
    top: camera.y,
    right: camera.x + view.width / camera.zoom,
    bottom: camera.y + view.height / camera.zoom,
  };
}

/** The view after the content was pushed by so many CSS pixels. */
export function pannedBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** The view at another zoom, with the board point under `anchor` (CSS pixels in the view) staying under it. */
export function zoomedAbout(camera: Camera, anchor: Point, zoom: number): Camera {
  const next = clampedZoom(zoom);
  const held = toBoard(camera, anchor);
  return { x: held.x - anchor.x / next, y: held.y - anchor.y / next, zoom: next };
}

/** The view that shows all of `bounds` in its middle, `margin` CSS pixels from the edges, at 100 % at most. */
export function fittedTo(bounds: Bounds, view: Size, margin = 64): Camera {
  const { width, height } = sizeOf(bounds);
  const room = { width: view.width - 2 * margin, height: view.height - 2 * margin };
  const zoom = clampedZoom(
    Math.min(1, Math.max(1, room.width) / width, Math.max(1, room.height) / height),
  );
  return centredOn(centreOf(bounds), view, zoom);
}

/** The view of all cards, or of those around the middle one where the farthest are too far for that. Rule MAP-514. */
export function fittedToMost(extent: Bounds, cards: Iterable<Point>, view: Size): Camera {
  const all = fittedTo(extent, view);
  if (isWithin(extent, viewBounds(all, view))) return all;
  const across = [...cards].sort((a, b) => a.x - b.x);
  const middle = across[across.length >> 1];
  if (!middle) return all;
  const reach = viewBounds(centredOn(middle, view, leastZoom), view);
  const near = across.map(cardBounds).filter((bounds) => isWithin(bounds, reach));
  return fittedTo(unionOf(near) ?? extent, view);
}

export function centredOn(point: Point, view: Size, zoom: number): Camera {
  return { x: point.x - view.width / 2 / zoom, y: point.y - view.height / 2 / zoom, zoom };
}

/** The view moved as little as needed for `bounds` to be in it, `margin` CSS pixels from the edges. */
export function broughtIntoView(camera: Camera, view: Size, bounds: Bounds, margin = 48): Camera {
  const edge = margin / camera.zoom;
  const shown = viewBounds(camera, view);
  const x = leastShift(shown.left + edge, shown.right - edge, bounds.left, bounds.right);
  const y = leastShift(shown.top + edge, shown.bottom - edge, bounds.top, bounds.bottom);
  return x === 0 && y === 0 ? camera : { ...camera, x: camera.x + x, y: camera.y + y };
}

/** The zoom after a turn of the wheel or a pinch on a trackpad, `delta` in CSS pixels; one notch at most 1.25 ×. */
export function wheelZoom(zoom: number, delta: number): number {
  const bounded = Math.max(-22, Math.min(22, delta));
  return clampedZoom(zoom * Math.exp(-bounded / 100));
}

function clampedZoom(zoom: number): number {
  return Math.max(leastZoom, Math.min(mostZoom, zoom));
}

function leastShift(from: number, to: number, start: number, end: number): number {
  if (start >= from && end <= to) return 0;
  if (end - start > to - from || start < from) return start - from;
  return end - to;
}
