// Owns: where the nodes of an imported process map stand: as drawn, stretched until nothing overlaps, or laid out in
// ranks from left to right where the file has no drawing. Deterministic. Rules IMP-56, IMP-57.

import { freeSpot, nodeSize, type Standing, spotAtEnd } from "../../model/processPlaces.ts";
import type { NodeKind } from "../../model/tables.ts";
import { layoutProcess } from "../layout/layoutProcess.ts";
import type { Box } from "./bpmnDiagram.ts";

export interface Unplaced {
  readonly kind: NodeKind;
  readonly lane: number;
  readonly box: Box | undefined;
}

export interface Placed {
  readonly x: number;
  readonly y: number;
}

interface Wanted {
  readonly index: number;
  readonly kind: NodeKind;
  readonly lane: number;
  /** Of the middle. */
  readonly x: number;
  readonly y: number;
}

/** A drawing is stretched at most so far; what still overlaps then moves down. */
const stretchMax = 2.5;
const gap = 24;

/**
 * A place for each node, in the same order: nothing overlaps within a lane, and the first column and the top row of
 * each lane are at 0. Where less than half of the nodes are drawn, all are laid out by their flows.
 */
export function placeNodes(
  nodes: readonly Unplaced[],
  flows: readonly { readonly from: number; readonly to: number }[],
): readonly Placed[] {
  const drawn = nodes.flatMap(({ kind, lane, box }, index): Wanted[] =>
    box ? [{ index, kind, lane, x: box.x + box.width / 2, y: box.y + box.height / 2 }] : [],
  );
  if (drawn.length * 2 < nodes.length) return normalised(nodes, laidOut(nodes, flows));
  return normalised(nodes, settled(nodes, stretched(drawn)));
}

function laidOut(
  nodes: readonly Unplaced[],
  flows: readonly { readonly from: number; readonly to: number }[],
): readonly Placed[] {
  return layoutProcess({
    nodes: nodes.map(({ kind, lane }, index) => ({ id: `${index}`, kind, lane, x: 0, y: 0 })),
    flows: flows.map(({ from, to }) => ({ from: `${from}`, to: `${to}` })),
  });
}

/** The drawing as it is if nothing overlaps; else the smallest stretch that leaves a gap, along and across apart. */
function stretched(drawn: readonly Wanted[]): readonly Wanted[] {
  const needed = stretch(drawn, 0);
  if (needed.x <= 1 && needed.y <= 1) return drawn;
  const { x, y } = stretch(drawn, gap);
  return drawn.map((node) => ({ ...node, x: node.x * x, y: node.y * y }));
}

function stretch(drawn: readonly Wanted[], between: number): { x: number; y: number } {
  let [x, y] = [1, 1];
  drawn.forEach((a, at) => {
    const own = nodeSize(a.kind);
    for (const b of drawn.slice(at + 1)) {
      if (a.lane !== b.lane) continue;
      const its = nodeSize(b.kind);
      const needX = ((own.width + its.width) / 2 + between) / Math.abs(a.x - b.x);
      const needY = ((own.height + its.height) / 2 + between) / Math.abs(a.y - b.y);
      if (Math.min(needX, needY) > stretchMax) continue;
      if (needX <= needY) x = Math.max(x, needX);
      else y = Math.max(y, needY);
    }
  });
  return { x, y };
}

/** On the raster and free of each other; what is not drawn goes to the end of its lane. */
function settled(nodes: readonly Unplaced[], wanted: readonly Wanted[]): readonly Placed[] {
  const places: Placed[] = nodes.map(() => ({ x: 0, y: 0 }));
  const lanes = new Map<number, Standing[]>();
  const stand = (index: number, lane: number, spot: Standing["spot"], kind: NodeKind): void => {
    places[index] = { x: spot[1], y: spot[2] };
    const others = lanes.get(lane);
    if (others) others.push({ id: `${index}`, kind, spot });
    else lanes.set(lane, [{ id: `${index}`, kind, spot }]);
  };
  const lowest = lowestByLane(wanted);
  const inOrder = [...wanted].sort((a, b) => a.x - b.x || a.y - b.y || a.index - b.index);
  for (const { index, kind, lane, x, y } of inOrder) {
    const { width, height } = nodeSize(kind);
    const top = y - height / 2 - (lowest.get(lane) ?? 0);
    const spot = freeSpot([`${lane}`, x - width / 2, top], kind, lanes.get(lane) ?? []);
    stand(index, lane, spot, kind);
  }
  const known = new Set(wanted.map(({ index }) => index));
  nodes.forEach(({ kind, lane }, index) => {
    if (known.has(index)) return;
    stand(index, lane, spotAtEnd(`${lane}`, kind, lanes.get(lane) ?? []), kind);
  });
  return places;
}

function lowestByLane(wanted: readonly Wanted[]): ReadonlyMap<number, number> {
  const tops = new Map<number, number>();
  for (const { kind, lane, y } of wanted) {
    const top = y - nodeSize(kind).height / 2;
    tops.set(lane, Math.min(top, tops.get(lane) ?? top));
  }
  return tops;
}

function normalised(nodes: readonly Unplaced[], places: readonly Placed[]): readonly Placed[] {
  const left = places.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const tops = new Map<number, number>();
  places.forEach(({ y }, index) => {
    const lane = nodes[index]?.lane ?? 0;
    tops.set(lane, Math.min(y, tops.get(lane) ?? y));
  });
  return places.map(({ x, y }, index) => ({
    x: x - left,
    y: y - (tops.get(nodes[index]?.lane ?? 0) ?? 0),
  }));
}
