import { describe, expect, it } from "vitest";
import { expectOk } from "../../kit/result.ts";
import type { BpmnModel } from "./bpmnModel.ts";
import { decodeXml } from "./bpmnText.ts";
import { readBpmn } from "./readBpmn.ts";

const words = { lane: "Lane" };

function file(inside: string, attributes = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x" ${attributes}>${inside}</b:definitions>`;
}

async function read(inside: string): Promise<BpmnModel> {
  return expectOk(await readBpmn(file(inside), words));
}

async function refusal(text: string): Promise<string> {
  const result = await readBpmn(text, words);
  if (result.ok) throw new Error("it was not refused");
  return result.error.message;
}

const names = (model: BpmnModel) => model.nodes.map(({ kind, name }) => `${kind} ${name}`);
const flows = (model: BpmnModel) =>
  model.flows.map(
    ({ from, to, label }) => `${model.nodes[from]?.name} →${label} ${model.nodes[to]?.name}`,
  );

describe("reading BPMN", () => {
  it("[IMP-55] every element becomes the nearest kind of node, and what is lost by that is told", async () => {
    const model = await read(`<b:process id="p" name="Deliver">
      <b:startEvent id="s" name="Ordered"/><b:userTask id="u" name="Pick"/><b:serviceTask id="v" name="Book"/>
      <b:parallelGateway id="g" name="Both"/><b:intermediateCatchEvent id="w" name="Evening"><b:timerEventDefinition/></b:intermediateCatchEvent>
      <b:dataObjectReference id="o" name="List" dataObjectRef="q"/><b:dataObject id="q"/>
      <b:boundaryEvent id="e" name="Broken" attachedToRef="u"><b:errorEventDefinition/></b:boundaryEvent>
      <b:endEvent id="z" name="Done"/>
      <b:sequenceFlow id="f" name="then" sourceRef="s" targetRef="u"/>
      <b:textAnnotation id="t"><b:text>Often late</b:text></b:textAnnotation>
      <b:association id="a" sourceRef="u" targetRef="t"/></b:process>`);
    expect(names(model)).toEqual([
      "start Ordered",
      "task Pick",
      "system Book",
      "decision Both",
      "wait Evening",
      "document List",
      "task Broken",
      "end Done",
      "note Often late",
    ]);
    expect(flows(model)).toEqual(["Pick → Broken", "Pick → Often late", "Ordered →then Pick"]);
    expect(model.nodes[6]?.fail).toBe(true);
    expect(model.warnings).toContain("1 × parallel gateway, kept as a decision: “Both”.");
    expect(model.warnings).toContain("1 × error event, kept without this sign: “Broken”.");
  });

  it("[IMP-61] data that a process takes in and gives out are documents that flow", async () => {
    const model =
      await read(`<b:process id="p"><b:ioSpecification><b:dataInput id="i" name="Order"/>
      <b:dataOutput id="o" name="Bill"/><b:inputSet/><b:outputSet/></b:ioSpecification><b:task id="a" name="Write">
      <b:dataInputAssociation><b:sourceRef>i</b:sourceRef></b:dataInputAssociation>
      <b:dataOutputAssociation><b:targetRef>o</b:targetRef></b:dataOutputAssociation></b:task></b:process>`);
    expect(names(model)).toEqual(["task Write", "document Order", "document Bill"]);
    expect(flows(model)).toEqual(["Order → Write", "Write → Bill"]);
  });

  it("[IMP-60] a sub-process is one node, and what is inside it is a map of its own", async () => {
    const model = await read(`<b:process id="p"><b:task id="a" name="Order"/>
      <b:subProcess id="u" name="Pack"><b:task id="x" name="Wrap"/><b:task id="y" name="Label"/>
      <b:sequenceFlow id="g" sourceRef="x" targetRef="y"/></b:subProcess>
      <b:sequenceFlow id="f" sourceRef="a" targetRef="u"/></b:process>`);
    expect(names(model)).toEqual(["task Order", "task Pack"]);
    expect(flows(model)).toEqual(["Order → Pack"]);
    const { inside } = model.nodes[1] ?? {};
    expect(inside?.name).toBe("Pack");
    expect(inside?.nodes.map(({ name }) => name)).toEqual(["Wrap", "Label"]);
    expect(inside?.flows).toMatchObject([{ from: 0, to: 1 }]);
    expect(inside?.lanes).toMatchObject([{ of: 0 }]);
    expect(model.counts).toMatchObject({ tasks: 3, subProcesses: 1, sequenceFlows: 2 });
  });

  it("[IMP-90] sub-processes that lie too deep are told, with their content in the notes", async () => {
    const deep = (levels: number): string =>
      levels === 0
        ? '<b:task id="x" name="Core"/>'
        : `<b:subProcess id="s${levels}" name="Level ${levels}">${deep(levels - 1)}</b:subProcess>`;
    const model = await read(`<b:process id="p">${deep(12)}</b:process>`);
    let [depth, inside] = [0, model.nodes[0]?.inside];
    for (; inside?.nodes[0]?.inside; inside = inside.nodes[0].inside) depth += 1;
    expect(depth).toBe(9);
    expect(inside?.notes).toBe("Level 2: Level 1 (Core)");
    expect(model.warnings.join()).toMatch(/1 × sub-process beyond the bounds.*“Level 2”/);
    const many = Array.from(
      { length: 120 },
      (_, at) => `<b:subProcess id="m${at}"><b:task id="i${at}"/></b:subProcess>`,
    );
    const wide = await read(`<b:process id="p">${many.join("")}</b:process>`);
    expect(wide.nodes.filter((node) => node.inside)).toHaveLength(100);
    expect(wide.warnings.join()).toMatch(/20 × sub-process beyond the bounds/);
  });

  it("[IMP-58] lanes inside lanes and nameless lanes are kept under names that tell them apart", async () => {
    const model =
      await read(`<b:process id="p"><b:laneSet id="l"><b:lane id="m" name="Shop"><b:childLaneSet id="c">
      <b:lane id="n" name="Till"><b:flowNodeRef>a</b:flowNodeRef></b:lane><b:lane id="o"/></b:childLaneSet></b:lane></b:laneSet>
      <b:task id="a" name="Pay"/></b:process>`);
    expect(model.lanes.map(({ name }) => name)).toEqual(["Shop / Till", "Shop"]);
    expect(model.nodes[0]?.lane).toBe(0);
  });

  it("[IMP-59] a pool that nobody can look into is a lane with one node, to which messages flow", async () => {
    const model = await read(`<b:collaboration id="c"><b:participant id="k" name="Customer"/>
      <b:participant id="v" name="Shop" processRef="p"/>
      <b:messageFlow id="m" name="order" sourceRef="k" targetRef="a"/></b:collaboration>
      <b:process id="p"><b:task id="a" name="Take"/></b:process>`);
    expect(model.lanes).toMatchObject([
      { name: "Customer", layer: "customer", isGuess: true },
      { name: "Shop", layer: "backstage", isGuess: true },
    ]);
    expect(flows(model)).toEqual(["Customer →order Take"]);
    expect(model.warnings).toContain("1 × message, kept as a flow: “order”.");
  });

  it("[IMP-57] a model without a drawing is laid out from left to right, loops too", async () => {
    const model =
      await read(`<b:process id="p"><b:task id="c" name="3"/><b:task id="a" name="1"/><b:task id="b" name="2"/>
      <b:sequenceFlow id="f" sourceRef="a" targetRef="b"/><b:sequenceFlow id="g" sourceRef="b" targetRef="c"/>
      <b:sequenceFlow id="h" sourceRef="c" targetRef="b"/></b:process>`);
    const across = new Map(model.nodes.map(({ name, x }) => [name, x]));
    expect(across).toEqual(
      new Map([
        ["3", 464],
        ["1", 0],
        ["2", 232],
      ]),
    );
  });

  it("[IMP-62] flows to nowhere, to themselves and twice are told and survived", async () => {
    const model = await read(`<b:process id="p"><b:task id="a" name="A"/><b:task id="b" name="B"/>
      <b:sequenceFlow id="f" sourceRef="a" targetRef="gone"/><b:sequenceFlow id="g" sourceRef="a" targetRef="a"/>
      <b:sequenceFlow id="h" name="yes" sourceRef="a" targetRef="b"/><b:sequenceFlow id="i" name="no" sourceRef="a" targetRef="b"/>
      <b:task id="b" name="Twin"/></b:process>`);
    expect(flows(model)).toEqual(["A →yes; no B"]);
    const told = model.warnings.join("\n");
    expect(told).toMatch(/“gone”, which is not in the file/);
    expect(told).toMatch(/leads nowhere/);
    expect(told).toMatch(/to itself/);
    expect(told).toMatch(/shown as one/);
    expect(told).toMatch(/<b:task> is left out \(duplicate ID/);
  });
});

describe("the drawing", () => {
  const drawn = (way: boolean, places: readonly (readonly [string, number, number])[]): string =>
    `<i:BPMNDiagram xmlns:i="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:c="http://www.omg.org/spec/DD/20100524/DC"><i:BPMNPlane>
    <i:BPMNShape bpmnElement="k" isHorizontal="${way}"><c:Bounds x="0" y="0" width="900" height="900"/></i:BPMNShape>
    ${places
      .map(
        ([id, x, y]) =>
          `<i:BPMNShape bpmnElement="${id}"><c:Bounds x="${x}" y="${y}" width="100" height="80"/></i:BPMNShape>`,
      )
      .join("")}</i:BPMNPlane></i:BPMNDiagram>`;
  const process = `<b:collaboration id="c"><b:participant id="k" name="Shop" processRef="p"/></b:collaboration>
    <b:process id="p"><b:task id="a" name="A"/><b:task id="b" name="B"/><b:task id="e" name="E"/></b:process>`;

  it("[IMP-56] is kept where nothing overlaps, and turned where lanes stand upright", async () => {
    const lying = await read(
      process +
        drawn(true, [
          ["a", 100, 100],
          ["b", 300, 100],
          ["e", 300, 300],
        ]),
    );
    expect(lying.nodes.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [200, 0],
      [200, 200],
    ]);
    const upright = await read(
      process +
        drawn(false, [
          ["a", 100, 100],
          ["b", 100, 300],
          ["e", 300, 300],
        ]),
    );
    const [a, b, e] = upright.nodes;
    expect([a?.y, (b?.x ?? 0) > (a?.x ?? 0), (e?.y ?? 0) > (b?.y ?? 0)]).toEqual([0, true, true]);
  });

  it("[IMP-56] is stretched where nodes would overlap, in the order drawn", async () => {
    const close = await read(
      process +
        drawn(true, [
          ["a", 0, 0],
          ["b", 120, 0],
          ["e", 240, 0],
        ]),
    );
    const across = close.nodes.map(({ x }) => x);
    expect(across).toEqual([...across].sort((a, b) => a - b));
    expect(across[1]).toBeGreaterThanOrEqual(176);
    expect(close.nodes.map(({ y }) => y)).toEqual([0, 0, 0]);
  });
});

