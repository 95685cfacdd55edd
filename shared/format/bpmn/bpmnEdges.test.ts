import { describe, expect, it } from "vitest";
import { expectOk } from "../../kit/result.ts";
import { schemaSays } from "./bpmnSchema.contract.ts";
import { problemsIn } from "./bpmnStructure.fixture.ts";
import { readBpmn } from "./readBpmn.ts";
import { again, imported, said } from "./roundTrip.fixture.ts";
import { writeBpmn } from "./writeBpmn.ts";

const event = (id: string, name: string): string =>
  `<b:boundaryEvent id="${id}" name="${name}" attachedToRef="t"><b:timerEventDefinition/></b:boundaryEvent>`;
const shape = (id: string, x: number, y: number, width: number, height: number): string =>
  `<i:BPMNShape id="${id}_s" bpmnElement="${id}"><c:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></i:BPMNShape>`;

/** A task with events at three of its edges, drawn or not. */
const file = (drawing: string): string => `<b:definitions
  xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:i="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:c="http://www.omg.org/spec/DD/20100524/DC" id="d" targetNamespace="urn:x">
<b:process id="p"><b:task id="t" name="Pack"/>${event("e1", "Right")}${event("e2", "Bottom")}${event("e3", "Top")}</b:process>
<i:BPMNDiagram id="x"><i:BPMNPlane id="y" bpmnElement="p">${drawing}</i:BPMNPlane></i:BPMNDiagram></b:definitions>`;
const drawn = file(
  shape("t", 100, 100, 100, 80) +
    shape("e1", 182, 122, 36, 36) +
    shape("e2", 157, 162, 36, 36) +
    shape("e3", 107, 82, 36, 36),
);

const read = async (xml: string) => imported(expectOk(await readBpmn(xml, { lane: "Lane" })));

/** The middle of a node in the drawing of an export, as parts of the box of the task. */
function partsIn(xml: string, name: string): readonly number[] {
  const bounds = (of: string): readonly number[] => {
    const id = new RegExp(`<bpmn:\\w+ [^>]*\\bid="([^"]+)"[^>]*name="${of}"`).exec(xml)?.[1];
    const at = xml.indexOf("<dc:Bounds", xml.indexOf(`bpmnElement="${id}"`));
    return [...xml.slice(at, at + 200).matchAll(/="(-?[\d.]+)"/g)]
      .slice(0, 4)
      .map(([, n]) => Number(n));
  };
  const [x = 0, y = 0, width = 0, height = 0] = bounds(name);
  const [left = 0, top = 0, wide = 1, high = 1] = bounds("Pack");
  return [(x + width / 2 - left) / wide, (y + height / 2 - top) / high].map(
    (part) => Math.round(part * 100) / 100,
  );
}

describe("a boundary event", () => {
  it("[IMP-113] is exported at the edge where its file had it, and read at the place that it has on the map", async () => {
    const outline = await read(drawn);
    const xml = await writeBpmn(outline);
    expect(partsIn(xml, "Right")).toEqual([1, 0.5]);
    expect(partsIn(xml, "Bottom")).toEqual([0.75, 1]);
    expect(partsIn(xml, "Top")).toEqual([0.25, 0]);
    expect(await problemsIn(xml)).toEqual([]);
    expect(schemaSays(xml)).toBe("");
    expect(said(await again(outline))).toEqual(said(outline));
  });

  it("[IMP-113] stands apart from others on its edge where its file has no drawing, and keeps its place on the map", async () => {
    const outline = await read(file(""));
    const xml = await writeBpmn(outline);
    const all = ["Right", "Bottom", "Top"].map((name) => partsIn(xml, name));
    expect(new Set(all.map(([x]) => x)).size).toBe(3);
    expect(all.map(([, y]) => y)).toEqual([1, 1, 1]);
    expect(said(await again(outline))).toEqual(said(outline));
  });

  it("[IMP-113] is read where an export before this had it, and beside its activity whatever is said of its place", async () => {
    const outline = await read(drawn);
    const xml = await writeBpmn(outline);
    for (const wrong of ['apart="x y"', 'apart="1e9 4"', 'edge="7 7"', 'edge=""']) {
      const name = wrong.split("=")[0] ?? "";
      const changed = xml.replace(new RegExp(`waymark:${name}="[^"]*"`, "g"), `waymark:${wrong}`);
      const model = expectOk(await readBpmn(changed, { lane: "Lane" }));
      expect(model.nodes).toHaveLength(4);
      expect(await problemsIn(await writeBpmn(imported(model)))).toEqual([]);
    }
  });
});
