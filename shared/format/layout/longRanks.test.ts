import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeSize } from "../../model/processPlaces.ts";
import { nodeKinds } from "../../model/tables.ts";
import type { LayoutNode } from "./layoutModel.ts";
import { layoutProcess } from "./layoutProcess.ts";
import { longRanks } from "./longRanks.ts";

/** Flows that all lead from an earlier to a later node. */
const onward = fc
  .array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 })
  .map((pairs) =>
    pairs.flatMap(([a, b]) =>
      a === b ? [] : [{ from: `${Math.min(a, b)}`, to: `${Math.max(a, b)}` }],
    ),
  );

const nodes = Array.from({ length: 12 }, (_, at) => ({ id: `${at}` }));

describe("the ranks of a large process map", () => {
  it("[MAP-139] lead every flow onward, and reach no farther than the longest way", () => {
    fc.assert(
      fc.property(onward, onward, (flows, orders) => {
        const ranks = longRanks(nodes, flows, orders);
        const rank = (id: string) => ranks.get(id) ?? Number.NaN;
        for (const { from, to } of [...flows, ...orders]) {
          expect(rank(to)).toBeGreaterThan(rank(from));
        }
        const ways = new Map<string, number>();
        for (const { id } of nodes) {
          const before = [...flows, ...orders].filter(({ to }) => to === id);
          ways.set(id, Math.max(0, ...before.map(({ from }) => (ways.get(from) ?? 0) + 1)));
        }
        expect(Math.min(...ranks.values())).toBeGreaterThanOrEqual(0);
        expect(Math.max(...ranks.values())).toBeLessThanOrEqual(Math.max(...ways.values()));
      }),
    );
  });

  it("what begins late stands near what it leads to", () => {
    const line = nodes.slice(1, 6).map(({ id }, at) => ({ from: id, to: `${at + 2}` }));
    const late = { from: "9", to: "8" };
    const ranks = longRanks(nodes, [...line, late, { from: "8", to: "6" }], []);
    expect(["9", "8", "6"].map((id) => ranks.get(id))).toEqual([3, 4, 5]);
  });

  it("[IMP-100] 2,000 nodes with 5,000 flows, however far, are laid out by the same rules", () => {
    const large = largeMap(2000, 5000);
    const places = layoutProcess(large);
    expect(layoutProcess(large)).toEqual(places);
    const columns = new Map<string, { top: number; bottom: number }[]>();
    const kinds = new Map(large.nodes.map(({ id, kind, lane }) => [id, { kind, lane }]));
    for (const { id, lane, x, y } of places) {
      const node = kinds.get(id);
      const { width, height } = nodeSize(node?.kind ?? "task");
      expect(lane).toBe(node?.lane);
      // Nodes of a column share their middle.
      const key = `${lane} ${x + width / 2}`;
      columns.set(key, [...(columns.get(key) ?? []), { top: y, bottom: y + height }]);
    }
    for (const column of columns.values()) {
      column.sort((a, b) => a.top - b.top);
      column.forEach(({ bottom }, at) => {
        expect(column[at + 1]?.top ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(bottom);
      });
    }
  });
});

/** Any map of a size, the same each time: each node led to from before it, all other flows from anywhere to anywhere. */
function largeMap(size: number, flowCount: number) {
  const any = fc.sample(fc.nat(1_000_000), { seed: 11, numRuns: size + 2 * flowCount });
  const at = (index: number): number => any[index] ?? 0;
  const all = Array.from({ length: size }, (_, index): LayoutNode => {
    const kind = nodeKinds[at(index) % nodeKinds.length] ?? "task";
    return { id: `${index}`.padStart(4, "0"), kind, lane: index % 9, x: 0, y: 0 };
  });
  const pairs = new Map<string, { from: string; to: string }>();
  const join = (a: number, b: number): void => {
    const [from, to] = [all[a]?.id ?? "", all[b]?.id ?? ""];
    if (from !== to) pairs.set(`${from} ${to}`, { from, to });
  };
  for (let index = 1; index < size; index += 1)
    join(Math.max(0, index - 1 - (at(index) % 9)), index);
  for (let index = 0; pairs.size < flowCount && index < flowCount; index += 1) {
    join(at(size + index) % size, at(size + flowCount + index) % size);
  }
  return { nodes: all, flows: [...pairs.values()] };
}
