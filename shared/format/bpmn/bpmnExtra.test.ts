import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectOk } from "../../kit/result.ts";
import { applied, withNodes } from "../../model/processArbitrary.ts";
import { describeNodes } from "../../model/processNode.ts";
import { type ProcessOutline, processOutline } from "../../model/processOutline.ts";
import { extraMax, extrasMax } from "./bpmnExtra.ts";
import type { BpmnModel } from "./bpmnModel.ts";
import { schemaSays } from "./bpmnSchema.contract.ts";
import { problemsIn } from "./bpmnStructure.fixture.ts";
import { readBpmn } from "./readBpmn.ts";
import { again, imported, said } from "./roundTrip.fixture.ts";
import { writeBpmn } from "./writeBpmn.ts";

const file = (inside: string): string => `<b:definitions
  xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="http://vendor.example/bpmn"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:x"><b:process id="p">${inside}</b:process></b:definitions>`;

const read = async (inside: string): Promise<BpmnModel> =>
  expectOk(await readBpmn(file(inside), { lane: "Lane" }));

const known = `<b:startEvent id="s"><b:timerEventDefinition><b:timeCycle xsi:type="b:tFormalExpression">R3/PT10H</b:timeCycle></b:timerEventDefinition></b:startEvent>
  <b:userTask id="u" name="Check" v:assignee="ada" implementation="##WebService"><b:documentation>By hand &lt;only&gt;</b:documentation>
    <b:extensionElements><v:form key="k"><v:field label="Sum">10 &amp; more</v:field></v:form></b:extensionElements>
    <b:multiInstanceLoopCharacteristics isSequential="true"><b:loopCardinality>5</b:loopCardinality></b:multiInstanceLoopCharacteristics></b:userTask>
  <b:exclusiveGateway id="g" name="Fine?" default="f4" gatewayDirection="Diverging"/><b:endEvent id="e"/><b:task id="t" name="Mend"/>
  <b:boundaryEvent id="b" name="Late" attachedToRef="u" cancelActivity="false"><b:timerEventDefinition><b:timeDuration>PT2H</b:timeDuration></b:timerEventDefinition></b:boundaryEvent>
  <b:sequenceFlow id="f1" sourceRef="s" targetRef="u"/><b:sequenceFlow id="f2" sourceRef="u" targetRef="g"/>
  <b:sequenceFlow id="f3" sourceRef="g" targetRef="e"><b:conditionExpression xsi:type="b:tFormalExpression" language="juel">\${sum &lt; 5}</b:conditionExpression></b:sequenceFlow>
  <b:sequenceFlow id="f4" sourceRef="g" targetRef="t"/><b:sequenceFlow id="f5" sourceRef="b" targetRef="t"/>`;

