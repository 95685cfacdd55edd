import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { torn } from "../../model/processArbitrary.ts";
import { type ProcessOutline, processOutline } from "../../model/processOutline.ts";
import type { BpmnModel } from "./bpmnModel.ts";
import { again, imported, said } from "./roundTrip.fixture.ts";
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
    expect(xml).toMatch(/<bpmn:association [^>]*waymark:label="writes"/);
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
