// Owns: how a BPMN model becomes the records of one new process map, with the layers that a person chose. Pure. Rules
// IMP-65, IMP-66, IMP-90.

import { newId } from "../../kit/ids.ts";
import { ordersBetween } from "../../kit/order.ts";
import type { Chance } from "../../kit/outside.ts";
import { err, ok } from "../../kit/result.ts";
import type { MapChange, MapSnapshot } from "../../model/change.ts";
import { createProcess, type ProcessEdit, processLimit } from "../../model/process.ts";
import { soundSpot } from "../../model/processPlaces.ts";
import { refuse } from "../../model/refusals.ts";
import type { Layer } from "../../model/tables.ts";
import type { BpmnContent, BpmnInside, BpmnModel } from "./bpmnModel.ts";

export interface BpmnWish {
  readonly model: BpmnModel;
  readonly name: string;
  /** The layer of each lane, in the model's order; the model's own where it names none. */
  readonly layers: readonly Layer[];
  /** The step that the map is made for. */
  readonly stepId?: string;
}

/**
 * One new process map with the lanes, nodes and flows of a model, and one for the inside of each of its sub-processes.
 * The first change creates the map itself. A lane that is named like a department belongs to it. Refuses what
 * `createProcess` refuses.
 */
export function bpmnToChanges(map: MapSnapshot, wish: BpmnWish, chance: Chance): ProcessEdit {
  const { model, name, stepId } = wish;
  const base = { name, laneNames: noNames, ...(stepId === undefined ? {} : { stepId }) };
  const made = createProcess(map, base, chance);
  if (!made.ok) return made;
  if (map.processes.size + 1 + insidesIn(model) > processLimit)
    return err(refuse("full", { max: processLimit }));
  // A file brings its own lanes, instead of one for each layer.
  const kept = made.value.filter(({ table }) => table !== "processLanes");
  const [first, ...links] = kept;
  if (first?.op !== "create" || first.table !== "processes") return ok([]);
  const { id: processId, values } = first;
  const layers = model.lanes.map(({ layer }, index) => wish.layers[index] ?? layer);
  return ok([
    { ...first, values: { ...values, notes: model.notes, bpmnFrame: model.frame ?? "" } },
    ...contentChanges(map, { content: model, processId, layers }, chance),
    ...links,
  ]);
}

const noNames = { customer: "", frontstage: "", backstage: "", support: "" } as const;

function insidesIn({ nodes }: BpmnContent): number {
  return nodes.reduce((sum, { inside }) => sum + (inside ? 1 + insidesIn(inside) : 0), 0);
}

interface Filling {
  readonly content: BpmnContent;
  readonly processId: string;
  /** Of each lane. */
  readonly layers: readonly Layer[];
}

function contentChanges(map: MapSnapshot, filling: Filling, chance: Chance): readonly MapChange[] {
  const { content, processId, layers } = filling;
  const laneIds = content.lanes.map(() => newId(chance));
  const nodeIds = content.nodes.map(() => newId(chance));
  const flows = content.flows.map(({ from, to, ...described }): MapChange => {
    const ends = { processId, from: nodeIds[from] ?? "", to: nodeIds[to] ?? "" };
    const values = { ...ends, ...described };
    return { op: "create", table: "processFlows", id: newId(chance), values };
  });
  return [
    ...laneChanges(map, filling, laneIds, chance),
    ...content.nodes.flatMap(({ lane, x, y, inside, ...described }, index): MapChange[] => {
      const spot = soundSpot([laneIds[lane] ?? "", x, y]);
      const id = nodeIds[index] ?? newId(chance);
      const values = { ...described, processId, spot };
      if (!inside) return [{ op: "create", table: "processNodes", id, values }];
      const [first, ...rest] = insideChanges(map, inside, layers, chance);
      const subprocessId = first?.id ?? "";
      const node = { ...values, subprocessId };
      return [
        { op: "create", table: "processNodes", id, values: node },
        ...(first ? [first] : []),
        ...rest,
      ];
    }),
    ...flows,
  ];
}

/** The map of the inside of a sub-process; the first change creates it. */
function insideChanges(
  map: MapSnapshot,
  inside: BpmnInside,
  around: readonly Layer[],
  chance: Chance,
): readonly MapChange[] {
  const processId = newId(chance);
  const { name, notes } = inside;
  const layers = inside.lanes.map(({ layer, of }) => around[of ?? -1] ?? layer);
  return [
    { op: "create", table: "processes", id: processId, values: { name, notes } },
    ...contentChanges(map, { content: inside, processId, layers }, chance),
  ];
}

function laneChanges(
  map: MapSnapshot,
  { content, processId, layers }: Filling,
  laneIds: readonly string[],
  chance: Chance,
): readonly MapChange[] {
  const orders = ordersBetween(null, null, content.lanes.length, chance);
  const departments = new Map(
    [...map.departments.values()].map(({ id, name }) => [name.toLowerCase(), id]),
  );
  return content.lanes.map(({ name, layer, key = "" }, index): MapChange => {
    const departmentId = departments.get(name.toLowerCase());
    const values = {
      processId,
      name,
      layer: layers[index] ?? layer,
      order: orders[index] ?? "",
      bpmnLane: key,
      ...(departmentId === undefined ? {} : { departmentId }),
    };
    return { op: "create", table: "processLanes", id: laneIds[index] ?? newId(chance), values };
  });
}
