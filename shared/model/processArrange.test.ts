import fc from "fast-check";
import { expect, test } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { applied, chance, histories, withNodes } from "./processArbitrary.ts";
import { type Alignment, alignments, alignNodes, copyNodes } from "./processArrange.ts";
import { rerouteFlow } from "./processFlow.ts";
import { addNodeAfter } from "./processNode.ts";
import { processOutline, standingNodes } from "./processOutline.ts";
import { nodeSize } from "./processPlaces.ts";

function overlapping(map: Parameters<typeof processOutline>[0], id: string): number {
  const outline = processOutline(map, id);
  const all = outline ? standingNodes(outline) : [];
  return all.filter(({ node: a, spot: at }, index) =>
    all.slice(index + 1).some(({ node: b, spot: there }) => {
      const [own, its] = [nodeSize(a.kind), nodeSize(b.kind)];
      return (
        at[0] === there[0] &&
        at[1] < there[1] + its.width &&
        there[1] < at[1] + own.width &&
        at[2] < there[2] + its.height &&
        there[2] < at[2] + own.height
      );
    }),
  ).length;
}

test("[MAP-136] aligned nodes stay in their lanes, and none of them overlaps another", () => {
  const any = fc.tuple(histories, fc.constantFrom(...alignments));
  fc.assert(
    fc.property(any, ([map, how]: [Parameters<typeof processOutline>[0], Alignment]) => {
      for (const { id } of map.processes.values()) {
        const outline = processOutline(map, id);
        const ids = outline ? standingNodes(outline).map(({ node }) => node.id) : [];
        const edit = alignNodes(map, { ids, how });
        if (!edit.ok) continue;
        const after = applied(map, edit);
        expect(overlapping(after, id)).toBe(0);
        const lanes = (of: typeof map) =>
          new Map(
            processOutline(of, id)?.lanes.flatMap(({ lane, nodes }) =>
              nodes.map(({ node }) => [node.id, lane.id]),
            ),
          );
        expect(lanes(after)).toEqual(lanes(map));
      }
    }),
    { numRuns: 60 },
  );
});

test("[MAP-136] a row has its middles at one height", () => {
  const { map, a, b } = withNodes();
  const third = applied(map, addNodeAfter(map, { nodeId: b, kind: "decision", name: "C" }, chance));
  const ids = [...third.processNodes.keys()];
  const row = applied(third, alignNodes(third, { ids, how: "row" }));
  const middles = [...row.processNodes.values()].map(
    ({ kind, spot }) => spot[2] + nodeSize(kind).height / 2,
  );
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(8);
  expect(alignNodes(map, { ids: [a], how: "row" })).toMatchObject({ error: { code: "gone" } });
});

test("[MAP-137] copies carry what is known and the flows among them, and overlap nothing", () => {
  const { map, id, a, b } = withNodes();
  const copied = applied(map, copyNodes(map, { ids: [a, b] }, seededChance(3)));
  expect([...copied.processNodes.values()].map(({ name }) => name).sort()).toEqual([
    "A",
    "A",
    "B",
    "B",
  ]);
  expect(copied.processFlows.size).toBe(map.processFlows.size * 2);
  expect(overlapping(copied, id)).toBe(0);
  expect(copyNodes(map, { ids: ["no"] }, chance)).toMatchObject({ error: { code: "gone" } });
});

test("[MAP-138] a flow can be led elsewhere, never to where it began nor where one leads already", () => {
  const { map, a, b } = withNodes();
  const third = applied(map, addNodeAfter(map, { nodeId: b, kind: "task", name: "C" }, chance));
  const c = [...third.processNodes.values()].find(({ name }) => name === "C")?.id ?? "";
  const flow = [...third.processFlows.values()].find(({ from }) => from === a)?.id ?? "";
  const led = applied(third, rerouteFlow(third, { id: flow, to: c }));
  expect(led.processFlows.get(flow)).toMatchObject({ from: a, to: c });
  expect(rerouteFlow(third, { id: flow, to: a })).toMatchObject({ error: { code: "selfFlow" } });
  expect(rerouteFlow(third, { id: flow, to: b })).toEqual({ ok: true, value: [] });
  expect(rerouteFlow(third, { id: flow, from: b, to: c })).toMatchObject({
    error: { code: "alreadyThere" },
  });
  expect(rerouteFlow(third, { id: flow, to: "no" })).toMatchObject({ error: { code: "gone" } });
});
