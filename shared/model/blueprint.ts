// Owns: a journey as a service blueprint: its steps as columns, the layers as rows, and below each step what the process
// maps linked to it do there. Pure readings of a snapshot. Rules MAP-144, MAP-145.

import type { MapSnapshot } from "./change.ts";
import { processesBehind } from "./gap.ts";
import { journeyOutline } from "./outline.ts";
import { type PlacedStep, placedSteps } from "./placedStep.ts";
import { type ProcessOutline, processOutline, standingNodes } from "./processOutline.ts";
import type { Layer, Process, ProcessLane, ProcessNode } from "./tables.ts";

export interface BlueprintNode {
  readonly node: ProcessNode;
  readonly lane: ProcessLane;
  readonly process: Process;
}

export interface BlueprintColumn {
  readonly placed: PlacedStep;
  /** By name, then id. */
  readonly processes: readonly Process[];
  /** What is done below the step, from left to right; the step's own node is not repeated. */
  readonly rows: Readonly<Record<Layer, readonly BlueprintNode[]>>;
}

export interface Blueprint {
  readonly journeyId: string;
  readonly columns: readonly BlueprintColumn[];
}

/**
 * The blueprint of a journey; `undefined` if it is gone. A node of a process map stands below exactly one of the steps of
 * this journey that the map serves: the touchpoint from which the fewest flows lead to it, else the nearest one to its
 * left, else the first. Maps of which no step stands on the map itself stand below their first step.
 */
export function blueprintOf(map: MapSnapshot, journeyId: string): Blueprint | undefined {
  if (!journeyOutline(map, journeyId)) return undefined;
  const steps = placedSteps(map).filter(({ journey }) => journey.id === journeyId);
  const wanted = new Set(steps.map(({ step }) => step.id));
  const processIds = new Set(
    [...map.processLinks.values()]
      .filter(({ stepId }) => wanted.has(stepId))
      .map(({ processId }) => processId),
  );
  const below = new Map<string, BlueprintNode[]>();
  for (const id of [...processIds].sort()) {
    const outline = processOutline(map, id);
    if (outline) share(outline, wanted, below);
  }
  return {
    journeyId,
    columns: steps.map((placed) => {
      const nodes = below.get(placed.step.id) ?? [];
      const inLayer = (layer: Layer) => nodes.filter(({ lane }) => lane.layer === layer);
      return {
        placed,
        processes: processesBehind(map, placed.step.id),
        rows: {
          customer: inLayer("customer"),
          frontstage: inLayer("frontstage"),
          backstage: inLayer("backstage"),
          support: inLayer("support"),
        },
      };
    }),
  };
}

/** Gives each node of a map to one of the steps. */
function share(
  outline: ProcessOutline,
  wanted: ReadonlySet<string>,
  below: Map<string, BlueprintNode[]>,
): void {
  const served = outline.steps.filter(({ step }) => wanted.has(step.id));
  const heads = served.filter(({ nodeId }) => nodeId !== "");
  const [first] = heads.length > 0 ? heads : served;
  if (!first) return;
  const owners = nearest(
    outline,
    heads.map(({ nodeId, step }) => [nodeId, step.id]),
  );
  const touchpoints = new Set(outline.steps.map(({ nodeId }) => nodeId));
  const spots = new Map(standingNodes(outline).map(({ node, spot }) => [node.id, spot[1]]));
  for (const { lane, nodes } of outline.lanes) {
    for (const standing of nodes) {
      if (touchpoints.has(standing.node.id)) continue;
      const toTheLeft = [...heads]
        .filter(({ nodeId }) => (spots.get(nodeId) ?? 0) <= standing.spot[1])
        .sort((a, b) => (spots.get(b.nodeId) ?? 0) - (spots.get(a.nodeId) ?? 0));
      const stepId = owners.get(standing.node.id) ?? toTheLeft[0]?.step.id ?? first.step.id;
      const entry = { node: standing.node, lane, process: outline.process };
      below.set(stepId, [...(below.get(stepId) ?? []), entry]);
    }
  }
}

/** For each node that a touchpoint leads to, the step of the nearest one; among equals the earlier step. */
function nearest(
  { flows }: ProcessOutline,
  heads: readonly (readonly [nodeId: string, stepId: string])[],
): ReadonlyMap<string, string> {
  const next = new Map<string, string[]>();
  for (const { from, to } of flows) next.set(from, [...(next.get(from) ?? []), to]);
  const owners = new Map(heads);
  for (const [id, stepId] of owners) {
    // A map visits what is added to it while it is gone through, so this goes breadth first.
    for (const to of next.get(id) ?? []) if (!owners.has(to)) owners.set(to, stepId);
  }
  return owners;
}