describe("what is not sound", () => {
  it("[IMP-53] references with a prefix are followed, and what refers to nothing is named", async () => {
    const model = await read(`<b:process id="p"><b:task id="a" name="A"/><b:task id="z" name="Z"/>
      <b:sequenceFlow id="f" sourceRef="x:a" targetRef="x:z"/><b:banana/></b:process>`);
    expect(flows(model)).toEqual(["A → Z"]);
    expect(model.warnings.join()).toMatch(/2 references name their element with a prefix/);
    expect(model.warnings.join()).toMatch(/Line 3: <b:banana> is left out/);
  });
});

describe("what is refused", () => {
  it("[IMP-51] document types and entities", async () => {
    const bomb = `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${file("")}`;
    expect(await refusal(bomb)).toMatch(/declares a document type or entities/);
    expect((await readBpmn(file("<!-- <!DOCTYPE x> -->"), words)).ok).toBe(true);
  });

  it("[IMP-51] too many elements and too much depth", async () => {
    expect(await refusal(file('<b:process id="p"/>'.repeat(100_000)))).toMatch(/more than 20,000/);
    expect(await refusal(file(`${"<b:x>".repeat(200)}${"</b:x>".repeat(200)}`))).toMatch(
      /more than 100 levels/,
    );
    expect(await refusal(file("<b:x></b:y>".repeat(200)))).toMatch(/more than 100 levels/);
  });

  it("[IMP-52] what is no BPMN", async () => {
    expect(await refusal("hello")).toMatch(/holds no XML/);
    expect(await refusal("<html><body/></html>")).toMatch(/not a BPMN 2.0 model/);
    expect(await refusal("<b:definitions")).toMatch(/not a BPMN 2.0 model/);
  });

  it("[IMP-63] more nodes than a process map holds", async () => {
    const tasks = Array.from({ length: 2001 }, (_, at) => `<b:task id="t${at}"/>`).join("");
    expect(await refusal(file(`<b:process id="p">${tasks}</b:process>`))).toMatch(
      /at most 60 lanes/,
    );
  });
});

