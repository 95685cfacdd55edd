// Owns: how a process map reads: lanes in order with their nodes, and the flows between them. One pure function decides
// what becomes of a node whose lane is gone, so that everybody sees the same. Rules MAP-70 to MAP-72.

import { compareOrder } from "../kit/order.ts";
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
  readonly node: ProcessNode;
  /** Where it stands: in a lane that is there, within its bounds. */
  readonly spot: Spot;
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
  readonly steps: readonly PlacedStep[];
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
  const standing = first
    ? nodes.map((node): OutlineNode => ({ node, spot: resolveSpot(node, laneIds, first.id) }))
    : [];
  return {
    process,
    lanes: lanes.map((lane) => ({
      lane,
      nodes: standing.filter(({ spot }) => spot[0] === lane.id).sort(compareStanding),
    })),
    loose: first ? [] : nodes,
    flows: flowsOf(map, processId).filter(({ from, to }) => ids.has(from) && ids.has(to)),
    steps: stepsServedBy(map, processId),
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

function stepsServedBy(map: MapSnapshot, processId: string): readonly PlacedStep[] {
  const served = new Set<string>();
  for (const link of map.processLinks.values()) {
    if (link.processId === processId) served.add(link.stepId);
  }
  return served.size === 0 ? [] : placedSteps(map).filter(({ step }) => served.has(step.id));
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