describe("what a file says beyond our fields", () => {
  it("[IMP-92] is written again: settings, documentation, conditions, the usual flow, timers and repetition", async () => {
    const outline = imported(await read(known));
    const xml = await writeBpmn(outline);
    expect(xml).toMatch(/<bpmn:userTask [^>]*v:assignee="ada"/);
    expect(xml).toMatch(/<v:form key="k">\s*<v:field label="Sum">10 &amp; more<\/v:field>/);
    expect(xml).toContain("<bpmn:documentation>By hand &lt;only&gt;</bpmn:documentation>");
    expect(xml).toContain("R3/PT10H</bpmn:timeCycle>");
    expect(xml).toContain('<bpmn:multiInstanceLoopCharacteristics isSequential="true">');
    expect(xml).toMatch(/language="juel">\$\{sum &lt; 5\}<\/bpmn:conditionExpression>/);
    const usual = /<bpmn:exclusiveGateway [^>]*default="([^"]+)"/.exec(xml)?.[1];
    expect(xml).toMatch(new RegExp(`<bpmn:sequenceFlow [^>]*id="${usual}"[^>]*targetRef=`));
    expect(await problemsIn(xml)).toEqual([]);
    expect(schemaSays(xml)).toBe("");
    expect(said(await again(outline))).toEqual(said(outline));
  });

  it("[IMP-94] a boundary event is attached again while its activity and what it is are there", async () => {
    const outline = imported(await read(known));
    const xml = await writeBpmn(outline);
    const host = /<bpmn:userTask [^>]*id="([^"]+)"/.exec(xml)?.[1];
    expect(xml).toMatch(
      new RegExp(`<bpmn:boundaryEvent [^>]*cancelActivity="false"[^>]*attachedToRef="${host}"`),
    );
    expect(xml).toContain("PT2H</bpmn:timeDuration>");
    const free: ProcessOutline = {
      ...outline,
      flows: outline.flows.filter(({ bpmnType }) => bpmnType === ""),
    };
    const loose = await writeBpmn(free);
    expect(loose).not.toContain("boundaryEvent");
    expect(loose).toContain('waymark:type="BoundaryEvent Timer"');
    expect(await problemsIn(loose)).toEqual([]);
    expect(schemaSays(loose)).toBe("");
  });

  it("[IMP-92] is left out where it is too long, which is told", async () => {
    const long = `<v:x>${"y".repeat(extraMax)}</v:x>`;
    const model = await read(`<b:task id="a" name="Big"><b:documentation>Kept</b:documentation>
      <b:extensionElements>${long}</b:extensionElements></b:task>`);
    expect(model.nodes[0]?.bpmnExtra).toContain("Kept");
    expect(model.nodes[0]?.bpmnExtra.length).toBeLessThan(extraMax);
    const told = model.warnings.join("\n");
    expect(told).toMatch(/1 × settings of an element too long to be kept: “Big”/);
  });

  it("[IMP-92] is bounded for a whole file, and what is over it is told", async () => {
    const task = (at: number): string =>
      `<b:task id="t${at}"><b:documentation>${"x".repeat(3800)}</b:documentation></b:task>`;
    const model = await read(Array.from({ length: 300 }, (_, at) => task(at)).join(""));
    const sum = model.nodes.reduce((all, { bpmnExtra }) => all + bpmnExtra.length, 0);
    expect(sum).toBeGreaterThan(extrasMax / 2);
    expect(sum).toBeLessThanOrEqual(extrasMax);
    expect(model.warnings.join()).toMatch(/\d+ × settings of an element, left out/);
  });

  it("[IMP-93] is never trusted: whatever stands in a record, the export is sound and has only what may pass", async () => {
    const open = '<bpmn:task xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"';
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        `<!DOCTYPE x [<!ENTITY a "b">]>${open}/>`,
        `${open} id="pool" name="Other" foo="x" default="flow_1"/>`,
        `${open}></bpmn:task><bpmn:process id="evil"/>`,
        `${open}><bpmn:incoming>flow_1</bpmn:incoming><bpmn:ioSpecification id="evil"/></bpmn:task>`,
        `${open} xmlns:v="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:extensionElements><v:process id="evil"/></bpmn:extensionElements></bpmn:task>`,
        `${open} xmlns:v="urn:v"><bpmn:extensionElements><v:a><bpmn:process id="evil"/></v:a><b/></bpmn:extensionElements></bpmn:task>`,
        `${open} xmlns:v="urn:v" v:a="&#1;&#xFFFE;" isForCompensation="maybe" startQuantity="x"/>`,
        `${open} xmlns:bpmndi="urn:v" bpmndi:x="1" xmlns:waymark="urn:v" waymark:layer="x" xsi:type="y"/>`,
        `${open}><bpmn:loopCharacteristics/><bpmn:standardLoopCharacteristics testBefore="1" loopMaximum="z"/></bpmn:task>`,
        open.replace("task", "userTask"),
      ),
    );
    const { map, id, a } = withNodes();
    const asTask = applied(map, describeNodes(map, { ids: [a], description: { kind: "task" } }));
    const outline = processOutline(asTask, id);
    if (!outline) throw new Error("there is no map");
    await fc.assert(
      fc.asyncProperty(hostile, async (bpmnExtra) => {
        const lanes = outline.lanes.map((lane) => ({
          ...lane,
          nodes: lane.nodes.map((each) => ({ ...each, node: { ...each.node, bpmnExtra } })),
        }));
        const flows = outline.flows.map((flow) => ({ ...flow, bpmnExtra }));
        const xml = await writeBpmn({ ...outline, lanes, flows });
        expect(await problemsIn(xml)).toEqual([]);
        expect(schemaSays(xml)).toBe("");
        expect(xml).not.toMatch(/evil|name="Other"|layer="x"/);
      }),
      { numRuns: 40 },
    );
  });
});
