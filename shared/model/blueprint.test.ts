import fc from "fast-check";
import { expect, test } from "vitest";
import { expectOk } from "../kit/result.ts";
import { blueprintOf } from "./blueprint.ts";
import { applied, chance, created, histories } from "./processArbitrary.ts";
import { connectNodes } from "./processFlow.ts";
import { addNode } from "./processNode.ts";
import { lanesOf, processOutline, standingNodes } from "./processOutline.ts";
import { placeStep } from "./processTouchpoint.ts";
import { layers } from "./tables.ts";

test("[MAP-144] each node stands below exactly one step, in the row of its lane's layer", () => {
  fc.assert(
    fc.property(histories, (map) => {
      const blueprint = blueprintOf(map, "j");
      const shown = (blueprint?.columns ?? []).flatMap(({ rows }) =>
        layers.flatMap((layer) => rows[layer].map((entry) => ({ ...entry, layer }))),
      );
      for (const { lane, layer } of shown) expect(lane.layer).toBe(layer);
      const ids = shown.map(({ node }) => node.id);
      expect(new Set(ids).size).toBe(ids.length);
      const linked = [...map.processes.values()].flatMap(({ id }) => {
        const outline = processOutline(map, id);
        const touchpoints = new Set(outline?.steps.map(({ nodeId }) => nodeId));
        if (!outline || outline.steps.length === 0) return [];
        return standingNodes(outline).filter(({ node }) => !touchpoints.has(node.id));
      });
      expect(ids.sort()).toEqual(linked.map(({ node }) => node.id).sort());
    }),
  );
});

test("[MAP-145] a node stands below the touchpoint that leads to it", () => {
  const { map, id } = created();
  const one = applied(map, placeStep(map, { processId: id, stepId: "s" }, chance));
  const two = applied(one, placeStep(one, { processId: id, stepId: "s2" }, chance));
  const back = lanesOf(two, id)[2]?.id ?? "";
  const wish = { processId: id, kind: "task", name: "Repair", spot: [back, 0, 0] } as const;
  const added = addNode(two, wish, chance);
  const repair = expectOk(added)[0]?.id ?? "";
  const three = applied(two, added);
  const second = processOutline(three, id)?.steps[1]?.nodeId ?? "";
  const led = applied(three, connectNodes(three, { from: second, to: repair }, chance));
  const columns = blueprintOf(led, "j")?.columns ?? [];
  expect(columns.map(({ rows }) => rows.backstage.map(({ node }) => node.name))).toEqual([
    [],
    ["Repair"],
  ]);
  expect(blueprintOf(map, "no")).toBeUndefined();
});
