// Owns: where the lanes of a process map lie, in map units, and which place on the map is which spot in a lane. Pure
// geometry: a lane is as high as its nodes need. Rule MAP-89.

import type { Spot } from "./field.ts";
import { type LayerLine, linesBetween } from "./layerLine.ts";
import type { OutlineLane, ProcessOutline } from "./processOutline.ts";
import { contentHeight, nodeSize } from "./processPlaces.ts";
import type { Layer, NodeKind } from "./tables.ts";

export interface Band extends OutlineLane {
  readonly top: number;
  readonly height: number;
  /** Where y = 0 of the lane's nodes is. */
  readonly bodyTop: number;
  /** The lines of the blueprint that lie right above this lane: none within a layer, several where a layer is empty. */
  readonly lines: readonly LayerLine[];
  /** Whether touchpoints that the process serves, and that are no nodes of it, stand at the head of this lane. */
  readonly hasHead: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The height that the lines between two layers take, and that of the touchpoints at the customer's lane. */
export const lineHeight = 40;
export const headHeight = 64;
const padding = 24;
const smallestBody = 80;

/** The lanes from top to bottom; the first begins at 0. */
export function bandsOf(outline: ProcessOutline): readonly Band[] {
  let top = 0;
  let before: Layer | null = null;
  return outline.lanes.map((lane, index): Band => {
    const lines = before === null ? [] : linesBetween(before, lane.lane.layer);
    before = lane.lane.layer;
    if (lines.length > 0) top += lineHeight;
    const hasHead = index === 0 && outline.steps.some(({ nodeId }) => nodeId === "");
    const body = contentHeight(lane.nodes.map(({ node, spot }) => ({ ...node, spot })));
    const bodyTop = top + padding + (hasHead ? headHeight : 0);
    const height = bodyTop - top + Math.max(smallestBody, body) + padding;
    const band = { ...lane, top, height, bodyTop, lines, hasHead };
    top += height;
    return band;
  });
}

/** Where a spot lies on the map. A spot in a lane that is not among the bands lies in the first. */
export function spotToPoint(bands: readonly Band[], spot: Spot): Point {
  const band = bands.find(({ lane }) => lane.id === spot[0]) ?? bands[0];
  return { x: spot[1], y: (band?.bodyTop ?? 0) + spot[2] };
}

/** The spot of a node whose left upper corner lies at a point: its middle decides the lane. `null` without lanes. */
export function pointToSpot(bands: readonly Band[], point: Point, kind: NodeKind): Spot | null {
  const band = bandAt(bands, point.y + nodeSize(kind).height / 2);
  return band ? [band.lane.id, point.x, Math.max(0, point.y - band.bodyTop)] : null;
}

/** The lane at a height: above all it is the first, between two the upper one. */
function bandAt(bands: readonly Band[], y: number): Band | undefined {
  return bands.findLast(({ top }) => top <= y) ?? bands[0];
}
