// Whether what is written is BPMN 2.0: by our own check everywhere, and by the schema itself where `xmllint` is there.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectOk } from "../../kit/result.ts";
import { applyPure, type MapChange, type MapSnapshot } from "../../model/change.ts";
import { applied, chance, histories, withNodes } from "../../model/processArbitrary.ts";
import { describeNodes } from "../../model/processNode.ts";
import { type ProcessOutline, processOutline } from "../../model/processOutline.ts";
import { makeInside } from "../../model/subprocess.ts";
import { nodeKinds, schemas } from "../../model/tables.ts";
import { typeToWrite, usualTypes } from "./bpmnOrigin.ts";
import { hasXmllint, schemaSays } from "./bpmnSchema.contract.ts";
import { problemsIn } from "./bpmnStructure.fixture.ts";
import { readBpmn } from "./readBpmn.ts";
import { again, imported, said } from "./roundTrip.fixture.ts";
import { writeBpmn } from "./writeBpmn.ts";

function outlines(map: MapSnapshot): readonly ProcessOutline[] {
  return [...map.processes.keys()].flatMap((id) => processOutline(map, id) ?? []);
}

const words = [
  "UserTask",
  "CallActivity",
  "ReceiveTask",
  "ScriptTask",
  "DataStoreReference",
  "ParallelGateway",
  "EventBasedGateway",
  "StartEvent Message",
  "EndEvent Terminate",
  "EndEvent Error",
  "IntermediateThrowEvent Signal",
  "IntermediateCatchEvent Conditional",
  "BoundaryEvent Timer",
  "SubProcess",
  'definitions x="',
  "__proto__",
];

