// Owns: in which row of its lane each node stands: in that of what leads to it, where that is free, and never under a flow
// that passes straight over a column. Rules MAP-139, MAP-140.

import type { LayoutNode } from "./layoutModel.ts";

interface Flow {
  readonly from: string;
  readonly to: string;
}

/** A row that a flow passes along, over the columns before `until`. */
interface Passing {
  readonly lane: number;
  readonly row: number;
  readonly until: number;
}

/** The row of each node, counted from 0 in its lane; no two nodes of one column and lane share one. */
export function rowsOf(
  ordered: readonly (readonly LayoutNode[])[],
  flows: readonly Flow[],
  columns: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const lanes = new Map(ordered.flat().map(({ id, lane }) => [id, lane]));
  const before = new Map<string, string[]>();
  const reach = new Map<string, number>();
  for (const { from, to } of flows) {
    const end = columns.get(to) ?? 0;
    if (end <= (columns.get(from) ?? 0) || lanes.get(from) !== lanes.get(to)) continue;
    before.set(to, [...(before.get(to) ?? []), from]);
    reach.set(from, Math.max(end, reach.get(from) ?? 0));
  }
  const rows = new Map<string, number>();
  let passing: readonly Passing[] = [];
  ordered.forEach((column, at) => {
    passing = passing.filter(({ until }) => until > at);
    for (const lane of new Set(column.map((node) => node.lane))) {
      const taken = new Set(passing.filter((flow) => flow.lane === lane).map(({ row }) => row));
      let next = 0;
      for (const { id } of column.filter((node) => node.lane === lane)) {
        const led = (before.get(id) ?? []).flatMap((other) => rows.get(other) ?? []);
        const row = firstFree(Math.max(next, led.length > 0 ? Math.min(...led) : 0), taken);
        rows.set(id, row);
        next = row + 1;
      }
    }
    const beginning = column.map(({ id, lane }): Passing => {
      return { lane, row: rows.get(id) ?? 0, until: reach.get(id) ?? 0 };
    });
    passing = [...passing, ...beginning.filter(({ until }) => until > at + 1)];
  });
  return rows;
}

function firstFree(from: number, taken: ReadonlySet<number>): number {
  let row = from;
  while (taken.has(row)) row += 1;
  return row;
}
