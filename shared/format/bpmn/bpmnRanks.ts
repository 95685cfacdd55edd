// Owns: how far from the beginning each node of a process stands: the longest way to it, loops left aside.

/**
 * A rank from 0 for each of `count` nodes: one more than the highest rank that leads to it. Flows that close a loop,
 * found by going depth first from the first nodes, do not count. Linear, and without recursion.
 */
export function ranksOf(
  count: number,
  flows: readonly { readonly from: number; readonly to: number }[],
): readonly number[] {
  const targets: number[][] = Array.from({ length: count }, () => []);
  const entered = new Array<boolean>(count).fill(false);
  for (const { from, to } of flows) {
    if (from === to) continue;
    targets[from]?.push(to);
    entered[to] = true;
  }
  const starts = [...entered.keys()].sort(
    (a, b) => Number(entered[a]) - Number(entered[b]) || a - b,
  );
  const { order, closing } = searched(starts, targets);
  const ranks = new Array<number>(count).fill(0);
  for (const node of order.reverse()) {
    for (const target of targets[node] ?? []) {
      if (closing.has(`${node} ${target}`)) continue;
      ranks[target] = Math.max(ranks[target] ?? 0, (ranks[node] ?? 0) + 1);
    }
  }
  return ranks;
}

/** The nodes as a depth-first search leaves them, and the flows that lead back to one it is still in. */
function searched(
  starts: readonly number[],
  targets: readonly (readonly number[])[],
): { order: number[]; closing: ReadonlySet<string> } {
  const state = new Map<number, "open" | "left">();
  const order: number[] = [];
  const closing = new Set<string>();
  for (const start of starts) {
    const path: { node: number; next: number }[] = state.has(start)
      ? []
      : [{ node: start, next: 0 }];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { node } = step;
      state.set(node, "open");
      const target = targets[node]?.[step.next++];
      if (target === undefined) {
        state.set(node, "left");
        order.push(node);
        path.pop();
      } else if (state.get(target) === "open") closing.add(`${node} ${target}`);
      else if (!state.has(target)) path.push({ node: target, next: 0 });
    }
  }
  return { order, closing };
}
