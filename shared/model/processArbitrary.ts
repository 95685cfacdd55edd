// Owns: random but sound process maps, and torn ones, for property tests only.

import fc from "fast-check";
import { type Chance, randomBelow, seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "./change.ts";
import { createProcess, deleteProcess, type ProcessEdit } from "./process.ts";
import { alignNodes, copyNodes } from "./processArrange.ts";
import { connectNodes, deleteFlows, rerouteFlow } from "./processFlow.ts";
import { addLane, deleteLane, moveLane, setLaneLayer } from "./processLane.ts";
import { addNode, addNodeAfter, deleteNodes, insertNode, moveNodes } from "./processNode.ts";
import { lanesOf } from "./processOutline.ts";
import { attachStep, placeStep } from "./processTouchpoint.ts";
import { type Layer, layers, nodeKinds, schemas } from "./tables.ts";

export const chance = seededChance(11);
export const laneNames = {
  customer: "Customer",
  frontstage: "Front",
  backstage: "Back",
  support: "Support",
};
const nothing = emptySnapshot(schemas.map);
const journey: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Ana" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  { op: "create", table: "stages", id: "g", values: { journeyId: "j", order: "V1" } },
  { op: "create", table: "touchpoints", id: "t", values: { text: "Parcel is late" } },
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "t", slot: ["g", "V1"] },
  },
  {
    op: "create",
    table: "steps",
    id: "s2",
    values: { journeyId: "j", touchpointId: "t", slot: ["g", "V2"] },
  },
];

export function applied(map: MapSnapshot, edit: ProcessEdit): MapSnapshot {
  return applyPure(schemas.map, map, expectOk(edit));
}

export function created(map: MapSnapshot = applyPure(schemas.map, nothing, journey)): {
  map: MapSnapshot;
  id: string;
} {
  const edit = createProcess(map, { name: "Delivery", laneNames, stepId: "s" }, chance);
  return { map: applied(map, edit), id: expectOk(edit)[0]?.id ?? "" };
}

export function withNodes(): { map: MapSnapshot; id: string; lane: string; a: string; b: string } {
  const { map, id } = created();
  const lane = lanesOf(map, id)[0]?.id ?? "";
  const first = addNode(
    map,
    { processId: id, kind: "task", name: "A", spot: [lane, 0, 0] },
    chance,
  );
  const a = expectOk(first)[0]?.id ?? "";
  const one = applied(map, first);
  const second = addNodeAfter(one, { nodeId: a, kind: "task", name: "B" }, chance);
  return { map: applied(one, second), id, lane, a, b: expectOk(second)[0]?.id ?? "" };
}

/** A random edit of whatever is there, refused or not. */
function anyEdit(map: MapSnapshot, recipe: number, luck: Chance): ProcessEdit {
  const pick = (ids: Iterable<string>): string => {
    const all = [...ids, "gone"];
    return all[randomBelow(luck, all.length)] ?? "gone";
  };
  const kind = nodeKinds[randomBelow(luck, nodeKinds.length)] ?? "task";
  const layer: Layer = layers[randomBelow(luck, layers.length)] ?? "support";
  const number = randomBelow(luck, 2000) - 500;
  const process = pick(map.processes.keys());
  const lane = pick(map.processLanes.keys());
  const node = pick(map.processNodes.keys());
  const other = pick(map.processNodes.keys());
  const flow = pick(map.processFlows.keys());
  const edits: readonly (() => ProcessEdit)[] = [
    () => createProcess(map, { name: "New", laneNames }, luck),
    () => addLane(map, { processId: process, name: "Lane", layer }, luck),
    () => deleteLane(map, { id: lane }),
    () => moveLane(map, { id: lane, by: number > 0 ? 1 : -1 }, luck),
    () => setLaneLayer(map, { id: lane, layer }),
    () => addNode(map, { processId: process, kind, name: "N", spot: [lane, number, number] }, luck),
    () => addNodeAfter(map, { nodeId: node, kind, name: "N" }, luck),
    () => addNodeAfter(map, { nodeId: other, kind, name: "N" }, luck),
    () => insertNode(map, { flowId: flow, kind, name: "N" }, luck),
    () => moveNodes(map, [{ id: node, spot: [lane, number, number] }]),
    () => connectNodes(map, { from: node, to: other }, luck),
    () => deleteNodes(map, { ids: [node] }),
    () => deleteFlows(map, { ids: [flow] }),
    () => deleteProcess(map, { id: process }),
    () => placeStep(map, { processId: process, stepId: pick(map.steps.keys()) }, luck),
    () => attachStep(map, { nodeId: node, stepId: pick(map.steps.keys()) }),
    () => rerouteFlow(map, { id: flow, to: other }),
    () => copyNodes(map, { ids: [node, other] }, luck),
    () =>
      alignNodes(map, { ids: [...map.processNodes.keys()], how: number > 0 ? "row" : "spread" }),
  ];
  return edits[recipe % edits.length]?.() ?? { ok: true, value: [] };
}

export const histories = fc
  .tuple(fc.array(fc.nat(18), { maxLength: 60 }), fc.nat(1e6))
  .map(([picks, seed]) => {
    const luck = seededChance(seed);
    return picks.reduce((map, recipe) => {
      const edit = anyEdit(map, recipe, luck);
      return edit.ok ? applyPure(schemas.map, map, edit.value) : map;
    }, created().map);
  });

/** What two people may leave behind who edit at once: lanes, nodes and flows deleted without their rules. */
export const torn = fc
  .tuple(histories, fc.array(fc.nat(30), { maxLength: 12 }))
  .map(([map, cuts]) =>
    cuts.reduce((left, cut) => {
      const table =
        (["processLanes", "processNodes", "processFlows"] as const)[cut % 3] ?? "processLanes";
      const ids = [...left[table].keys()];
      const id = ids[cut % Math.max(1, ids.length)];
      return id === undefined ? left : applyPure(schemas.map, left, [{ op: "delete", table, id }]);
    }, map),
  );
