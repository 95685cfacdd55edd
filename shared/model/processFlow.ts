// Owns: what may be done to the flows between the nodes of a process map: connect, label, delete. Pure rules. Rules
// MAP-83, MAP-84, MAP-138.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { type ProcessEdit, shortNameMax, soundText } from "./process.ts";
import { flowsOf } from "./processOutline.ts";
import { refuse } from "./refusals.ts";

/** The most flows that one process map holds. */
const flowLimit = 5000;

/**
 * Leads a flow from one node to another of the same process map. Refuses a flow from a node to itself, a second one
 * between the same two in the same direction, and nodes that are gone.
 */
export function connectNodes(
  map: MapSnapshot,
  wish: { readonly from: string; readonly to: string; readonly label?: string },
  chance: Chance,
): ProcessEdit {
  const processId = map.processNodes.get(wish.from)?.processId;
  if (processId === undefined || map.processNodes.get(wish.to)?.processId !== processId) {
    return err(refuse("gone"));
  }
  if (wish.from === wish.to) return err(refuse("selfFlow"));
  const flows = flowsOf(map, processId);
  if (flows.some(({ from, to }) => from === wish.from && to === wish.to)) {
    return err(refuse("alreadyThere"));
  }
  if (flows.length >= flowLimit) return err(refuse("full", { max: flowLimit }));
  const label = soundText(wish.label ?? "", shortNameMax);
  if (!label.ok) return label;
  const { from, to } = wish;
  const values = { processId, from, to, label: label.value };
  return ok([{ op: "create", table: "processFlows", id: newId(chance), values }]);
}

/**
 * Leads a flow from or to another node of its map; its label stays. The same ends are no change. Refuses what
 * `connectNodes` refuses.
 */
export function rerouteFlow(
  map: MapSnapshot,
  wish: { readonly id: string; readonly from?: string; readonly to?: string },
): ProcessEdit {
  const flow = map.processFlows.get(wish.id);
  const from = wish.from ?? flow?.from ?? "";
  const to = wish.to ?? flow?.to ?? "";
  const ends = [from, to].map((id) => map.processNodes.get(id)?.processId);
  if (!flow || ends.some((processId) => processId !== flow.processId)) return err(refuse("gone"));
  if (from === to) return err(refuse("selfFlow"));
  if (from === flow.from && to === flow.to) return ok([]);
  const others = flowsOf(map, flow.processId);
  if (others.some((other) => other.from === from && other.to === to)) {
    return err(refuse("alreadyThere"));
  }
  return ok([{ op: "update", table: "processFlows", id: flow.id, values: { from, to } }]);
}

/** Labels a flow, cleaned; an empty label takes it away. */
export function labelFlow(
  map: MapSnapshot,
  wish: { readonly id: string; readonly label: string },
): ProcessEdit {
  const flow = map.processFlows.get(wish.id);
  if (!flow) return err(refuse("gone"));
  const label = soundText(wish.label, shortNameMax);
  if (!label.ok) return label;
  if (label.value === flow.label) return ok([]);
  return ok([{ op: "update", table: "processFlows", id: wish.id, values: { label: label.value } }]);
}

/** Deletes flows; those that are gone are passed over. */
export function deleteFlows(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[] },
): ProcessEdit {
  const known = wish.ids.filter((id) => map.processFlows.has(id));
  if (known.length === 0) return err(refuse("gone"));
  return ok(known.map((id): MapChange => ({ op: "delete", table: "processFlows", id })));
}
