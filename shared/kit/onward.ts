// Owns: what leads to what, listed for each thing, and the order in which everything leads onward. Pure, on plain ids.

interface Link {
  readonly from: string;
  readonly to: string;
}

/** The ids that each id is linked with: one for each link, in their order. */
export type Linked = ReadonlyMap<string, readonly string[]>;

/** Where each thing leads to. */
export function targetsOf(links: readonly Link[]): Linked {
  return grouped(links, "from", "to");
}

/** What leads to each thing. */
export function sourcesOf(links: readonly Link[]): Linked {
  return grouped(links, "to", "from");
}

function grouped(links: readonly Link[], by: keyof Link, other: keyof Link): Linked {
  const groups = new Map<string, string[]>();
  for (const link of links) {
    const known = groups.get(link[by]);
    if (known) known.push(link[other]);
    else groups.set(link[by], [link[other]]);
  }
  return groups;
}

/**
 * The ids so that each comes behind all that lead to it; of several that could be next, the first one. What is on a loop,
 * or behind one, is left out. Linear.
 */
export function onwardOrder(ids: readonly string[], targets: Linked): readonly string[] {
  const waiting = new Map<string, number>();
  for (const to of [...targets.values()].flat()) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const ready = ids.filter((id) => !waiting.has(id));
  for (const id of ready) {
    for (const to of targets.get(id) ?? []) {
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return ready;
}
