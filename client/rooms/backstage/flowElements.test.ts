import { describe, expect, it } from "vitest";
import { expectOk } from "../../../shared/kit/result.ts";
import { applyPure, type MapSnapshot } from "../../../shared/model/change.ts";
import { withNodes } from "../../../shared/model/processArbitrary.ts";
import { bandsOf } from "../../../shared/model/processBands.ts";
import { describeNodes, moveNodes } from "../../../shared/model/processNode.ts";
import { processOutline } from "../../../shared/model/processOutline.ts";
import { facingSides } from "../../../shared/model/processRoutes.ts";
import { schemas } from "../../../shared/model/tables.ts";
import { edgeMaker, nodeMaker, type View } from "./flowElements.ts";

const { map, id, a, b, lane } = withNodes();
const nothing = { nodes: new Set<string>(), flows: new Set<string>(), lifted: new Map() };

function viewOf(of: MapSnapshot, state: View["state"] = nothing): View {
  const outline = processOutline(of, id);
  if (!outline) throw new Error("The process map is gone");
  return {
    outline,
    bands: bandsOf(outline),
    state,
    people: [],
    marks: new Map(),
    comments: new Map(),
  };
}

describe("what is drawn", () => {
  it("[MAP-5] a node and a flow keep their identity while nothing about them changes", () => {
    const makeNodes = nodeMaker();
    const makeEdges = edgeMaker();
    const [first, second] = makeNodes(viewOf(map));
    const [flow] = makeEdges(viewOf(map));
    const named = describeNodes(map, { ids: [b], description: { system: "WMS" } });
    const next = viewOf(applyPure(schemas.map, map, expectOk(named)));
    const [firstAgain, secondAgain] = makeNodes(next);
    expect(firstAgain).toBe(first);
    expect(secondAgain).not.toBe(second);
    expect(makeEdges(next)[0]).toBe(flow);
  });

  it("[MAP-5] the list of flows is the same while a node is dragged and no flow changes", () => {
    const makeEdges = edgeMaker();
    const all = makeEdges(viewOf(map));
    const lifted = (x: number) => new Map([[b, { x, y: 8 }]]);
    expect(makeEdges(viewOf(map, { ...nothing, lifted: lifted(640) }))).toBe(all);
    expect(makeEdges(viewOf(map, { ...nothing, lifted: lifted(-640) }))).not.toBe(all);
    expect(makeEdges(viewOf(map, { ...nothing, lifted: lifted(640) }))).toEqual(all);
  });

  it("[MAP-80] a node in the hand is drawn where the hand is, and the document stays as it is", () => {
    const lifted = new Map([[a, { x: 512, y: 64 }]]);
    const [inHand] = nodeMaker()(viewOf(map, { ...nothing, lifted }));
    expect(inHand?.position).toEqual({ x: 512, y: 64 });
    expect(map.processNodes.get(a)?.spot).toEqual([lane, 0, 0]);
  });

  it("[A11-53] a node says its kind, its lane and where it leads, and says it anew when that changes", () => {
    const makeNodes = nodeMaker();
    expect(makeNodes(viewOf(map)).map(({ ariaLabel }) => ariaLabel)).toEqual([
      "Task: A. Lane: Customer. Leads to: B.",
      "Task: B. Lane: Customer. Leads nowhere.",
    ]);
    const front = viewOf(map).outline.lanes[1]?.lane.id ?? "";
    const moved = moveNodes(map, [{ id: b, spot: [front, 0, 0] }]);
    const next = makeNodes(viewOf(applyPure(schemas.map, map, expectOk(moved))));
    expect(next[1]?.ariaLabel).toBe("Task: B. Lane: Front. Leads nowhere.");
  });

  it("a flow leaves and enters by the sides that face each other", () => {
    const from = { x: 0, y: 0, width: 100, height: 60 };
    const at = (x: number, y: number) => ({ x, y, width: 100, height: 60 });
    expect(facingSides(from, at(200, 0))).toEqual(["right", "left"]);
    expect(facingSides(from, at(0, 200))).toEqual(["bottom", "top"]);
    expect(facingSides(from, at(0, -200))).toEqual(["top", "bottom"]);
    expect(facingSides(from, at(-200, 0))).toEqual(["bottom", "bottom"]);
    expect(facingSides({ ...from, isDecision: true }, at(200, 200))).toEqual(["bottom", "left"]);
  });
});
