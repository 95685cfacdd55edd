// Reads models, writes them again, and compares what the two files say, sentence by sentence: what is lost is on a short
// list, and the import has told it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { expectOk } from "../../kit/result.ts";
import type { DecodeUtf } from "../decode.ts";
import { factsOf, missingFrom } from "./bpmnFacts.fixture.ts";
import { schemaSays } from "./bpmnSchema.contract.ts";
import { problemsIn } from "./bpmnStructure.fixture.ts";
import { decodeXml } from "./bpmnText.ts";
import { everyElement } from "./everyElement.fixture.ts";
import { parseBpmn } from "./parseBpmn.ts";
import { readBpmn } from "./readBpmn.ts";
import { importedInto, said } from "./roundTrip.fixture.ts";
import { writeBpmn } from "./writeBpmn.ts";

/** What may be lost, and the words in which an import tells it. */
const allowed: readonly (readonly [fact: RegExp, told: RegExp])[] = [
  [/^adonis:|^vp:|^bpmn:[A-Z]|(Model|DiagramElement)Extension/, /too long to be kept/],
  [/^caseagile:/, /settings of data behind what is drawn, left out/],
  [/^Extension of/, /extension, left out/],
  [/^MessageFlow/, /kept at the sub-process/],
  [/^Collaboration in Definitions/, /further collaboration/],
  [/^Lane .*flowNodeRef/, /element (in several lanes|of a sub-process in a lane around it)/],
  // Of a set of lanes without any lane nothing is left to tell.
  [/^LaneSet of Process/, /^/],
];

interface Compared {
  readonly lost: readonly string[];
  readonly told: string;
  readonly xml: string;
  /** What is in the second export and was not in the first, or the other way round. */
  readonly changed: readonly string[];
}

async function compare(text: string): Promise<Compared> {
  const facts = async (xml: string) => factsOf(expectOk(await parseBpmn(xml)).definitions);
  const round = async (xml: string) => {
    const model = expectOk(await readBpmn(xml, { lane: "Lane" }));
    const { outline, outlineOf } = importedInto(model);
    return { model, xml: await writeBpmn(outline, outlineOf) };
  };
  const once = await round(text);
  const twice = await round(once.xml);
  const [before, after, again] = [await facts(text), await facts(once.xml), await facts(twice.xml)];
  return {
    lost: missingFrom(after, before),
    told: once.model.warnings.join("\n"),
    xml: once.xml,
    changed: [...missingFrom(again, after), ...missingFrom(after, again)],
  };
}

function untold({ lost, told }: Compared): readonly string[] {
  return lost.filter(
    (fact) => !allowed.some(([pattern, words]) => pattern.test(fact) && words.test(told)),
  );
}

const folder = resolve(import.meta.dirname, "../../../../shared/data/bpmn");
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith(".bpmn"))
  : [];

const decodeUtf: DecodeUtf = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

