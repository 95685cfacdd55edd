// Owns: in which rank each node of a large process map stands, so that flows lead onward and are short: the longest way
// from the beginnings, then each node towards the side where most of its flows are. Linear. Rule MAP-139.

import { type Linked, onwardOrder, sourcesOf, targetsOf } from "../../kit/onward.ts";

interface Node {
  readonly id: string;
}
interface Flow {
  readonly from: string;
  readonly to: string;
}

/** The rank of each node, from 0. `flows` close no loop; `orders` lead onward too, but may be as long as they like. */
export function longRanks(
  nodes: readonly Node[],
  flows: readonly Flow[],
  orders: readonly Flow[],
): ReadonlyMap<string, number> {
  const all = [...flows, ...orders];
  const ends: Ends = { before: sourcesOf(all), after: targetsOf(all) };
  const ids = nodes.map(({ id }) => id);
  const onward = onwardOrder(ids, ends.after);
  const ranks = new Map<string, number>();
  for (const id of onward) ranks.set(id, lowest(id, ends, ranks));
  const pulls = pullsOf(flows);
  const back = [...onward].reverse();
  for (let pass = 0; pass < passes; pass += 1) {
    // A chain that begins late goes along with its end, and what is as well on either side stays near its beginning.
    for (const id of back) if ((pulls.get(id) ?? 0) >= 0) ranks.set(id, highest(id, ends, ranks));
    for (const id of onward) if ((pulls.get(id) ?? 0) <= 0) ranks.set(id, lowest(id, ends, ranks));
  }
  return ranks;
}

const passes = 4;

interface Ends {
  readonly before: Linked;
  readonly after: Linked;
}

function lowest(id: string, { before }: Ends, ranks: ReadonlyMap<string, number>): number {
  return (before.get(id) ?? []).reduce(
    (rank, other) => Math.max(rank, (ranks.get(other) ?? 0) + 1),
    0,
  );
}

function highest(id: string, { after }: Ends, ranks: ReadonlyMap<string, number>): number {
  const [first, ...others] = after.get(id) ?? [];
  if (first === undefined) return ranks.get(id) ?? 0;
  return others.reduce(
    (rank, other) => Math.min(rank, (ranks.get(other) ?? 0) - 1),
    (ranks.get(first) ?? 0) - 1,
  );
}

/** How many more flows leave each node than lead to it. */
function pullsOf(flows: readonly Flow[]): ReadonlyMap<string, number> {
  const pulls = new Map<string, number>();
  for (const { from, to } of flows) {
    pulls.set(from, (pulls.get(from) ?? 0) + 1);
    pulls.set(to, (pulls.get(to) ?? 0) - 1);
  }
  return pulls;
}