describe("encodings", () => {
  const decode = (bytes: Uint8Array): string =>
    expectOk(
      decodeXml(bytes, (given, encoding) => {
        try {
          return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(given);
        } catch {
          return null;
        }
      }),
    );
  const latin = (text: string): Uint8Array =>
    Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  it("[IMP-50] the encoding that the prolog declares is the one that counts", () => {
    for (const name of ["ISO-8859-1", "windows-1252", "latin1"]) {
      const text = `<?xml version="1.0" encoding="${name}"?><a>Müller Ã©</a>`;
      expect(decode(latin(text))).toBe(text);
    }
    const utf8 = '<?xml version="1.0" encoding="UTF-8"?><a>Müller</a>';
    expect(decode(new TextEncoder().encode(utf8))).toBe(utf8);
    expect(decode(new TextEncoder().encode(`\uFEFF${utf8}`))).toBe(utf8);
  });

  it("[IMP-50] UTF-16 is read with and without a mark; an encoding that nobody knows is refused", () => {
    const wide = (text: string): Uint8Array =>
      new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    const text = '<?xml version="1.0" encoding="UTF-16"?><a>Zürich</a>';
    expect(decode(wide(text))).toBe(text);
    expect(decode(wide(`\uFEFF${text}`))).toBe(text);
    const strange = decodeXml(latin('<?xml version="1.0" encoding="EBCDIC-X"?><a/>'), () => null);
    expect(strange).toMatchObject({ error: { code: "notReadable" } });
  });

  it("[IMP-50] more than 5 MB are refused", () => {
    expect(decodeXml(new Uint8Array(5_000_001), () => null)).toMatchObject({
      error: { code: "tooLarge" },
    });
  });
});
