import { describe, expect, it } from "vitest";
import { expectOk } from "../../kit/result.ts";
import { schemaSays } from "./bpmnSchema.contract.ts";
import { problemsIn } from "./bpmnStructure.fixture.ts";
import { readBpmn } from "./readBpmn.ts";
import { againInto, importedInto, said } from "./roundTrip.fixture.ts";
import { writeBpmn } from "./writeBpmn.ts";

const shape = (id: string, x: number, y: number, width = 100, height = 80): string =>
  `<i:BPMNShape id="${id}_s" bpmnElement="${id}"><c:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></i:BPMNShape>`;

/** Two frames that overlap, one around nothing, and one in a sub-process with a drawing of its own. */
const framed = `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:i="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:c="http://www.omg.org/spec/DD/20100524/DC" id="d" targetNamespace="urn:x">
<b:category id="k" name="Phase"><b:categoryValue id="k1" value="Before"/><b:categoryValue id="k2" value="After"/></b:category>
<b:collaboration id="co"><b:participant id="pool" name="Shop" processRef="p"/><b:group id="g1" categoryValueRef="k1"><b:documentation>Early</b:documentation></b:group></b:collaboration>
<b:process id="p"><b:task id="a" name="Ask"/><b:task id="b2" name="Buy"/><b:subProcess id="s" name="Send"><b:task id="w" name="Wrap"/><b:task id="l" name="Label"/><b:group id="g4"/></b:subProcess>
  <b:group id="g2" categoryValueRef="k2"/><b:group id="g3"/></b:process>
<i:BPMNDiagram id="x"><i:BPMNPlane id="y" bpmnElement="co">${shape("pool", 0, 0, 900, 400)}${shape("a", 100, 100)}${shape("b2", 300, 100)}${shape("s", 500, 100)}
  ${shape("g1", 90, 90, 330, 110)}${shape("g2", 290, 90, 330, 110)}${shape("g3", 800, 300, 50, 50)}</i:BPMNPlane></i:BPMNDiagram>
<i:BPMNDiagram id="x2"><i:BPMNPlane id="y2" bpmnElement="s">${shape("w", 100, 100)}${shape("l", 300, 100)}${shape("g4", 90, 90, 120, 120)}</i:BPMNPlane></i:BPMNDiagram></b:definitions>`;

const read = async () => importedInto(expectOk(await readBpmn(framed, { lane: "Lane" })));

describe("frames around elements", () => {
  it("[IMP-111] are told, kept, and drawn again around what they were drawn around", async () => {
    const model = expectOk(await readBpmn(framed, { lane: "Lane" }));
    const told = model.warnings.join("\n");
    expect(told).toMatch(/3 × frame around elements, kept for exports but not shown: “Before”/);
    expect(told).toMatch(/1 × frame around no element that is drawn, left out/);
    const once = await read();
    const xml = await writeBpmn(once.outline, once.outlineOf);
    expect(await problemsIn(xml)).toEqual([]);
    expect(schemaSays(xml)).toBe("");
    expect(xml.match(/<bpmn:group /g)).toHaveLength(3);
    expect(xml).toMatch(/<bpmn:group [^>]*categoryValueRef="k1"[^>]*>\s*<bpmn:documentation>Early/);
    const twice = await againInto(once);
    expect(said(twice.outline, twice.outlineOf)).toEqual(said(once.outline, once.outlineOf));
    expect(await writeBpmn(twice.outline, twice.outlineOf)).toHaveLength(xml.length);
  });

  it("[IMP-111] go where their elements go, and go when all of them have gone", async () => {
    const { outline, outlineOf } = await read();
    const without = (name: string) => ({
      ...outline,
      lanes: outline.lanes.map((lane) => ({
        ...lane,
        nodes: lane.nodes.filter(({ node }) => node.name !== name),
      })),
    });
    const widthOf = async (map: typeof outline, value: string) => {
      const xml = await writeBpmn(map, outlineOf);
      expect(await problemsIn(xml)).toEqual([]);
      const id = new RegExp(`<bpmn:group [^>]*id="([^"]+)"[^>]*"${value}"`).exec(xml)?.[1];
      const bounds = new RegExp(`"${id}">\\s*<dc:Bounds [^>]*width="(\\d+)"`).exec(xml)?.[1];
      return id === undefined ? undefined : Number(bounds);
    };
    const whole = (await widthOf(outline, "k1")) ?? 0;
    const half = (await widthOf(without("Ask"), "k1")) ?? 0;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(whole);
    const lanes = without("Ask").lanes.map((lane) => ({
      ...lane,
      nodes: lane.nodes.filter(({ node }) => node.name !== "Buy"),
    }));
    expect(await widthOf({ ...outline, lanes }, "k1")).toBeUndefined();
    expect(await widthOf({ ...outline, lanes }, "k2")).toBeGreaterThan(0);
  });
});
