// Owns: the maps behind nodes: making one, which kinds of node may have one, and which maps lie around one. Pure, and the
// same for everybody, also where maps were put inside each other. Rules MAP-190, IMP-101, IMP-102.

import { newId } from "../kit/ids.ts";
import { orderBetween } from "../kit/order.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok } from "../kit/result.ts";
import { withinBound } from "./bound.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { type ProcessEdit, processLimit, shortNameMax } from "./process.ts";
import { lanesOf } from "./processOutline.ts";
import { refuse } from "./refusals.ts";
import type { NodeKind, Process, ProcessNode } from "./tables.ts";

/** The kinds of node inside which something can happen, as BPMN has it: what takes time. */
const holders: readonly NodeKind[] = ["task", "wait", "system"];

export function canHoldInside(kind: NodeKind): boolean {
  return holders.includes(kind);
}

/**
 * Makes a node a process of its own: a new map under its name, with one lane like that in which the node stands. The
 * first change creates the map. Refuses a node that is gone, one of a kind that has no inside, one that has its map
 * already, and more maps than fit.
 */
export function makeInside(
  map: MapSnapshot,
  wish: {
    readonly nodeId: string;
    /** Under which the node is shown. */
    readonly name: string;
  },
  chance: Chance,
): ProcessEdit {
  const node = map.processNodes.get(wish.nodeId);
  if (!node) return err(refuse("gone"));
  if (!canHoldInside(node.kind)) return err(refuse("noInside"));
  if (map.processes.has(node.subprocessId)) return err(refuse("alreadyThere"));
  if (map.processes.size >= processLimit) return err(refuse("full", { max: processLimit }));
  const lanes = lanesOf(map, node.processId);
  const around = lanes.find(({ id }) => id === node.spot[0]) ?? lanes[0];
  const processId = newId(chance);
  const name = withinBound(cleanText(wish.name), shortNameMax);
  const lane = {
    processId,
    name: around?.name ?? name,
    order: orderBetween(null, null, chance),
    ...(around ? { layer: around.layer, departmentId: around.departmentId } : {}),
  };
  const changes: MapChange[] = [
    { op: "create", table: "processes", id: processId, values: { name } },
    { op: "create", table: "processLanes", id: newId(chance), values: lane },
    { op: "update", table: "processNodes", id: node.id, values: { subprocessId: processId } },
  ];
  return ok(changes);
}

export interface MapAround {
  readonly process: Process;
  /** The node of it that leads inside. */
  readonly node: ProcessNode;
}

/**
 * The maps around a map, the outermost first; none for a map that is no inside. Where several nodes lead inside, the
 * one with the smallest id counts. A circle of maps ends where it would begin again.
 */
export function mapsAround(map: MapSnapshot, processId: string): readonly MapAround[] {
  const holders = holdersByInside(map);
  const seen = new Set([processId]);
  const around: MapAround[] = [];
  for (let next = holders.get(processId); next; next = holders.get(next.process.id)) {
    if (seen.has(next.process.id)) break;
    seen.add(next.process.id);
    around.unshift(next);
  }
  return around;
}

function holdersByInside(map: MapSnapshot): ReadonlyMap<string, MapAround> {
  const holders = new Map<string, MapAround>();
  for (const node of map.processNodes.values()) {
    const process = node.subprocessId === "" ? undefined : map.processes.get(node.processId);
    const known = holders.get(node.subprocessId);
    if (process && (!known || node.id < known.node.id)) {
      holders.set(node.subprocessId, { process, node });
    }
  }
  return holders;
}
