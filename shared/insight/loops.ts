// Owns: which flows of a process lead back to something that had to come before. Pure, on plain ids; the definition is in
// docs/handoffs.md. Rule STA-2.

import { sourcesOf, targetsOf } from "../kit/onward.ts";

export interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export interface Graph {
  /** In reading order: it decides only where a process without a beginning begins. */
  readonly nodes: readonly string[];
  /** Between nodes of the graph. */
  readonly edges: readonly Edge[];
}

/**
 * The ids of the flows that lead back: first every flow to a node that each way from the entries to its beginning has
 * passed (the head of a natural loop), then, in cycles that are left because one can enter them in two places, every
 * flow that leads no farther from the entries. Without them no cycle is left. O(nodes × flows) at worst.
 */
export function flowsBack(graph: Graph, starts: readonly string[] = []): ReadonlySet<string> {
  const { depths, entries } = depthsOf(graph, starts);
  const next = targetsOf(graph.edges);
  const back = new Set<string>();
  const inCycle = cyclic(graph, graph.edges);
  for (const head of new Set(inCycle.map(({ to }) => to))) {
    const without = reachedFrom(
      entries.filter((id) => id !== head),
      next,
      head,
    );
    for (const { id, from, to } of inCycle) {
      if (to === head && !without.has(from)) back.add(id);
    }
  }
  const left = graph.edges.filter(({ id }) => !back.has(id));
  for (const { id, from, to } of cyclic(graph, left)) {
    if ((depths.get(to) ?? 0) <= (depths.get(from) ?? 0)) back.add(id);
  }
  return back;
}

interface Depths {
  /** The least number of flows from an entry. */
  readonly depths: ReadonlyMap<string, number>;
  readonly entries: readonly string[];
}

// Entries: what is called a start, what nothing leads to, and, where neither leads, the first in reading order.
function depthsOf({ nodes, edges }: Graph, starts: readonly string[]): Depths {
  const next = targetsOf(edges);
  const entered = new Set(edges.map(({ to }) => to));
  const first = new Set([...starts, ...nodes.filter((id) => !entered.has(id))]);
  const entries = nodes.filter((id) => first.has(id));
  const depths = new Map<string, number>();
  spread(entries, next, depths);
  for (const id of nodes) {
    if (depths.has(id)) continue;
    entries.push(id);
    spread([id], next, depths);
  }
  return { depths, entries };
}

function spread(
  from: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
  depths: Map<string, number>,
): void {
  const queue = [...from];
  for (const id of from) depths.set(id, 0);
  for (const id of queue) {
    for (const to of next.get(id) ?? []) {
      if (depths.has(to)) continue;
      depths.set(to, (depths.get(id) ?? 0) + 1);
      queue.push(to);
    }
  }
}

function reachedFrom(
  from: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
  closed: string,
): ReadonlySet<string> {
  const reached = new Set(from);
  for (const id of reached) {
    // A set visits what is added to it while it is gone through.
    for (const to of next.get(id) ?? []) if (to !== closed) reached.add(to);
  }
  return reached;
}

/** The edges that lie on a cycle: those within a strongly connected part (Kosaraju, without recursion). */
function cyclic({ nodes }: Graph, edges: readonly Edge[]): readonly Edge[] {
  const next = targetsOf(edges);
  const before = sourcesOf(edges);
  const part = new Map<string, string>();
  for (const root of leftInOrder(nodes, next).reverse()) {
    if (part.has(root)) continue;
    const queue = [root];
    part.set(root, root);
    for (const id of queue) {
      for (const other of before.get(id) ?? []) {
        if (part.has(other)) continue;
        part.set(other, root);
        queue.push(other);
      }
    }
  }
  return edges.filter(({ from, to }) => part.get(from) === part.get(to));
}

/** The nodes in the order in which a depth-first search leaves them. */
function leftInOrder(
  nodes: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  for (const start of nodes) {
    if (seen.has(start)) continue;
    seen.add(start);
    const path = [{ id: start, at: 0 }];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const to = next.get(step.id)?.[step.at++];
      if (to === undefined) {
        order.push(step.id);
        path.pop();
      } else if (!seen.has(to)) {
        seen.add(to);
        path.push({ id: to, at: 0 });
      }
    }
  }
  return order;
}
