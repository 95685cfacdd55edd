// What the tests of reading and writing BPMN share: a model as a map, what a map says, and a map written and read again.
import { seededChance } from "../../kit/outside.ts";
import { expectOk } from "../../kit/result.ts";
import { applyPure, emptySnapshot } from "../../model/change.ts";
import { type ProcessOutline, processOutline } from "../../model/processOutline.ts";
import { schemas } from "../../model/tables.ts";
import type { BpmnModel } from "./bpmnModel.ts";
import { bpmnToChanges } from "./bpmnToChanges.ts";
import { readBpmn } from "./readBpmn.ts";
import { writeBpmn } from "./writeBpmn.ts";
import type { OutlineOf } from "./writeContent.ts";

const words = { lane: "Lane" };

/** A model as the process map that it becomes, with the maps of its sub-processes. */
export function imported(model: BpmnModel): ProcessOutline {
  return importedInto(model).outline;
}

export interface Imported {
  readonly outline: ProcessOutline;
  readonly outlineOf: OutlineOf;
}

export function importedInto(model: BpmnModel): Imported {
  const map = emptySnapshot(schemas.map);
  const wish = { model, name: model.name || "Map", layers: [] };
  const changes = expectOk(bpmnToChanges(map, wish, seededChance(7)));
  const after = applyPure(schemas.map, map, changes);
  const outline = processOutline(after, changes[0]?.id ?? "");
  if (!outline) throw new Error("the import made no map");
  return { outline, outlineOf: (id) => processOutline(after, id) };
}

/** What a map says, without ids, in an order that does not depend on them. */
export function said(
  { process, lanes, flows }: ProcessOutline,
  outlineOf: OutlineOf = () => undefined,
): unknown {
  const names = new Map<string, string>();
  const read = lanes.map(({ lane, nodes }, at) => ({
    name: lane.name,
    layer: lane.layer,
    nodes: nodes.map(({ node, spot: [, x, y] }) => {
      const { kind, name, system, minutes, owner, fail, wait, bpmnType, bpmnExtra } = node;
      names.set(node.id, `${at} ${x} ${y} ${kind} ${name}`);
      const inner = outlineOf(node.subprocessId);
      const inside = inner && said(inner, outlineOf);
      return { kind, name, system, minutes, owner, fail, wait, bpmnType, bpmnExtra, x, y, inside };
    }),
  }));
  const links = flows.map(({ from, to, label, bpmnType, bpmnExtra }) =>
    [names.get(from), names.get(to), label, bpmnType, bpmnExtra].join(" → "),
  );
  return { name: process.name, notes: process.notes, lanes: read, flows: links.sort() };
}

export async function again(outline: ProcessOutline): Promise<ProcessOutline> {
  return (await againInto({ outline, outlineOf: () => undefined })).outline;
}

/** A map with the maps behind its nodes, written and read again. */
export async function againInto({ outline, outlineOf }: Imported): Promise<Imported> {
  return importedInto(expectOk(await readBpmn(await writeBpmn(outline, outlineOf), words)));
}
