// Owns: how a BPMN model becomes the records of one new process map, with the layers that a person chose. Pure. Rules
// IMP-65, IMP-66.

import { newId } from "../../kit/ids.ts";
import { ordersBetween } from "../../kit/order.ts";
import type { Chance } from "../../kit/outside.ts";
import { ok } from "../../kit/result.ts";
import type { MapChange, MapSnapshot } from "../../model/change.ts";
import { createProcess, type ProcessEdit } from "../../model/process.ts";
import { soundSpot } from "../../model/processPlaces.ts";
import type { Layer } from "../../model/tables.ts";
import type { BpmnModel } from "./bpmnModel.ts";

export interface BpmnWish {
  readonly model: BpmnModel;
  readonly name: string;
  /** The layer of each lane, in the model's order; the model's own where it names none. */
  readonly layers: readonly Layer[];
  /** The step that the map is made for. */
  readonly stepId?: string;
}

/**
 * One new process map with the lanes, nodes and flows of a model. The first change creates the map itself. A lane that
 * is named like a department belongs to it. Refuses what `createProcess` refuses.
 */
export function bpmnToChanges(map: MapSnapshot, wish: BpmnWish, chance: Chance): ProcessEdit {
  const { model, name, stepId } = wish;
  const base = { name, laneNames: noNames, ...(stepId === undefined ? {} : { stepId }) };
  const made = createProcess(map, base, chance);
  if (!made.ok) return made;
  // A file brings its own lanes, instead of one for each layer.
  const kept = made.value.filter(({ table }) => table !== "processLanes");
  const [first, ...links] = kept;
  if (first?.op !== "create" || first.table !== "processes") return ok([]);
  const { id: processId, values } = first;
  const laneIds = model.lanes.map(() => newId(chance));
  const nodeIds = model.nodes.map(() => newId(chance));
  const flows = model.flows.map(({ from, to, ...described }): MapChange => {
    const ends = { processId, from: nodeIds[from] ?? "", to: nodeIds[to] ?? "" };
    return {
      op: "create",
      table: "processFlows",
      id: newId(chance),
      values: { ...ends, ...described },
    };
  });
  return ok([
    { ...first, values: { ...values, notes: model.notes } },
    ...laneChanges(map, wish, { processId, laneIds }, chance),
    ...model.nodes.map(({ lane, x, y, ...described }, index): MapChange => {
      const spot = soundSpot([laneIds[lane] ?? "", x, y]);
      const id = nodeIds[index] ?? newId(chance);
      return { op: "create", table: "processNodes", id, values: { ...described, processId, spot } };
    }),
    ...flows,
    ...links,
  ]);
}

const noNames = { customer: "", frontstage: "", backstage: "", support: "" } as const;

function laneChanges(
  map: MapSnapshot,
  { model, layers }: BpmnWish,
  { processId, laneIds }: { readonly processId: string; readonly laneIds: readonly string[] },
  chance: Chance,
): readonly MapChange[] {
  const orders = ordersBetween(null, null, model.lanes.length, chance);
  const departments = new Map(
    [...map.departments.values()].map(({ id, name }) => [name.toLowerCase(), id]),
  );
  return model.lanes.map(({ name, layer }, index): MapChange => {
    const departmentId = departments.get(name.toLowerCase());
    const values = {
      processId,
      name,
      layer: layers[index] ?? layer,
      order: orders[index] ?? "",
      ...(departmentId === undefined ? {} : { departmentId }),
    };
    return { op: "create", table: "processLanes", id: laneIds[index] ?? newId(chance), values };
  });
}
