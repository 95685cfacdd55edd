// Owns: where the controls of a selection float. Pure. Rules A11-21, MAP-352, MAP-455.

import { type Bounds, grown, isOverlapping, type Point, type Size } from "./geometry.ts";

const distance = 12;
/** Closer than this it would hide the ring around the selection. */
const near = 4;
const edge = 8;
/** So much of a view, CSS pixels from the foot, is taken by the tools and the controls of the view. */
const barsRoom = 68;
/** So much of it lies under them and a message above them. */
const messageRoom = 128;

/**
 * The left upper corner of a bar of `size`, in CSS pixels of a view, so that it covers nothing of `selection`: above
 * it, else below, else (the selection fills the height) at the edge that hides least; and above the bars at the foot of the view,
 * also where the selection is out of it.
 */
export function barPlace(selection: Bounds, size: Size, view: Size): Point {
  const middle = (selection.left + selection.right) / 2 - size.width / 2;
  const x = Math.max(edge, Math.min(view.width - size.width - edge, middle));
  const lowest = Math.max(edge, view.height - barsRoom - size.height);
  const above = selection.top - distance - size.height;
  if (above >= edge) return { x, y: Math.min(above, lowest) };
  const below = selection.bottom + distance;
  return { x, y: Math.min(Math.max(edge, below), lowest) };
}

/** Whether a bar that stands there comes closer to `selection` than it may. */
export function covers({ x, y }: Point, { width, height }: Size, selection: Bounds): boolean {
  const bar = { left: x, top: y, right: x + width, bottom: y + height };
  return isOverlapping(bar, grown(selection, near));
}

/** Whether a bar stands where messages do, which then stand above it. */
export function standsLow(place: Point, size: Size, view: Size): boolean {
  return place.y + size.height > view.height - messageRoom;
}
