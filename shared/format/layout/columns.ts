// Owns: in which column each node of a process map stands, so that flows lead to the right: dagre's ranks of the flows that
// close no loop, or our own where dagre would take too long. The only place that knows dagre. Rules MAP-139, MAP-141.

import { Graph, layout } from "@dagrejs/dagre";
import { closingFlows } from "./closingFlows.ts";
import { longRanks } from "./longRanks.ts";

interface Node {
  readonly id: string;
}
interface Flow {
  readonly from: string;
  readonly to: string;
}

/** Up to so many columns that all flows pass in sum, dagre finds the shortest; its time grows with the square of them. */
const tightMax = 2000;

/** The column of each node, counted from 0 without gaps. */
export function columnsOf(
  nodes: readonly Node[],
  flows: readonly Flow[],
  sequences: readonly (readonly string[])[],
): ReadonlyMap<string, number> {
  const back = closingFlows(nodes, flows);
  const onward = flows.filter((flow) => !back.has(flow));
  const orders = wantedOrder(onward, sequences).map(([from, to]) => ({ from, to }));
  const ranks = longRanks(nodes, onward, orders);
  const length = [...onward, ...orders].reduce(
    (sum, { from, to }) => sum + (ranks.get(to) ?? 0) - (ranks.get(from) ?? 0),
    0,
  );
  const places = length <= tightMax ? tightRanks(nodes, onward, orders) : ranks;
  const across = [...new Set(places.values())].sort((a, b) => a - b);
  const columns = new Map(across.map((x, index) => [x, index]));
  return new Map([...places].map(([id, x]) => [id, columns.get(x) ?? 0]));
}

function tightRanks(
  nodes: readonly Node[],
  flows: readonly Flow[],
  orders: readonly Flow[],
): ReadonlyMap<string, number> {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", ranker: "network-simplex" });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { width: 1, height: 1 });
  for (const { from, to } of flows) graph.setEdge(from, to, { weight: 1 });
  for (const { from, to } of orders) graph.setEdge(from, to, { weight: 0 });
  layout(graph, { customOrder: anyOrder, disableOptimalOrderHeuristic: true });
  return new Map(nodes.map(({ id }) => [id, Math.round(xOf(graph.node(id)))]));
}

function xOf(label: unknown): number {
  const isPlaced = typeof label === "object" && label !== null && "x" in label;
  return isPlaced && typeof label.x === "number" ? label.x : 0;
}

// Only the ranks are asked for: the order within them is our own, so any will do.
function anyOrder(graph: {
  nodes(): string[];
  node(id: string): { rank?: number; order?: number };
}) {
  const counts = new Map<number, number>();
  for (const id of graph.nodes()) {
    const label = graph.node(id);
    const rank = label.rank ?? 0;
    label.order = counts.get(rank) ?? 0;
    counts.set(rank, label.order + 1);
  }
}

/** Those pairs of neighbours in a sequence of which no way leads back from the second to the first. */
function wantedOrder(
  flows: readonly Flow[],
  sequences: readonly (readonly string[])[],
): readonly (readonly [string, string])[] {
  const next = new Map<string, string[]>();
  const lead = (from: string, to: string): void => {
    next.set(from, [...(next.get(from) ?? []), to]);
  };
  for (const { from, to } of flows) lead(from, to);
  const wanted: (readonly [string, string])[] = [];
  for (const sequence of sequences) {
    for (const [at, to] of sequence.entries()) {
      const from = sequence[at - 1];
      if (from === undefined || from === to || leadsTo(next, to, from)) continue;
      lead(from, to);
      wanted.push([from, to]);
    }
  }
  return wanted;
}

function leadsTo(next: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const reached = new Set([from]);
  for (const id of reached) for (const other of next.get(id) ?? []) reached.add(other);
  return reached.has(to);
}
