import { describe, expect, it } from "vitest";
import { seededChance } from "../../kit/outside.ts";
import { expectOk } from "../../kit/result.ts";
import { applyPure, emptySnapshot, type MapChange } from "../../model/change.ts";
import { processOutline } from "../../model/processOutline.ts";
import { schemas } from "../../model/tables.ts";
import type { BpmnModel } from "./bpmnModel.ts";
import { bpmnToChanges } from "./bpmnToChanges.ts";
import { guessLayer } from "./guessLayer.ts";
import { readBpmn } from "./readBpmn.ts";

async function model(): Promise<BpmnModel> {
  const text = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
    <process id="p"><laneSet id="l"><lane id="a" name="Warehouse"><flowNodeRef>t</flowNodeRef></lane>
    <lane id="b" name="Customer"><flowNodeRef>u</flowNodeRef></lane></laneSet>
    <task id="t" name="Pick"/><task id="u" name="Wait"/><sequenceFlow id="f" name="then" sourceRef="t" targetRef="u"/></process>
    </definitions>`;
  return expectOk(await readBpmn(text, { lane: "Lane" }));
}

const before: readonly MapChange[] = [
  { op: "create", table: "departments", id: "w", values: { name: "warehouse", color: 1 } },
  { op: "create", table: "personas", id: "p", values: { name: "Ana" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  { op: "create", table: "stages", id: "g", values: { journeyId: "j", order: "V1" } },
  { op: "create", table: "touchpoints", id: "t", values: { text: "Late" } },
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "t", slot: ["g", "V1"] },
  },
];
const map = applyPure(schemas.map, emptySnapshot(schemas.map), before);

describe("a BPMN model as a process map", () => {
  it("[IMP-65] lanes get the layers that were chosen, nodes stand in them, and the step is linked", async () => {
    const wish = {
      model: await model(),
      name: "Deliver",
      layers: ["support"],
      stepId: "s",
    } as const;
    const changes = expectOk(bpmnToChanges(map, wish, seededChance(1)));
    const outline = processOutline(applyPure(schemas.map, map, changes), changes[0]?.id ?? "");
    expect(outline?.process.name).toBe("Deliver");
    expect(
      outline?.lanes.map(({ lane, nodes }) => [
        lane.name,
        lane.layer,
        lane.departmentId,
        ...nodes.map(({ node }) => node.name),
      ]),
    ).toEqual([
      ["Customer", "customer", "", "Wait"],
      ["Warehouse", "support", "w", "Pick"],
    ]);
    expect(outline?.flows.map(({ label }) => label)).toEqual(["then"]);
    expect(outline?.steps.map(({ step }) => step.id)).toEqual(["s"]);
  });

  it("[IMP-90] the inside of a sub-process is a map in the layer of the lane around it", async () => {
    const text = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p" name="Warehouse">
      <subProcess id="s" name="Pack"><task id="t" name="Wrap"/></subProcess></process></definitions>`;
    const inner = expectOk(await readBpmn(text, { lane: "Lane" }));
    const wish = { model: inner, name: "Deliver", layers: ["support"] } as const;
    const changes = expectOk(bpmnToChanges(map, wish, seededChance(1)));
    const after = applyPure(schemas.map, map, changes);
    const [node] = processOutline(after, changes[0]?.id ?? "")?.lanes[0]?.nodes ?? [];
    const inside = processOutline(after, node?.node.subprocessId ?? "");
    expect(inside?.process.name).toBe("Pack");
    expect(inside?.lanes.map(({ lane }) => [lane.name, lane.layer, lane.departmentId])).toEqual([
      ["Warehouse", "support", "w"],
    ]);
    expect(inside?.lanes[0]?.nodes.map(({ node: { name } }) => name)).toEqual(["Wrap"]);
    const full = {
      ...after,
      processes: new Map(
        Array.from({ length: 499 }, (_, at) => [
          `${at}`,
          { id: `${at}`, name: "", notes: "", bpmnFrame: "" },
        ]),
      ),
    };
    expect(bpmnToChanges(full, wish, seededChance(1))).toMatchObject({ error: { code: "full" } });
  });

  it("[IMP-65] a step that is gone and an empty name are refused", async () => {
    const wish = { model: await model(), name: "Deliver", layers: [] };
    expect(bpmnToChanges(map, { ...wish, stepId: "no" }, seededChance(1))).toMatchObject({
      error: { code: "gone" },
    });
    expect(bpmnToChanges(map, { ...wish, name: " " }, seededChance(1))).toMatchObject({
      error: { code: "empty" },
    });
  });

  it("[IMP-66] a layer is guessed by the words of a name", () => {
    const guesses = [
      "Pizza Customer",
      "Kunde",
      "Customer service",
      "Sales",
      "IT",
      "Process Engine – Invoice",
      "Warehouse",
      "Limited",
    ];
    expect(guesses.map(guessLayer)).toEqual([
      "customer",
      "customer",
      "frontstage",
      "frontstage",
      "support",
      "support",
      "backstage",
      "backstage",
    ]);
  });
});
