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
  const beside = besidesOf(linked, sound);
  const onward = linked.filter(({ id }) => !beside.has(id));
  const passing = sound.filter(({ from, to }) => !beside.has(from) && !beside.has(to));
  const columns = new Map(columnsOf(onward, passing, sequences));
  const ordered = orderColumns(onward, passing, columns).map((column) => [...column]);
  for (const node of linked) {
    const column = columns.get(beside.get(node.id) ?? "");
    if (column === undefined) continue;
    columns.set(node.id, column);
    ordered[column]?.push(node);
  }
  const rows = rowsOf(ordered, passing, columns);
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

/**
 * Documents and notes, which do nothing, each with the node beside which it stands: what leads to it, or else where it
 * leads. One that has no such node takes part like all others.
 */
function besidesOf(
  nodes: readonly LayoutNode[],
  flows: readonly LayoutFlow[],
): ReadonlyMap<string, string> {
  const acting = new Set(
    nodes.filter(({ kind }) => kind !== "document" && kind !== "note").map(({ id }) => id),
  );
  const beside = new Map<string, string>();
  for (const { from, to } of flows) {
    if (acting.has(from) && !acting.has(to) && !beside.has(to)) beside.set(to, from);
  }
  for (const { from, to } of flows) {
    if (acting.has(to) && !acting.has(from) && !beside.has(from)) beside.set(from, to);
  }
  return beside;
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
