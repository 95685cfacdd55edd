// Owns: what may be done to the lanes of a process map: add, name, put into a layer, give to a department, reorder,
// delete. Pure rules. Rules MAP-76 to MAP-78.

import { newId } from "../kit/ids.ts";
import { compareOrder, orderBetween } from "../kit/order.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok } from "../kit/result.ts";
import type { MapChange, MapSnapshot, Values } from "./change.ts";
import { type ProcessEdit, soundName } from "./process.ts";
import { lanesOf, processOutline } from "./processOutline.ts";
import { contentHeight, nodeGap, soundSpot } from "./processPlaces.ts";
import { refuse } from "./refusals.ts";
import type { Layer, MapTables, ProcessLane } from "./tables.ts";

/** The most lanes that one process map holds. */
const laneLimit = 60;

/** Adds a lane as the last of its layer. Refuses an empty or too long name, and more than fit. */
export function addLane(
  map: MapSnapshot,
  wish: { readonly processId: string; readonly name: string; readonly layer: Layer },
  chance: Chance,
): ProcessEdit {
  if (!map.processes.has(wish.processId)) return err(refuse("gone"));
  const name = soundName(wish.name);
  if (!name.ok) return name;
  if (lanesOf(map, wish.processId).length >= laneLimit) {
    return err(refuse("full", { max: laneLimit }));
  }
  const last = lanesOfLayer(map, wish.processId, wish.layer).at(-1);
  const values = {
    ...wish,
    name: name.value,
    order: orderBetween(last?.order ?? null, null, chance),
  };
  return ok([{ op: "create", table: "processLanes", id: newId(chance), values }]);
}

/** Gives a lane another name, cleaned. */
export function renameLane(
  map: MapSnapshot,
  wish: { readonly id: string; readonly name: string },
): ProcessEdit {
  const name = soundName(wish.name);
  return name.ok ? setLane(map, wish.id, { name: name.value }) : name;
}

/** Puts a lane into another layer, where its order key decides its place. */
export function setLaneLayer(
  map: MapSnapshot,
  wish: { readonly id: string; readonly layer: Layer },
): ProcessEdit {
  return setLane(map, wish.id, { layer: wish.layer });
}

/** Gives a lane to a department; empty: to none. A department that is gone is refused. */
export function setLaneDepartment(
  map: MapSnapshot,
  wish: { readonly id: string; readonly departmentId: string },
): ProcessEdit {
  if (wish.departmentId !== "" && !map.departments.has(wish.departmentId))
    return err(refuse("gone"));
  return setLane(map, wish.id, { departmentId: wish.departmentId });
}

/** Moves a lane one place up or down within its layer; at the end of the layer that is no change. */
export function moveLane(
  map: MapSnapshot,
  wish: { readonly id: string; readonly by: -1 | 1 },
  chance: Chance,
): ProcessEdit {
  const lane = map.processLanes.get(wish.id);
  if (!lane) return err(refuse("gone"));
  const siblings = lanesOfLayer(map, lane.processId, lane.layer);
  const others = siblings.filter(({ id }) => id !== lane.id);
  const at = siblings.indexOf(lane) + wish.by;
  if (at < 0 || at > others.length) return ok([]);
  const order = keyAt(others, at, chance);
  return setLane(map, lane.id, { order });
}

/**
 * Deletes a lane. Its nodes move in the same change to the lane above it (below, for the first), under what stands
 * there. The last lane is refused.
 */
export function deleteLane(map: MapSnapshot, wish: { readonly id: string }): ProcessEdit {
  const lane = map.processLanes.get(wish.id);
  const outline = lane && processOutline(map, lane.processId);
  if (!outline) return err(refuse("gone"));
  const at = outline.lanes.findIndex((known) => known.lane.id === wish.id);
  const heir = outline.lanes[at - 1] ?? outline.lanes[at + 1];
  if (!heir) return err(refuse("lastOne"));
  const reach = contentHeight(heir.nodes.map(({ node, spot }) => ({ ...node, spot })));
  const shift = reach === 0 ? 0 : reach + nodeGap.y;
  const moves = (outline.lanes[at]?.nodes ?? []).map(({ node, spot }): MapChange => {
    const moved = soundSpot([heir.lane.id, spot[1], spot[2] + shift]);
    return { op: "update", table: "processNodes", id: node.id, values: { spot: moved } };
  });
  return ok([{ op: "delete", table: "processLanes", id: wish.id }, ...moves]);
}

function setLane(
  map: MapSnapshot,
  id: string,
  values: Values<MapTables["processLanes"]>,
): ProcessEdit {
  const lane = map.processLanes.get(id);
  if (!lane) return err(refuse("gone"));
  const known: Readonly<Record<string, unknown>> = { ...lane };
  if (Object.entries(values).every(([name, value]) => known[name] === value)) return ok([]);
  return ok([{ op: "update", table: "processLanes", id, values }]);
}

function lanesOfLayer(map: MapSnapshot, processId: string, layer: Layer): readonly ProcessLane[] {
  return lanesOf(map, processId)
    .filter((lane) => lane.layer === layer)
    .sort(compareOrder);
}

// Two lanes made at once may share an order key, between which no key fits: then the lane goes behind both.
function keyAt(others: readonly ProcessLane[], at: number, chance: Chance): string {
  const before = others[at - 1]?.order ?? null;
  const after = others.slice(at).find(({ order }) => before === null || order > before);
  return orderBetween(before, after?.order ?? null, chance);
}