/** A map with a node for each kind, each of which was once something else. */
async function varied(): Promise<readonly ProcessOutline[]> {
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:waymark="urn:waymark:bpmn" targetNamespace="x"><process id="p">${words
    .filter((word) => !word.includes("x="))
    .map((word, at) => `<task id="t${at}" name="${word}" waymark:type="${word}"/>`)
    .join(
      "",
    )}<userTask id="u"/><parallelGateway id="g"/><receiveTask id="r"/><dataStoreReference id="ds" name="Stock"/>
    <startEvent id="s"><messageEventDefinition/></startEvent><endEvent id="e"><terminateEventDefinition/></endEvent>
    <intermediateThrowEvent id="i"><signalEventDefinition/></intermediateThrowEvent>
    <boundaryEvent id="b" attachedToRef="u"><timerEventDefinition/></boundaryEvent>
    <sequenceFlow id="f1" sourceRef="s" targetRef="u"/><sequenceFlow id="f2" sourceRef="u" targetRef="g"/>
    <association id="a1" sourceRef="u" targetRef="ds"/></process></definitions>`;
  return [imported(expectOk(await readBpmn(xml, { lane: "Lane" })))];
}

describe("a written BPMN file", () => {
  it("[EXP-65] is sound: ids, ends of flows, lanes and drawing", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (map) => {
        for (const outline of outlines(map)) {
          expect(await problemsIn(await writeBpmn(outline))).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
    for (const outline of await varied()) {
      expect(await problemsIn(await writeBpmn(outline))).toEqual([]);
    }
  });

  it.skipIf(!hasXmllint)(
    "[EXP-65] is valid against the BPMN 2.0 schema (xmllint is needed)",
    async () => {
      const maps = fc.sample(histories, { numRuns: 12, seed: 5 });
      for (const outline of [...maps.flatMap(outlines), ...(await varied())]) {
        expect(schemaSays(await writeBpmn(outline))).toBe("");
      }
    },
    60_000,
  );

  it("[IMP-91] a map that lies inside itself or inside several nodes is written once", async () => {
    const { map, id, a, b } = withNodes();
    const node = (nodeId: string): MapChange => ({
      op: "update",
      table: "processNodes",
      id: nodeId,
      values: { subprocessId: nodeId === a ? id : "inner", kind: "task" },
    });
    const inner: MapChange[] = [
      { op: "create", table: "processes", id: "inner", values: { name: "Inner", notes: "Known" } },
      ...["x", "y"].map(
        (each): MapChange => ({
          op: "create",
          table: "processNodes",
          id: each,
          values: { processId: "inner", name: each, spot: ["l", 0, 0], subprocessId: "inner" },
        }),
      ),
      {
        op: "create",
        table: "processLanes",
        id: "l",
        values: { processId: "inner", name: "Shop", order: "V1" },
      },
    ];
    const after = applyPure(schemas.map, map, [...inner, node(a), node(b)]);
    const outline = processOutline(after, id);
    if (!outline) throw new Error("there is no map");
    const xml = await writeBpmn(outline, (each) => processOutline(after, each));
    expect(await problemsIn(xml)).toEqual([]);
    expect(xml.match(/<bpmn:subProcess /g)).toHaveLength(1);
    expect(schemaSays(xml)).toBe("");
    const read = expectOk(await readBpmn(xml, { lane: "Lane" }));
    const inside = read.nodes.flatMap((each) => each.inside ?? []);
    expect(inside).toMatchObject([{ name: "Inner", notes: "Known", lanes: [{ name: "Shop" }] }]);
  });

  it("[IMP-102] a wait or a system is exported with the map behind it, and is read as that again", async () => {
    const { map, id, a, b } = withNodes();
    const made = [a, b].reduce((now, nodeId, at) => {
      const kind = at === 0 ? "wait" : "system";
      const next = applied(now, describeNodes(now, { ids: [nodeId], description: { kind } }));
      return applied(next, makeInside(next, { nodeId, name: `Inside ${at}` }, chance));
    }, map);
    const outline = processOutline(made, id);
    if (!outline) throw new Error("there is no map");
    const xml = await writeBpmn(outline, (each) => processOutline(made, each));
    expect(await problemsIn(xml)).toEqual([]);
    expect(schemaSays(xml)).toBe("");
    const read = expectOk(await readBpmn(xml, { lane: "Lane" }));
    expect(read.nodes.map(({ kind, inside }) => [kind, inside?.name]).sort()).toEqual([
      ["system", "Inside 1"],
      ["wait", "Inside 0"],
    ]);
  });

  it("[EXP-66] says again what an element was in the file that it came from", async () => {
    for (const outline of await varied()) {
      const xml = await writeBpmn(outline);
      for (const element of ["userTask", "parallelGateway", "receiveTask", "dataStoreReference"]) {
        expect(xml).toContain(`<bpmn:${element} `);
      }
      expect(xml).toMatch(
        /<bpmn:startEvent [^>]*>\s*(<bpmn:outgoing>[^<]*<\/bpmn:outgoing>\s*)*<bpmn:messageEventDefinition/,
      );
      expect(xml).toContain("<bpmn:terminateEventDefinition");
      expect(xml).toContain('waymark:type="BoundaryEvent Timer"');
      expect(said(await again(outline))).toEqual(said(outline));
    }
  });

  it("[EXP-66] trusts no word: what fits neither the kind nor the schema is written as usual", async () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...nodeKinds),
        fc.oneof(fc.string(), fc.constantFrom(...words)),
        (kind, word) => {
          const { type, word: kept } = typeToWrite(kind, word);
          expect(type).toMatch(/^[A-Z][A-Za-z]+$/);
          if (kept !== "") expect(type).toBe(usualTypes[kind].split(" ")[0]);
        },
      ),
    );
    const { map, id, a } = withNodes();
    const changed = applied(
      map,
      describeNodes(map, { ids: [a], description: { kind: "decision" } }),
    );
    const outline = processOutline(changed, id);
    expect(outline && (await problemsIn(await writeBpmn(outline)))).toEqual([]);
  });
});
