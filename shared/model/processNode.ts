// Owns: what may be done to the nodes of a process map: add, move, describe, delete. Pure rules. Rules MAP-79 to MAP-82,
// IMP-102.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot, Values } from "./change.ts";
import type { Spot } from "./field.ts";
import { type ProcessEdit, soundText } from "./process.ts";
import { flowsOf, nodesOf, processOutline, standingNodes } from "./processOutline.ts";
import { nodeGap, nodeSize, type Standing, soundSpot, spotAfter } from "./processPlaces.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { canHoldInside } from "./subprocess.ts";
import type { MapTables, NodeKind, ProcessNode } from "./tables.ts";

/** What describes a node besides its place. */
export type NodeDescription = Partial<
  Pick<ProcessNode, "name" | "kind" | "system" | "minutes" | "owner" | "fail" | "wait">
>;

/** The most nodes that one process map holds. */
export const nodeLimit = 2000;
/** The longest name of a node, in UTF-16 units. */
export const nodeNameMax = 280;
const systemMax = 120;
const ownerMax = 120;
const minutesMax = 1_000_000;

/** Adds a node at a spot of one of the map's lanes. The first change creates it. Its name may be empty. */
export function addNode(
  map: MapSnapshot,
  wish: {
    readonly processId: string;
    readonly kind: NodeKind;
    readonly name: string;
    readonly spot: Spot;
    /** Whether it is a fail point from the beginning. */
    readonly fail?: boolean;
  },
  chance: Chance,
): ProcessEdit {
  if (map.processLanes.get(wish.spot[0])?.processId !== wish.processId) return err(refuse("gone"));
  const name = soundText(wish.name, nodeNameMax);
  if (!name.ok) return name;
  if (nodesOf(map, wish.processId).length >= nodeLimit)
    return err(refuse("full", { max: nodeLimit }));
  const values = { ...wish, name: name.value, spot: soundSpot(wish.spot) };
  return ok([{ op: "create", table: "processNodes", id: newId(chance), values }]);
}

/** Adds a node behind another one, in its lane, and the flow between them. The first change creates the node. */
export function addNodeAfter(
  map: MapSnapshot,
  wish: {
    readonly nodeId: string;
    readonly kind: NodeKind;
    readonly name: string;
    readonly fail?: boolean;
  },
  chance: Chance,
): ProcessEdit {
  const stands = standingOf(map, wish.nodeId);
  if (!stands) return err(refuse("gone"));
  const { processId, before, all } = stands;
  const spot = spotAfter(before, wish.kind, all);
  const { nodeId: _, ...node } = wish;
  const added = addNode(map, { processId, ...node, spot }, chance);
  if (!added.ok) return added;
  const to = added.value[0]?.id ?? "";
  return ok([...added.value, flowChange({ processId, from: wish.nodeId, to }, chance)]);
}

/**
 * Puts a new node into a flow: what led from A to B leads from A to the new one and from there to B. Where there is
 * too little room between them, everything from B on moves to the right. The first change creates the node.
 */
export function insertNode(
  map: MapSnapshot,
  wish: {
    readonly flowId: string;
    readonly kind: NodeKind;
    readonly name: string;
    readonly fail?: boolean;
  },
  chance: Chance,
): ProcessEdit {
  const flow = map.processFlows.get(wish.flowId);
  const stands = flow && standingOf(map, flow.from);
  const target = stands?.all.find(({ id }) => id === flow?.to);
  if (!flow || !stands || !target) return err(refuse("gone"));
  const { processId, before, all } = stands;
  const own = nodeSize(wish.kind);
  const needed = before.spot[1] + nodeSize(before.kind).width + nodeGap.x + own.width + nodeGap.x;
  const isForward = target.spot[1] >= before.spot[1] + nodeSize(before.kind).width;
  const shift = isForward ? Math.max(0, needed - target.spot[1]) : 0;
  const pushed = shift === 0 ? [] : all.filter(({ spot }) => spot[1] >= target.spot[1]);
  const moves = pushed.map(({ id, spot }) => ({
    id,
    spot: [spot[0], spot[1] + shift, spot[2]] as const,
  }));
  const moved = moveNodes(map, moves);
  if (!moved.ok) return moved;
  const staying = all.filter((node) => !pushed.includes(node));
  const spot = spotAfter(before, wish.kind, staying);
  const { flowId: _, ...node } = wish;
  const added = addNode(map, { processId, ...node, spot }, chance);
  if (!added.ok) return added;
  const middle = added.value[0]?.id ?? "";
  return ok([
    ...added.value,
    { op: "update", table: "processFlows", id: flow.id, values: { to: middle } },
    flowChange({ processId, from: middle, to: flow.to }, chance),
    ...moved.value,
  ]);
}

