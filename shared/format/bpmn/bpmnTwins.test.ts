import { describe, expect, it } from "vitest";
import { expectOk } from "../../kit/result.ts";
import { picturesIn } from "./bpmnPicture.fixture.ts";
import { schemaSays } from "./bpmnSchema.contract.ts";
import { problemsIn } from "./bpmnStructure.fixture.ts";
import { readBpmn } from "./readBpmn.ts";
import { again, imported, said } from "./roundTrip.fixture.ts";
import { writeBpmn } from "./writeBpmn.ts";

const read = async (inside: string) =>
  expectOk(
    await readBpmn(
      `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:v" id="d" targetNamespace="urn:x">
<b:collaboration id="c"><b:participant id="shop" name="Shop" processRef="p"/><b:participant id="bank" name="Bank" processRef="q"/>
<b:messageFlow id="m1" name="order" sourceRef="a" targetRef="z"/><b:messageFlow id="m2" name="bill" sourceRef="a" targetRef="z" v:x="1"/></b:collaboration>
<b:process id="p"><b:exclusiveGateway id="g" name="Fine?" default="f2"/><b:task id="a" name="Ask"/>${inside}</b:process>
<b:process id="q"><b:task id="z" name="Pay"/></b:process></b:definitions>`,
      { lane: "Lane" },
    ),
  );
const ways = `<b:sequenceFlow id="f1" name="yes" sourceRef="g" targetRef="a"><b:conditionExpression>\${ok}</b:conditionExpression></b:sequenceFlow>
<b:sequenceFlow id="f2" name="no" sourceRef="g" targetRef="a"/><b:sequenceFlow id="f3" sourceRef="g" targetRef="a"/>`;

describe("several flows between the same two nodes", () => {
  it("[IMP-114] are one on the map, told, and as many in its export, each with its name and what was kept of it", async () => {
    const model = await read(ways);
    expect(model.flows.map(({ label }) => label).sort()).toEqual(["order; bill", "yes; no"]);
    expect(model.warnings.join("\n")).toMatch(
      /3 × further flow .* shown as one and kept for exports/,
    );
    const outline = imported(model);
    const xml = await writeBpmn(outline);
    expect(await problemsIn(xml)).toEqual([]);
    expect(schemaSays(xml)).toBe("");
    expect(xml.match(/<bpmn:sequenceFlow /g)).toHaveLength(3);
    expect(xml).toMatch(/name="yes"[^>]*>\s*<bpmn:conditionExpression>\$\{ok\}/);
    const usual = /<bpmn:exclusiveGateway [^>]*default="([^"]+)"/.exec(xml)?.[1];
    expect(xml).toMatch(new RegExp(`<bpmn:sequenceFlow [^>]*id="${usual}"[^>]*name="no"`));
    expect(xml).toMatch(/<bpmn:messageFlow [^>]*v:x="1"/);
    expect((await picturesIn(xml)).flatMap(({ astray }) => astray)).toEqual([]);
    expect(said(await again(outline))).toEqual(said(outline));
  });

  it("[IMP-114] are one in the export too when somebody has given the flow another label", async () => {
    const outline = imported(await read(ways));
    const flows = outline.flows.map((flow) => ({ ...flow, label: "maybe" }));
    const xml = await writeBpmn({ ...outline, flows });
    expect(xml.match(/<bpmn:(sequence|message)Flow /g)).toHaveLength(2);
    expect(xml).not.toContain("waymark:label");
    expect(await problemsIn(xml)).toEqual([]);
    expect(schemaSays(xml)).toBe("");
  });

  it("[IMP-93] are never trusted: a record with other flows, or with a thousand, is exported soundly", async () => {
    const outline = imported(await read(ways));
    const open = '<bpmn:process xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">';
    for (const inner of [
      "<bpmn:task id='evil'/>",
      "<bpmn:sequenceFlow id='evil' sourceRef='x'/>".repeat(2),
      "<bpmn:sequenceFlow/>".repeat(150),
      "<bpmn:laneSet id='evil'/>",
    ]) {
      const bpmnExtra = `${open}${inner}</bpmn:process>`;
      const flows = outline.flows.map((flow) => ({ ...flow, label: "", bpmnExtra }));
      const xml = await writeBpmn({ ...outline, flows });
      expect(await problemsIn(xml)).toEqual([]);
      expect(xml).not.toContain("evil");
    }
  });
});
