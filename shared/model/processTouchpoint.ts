// Owns: the touchpoints of journeys that stand in a process map as nodes: a link between a step and a map may name the node
// that is the touchpoint there. Its words are the journey's. Pure rules. Rules MAP-133 to MAP-135.

import type { Chance } from "../kit/outside.ts";
import { err, ok } from "../kit/result.ts";
import { withinBound } from "./bound.ts";
import { applyPure, type MapChange, type MapSnapshot } from "./change.ts";
import { linkProcess, type ProcessEdit } from "./process.ts";
import { addNode, nodeNameMax } from "./processNode.ts";
import { lanesOf, nodesOf, processOutline, standingNodes } from "./processOutline.ts";
import { spotAtEnd } from "./processPlaces.ts";
import { refuse } from "./refusals.ts";
import { schemas } from "./tables.ts";
import { resolveTouchpoint } from "./usage.ts";

/**
 * Puts a step that the process map serves into the customer's lane (the first lane, where there is none) as a node, at
 * the end. The first change creates the node. Linked first, where it is not yet. Refuses what is gone, and a step that
 * stands there already.
 */
export function placeStep(
  map: MapSnapshot,
  wish: { readonly processId: string; readonly stepId: string },
  chance: Chance,
): ProcessEdit {
  const linked = linkOf(map, wish) ? ok([]) : linkProcess(map, wish, chance);
  if (!linked.ok) return linked;
  const now = applyPure(schemas.map, map, linked.value);
  const link = linkOf(now, wish);
  const outline = processOutline(now, wish.processId);
  const lane = outline?.lanes.find((each) => each.lane.layer === "customer") ?? outline?.lanes[0];
  const step = now.steps.get(wish.stepId);
  if (!link || !outline || !lane || !step) return err(refuse("gone"));
  if (now.processNodes.get(link.nodeId)?.processId === wish.processId) {
    return err(refuse("alreadyThere"));
  }
  const standing = standingNodes(outline).map(({ node, spot }) => ({ ...node, spot }));
  const text = resolveTouchpoint(now, step.touchpointId)?.text ?? "";
  const added = addNode(
    now,
    {
      processId: wish.processId,
      kind: "task",
      name: withinBound(text, nodeNameMax),
      spot: spotAtEnd(lane.lane.id, "task", standing),
    },
    chance,
  );
  if (!added.ok) return added;
  const nodeId = added.value[0]?.id ?? "";
  return ok([
    ...added.value,
    ...linked.value.map((change) => named(change, nodeId)),
    ...(linked.value.length > 0 ? [] : [nameNode(link.id, nodeId)]),
  ]);
}

/**
 * Says that a node is a touchpoint that the map serves, or (empty `stepId`) that it is none. A step is one node at most.
 * Refuses what is gone or not of this map.
 */
export function attachStep(
  map: MapSnapshot,
  wish: { readonly nodeId: string; readonly stepId: string },
): ProcessEdit {
  const processId = map.processNodes.get(wish.nodeId)?.processId;
  if (processId === undefined) return err(refuse("gone"));
  const own = [...map.processLinks.values()].filter((link) => link.processId === processId);
  const wanted = own.find(({ stepId }) => stepId === wish.stepId);
  if (wish.stepId !== "" && !wanted) return err(refuse("gone"));
  const freed = own
    .filter((link) => link.nodeId === wish.nodeId && link !== wanted)
    .map(({ id }) => nameNode(id, ""));
  const isThere = !wanted || wanted.nodeId === wish.nodeId;
  return ok([...freed, ...(isThere ? [] : [nameNode(wanted.id, wish.nodeId)])]);
}

/** Puts every step that the map serves and that stands nowhere in it into the customer's lane, in one change. */
export function placeAllSteps(
  map: MapSnapshot,
  wish: { readonly processId: string },
  chance: Chance,
): ProcessEdit {
  const outline = processOutline(map, wish.processId);
  if (!outline || lanesOf(map, wish.processId).length === 0) return err(refuse("gone"));
  let now = map;
  const changes: MapChange[] = [];
  for (const { step, nodeId } of outline.steps) {
    if (nodeId !== "") continue;
    const placed = placeStep(now, { processId: wish.processId, stepId: step.id }, chance);
    if (!placed.ok) return placed;
    changes.push(...placed.value);
    now = applyPure(schemas.map, now, placed.value);
  }
  return ok(changes);
}

function linkOf(map: MapSnapshot, wish: { readonly processId: string; readonly stepId: string }) {
  const links = [...map.processLinks.values()].filter(
    ({ processId, stepId }) => processId === wish.processId && stepId === wish.stepId,
  );
  const here = new Set(nodesOf(map, wish.processId).map(({ id }) => id));
  return links.find(({ nodeId }) => here.has(nodeId)) ?? links[0];
}

function named(change: MapChange, nodeId: string): MapChange {
  if (change.op !== "create" || change.table !== "processLinks") return change;
  return { ...change, values: { ...change.values, nodeId } };
}

function nameNode(id: string, nodeId: string): MapChange {
  return { op: "update", table: "processLinks", id, values: { nodeId: nodeId || undefined } };
}
