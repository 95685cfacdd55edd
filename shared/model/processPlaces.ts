// Owns: how large the nodes of a process map are and where new ones go, in map units, with y counted from the top of
// the node's lane. Pure geometry: the same on every device, without measuring anything.

import type { Spot } from "./field.ts";
import type { NodeKind } from "./tables.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What stands somewhere in a lane. */
export interface Standing {
  readonly id: string;
  readonly kind: NodeKind;
  readonly spot: Spot;
}

/** The raster that nodes snap to. */
export const processGrid = 8;

/** From one node's edge to the next one's. */
export const nodeGap = { x: 56, y: 32 } as const;

/** How far a coordinate of a node may lie from the beginning of its lane. */
const farthest = 900_000;

const sizes: Readonly<Record<NodeKind, Size>> = {
  start: { width: 128, height: 64 },
  end: { width: 128, height: 64 },
  task: { width: 176, height: 80 },
  decision: { width: 176, height: 112 },
  wait: { width: 176, height: 80 },
  system: { width: 176, height: 80 },
  document: { width: 176, height: 80 },
  note: { width: 176, height: 80 },
};

const tallest = Math.max(...Object.values(sizes).map(({ height }) => height));

export function nodeSize(kind: NodeKind): Size {
  return sizes[kind];
}

/** A spot on the raster and within bounds: never above the top of its lane. */
export function soundSpot([laneId, x, y]: Spot): Spot {
  return [laneId, snapped(within(x, -farthest, farthest)), snapped(within(y, 0, farthest))];
}

/** How far down the nodes of a lane reach: 0 for an empty one. */
export function contentHeight(standing: readonly Standing[]): number {
  return standing.reduce(
    (lowest, { kind, spot }) => Math.max(lowest, spot[2] + nodeSize(kind).height),
    0,
  );
}

/** The spot to the right of a node, centred on it, or the first free one below that. */
export function spotAfter(node: Standing, kind: NodeKind, others: readonly Standing[]): Spot {
  const from = nodeSize(node.kind);
  const own = nodeSize(kind);
  const [laneId, x, y] = node.spot;
  return freeSpot(
    [laneId, x + from.width + nodeGap.x, y + (from.height - own.height) / 2],
    kind,
    others,
  );
}

/**
 * The spot at the end of a lane's content, in the row of what stands farthest to the right. The first of a lane stands so
 * far down that whatever follows it can be centred on it.
 */
export function spotAtEnd(laneId: string, kind: NodeKind, others: readonly Standing[]): Spot {
  const inLane = others.filter(({ spot }) => spot[0] === laneId);
  const last = inLane.reduce<Standing | undefined>(
    (found, next) => (found && found.spot[1] >= next.spot[1] ? found : next),
    undefined,
  );
  if (last) return spotAfter(last, kind, others);
  return soundSpot([laneId, 0, (tallest - nodeSize(kind).height) / 2]);
}

/** The wanted spot, or the first below it in its lane that overlaps nothing. */
export function freeSpot(wanted: Spot, kind: NodeKind, others: readonly Standing[]): Spot {
  let spot = soundSpot(wanted);
  const own = nodeSize(kind);
  // From top to bottom, so that each is looked at once however often the spot moves down.
  const inWay = others
    .flatMap((other) => {
      const { width, height } = nodeSize(other.kind);
      const [laneId, x, top] = other.spot;
      const isBeside = spot[1] >= x + width || x >= spot[1] + own.width;
      return laneId !== spot[0] || isBeside ? [] : [{ top, bottom: top + height }];
    })
    .sort((a, b) => a.top - b.top);
  let next = 0;
  for (;;) {
    let below = Number.NEGATIVE_INFINITY;
    for (; (inWay[next]?.top ?? Number.POSITIVE_INFINITY) < spot[2] + own.height; next += 1) {
      const bottom = inWay[next]?.bottom ?? 0;
      if (bottom > spot[2]) below = Math.max(below, bottom);
    }
    if (below === Number.NEGATIVE_INFINITY) return spot;
    const under = soundSpot([spot[0], spot[1], below + nodeGap.y]);
    // At the bound nothing is free any more: overlapping is better than being nowhere.
    if (under[2] <= spot[2]) return spot;
    spot = under;
  }
}

function within(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

function snapped(value: number): number {
  // `+ 0` turns a negative zero into zero, so that equal spots are the same value.
  return Math.round(value / processGrid) * processGrid + 0;
}
