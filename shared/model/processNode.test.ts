import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectOk } from "../kit/result.ts";
import { applied, chance, created, histories, withNodes } from "./processArbitrary.ts";
import { connectNodes, labelFlow } from "./processFlow.ts";
import { addNodeAfter, deleteNodes, describeNodes, insertNode, moveNodes } from "./processNode.ts";
import { lanesOf, processOutline, standingNodes } from "./processOutline.ts";
import { nodeSize } from "./processPlaces.ts";
import { nodeKinds } from "./tables.ts";

describe("nodes", () => {
  it("[MAP-79] one added behind another is beside it, overlaps nothing and is connected", () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...nodeKinds), (map, kind) => {
        for (const { id, processId } of map.processNodes.values()) {
          const edit = addNodeAfter(map, { nodeId: id, kind, name: "N" }, chance);
          const outline = processOutline(applied(map, edit), processId);
          const nodes = outline ? standingNodes(outline) : [];
          const added = nodes.find(({ node }) => node.id === expectOk(edit)[0]?.id);
          const before = nodes.find(({ node }) => node.id === id);
          if (!added || !before) throw new Error("a node is missing");
          expect(added.spot[0]).toBe(before.spot[0]);
          expect(added.spot[1]).toBeGreaterThanOrEqual(
            before.spot[1] + nodeSize(before.node.kind).width,
          );
          expect(nodes.filter((other) => other !== added && overlap(other, added))).toEqual([]);
          expect(outline?.flows.some(({ from, to }) => from === id && to === added.node.id)).toBe(
            true,
          );
        }
      }),
    );
  });

  it("[MAP-80] a move goes only into lanes of the same map, on the raster and not above its lane", () => {
    const { map, a, lane } = withNodes();
    const other = created(map);
    const strange = lanesOf(other.map, other.id)[0]?.id ?? "";
    expect(moveNodes(other.map, [{ id: a, spot: [strange, 0, 0] }])).toEqual({
      ok: true,
      value: [],
    });
    expect(moveNodes(map, [{ id: "no", spot: [lane, 0, 0] }])).toEqual({ ok: true, value: [] });
    expect(moveNodes(map, [{ id: a, spot: [lane, 3, -2] }])).toEqual({ ok: true, value: [] });
    expect(moveNodes(map, [{ id: a, spot: [lane, 13, -90] }])).toEqual({
      ok: true,
      value: [{ op: "update", table: "processNodes", id: a, values: { spot: [lane, 16, 0] } }],
    });
  });

  it("[MAP-81] a description changes only what differs", () => {
    const { map, a, b } = withNodes();
    const edit = describeNodes(map, {
      ids: [a, b, "no"],
      description: { name: " A ", fail: true },
    });
    expect(expectOk(edit).map((change) => "values" in change && change.values)).toEqual([
      { fail: true },
      { name: "A", fail: true },
    ]);
    expect(describeNodes(map, { ids: [a], description: { minutes: -1 } })).toMatchObject({
      error: { code: "badMinutes" },
    });
    const timed = applied(map, describeNodes(map, { ids: [a], description: { minutes: 5 } }));
    expect(timed.processNodes.get(a)?.minutes).toBe(5);
    const untimed = applied(
      timed,
      describeNodes(timed, { ids: [a], description: { minutes: null } }),
    );
    expect(untimed.processNodes.get(a)?.minutes).toBeNull();
  });

  it("[MAP-82] deleting nodes deletes their flows and no others", () => {
    fc.assert(
      fc.property(histories, (map) => {
        for (const id of map.processNodes.keys()) {
          const left = applied(map, deleteNodes(map, { ids: [id] }));
          const kept = [...map.processFlows.values()].filter(
            ({ from, to }) => from !== id && to !== id,
          );
          expect([...left.processFlows.values()]).toEqual(kept);
          expect(left.processNodes.size).toBe(map.processNodes.size - 1);
        }
      }),
    );
  });
});

describe("flows", () => {
  it("[MAP-83] none leads to itself, none is there twice", () => {
    const { map, a, b } = withNodes();
    expect(connectNodes(map, { from: a, to: a }, chance)).toMatchObject({
      error: { code: "selfFlow" },
    });
    expect(connectNodes(map, { from: a, to: b }, chance)).toMatchObject({
      error: { code: "alreadyThere" },
    });
    expect(connectNodes(map, { from: a, to: "no" }, chance)).toMatchObject({
      error: { code: "gone" },
    });
    const back = connectNodes(map, { from: b, to: a, label: " no " }, chance);
    const flow = expectOk(back)[0]?.id ?? "";
    const both = applied(map, back);
    expect(both.processFlows.get(flow)?.label).toBe("no");
    expect(
      applied(both, labelFlow(both, { id: flow, label: "" })).processFlows.get(flow)?.label,
    ).toBe("");
  });

  it("[MAP-83] whatever is edited, no flow leads to itself or is there twice", () => {
    fc.assert(
      fc.property(histories, (map) => {
        const flows = [...map.processFlows.values()];
        expect(flows.every(({ from, to }) => from !== to)).toBe(true);
        expect(new Set(flows.map(({ from, to }) => `${from} ${to}`)).size).toBe(flows.length);
      }),
    );
  });

  it("[MAP-84] a node put into a flow stands between its ends and overlaps neither", () => {
    const { map, id, a, b } = withNodes();
    const [flow] = map.processFlows.values();
    const edit = insertNode(
      map,
      { flowId: flow?.id ?? "", kind: "decision", name: "Late?" },
      chance,
    );
    const outline = processOutline(applied(map, edit), id);
    const middle = expectOk(edit)[0]?.id ?? "";
    expect(outline?.flows.map(({ from, to }) => [from, to]).sort()).toEqual(
      [
        [a, middle],
        [middle, b],
      ].sort(),
    );
    const nodes = outline ? standingNodes(outline) : [];
    expect(nodes.map(({ node }) => node.id)).toEqual([a, middle, b]);
    expect(nodes.some((one, at) => nodes.slice(at + 1).some((other) => overlap(one, other)))).toBe(
      false,
    );
  });
});

type Stands = ReturnType<typeof standingNodes>[number];

function overlap(one: Stands, other: Stands): boolean {
  const a = nodeSize(one.node.kind);
  const b = nodeSize(other.node.kind);
  return (
    one.spot[0] === other.spot[0] &&
    one.spot[1] < other.spot[1] + b.width &&
    other.spot[1] < one.spot[1] + a.width &&
    one.spot[2] < other.spot[2] + b.height &&
    other.spot[2] < one.spot[2] + a.height
  );
}
