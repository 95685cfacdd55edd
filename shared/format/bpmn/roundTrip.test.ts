import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectOk } from "../../kit/result.ts";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "../../model/change.ts";
import { torn } from "../../model/processArbitrary.ts";
import { type ProcessOutline, processOutline } from "../../model/processOutline.ts";
import { schemas } from "../../model/tables.ts";
import type { BpmnModel } from "./bpmnModel.ts";
import { problemsIn } from "./bpmnStructure.fixture.ts";
import { readBpmn } from "./readBpmn.ts";
import { again, againInto, imported, importedInto, said } from "./roundTrip.fixture.ts";
import { writeBpmn } from "./writeBpmn.ts";

describe("a process map written and read again", () => {
  it("[EXP-30] keeps everything that an import has kept", async () => {
    await fc.assert(
      fc.asyncProperty(torn, async (map) => {
        for (const { id } of map.processes.values()) {
          const outline = processOutline(map, id);
          if (!outline) continue;
          // The first reading moves apart what people had put on top of each other.
          const once = await again(outline);
          expect(said(await again(once))).toEqual(said(once));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("[EXP-30] keeps lanes, nodes, what is known about them and flows of a map that people drew", async () => {
    await fc.assert(
      fc.asyncProperty(torn, async (map) => {
        for (const { id } of map.processes.values()) {
          const outline = processOutline(map, id);
          if (!outline || outline.lanes.length === 0) continue;
          const read = await again(outline);
          const kinds = ({ lanes }: ProcessOutline) =>
            lanes.map(({ lane, nodes }) => [
              lane.name,
              lane.layer,
              nodes.map(({ node }) => `${node.kind} ${node.name} ${node.minutes}`).sort(),
            ]);
          expect(kinds(read)).toEqual(kinds(outline));
          expect(read.flows.length).toBe(outline.flows.length);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("[EXP-30] keeps maps inside nodes, boundary events and what stood in a file", async () => {
    await fc.assert(
      fc.asyncProperty(brought, async (map) => {
        for (const { id } of map.processes.values()) {
          const outline = processOutline(map, id);
          if (!outline) continue;
          const outlineOf = (inside: string) => processOutline(map, inside);
          expect(await problemsIn(await writeBpmn(outline, outlineOf))).toEqual([]);
          const once = await againInto({ outline, outlineOf });
          const twice = await againInto(once);
          expect(said(twice.outline, twice.outlineOf)).toEqual(said(once.outline, once.outlineOf));
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it("[IMP-109] names the messages of the file in a map inside a node that is exported by itself", async () => {
    const { outline, outlineOf } = importedInto(
      expectOk(await readBpmn(withMessageInside, { lane: "Lane" })),
    );
    const [inside] = outline.lanes.flatMap(({ nodes }) =>
      nodes.flatMap(({ node }) => outlineOf(node.subprocessId) ?? []),
    );
    if (!inside) throw new Error("there is no map inside");
    const xml = await writeBpmn(inside, outlineOf, outline.process.bpmnFrame);
    expect(await problemsIn(xml)).toEqual([]);
    expect(xml).toContain('<bpmn:message id="m" name="Order"');
    expect(xml).toMatch(/<bpmn:receiveTask [^>]*messageRef="m"/);
  });

  it("[EXP-32] what BPMN has no place for is kept in attributes of its own", async () => {
    const wish = {
      kind: "task",
      lane: 0,
      x: 0,
      y: 0,
      system: "CRM",
      minutes: 5,
      owner: "Ada",
      bpmnType: "",
      bpmnExtra: "",
    } as const;
    const model: BpmnModel = {
      name: "Deliver <now> & “here”",
      notes: "One\nTwo",
      lanes: [{ name: "Driver", layer: "frontstage", isGuess: false }],
      nodes: [
        { ...wish, name: "Pick", fail: true, wait: true },
        {
          ...wish,
          kind: "document",
          name: "List",
          x: 240,
          system: "",
          minutes: null,
          fail: false,
          wait: false,
        },
      ],
      flows: [{ from: 0, to: 1, label: "writes", bpmnType: "", bpmnExtra: "" }],
      counts: {
        pools: [],
        lanes: [],
        processes: 0,
        subProcesses: 0,
        tasks: 0,
        gateways: 0,
        events: 0,
        sequenceFlows: 0,
        messageFlows: 0,
        dataObjects: 0,
      },
      warnings: [],
    };
    const outline = imported(model);
    expect(said(await again(outline))).toEqual(said(outline));
    const xml = await writeBpmn(outline);
    expect(xml).toContain('waymark:minutes="5"');
    expect(xml).toMatch(/<bpmn:dataOutputAssociation [^>]*waymark:label="writes"/);
  });

  it("[EXP-31] draws the pool, every lane, node and flow, nodes inside their lane", async () => {
    await fc.assert(
      fc.asyncProperty(torn, async (map) => {
        for (const { id } of map.processes.values()) {
          const outline = processOutline(map, id);
          if (outline) expectDrawn(outline, await writeBpmn(outline));
        }
      }),
      { numRuns: 25 },
    );
  });
});

const space = 'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"';

const withMessageInside = `<definitions ${space.replace(":bpmn", "")} id="d" targetNamespace="urn:x">
  <message id="m" name="Order"/>
  <process id="p" name="Deliver"><subProcess id="s" name="Pack"><receiveTask id="t" name="Wait" messageRef="m"/></subProcess></process>
</definitions>`;

/** Three maps whose nodes and flows say that they came from a file, and lie inside each other as it falls. */
const brought = fc
  .record({
    nodes: fc.array(
      fc.record({
        map: fc.nat(2),
        kind: fc.constantFrom("task", "task", "wait", "decision", "document", "end"),
        bpmnType: fc.constantFrom("", "UserTask", "BoundaryEvent Timer", "BoundaryEvent Error"),
        bpmnExtra: fc.constantFrom(
          "",
          `<bpmn:userTask ${space} isForCompensation="true" />`,
          `<bpmn:boundaryEvent ${space} cancelActivity="false" />`,
        ),
        inside: fc.constantFrom("", "m0", "m1", "m2"),
        fail: fc.boolean(),
      } as const),
      { minLength: 2, maxLength: 14 },
    ),
    flows: fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.boolean()), { maxLength: 14 }),
  })
  .map(({ nodes, flows }): MapSnapshot => {
    const maps = [0, 1, 2].flatMap((at): MapChange[] => [
      { op: "create", table: "processes", id: `m${at}`, values: { name: `Map ${at}` } },
      {
        op: "create",
        table: "processLanes",
        id: `l${at}`,
        values: { processId: `m${at}`, name: `Lane ${at}`, order: "V1" },
      },
    ]);
    const standing = nodes.map(({ map, inside, ...described }, at): MapChange => {
      const values = { ...described, processId: `m${map}`, subprocessId: inside, name: `N${at}` };
      const spot = [`l${map}`, at * 240, 0] as const;
      return { op: "create", table: "processNodes", id: `n${at}`, values: { ...values, spot } };
    });
    const led = new Map(flows.map((flow) => [`${flow[0]} ${flow[1]}`, flow]));
    const leading = [...led.values()].flatMap(([from, to, isAttached], at): MapChange[] => {
      const map = nodes[from]?.map;
      if (map === undefined || map !== nodes[to]?.map || from === to) return [];
      const bpmnType = isAttached ? "Attachment" : "";
      const bpmnExtra = `<bpmn:sequenceFlow ${space} isImmediate="true" />`;
      const values = { processId: `m${map}`, from: `n${from}`, to: `n${to}`, bpmnType, bpmnExtra };
      return [{ op: "create", table: "processFlows", id: `f${at}`, values }];
    });
    return applyPure(schemas.map, emptySnapshot(schemas.map), [...maps, ...standing, ...leading]);
  });

function expectDrawn(outline: ProcessOutline, xml: string): void {
  const shapes =
    /bpmnElement="([^"]+)"[^>]*>\s*<dc:Bounds x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/g;
  const drawn = new Map(
    [...xml.matchAll(shapes)].map(([, element = "", ...sides]) => [element, sides.map(Number)]),
  );
  const nodes = outline.lanes.flatMap(({ lane, nodes: inside }) =>
    inside.map(({ node }) => ({ lane, node })),
  );
  expect(drawn.size).toBe(1 + outline.lanes.length + nodes.length + outline.loose.length);
  expect(xml.match(/<bpmndi:BPMNEdge /g) ?? []).toHaveLength(outline.flows.length);
  for (const { lane, node } of nodes) {
    const [x = 0, y = 0, width = 0, height = 0] = drawn.get(`node_${node.id}`) ?? [];
    const [left = 0, top = 0, across = 0, down = 0] = drawn.get(`lane_${lane.id}`) ?? [];
    expect(x >= left && y >= top).toBe(true);
    expect(x + width <= left + across && y + height <= top + down).toBe(true);
  }
}
