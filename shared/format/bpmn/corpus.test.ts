// Reads the models that about 20 tools wrote, with the values that an independent reader found in them.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { expectOk } from "../../kit/result.ts";
import { nodeSize } from "../../model/processPlaces.ts";
import type { DecodeUtf } from "../decode.ts";
import type { BpmnModel, BpmnNode } from "./bpmnModel.ts";
import { type Point, picturesIn } from "./bpmnPicture.fixture.ts";
import { schemaSays } from "./bpmnSchema.contract.ts";
import { problemsIn } from "./bpmnStructure.fixture.ts";
import { decodeXml } from "./bpmnText.ts";
import { readBpmn } from "./readBpmn.ts";
import { againInto, importedInto, said } from "./roundTrip.fixture.ts";
import { writeBpmn } from "./writeBpmn.ts";

const folder = resolve(import.meta.dirname, "../../../../shared/data/bpmn");
const isThere = existsSync(folder);

interface Expected {
  readonly file: string;
  readonly warning_kinds: readonly string[];
  readonly pools: number;
  readonly lanes: number;
  readonly processes: number;
  readonly subProcesses: number;
  readonly sequenceFlows: number;
  readonly messageFlows: number;
  readonly tasks: number;
  readonly gateways: number;
  readonly events: number;
  readonly dataObjects: number;
  readonly pool_names: readonly (string | null)[];
  readonly lane_list: readonly { readonly name: string | null }[];
}

const decodeUtf: DecodeUtf = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

const known = new Map<string, Promise<BpmnModel>>();

/** The model of a file, read once. */
function read(file: string): Promise<BpmnModel> {
  const model = known.get(file) ?? readAnew(file);
  known.set(file, model);
  return model;
}

async function readAnew(file: string): Promise<BpmnModel> {
  const text = decodeXml(readFileSync(resolve(folder, file)), decodeUtf);
  return expectOk(await readBpmn(expectOk(text), { lane: "Lane" }));
}

/** A node with those inside it, however deep. */
function withInner(node: BpmnNode): readonly BpmnNode[] {
  return [node, ...(node.inside?.nodes ?? []).flatMap(withInner)];
}

const models: readonly Expected[] = isThere
  ? JSON.parse(readFileSync(resolve(folder, "expected.json"), "utf8"))
  : [];

describe.skipIf(!isThere)(
  "models of other tools (the folder ../shared/data/bpmn is needed)",
  () => {
    it.each(models)("[IMP-54] $file: all that it holds is found and named", async (expected) => {
      const { counts, warnings } = await read(expected.file);
      const { pools, lanes, ...numbers } = counts;
      expect(numbers).toEqual({
        processes: expected.processes,
        subProcesses: expected.subProcesses,
        tasks: expected.tasks,
        gateways: expected.gateways,
        events: expected.events,
        sequenceFlows: expected.sequenceFlows,
        messageFlows: expected.messageFlows,
        dataObjects: expected.dataObjects,
      });
      const names = (list: readonly (string | null)[]) =>
        list.map((name) => (name ?? "").trim()).sort();
      expect(names(pools)).toEqual(names(expected.pool_names));
      expect(names(lanes)).toEqual(names(expected.lane_list.map(({ name }) => name)));
      const kinds = expected.warning_kinds.join();
      if (kinds.includes("unparsable")) expect(warnings.join()).toMatch(/is left out/);
      if (kinds.includes("unresolved"))
        expect(warnings.join()).toMatch(/not in the file|with a prefix/);
    });

    it.each(models)("[IMP-57] $file: no node overlaps another", async ({ file }) => {
      const { nodes, lanes } = await read(file);
      nodes.forEach((a, at) => {
        expect(lanes[a.lane]).toBeDefined();
        const own = nodeSize(a.kind);
        for (const b of nodes.slice(at + 1)) {
          const its = nodeSize(b.kind);
          const isAcross = a.x < b.x + its.width && b.x < a.x + own.width;
          const isAlong = a.y < b.y + its.height && b.y < a.y + own.height;
          expect(a.lane === b.lane && isAcross && isAlong, `${a.name} and ${b.name}`).toBe(false);
        }
      });
    });

    it.each(models)("[IMP-61] $file: every flow joins two nodes", async ({ file }) => {
      const { nodes, flows } = await read(file);
      for (const { from, to } of flows) {
        expect([nodes[from], nodes[to]]).not.toContain(undefined);
        expect(from).not.toBe(to);
      }
    });

    it.each(models)(
      "[IMP-90] $file: what is inside its sub-processes can be reached",
      async ({ file }) => {
        const { nodes, counts } = await read(file);
        const all = nodes.flatMap(withInner);
        const count = (pattern: RegExp) => all.filter((node) => pattern.test(node.bpmnType)).length;
        expect(count(/^(SubProcess|Transaction|AdHocSubProcess)$/)).toBe(counts.subProcesses);
      },
    );

    it.each(models)(
      "[IMP-108] $file: its export is drawn as the map is, every edge from node to node",
      async ({ file }) => {
        const { outline, outlineOf } = importedInto(await read(file));
        const pictures = await picturesIn(await writeBpmn(outline, outlineOf));
        expect(pictures.flatMap(({ astray }) => astray)).toEqual([]);
        expect(pictures.flatMap(({ adrift }) => adrift)).toEqual([]);
        const drawn = pictures[0]?.middles ?? new Map<string, Point>();
        for (const { nodes } of outline.lanes) {
          const offsets = nodes.flatMap(({ node: { kind, name }, spot: [, x, y] }) => {
            const { width, height } = nodeSize(kind);
            const there = drawn.get(name);
            return there ? [`${there.x - x - width / 2} ${there.y - y - height / 2}`] : [];
          });
          expect(new Set(offsets).size, offsets.join(", ")).toBeLessThan(2);
        }
      },
    );

    it.each(models)(
      "[EXP-30] $file: its export is valid, and nothing is lost by a second import",
      async ({ file }) => {
        const once = importedInto(await read(file));
        const twice = await againInto(once);
        const xml = await writeBpmn(once.outline, once.outlineOf);
        expect(await problemsIn(xml)).toEqual([]);
        expect(schemaSays(xml)).toBe("");
        expect(said(twice.outline, twice.outlineOf)).toEqual(said(once.outline, once.outlineOf));
      },
    );
  },
);
