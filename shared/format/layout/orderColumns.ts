// Owns: the order from top to bottom within each column and lane, with few crossings: sweeps by the middle of neighbours,
// taken only where crossings become fewer, so that an order that is good stays. Rules MAP-140, MAP-142.

import { crossingsBetween } from "./crossings.ts";
import type { LayoutNode } from "./layoutModel.ts";

interface Flow {
  readonly from: string;
  readonly to: string;
}

/** A node, or the place where a flow that is longer than a column passes. */
interface Cell {
  readonly id: string;
  readonly lane: number;
  readonly node: LayoutNode | undefined;
}

type Columns = readonly (readonly Cell[])[];

const sweepsMax = 12;
/** The most places where flows pass that are looked at; the longest flows beyond that decide nothing. */
const passingMax = 20_000;

/** The nodes column by column, each from top to bottom: by lane, then in the order found. */
export function orderColumns(
  nodes: readonly LayoutNode[],
  flows: readonly Flow[],
  columns: ReadonlyMap<string, number>,
): readonly (readonly LayoutNode[])[] {
  const { cells, links } = cellsOf(nodes, flows, columns);
  let best = cells.map((column) => [...column].sort(compareCells));
  let fewest = crossings(best, links);
  let current: Columns = best;
  for (let sweep = 0; sweep < sweepsMax && fewest > 0; sweep += 1) {
    current = swept(current, links, sweep % 2 === 0);
    const found = crossings(current, links);
    if (found >= fewest) continue;
    best = current.map((column) => [...column]);
    fewest = found;
  }
  return best.map((column) => column.flatMap(({ node }) => node ?? []));
}

/** From a cell to those in the next column. */
type Links = ReadonlyMap<string, readonly string[]>;

function cellsOf(
  nodes: readonly LayoutNode[],
  flows: readonly Flow[],
  columns: ReadonlyMap<string, number>,
): { cells: Cell[][]; links: Links } {
  const cells: Cell[][] = [];
  const links = new Map<string, string[]>();
  const put = (cell: Cell, column: number): void => {
    const known = cells[column];
    if (known) known.push(cell);
    else cells[column] = [cell];
  };
  const known = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) put({ id: node.id, lane: node.lane, node }, columns.get(node.id) ?? 0);
  shortest(flows, columns).forEach(({ left, right, first, last }, index) => {
    let before = left;
    for (let column = first + 1; column <= last; column += 1) {
      const isEnd = column === last;
      const id = isEnd ? right : `${index} ${column}`;
      if (!isEnd) put({ id, lane: known.get(left)?.lane ?? 0, node: undefined }, column);
      const others = links.get(before);
      if (others) others.push(id);
      else links.set(before, [id]);
      before = id;
    }
  });
  return { cells: Array.from(cells, (column = []) => column), links };
}

interface Span {
  readonly left: string;
  readonly right: string;
  /** The columns of the two ends. */
  readonly first: number;
  readonly last: number;
}

/** The flows from left to right, in their order: all, or as many of the shortest as pass at `passingMax` places. */
function shortest(flows: readonly Flow[], columns: ReadonlyMap<string, number>): readonly Span[] {
  const spans = flows.map(({ from, to }): Span => {
    const [a, b] = [columns.get(from) ?? 0, columns.get(to) ?? 0];
    return a <= b
      ? { left: from, right: to, first: a, last: b }
      : { left: to, right: from, first: b, last: a };
  });
  let passing = 0;
  const kept = new Set<Span>();
  for (const span of [...spans].sort((a, b) => a.last - a.first - (b.last - b.first))) {
    passing += Math.max(0, span.last - span.first - 1);
    if (passing > passingMax) break;
    kept.add(span);
  }
  return spans.filter((span) => kept.has(span));
}

// What passes has no place of its own yet: behind the nodes of its lane.
function compareCells(a: Cell, b: Cell): number {
  const height = (cell: Cell): number => cell.node?.y ?? Number.MAX_SAFE_INTEGER;
  return a.lane - b.lane || height(a) - height(b) || (a.id < b.id ? -1 : 1);
}

function swept(columns: Columns, links: Links, isOnward: boolean): Columns {
  const before = isOnward ? reversed(links) : links;
  const result: (readonly Cell[])[] = [...columns];
  const indexes = [...columns.keys()];
  for (const at of isOnward ? indexes : indexes.reverse()) {
    const neighbours = result[isOnward ? at - 1 : at + 1];
    if (!neighbours) continue;
    const places = new Map(neighbours.map(({ id }, index) => [id, index]));
    const column = result[at] ?? [];
    const middles = new Map(
      column.map(({ id }, index) => [id, middleOf(before.get(id), places) ?? index]),
    );
    result[at] = [...column].sort(
      (a, b) => a.lane - b.lane || (middles.get(a.id) ?? 0) - (middles.get(b.id) ?? 0),
    );
  }
  return result;
}

function middleOf(
  ids: readonly string[] | undefined,
  places: ReadonlyMap<string, number>,
): number | undefined {
  const known = (ids ?? []).flatMap((id) => places.get(id) ?? []);
  if (known.length === 0) return undefined;
  return known.reduce((sum, place) => sum + place, 0) / known.length;
}

function reversed(links: Links): Links {
  const back = new Map<string, string[]>();
  for (const [from, targets] of links) {
    for (const to of targets) back.set(to, [...(back.get(to) ?? []), from]);
  }
  return back;
}

function crossings(columns: Columns, links: Links): number {
  return columns.slice(1).reduce((sum, right, at) => {
    const places = new Map(right.map(({ id }, index) => [id, index]));
    const ends = (columns[at] ?? []).flatMap(({ id }, index) =>
      (links.get(id) ?? []).map((to) => [index, places.get(to) ?? 0] as const),
    );
    return sum + crossingsBetween(ends);
  }, 0);
}
