import fc from "fast-check";
import { expect, test } from "vitest";
import { expectOk } from "../kit/result.ts";
import { applyPure } from "./change.ts";
import { linkProcess } from "./process.ts";
import { applied, chance, created, histories } from "./processArbitrary.ts";
import { processOutline } from "./processOutline.ts";
import { attachStep, placeAllSteps, placeStep } from "./processTouchpoint.ts";
import { schemas } from "./tables.ts";

const { map, id } = created();
const placed = applied(map, placeStep(map, { processId: id, stepId: "s" }, chance));
const [node] = placed.processNodes.values();

test("[MAP-133] a touchpoint stands in the customer's lane under the words of the journey", () => {
  const outline = processOutline(placed, id);
  expect(outline?.lanes[0]?.lane.layer).toBe("customer");
  expect(outline?.lanes[0]?.nodes[0]).toMatchObject({
    node: { name: "Parcel is late" },
    step: { step: { id: "s" }, nodeId: node?.id },
  });
  const reworded = applyPure(schemas.map, placed, [
    { op: "update", table: "touchpoints", id: "t", values: { text: "Parcel never comes" } },
  ]);
  expect(processOutline(reworded, id)?.lanes[0]?.nodes[0]?.node.name).toBe("Parcel never comes");
});

test("[MAP-133] a step is one node at most, and a step not linked yet is linked", () => {
  expect(placeStep(placed, { processId: id, stepId: "s" }, chance)).toMatchObject({
    error: { code: "alreadyThere" },
  });
  const both = applied(placed, placeStep(placed, { processId: id, stepId: "s2" }, chance));
  expect(processOutline(both, id)?.steps.map(({ nodeId }) => nodeId !== "")).toEqual([true, true]);
  expect([...both.processLinks.values()]).toHaveLength(2);
  const linked = applied(placed, linkProcess(placed, { processId: id, stepId: "s2" }, chance));
  const all = applied(linked, placeAllSteps(linked, { processId: id }, chance));
  expect(processOutline(all, id)?.steps.every(({ nodeId }) => nodeId !== "")).toBe(true);
});

test("[MAP-134] an existing node can be said to be a touchpoint, and none any more", () => {
  const freed = applied(placed, attachStep(placed, { nodeId: node?.id ?? "", stepId: "" }));
  expect(processOutline(freed, id)?.steps[0]?.nodeId).toBe("");
  const again = applied(freed, attachStep(freed, { nodeId: node?.id ?? "", stepId: "s" }));
  expect(processOutline(again, id)?.steps[0]?.nodeId).toBe(node?.id);
  expect(attachStep(placed, { nodeId: node?.id ?? "", stepId: "s2" })).toMatchObject({
    error: { code: "gone" },
  });
});

test("[MAP-135] whatever was done, each served step is one node and each node one step", () => {
  fc.assert(
    fc.property(histories, (any) => {
      for (const process of any.processes.values()) {
        const outline = processOutline(any, process.id);
        const nodes = (outline?.steps ?? []).map(({ nodeId }) => nodeId).filter(Boolean);
        expect(new Set(nodes).size).toBe(nodes.length);
        const standing = outline?.lanes.flatMap((lane) => lane.nodes) ?? [];
        const touchpoints = standing.filter(({ step }) => step).map((each) => each.node.id);
        if (outline?.lanes.length) expect(touchpoints.sort()).toEqual(nodes.sort());
      }
    }),
  );
});

test("[MAP-133] the change that places a step begins with its node", () => {
  const [first] = expectOk(placeStep(map, { processId: id, stepId: "s2" }, chance));
  expect(first).toMatchObject({ op: "create", table: "processNodes" });
});