describe("a BPMN file, imported and exported", () => {
  it.skipIf(files.length === 0).each(files)(
    "[IMP-106] %s: says all that it said but what the import has told (../shared/data/bpmn is needed)",
    async (file) => {
      const text = expectOk(decodeXml(readFileSync(resolve(folder, file)), decodeUtf));
      const compared = await compare(text);
      expect(untold(compared)).toEqual([]);
      expect(compared.changed).toEqual([]);
    },
  );

  it("[IMP-103] keeps messages, signals, errors, escalations, kinds of data, stores and resources where they are named", async () => {
    const compared = await compare(everyElement);
    expect(untold(compared)).toEqual([]);
    expect(compared.changed).toEqual([]);
    expect(schemaSays(compared.xml)).toBe("");
    expect(compared.xml).toMatch(
      /<bpmn:error id="e1" structureRef="i1" name="Refused" errorCode="42"/,
    );
    expect(compared.xml).toContain('<bpmn:errorEventDefinition errorRef="e1" />');
    expect(compared.xml).toMatch(/<bpmn:messageFlow [^>]*messageRef="m1"/);
    expect(compared.xml).toMatch(/<bpmn:dataObject [^>]*isCollection="true"/);
  });

  it("[IMP-110] keeps inputs, outputs, their sets, properties, and at which of them data flows end", async () => {
    const { xml } = await compare(everyElement);
    const ids = (pattern: RegExp) => [...xml.matchAll(pattern)].map(([, id]) => id);
    const [second] = ids(/<bpmn:dataInput [^>]*\bid="([^"]+)"[^>]*name="Second"/g);
    const [made] = ids(/<bpmn:dataOutput [^>]*\bid="([^"]+)"[^>]*name="Made"/g);
    expect(xml).toMatch(new RegExp(`<bpmn:targetRef>${second}<\\/bpmn:targetRef>\\s*<bpmn:transf`));
    expect(xml).toMatch(new RegExp(`<bpmn:sourceRef>${made}<\\/bpmn:sourceRef>`));
    expect(xml).toContain(`<bpmn:optionalInputRefs>${second}</bpmn:optionalInputRefs>`);
    expect(xml).toMatch(/<bpmn:property [^>]*name="sum"/);
    // Nothing has to be made up where the file says where data goes.
    expect(xml).not.toContain("waymark:made");
  });

  it("[IMP-110] lets data flow to an activity that the map gave it, whatever was kept of it", async () => {
    const { outline, outlineOf } = importedInto(
      expectOk(await readBpmn(everyElement, { lane: "Lane" })),
    );
    const nodes = outline.lanes.flatMap(({ nodes: own }) => own.map(({ node }) => node));
    const idOf = (name: string) => nodes.find((node) => node.name === name)?.id ?? "";
    const flows = outline.flows.map((flow) =>
      flow.to === idOf("Book") ? { ...flow, to: idOf("Ship") } : flow,
    );
    const xml = await writeBpmn({ ...outline, flows }, outlineOf);
    expect(await problemsIn(xml)).toEqual([]);
    expect(schemaSays(xml)).toBe("");
    expect(xml).toContain('waymark:made="true"');
  });

  it("[IMP-112] keeps what stands beside the processes: tasks and events for all, categories, other files, what is related", async () => {
    const { xml } = await compare(everyElement);
    expect(xml).toMatch(/<bpmn:globalUserTask id="g1" name="Sign"/);
    expect(xml).toMatch(/<bpmn:timerEventDefinition id="t1">/);
    expect(xml).toContain("<bpmn:eventDefinitionRef>t1</bpmn:eventDefinitionRef>");
    expect(xml).toContain("<bpmn:categoryValueRef>k2</bpmn:categoryValueRef>");
    expect(xml).toMatch(/<bpmn:callActivity [^>]*calledElement="o:shipping"/);
    expect(xml).toMatch(/<bpmn:process id="idle" name="Idle"/);
    expect(xml).toMatch(/<v:of>\s*<v:Part>x<\/v:Part>\s*<bpmn:Grid spacing="15">/);
    expect(xml).toContain("<bpmn:source>definitions</bpmn:source>");
  });

  it("[IMP-93] trusts no frame: whatever stands in the record, the export is sound", async () => {
    const model = expectOk(await readBpmn(everyElement, { lane: "Lane" }));
    const { outline } = importedInto(model);
    const text = outline.process.bpmnFrame;
    const hostile = [
      `<!DOCTYPE x [<!ENTITY a "b">]>${text}`,
      text.replace(/waymark:id="[^"]*"/g, 'waymark:id="node_1"'),
      text.replace(/waymark:id="[^"]*"/g, 'waymark:id="a b&lt;"'),
      text.replace(/processRef="[^"]*"/g, 'processRef="waymark.process.1"'),
      text.replace(/ id="[^"]*"/g, ' id="waymark.lane.1"'),
      text.replace(/capacity="9"/, 'capacity="many"').replace('minimum="2"', 'minimum="-2"'),
      text.replace(/<bpmn:process /, '<bpmn:process processType="Evil" '),
      text.replace(/name="Clerk"/, ""),
      text.replace(/<bpmn:dataInputRefs>[^<]*</g, "<bpmn:dataInputRefs>node_1<"),
      text.replace(/<bpmn:source>[^<]*</g, "<bpmn:source>waymark.pool.1<"),
      text.replace(/type="charter"/, "").replace(/direction="Both"/, 'direction="Evil"'),
      text.replace(/location="[^"]*"/, ""),
      text.replace(/xml:lang="[^"]*"/, 'xml:lang="a b"'),
      text.replace(/<bpmn:timeCycle>[^<]*<\/bpmn:timeCycle>/, "<bpmn:timeDate/><bpmn:timeCycle/>"),
      text.replace(/<v:Part>x<\/v:Part>/, '<bpmn:process id="Evil"/><bpmn:Process id="x"/>'),
      text.replace(/<bpmn:categoryValue [^>]*>/, '<bpmn:categoryValue id="pool" value="&#1;"/>'),
      text.slice(0, -40),
      "<bpmn:process/>",
      "no XML",
    ];
    for (const bpmnFrame of hostile) {
      const xml = await writeBpmn({ ...outline, process: { ...outline.process, bpmnFrame } });
      expect(await problemsIn(xml)).toEqual([]);
      expect(schemaSays(xml)).toBe("");
      expect(xml).not.toMatch(/Evil|many"|&lt;"/);
    }
  });

  it("[IMP-104] follows the hand that changes the map: renamed, added and deleted lanes", async () => {
    const model = expectOk(await readBpmn(everyElement, { lane: "Lane" }));
    const { outline } = importedInto(model);
    const changed = outline.lanes
      .filter(({ lane }) => !lane.name.includes("Books"))
      .map((each) => {
        const name = each.lane.name === "Bank" ? "House bank" : each.lane.name;
        return { ...each, lane: { ...each.lane, name } };
      });
    const [first] = changed;
    if (!first) throw new Error("there is no lane");
    const added = { nodes: [], lane: { ...first.lane, id: "new", name: "Legal", bpmnLane: "" } };
    const flows = outline.flows.filter(({ from, to }) =>
      [from, to].every((id) =>
        changed.some(({ nodes }) => nodes.some(({ node }) => node.id === id)),
      ),
    );
    const lanes = [...changed, added];
    const xml = await writeBpmn({ ...outline, lanes, flows });
    expect(await problemsIn(xml)).toEqual([]);
    expect(schemaSays(xml)).toBe("");
    const read = expectOk(await readBpmn(xml, { lane: "Lane" }));
    expect(read.lanes.map(({ name }) => name)).toEqual(lanes.map(({ lane }) => lane.name));
    expect(xml).toMatch(/<bpmn:participant [^>]*name="House bank"/);
  });

  it("[IMP-104] has its pools, processes and lanes inside lanes again, with their settings", async () => {
    const { xml } = await compare(everyElement);
    expect(xml.match(/<bpmn:participant /g)).toHaveLength(3);
    expect(xml).toMatch(/<bpmn:participantMultiplicity minimum="2" maximum="5" \/>/);
    expect(xml).toMatch(/<bpmn:process id="sale" name="Sale" [^>]*isExecutable="true"/);
    expect(xml).toMatch(/<bpmn:lane [^>]*name="Office"[^>]*>\s*<bpmn:childLaneSet>/);
  });

  it("[IMP-105] has messages between its pools, whatever flows there, and a closed pool is closed again", async () => {
    const model = expectOk(await readBpmn(everyElement, { lane: "Lane" }));
    const at = (name: string) => model.nodes.findIndex((node) => node.name === name);
    const flow = { label: "", bpmnType: "", bpmnExtra: "" };
    const flows = [...model.flows, { ...flow, from: at("Ship"), to: at("Ask") }];
    const { outline, outlineOf } = importedInto({ ...model, flows });
    const xml = await writeBpmn(outline, outlineOf);
    expect(await problemsIn(xml)).toEqual([]);
    expect(schemaSays(xml)).toBe("");
    expect(xml).toMatch(/<bpmn:messageFlow [^>]*waymark:type="SequenceFlow"/);
    const read = expectOk(await readBpmn(xml, { lane: "Lane" }));
    const again = importedInto(read);
    expect(said(again.outline, again.outlineOf)).toEqual(said(outline, outlineOf));
    // It has no process, and a message ends at it.
    expect(xml).toMatch(/<bpmn:participant id="bank" name="Bank" [^>]*\/>/);
    expect(xml).toMatch(/<bpmn:messageFlow [^>]*targetRef="bank"/);
  });
});
