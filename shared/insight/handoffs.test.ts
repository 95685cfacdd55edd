import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histories } from "../model/processArbitrary.ts";
import { processOutline } from "../model/processOutline.ts";
import { layers } from "../model/tables.ts";
import { analyseHandOffs } from "./handoffs.ts";
import { type Edge, flowsBack, type Graph } from "./loops.ts";
import { stretchesBetween } from "./stretches.ts";

const ids = ["a", "b", "c", "d", "e", "f"];

/** Any graph of up to six nodes, without two flows between the same two. */
const graphs: fc.Arbitrary<Graph> = fc
  .record({
    nodes: fc.subarray(ids, { minLength: 1 }),
    pairs: fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), {
      selector: (pair) => pair.join(),
      maxLength: 14,
    }),
  })
  .map(({ nodes, pairs }) => ({
    nodes,
    edges: pairs
      .filter(([from, to]) => from !== to && nodes.includes(from) && nodes.includes(to))
      .map(([from, to]) => ({ id: from + to, from, to })),
  }));

/** Every way through a graph from a node, without passing a node twice. */
function waysFrom(start: string, edges: readonly Edge[]): readonly (readonly string[])[] {
  const walk = (way: readonly string[]): readonly (readonly string[])[] => [
    way,
    ...edges
      .filter(({ from, to }) => from === way.at(-1) && !way.includes(to))
      .flatMap(({ to }) => walk([...way, to])),
  ];
  return walk([start]);
}

function entriesOf({ nodes, edges }: Graph): readonly string[] {
  const entries = nodes.filter((id) => edges.every(({ to }) => to !== id));
  for (const id of nodes) {
    const isReached = entries.some((entry) =>
      waysFrom(entry, edges).some((way) => way.includes(id)),
    );
    if (!isReached) entries.push(id);
  }
  return entries;
}

function hasCycle({ nodes, edges }: Graph, without: ReadonlySet<string>): boolean {
  const left = edges.filter(({ id }) => !without.has(id));
  return nodes.some((id) =>
    waysFrom(id, left).some((way) => left.some(({ from, to }) => from === way.at(-1) && to === id)),
  );
}

/** By its two ends, the sum of the longest way between two touchpoints. */
function longestWays(
  graph: Graph,
  isTouchpoint: (id: string) => boolean,
  minutesOf: (id: string) => number | null,
): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  const ways = graph.nodes
    .filter(isTouchpoint)
    .flatMap((from) => waysFrom(from, graph.edges))
    .filter((way) => way.length > 1 && isTouchpoint(way.at(-1) ?? ""));
  for (const way of ways) {
    const [from, to, between] = [way[0] ?? "", way.at(-1) ?? "", way.slice(1, -1)];
    if (between.some(isTouchpoint)) continue;
    const sum = between.reduce((all, id) => all + (minutesOf(id) ?? 0), 0);
    longest.set(from + to, Math.max(sum, longest.get(from + to) ?? 0));
  }
  return longest;
}

describe("loops back", () => {
  it("[STA-2] every flow to a node that all ways to its beginning have passed is one", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const back = flowsBack(graph);
        const ways = entriesOf(graph).flatMap((entry) => waysFrom(entry, graph.edges));
        for (const { id, from, to } of graph.edges) {
          const toIt = ways.filter((way) => way.at(-1) === from);
          if (toIt.every((way) => way.includes(to))) expect(back.has(id)).toBe(true);
        }
      }),
    );
  });

  it("[STA-2] without them no cycle is left, and where there is none there are none", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const back = flowsBack(graph);
        expect(hasCycle(graph, back)).toBe(false);
        if (!hasCycle(graph, new Set())) expect(back.size).toBe(0);
        for (const { id, from, to } of graph.edges) {
          const isInCycle = waysFrom(to, graph.edges).some((way) => way.includes(from));
          if (!isInCycle) expect(back.has(id)).toBe(false);
        }
      }),
    );
  });

  it("[STA-2] rework leads back, what rejoins does not", () => {
    const edges = ["ab", "bc", "cd", "cb", "ad"].map((id) => ({
      id,
      from: id.charAt(0),
      to: id.charAt(1),
    }));
    expect([...flowsBack({ nodes: ["a", "b", "c", "d"], edges }, ["a"])]).toEqual(["cb"]);
  });
});

describe("stretches", () => {
  it("[STA-3] are the longest of all ways between two customer touchpoints", () => {
    const cases = fc.tuple(
      graphs,
      fc.subarray(ids),
      fc.array(fc.option(fc.nat(9)), { minLength: 6, maxLength: 6 }),
    );
    fc.assert(
      fc.property(cases, ([cyclic, touchpoints, minutes]) => {
        const back = flowsBack(cyclic);
        const graph = { ...cyclic, edges: cyclic.edges.filter(({ id }) => !back.has(id)) };
        const isTouchpoint = (id: string): boolean => touchpoints.includes(id);
        const minutesOf = (id: string): number | null => minutes[ids.indexOf(id)] ?? null;
        const longest = longestWays(graph, isTouchpoint, minutesOf);
        const found = stretchesBetween(graph, { isTouchpoint, minutesOf });
        expect(new Map(found.map((each) => [each.from + each.to, each.minutes]))).toEqual(longest);
        for (const { from, between, to, unknown } of found) {
          const way = [from, ...between, to];
          way.slice(1).forEach((id, at) => {
            expect(graph.edges.some((edge) => edge.id === `${way[at]}${id}`)).toBe(true);
          });
          expect(unknown).toBe(between.filter((id) => minutesOf(id) === null).length);
        }
        const inOrder = found.map((each) => each.minutes);
        expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a));
      }),
    );
  });
});

describe("hand-offs of a process map", () => {
  it("[STA-1] are exactly the flows between two that act, with another owner or layer", () => {
    fc.assert(
      fc.property(histories, (map) => {
        for (const { id } of map.processes.values()) {
          const outline = processOutline(map, id);
          if (!outline) continue;
          const lanes = new Map(
            outline.lanes.flatMap(({ lane, nodes }) => nodes.map(({ node }) => [node.id, lane])),
          );
          const acts = (nodeId: string): boolean =>
            !["note", "document"].includes(map.processNodes.get(nodeId)?.kind ?? "");
          const wanted = outline.flows.filter(({ from, to }) => {
            const [a, b] = [lanes.get(from), lanes.get(to)];
            return acts(from) && acts(to) && (a?.name !== b?.name || a?.layer !== b?.layer);
          });
          const { handOffs, waits } = analyseHandOffs(outline, map.departments);
          expect(handOffs.map(({ flow }) => flow.id).sort()).toEqual(
            wanted.map((flow) => flow.id).sort(),
          );
          for (const { from, to, lines } of handOffs) {
            const apart = Math.abs(layers.indexOf(from.layer) - layers.indexOf(to.layer));
            expect(lines.length).toBe(apart);
          }
          const waiting = [...lanes.keys()].filter((nodeId) => {
            const node = map.processNodes.get(nodeId);
            return acts(nodeId) && (node?.kind === "wait" || node?.wait);
          });
          expect(waits.map(({ node }) => node.id).sort()).toEqual(waiting.sort());
        }
      }),
    );
  });
});
