// Owns: laying out a process map: flows from left to right in columns, every node in its own lane, few crossings, and what
// stands well stays. Ranks are dagre's, lanes and rows ours. Pure and deterministic. Rules MAP-139 to MAP-142, IMP-57.

import {
  freeSpot,
  nodeGap,
  nodeSize,
  type Standing,
  soundSpot,
} from "../../model/processPlaces.ts";
import { columnsOf } from "./columns.ts";
import { rowsOf } from "./laneRows.ts";
import type { LaidOut, LayoutFlow, LayoutNode, LayoutWish } from "./layoutModel.ts";
import { orderColumns } from "./orderColumns.ts";

/**
 * A place for each node, none on top of another. Nodes without a flow stay near the column where they are, in the first
 * free place of their lane.
 */
export function layoutProcess({ nodes, flows, sequences = [] }: LayoutWish): readonly LaidOut[] {
  const known = new Set(nodes.map(({ id }) => id));
  const sound = flows.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const joined = new Set([...sound.flatMap(({ from, to }) => [from, to]), ...sequences.flat()]);
  const linked = nodes.filter(({ id }) => joined.has(id));
  const columns = columnsOf(linked, sound, sequences);
  const ordered = orderColumns(linked, sound, columns);
  const rows = rowsOf(ordered, sound, columns);
  const centres = columnCentres(linked, sound, columns);
  const heights = rowHeights(linked, rows);
  const placed = linked.map((node): Standing => {
    const { width, height } = nodeSize(node.kind);
    const row = rows.get(node.id) ?? 0;
    const middle = heights.get(node.lane)?.[row] ?? 0;
    const x = (centres[columns.get(node.id) ?? 0] ?? 0) - width / 2;
    return {
      id: node.id,
      kind: node.kind,
      spot: soundSpot([`${node.lane}`, x, middle - height / 2]),
    };
  });
  return withLoose(nodes, placed);
}

/** The middle of each column: as wide as its widest node, with room for the words of what leaves it. */
function columnCentres(
  nodes: readonly LayoutNode[],
  flows: readonly LayoutFlow[],
  columns: ReadonlyMap<string, number>,
): readonly number[] {
  const widths: number[] = [];
  for (const { id, kind } of nodes) {
    const at = columns.get(id) ?? 0;
    widths[at] = Math.max(widths[at] ?? 0, nodeSize(kind).width);
  }
  const labelled = new Set(
    flows.filter(({ hasLabel }) => hasLabel).map(({ from }) => columns.get(from) ?? 0),
  );
  let left = 0;
  return widths.map((width, at) => {
    const centre = left + width / 2;
    left += width + (labelled.has(at) ? labelGap : nodeGap.x);
    return centre;
  });
}

/** From a column to the next where words stand between them, in map units. */
const labelGap = 120;

/** For each lane the middle of each of its rows: as high as the highest node in it. */
function rowHeights(
  nodes: readonly LayoutNode[],
  rows: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly number[]> {
  const heights = new Map<number, number[]>();
  for (const { id, kind, lane } of nodes) {
    const own = heights.get(lane) ?? [];
    const row = rows.get(id) ?? 0;
    own[row] = Math.max(own[row] ?? 0, nodeSize(kind).height);
    heights.set(lane, own);
  }
  return new Map(
    [...heights].map(([lane, own]) => {
      let top = 0;
      const middles = Array.from(own, (height = nodeSize("task").height) => {
        const middle = top + height / 2;
        top += height + nodeGap.y;
        return middle;
      });
      return [lane, middles];
    }),
  );
}

function withLoose(nodes: readonly LayoutNode[], placed: readonly Standing[]): readonly LaidOut[] {
  const all = [...placed];
  const done = new Map(placed.map((node) => [node.id, node]));
  for (const { id, kind, lane, x, y } of nodes) {
    if (done.has(id)) continue;
    const spot = freeSpot([`${lane}`, Math.max(0, x), y], kind, all);
    const node = { id, kind, spot };
    all.push(node);
    done.set(id, node);
  }
  return nodes.map(({ id, lane }) => {
    const [, x, y] = done.get(id)?.spot ?? ["", 0, 0];
    return { id, lane, x, y };
  });
}
