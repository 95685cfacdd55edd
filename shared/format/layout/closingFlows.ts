// Owns: which flows of a process close a loop as it is walked from its beginnings.

interface Flow {
  readonly from: string;
  readonly to: string;
}

/**
 * The flows that lead back to a node that a depth-first search is still in, begun at what nothing leads to, in the order
 * of the nodes. Without them there is no cycle. Linear, and without recursion.
 */
export function closingFlows<F extends Flow>(
  nodes: readonly { readonly id: string }[],
  flows: readonly F[],
): ReadonlySet<F> {
  const next = byBeginning(flows);
  const entered = new Set(flows.map(({ to }) => to));
  const starts = [
    ...nodes.filter(({ id }) => !entered.has(id)),
    ...nodes.filter(({ id }) => entered.has(id)),
  ];
  const state = new Map<string, "open" | "left">();
  const closing = new Set<F>();
  for (const { id: start } of starts) {
    const path = state.has(start) ? [] : [{ id: start, at: 0 }];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      state.set(step.id, "open");
      const flow = next.get(step.id)?.[step.at++];
      if (!flow) {
        state.set(step.id, "left");
        path.pop();
      } else if (state.get(flow.to) === "open") closing.add(flow);
      else if (!state.has(flow.to)) path.push({ id: flow.to, at: 0 });
    }
  }
  return closing;
}

function byBeginning<F extends Flow>(flows: readonly F[]): ReadonlyMap<string, readonly F[]> {
  const next = new Map<string, F[]>();
  for (const flow of flows) {
    const known = next.get(flow.from);
    if (known) known.push(flow);
    else next.set(flow.from, [flow]);
  }
  return next;
}