/**
 * Puts nodes at their final spots, on the raster. Those that are gone, or whose lane is no lane of their map, are
 * passed over; one that stays where it is makes no change.
 */
export function moveNodes(
  map: MapSnapshot,
  moves: readonly { readonly id: string; readonly spot: Spot }[],
): ProcessEdit {
  const changes = moves.flatMap(({ id, spot }): MapChange[] => {
    const node = map.processNodes.get(id);
    const lane = map.processLanes.get(spot[0]);
    if (!node || lane?.processId !== node.processId) return [];
    const sound = soundSpot(spot);
    if (sound.every((part, index) => part === node.spot[index])) return [];
    return [{ op: "update", table: "processNodes", id, values: { spot: sound } }];
  });
  return ok(changes);
}

/**
 * Describes nodes alike. Only what differs is changed; nodes that are gone are passed over. A node that becomes of a kind
 * without an inside lets go of the map behind it.
 */
export function describeNodes(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[]; readonly description: NodeDescription },
): ProcessEdit {
  const sound = soundDescription(wish.description);
  if (!sound.ok) return sound;
  const nodes = wish.ids.flatMap((id) => map.processNodes.get(id) ?? []);
  if (nodes.length === 0) return err(refuse("gone"));
  return ok(
    nodes.flatMap((node): MapChange[] => {
      const known: Readonly<Record<string, unknown>> = { ...node };
      const differing = Object.entries(sound.value).filter(
        ([name, value]) => known[name] !== value,
      );
      if (differing.length === 0) return [];
      const values = Object.fromEntries(differing) as Values<MapTables["processNodes"]>;
      // The map behind it stays, but no longer behind a kind of node that has no inside.
      const isShut = node.subprocessId !== "" && !canHoldInside(values.kind ?? node.kind);
      const loose = isShut ? { subprocessId: "" } : {};
      return [
        { op: "update", table: "processNodes", id: node.id, values: { ...values, ...loose } },
      ];
    }),
  );
}

/** Deletes nodes and in the same change every flow that begins or ends at one of them. */
export function deleteNodes(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[] },
): ProcessEdit {
  const nodes = new Set(wish.ids.filter((id) => map.processNodes.has(id)));
  if (nodes.size === 0) return err(refuse("gone"));
  const processIds = new Set([...nodes].map((id) => map.processNodes.get(id)?.processId ?? ""));
  const flows = [...processIds]
    .flatMap((processId) => flowsOf(map, processId))
    .filter(({ from, to }) => nodes.has(from) || nodes.has(to));
  return ok([
    ...[...nodes].map((id): MapChange => ({ op: "delete", table: "processNodes", id })),
    ...flows.map(({ id }): MapChange => ({ op: "delete", table: "processFlows", id })),
  ]);
}

function standingOf(
  map: MapSnapshot,
  nodeId: string,
): { processId: string; before: Standing; all: readonly Standing[] } | undefined {
  const processId = map.processNodes.get(nodeId)?.processId ?? "";
  const outline = processOutline(map, processId);
  if (!outline) return undefined;
  const all = standingNodes(outline).map(({ node, spot }) => ({
    id: node.id,
    kind: node.kind,
    spot,
  }));
  const before = all.find(({ id }) => id === nodeId);
  return before && { processId, before, all };
}

function soundDescription(description: NodeDescription): Result<NodeDescription, Refusal> {
  const { minutes = null } = description;
  if (minutes !== null && !(minutes >= 0 && minutes <= minutesMax))
    return err(refuse("badMinutes"));
  const name = soundText(description.name ?? "", nodeNameMax);
  if (!name.ok) return name;
  const system = soundText(description.system ?? "", systemMax);
  if (!system.ok) return system;
  const owner = soundText(description.owner ?? "", ownerMax);
  if (!owner.ok) return owner;
  return ok({
    ...description,
    ...(description.owner === undefined ? {} : { owner: owner.value }),
    ...(description.name === undefined ? {} : { name: name.value }),
    ...(description.system === undefined ? {} : { system: system.value }),
  });
}

function flowChange(
  values: { readonly processId: string; readonly from: string; readonly to: string },
  chance: Chance,
): MapChange {
  return { op: "create", table: "processFlows", id: newId(chance), values };
}
