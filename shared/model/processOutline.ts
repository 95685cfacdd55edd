// Owns: how a process map reads: lanes in order with their nodes, and the flows between them. One pure function decides
// what becomes of a node whose lane is gone, so that everybody sees the same. Rules MAP-70 to MAP-72.

import { compareOrder } from "../kit/order.ts";
import { withinBound } from "./bound.ts";
import type { MapSnapshot } from "./change.ts";
import type { Spot } from "./field.ts";
import { type PlacedStep, placedSteps } from "./placedStep.ts";
import { soundSpot } from "./processPlaces.ts";
import {
  layers,
  type Process,
  type ProcessFlow,
  type ProcessLane,
  type ProcessNode,
} from "./tables.ts";

export interface OutlineNode {
  /** Under the words of its touchpoint, where it is one. */
  readonly node: ProcessNode;
  /** The step of a journey that this node is; `undefined` where it is none. */
  readonly step: ServedStep | undefined;
  /** Where it stands: in a lane that is there, within its bounds. */
  readonly spot: Spot;
}

/** A step that a process map serves, and the node that it is in the map (empty: none yet). */
export interface ServedStep extends PlacedStep {
  readonly nodeId: string;
}

export interface OutlineLane {
  readonly lane: ProcessLane;
  /** From left to right, then from top to bottom. */
  readonly nodes: readonly OutlineNode[];
}

export interface ProcessOutline {
  readonly process: Process;
  /** By layer (customer first), then by order. */
  readonly lanes: readonly OutlineLane[];
  /** Nodes of a process map that has no lane at all. */
  readonly loose: readonly ProcessNode[];
  /** Those whose two ends are there. */
  readonly flows: readonly ProcessFlow[];
  /** The steps that this process map serves, each once, in the order of their journeys. */
  readonly steps: readonly ServedStep[];
}

/** A process map in order; `undefined` if it is gone. A node whose lane is gone stands in the first lane. */
export function processOutline(map: MapSnapshot, processId: string): ProcessOutline | undefined {
  const process = map.processes.get(processId);
  if (!process) return undefined;
  const lanes = lanesOf(map, processId);
  const nodes = nodesOf(map, processId);
  const ids = new Set(nodes.map(({ id }) => id));
  const first = lanes[0];
  const laneIds = new Set(lanes.map(({ id }) => id));
  const steps = stepsServedBy(map, processId, ids);
  const touchpoints = new Map(steps.map((step) => [step.nodeId, step]));
  const standing = first
    ? nodes.map((row): OutlineNode => {
        const step = touchpoints.get(row.id);
        const node = withInside(map, row);
        return { node: inWordsOf(node, step), step, spot: resolveSpot(node, laneIds, first.id) };
      })
    : [];
  return {
    process,
    lanes: lanes.map((lane) => ({
      lane,
      nodes: standing.filter(({ spot }) => spot[0] === lane.id).sort(compareStanding),
    })),
    loose: first ? [] : nodes,
    flows: flowsOf(map, processId).filter(({ from, to }) => ids.has(from) && ids.has(to)),
    steps,
  };
}

/** The lanes of a process map: by layer, customer first, then by order. */
export function lanesOf(map: MapSnapshot, processId: string): readonly ProcessLane[] {
  const own = [...map.processLanes.values()].filter((lane) => lane.processId === processId);
  return own.sort(
    (a, b) => layers.indexOf(a.layer) - layers.indexOf(b.layer) || compareOrder(a, b),
  );
}

/** The nodes of a process map, by id. */
export function nodesOf(map: MapSnapshot, processId: string): readonly ProcessNode[] {
  return ownedBy(map.processNodes, processId);
}

/** The flows of a process map, by id, those to nowhere included. */
export function flowsOf(map: MapSnapshot, processId: string): readonly ProcessFlow[] {
  return ownedBy(map.processFlows, processId);
}

/** All nodes of an outline with their spots, lane by lane. */
export function standingNodes(outline: ProcessOutline): readonly OutlineNode[] {
  return outline.lanes.flatMap(({ nodes }) => nodes);
}

function resolveSpot(node: ProcessNode, laneIds: ReadonlySet<string>, firstId: string): Spot {
  const [laneId, x, y] = node.spot;
  return soundSpot([laneIds.has(laneId) ? laneId : firstId, x, y]);
}

function stepsServedBy(
  map: MapSnapshot,
  processId: string,
  nodeIds: ReadonlySet<string>,
): readonly ServedStep[] {
  const served = new Map<string, string>();
  const taken = new Set<string>();
  // By id, so that everybody sees the same where two people linked or placed one step at once.
  const links = [...map.processLinks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const link of links) {
    if (link.processId !== processId) continue;
    const isFree = nodeIds.has(link.nodeId) && !taken.has(link.nodeId);
    const known = served.get(link.stepId) ?? "";
    if (known === "" && isFree) taken.add(link.nodeId);
    served.set(link.stepId, known || (isFree ? link.nodeId : ""));
  }
  if (served.size === 0) return [];
  return placedSteps(map).flatMap((placed) => {
    const nodeId = served.get(placed.step.id);
    return nodeId === undefined ? [] : [{ ...placed, nodeId }];
  });
}

/** The node without the map of its inside where that is gone, or is the map that it stands in. */
function withInside(map: MapSnapshot, node: ProcessNode): ProcessNode {
  const { subprocessId, processId } = node;
  const isSound = map.processes.has(subprocessId) && subprocessId !== processId;
  return subprocessId === "" || isSound ? node : { ...node, subprocessId: "" };
}

function inWordsOf(node: ProcessNode, step: ServedStep | undefined): ProcessNode {
  const text = step && withinBound(step.touchpoint.text, 280);
  return text && text !== node.name ? { ...node, name: text } : node;
}

function ownedBy<Row extends { readonly id: string; readonly processId: string }>(
  rows: ReadonlyMap<string, Row>,
  processId: string,
): readonly Row[] {
  const own = [...rows.values()].filter((row) => row.processId === processId);
  return own.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function compareStanding(a: OutlineNode, b: OutlineNode): number {
  return a.spot[1] - b.spot[1] || a.spot[2] - b.spot[2] || (a.node.id < b.node.id ? -1 : 1);
}
