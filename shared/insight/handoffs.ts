// Owns: what a process map says about how work passes on: changes of owner and of layer, loops back, waits, and how long
// the customer is left alone. Pure; the definitions are in docs/handoffs.md. Rule STA-1.

import { type LayerLine, linesBetween } from "../model/layerLine.ts";
import type { ProcessOutline } from "../model/processOutline.ts";
import type { Department, Layer, ProcessFlow, ProcessNode } from "../model/tables.ts";
import { flowsBack } from "./loops.ts";
import { type Stretch, stretchesBetween } from "./stretches.ts";

/** A node that does something, with who does it and where. Documents and notes do nothing. */
export interface Actor {
  readonly node: ProcessNode;
  readonly layer: Layer;
  /** Whoever is named at the node, else the department of its lane, else the lane. */
  readonly owner: string;
}

/** A flow on which work passes into other hands, or into another layer, or both. */
export interface HandOff {
  readonly flow: ProcessFlow;
  readonly from: Actor;
  readonly to: Actor;
  readonly changesOwner: boolean;
  /** The lines of the blueprint that it crosses: none within a layer. */
  readonly lines: readonly LayerLine[];
}

export interface HandOffAnalysis {
  /** From left to right by where they begin. */
  readonly handOffs: readonly HandOff[];
  /** The flows that lead back. */
  readonly loops: readonly {
    readonly flow: ProcessFlow;
    readonly from: Actor;
    readonly to: Actor;
  }[];
  readonly waits: readonly Actor[];
  /** The longest way in minutes from each customer touchpoint to each next one, the longest first. */
  readonly stretches: readonly Stretch[];
}

/** Reads a process map. `departments` give the names of owners of lanes. */
export function analyseHandOffs(
  outline: ProcessOutline,
  departments: ReadonlyMap<string, Pick<Department, "name">>,
): HandOffAnalysis {
  const actors = actorsOf(outline, departments);
  const places = new Map([...actors.keys()].map((id, at) => [id, at]));
  const ends = outline.flows.flatMap((flow) => {
    const [from, to] = [actors.get(flow.from), actors.get(flow.to)];
    return from && to ? [{ flow, from, to }] : [];
  });
  ends.sort(
    (a, b) =>
      (places.get(a.from.node.id) ?? 0) - (places.get(b.from.node.id) ?? 0) ||
      (places.get(a.to.node.id) ?? 0) - (places.get(b.to.node.id) ?? 0),
  );
  const all = [...actors.values()];
  const starts = all.filter(({ node }) => node.kind === "start").map(({ node }) => node.id);
  const graph = {
    nodes: all.map(({ node }) => node.id),
    edges: ends.map(({ flow }) => flow),
  };
  const back = flowsBack(graph, starts);
  return {
    handOffs: ends
      .map((passing) => ({
        ...passing,
        changesOwner: passing.from.owner !== passing.to.owner,
        lines: linesBetween(passing.from.layer, passing.to.layer),
      }))
      .filter(({ changesOwner, lines }) => changesOwner || lines.length > 0),
    loops: ends.filter(({ flow }) => back.has(flow.id)),
    waits: all.filter(({ node }) => node.kind === "wait" || node.wait),
    stretches: stretchesBetween(
      { nodes: graph.nodes, edges: graph.edges.filter(({ id }) => !back.has(id)) },
      {
        isTouchpoint: (id) => actors.get(id)?.layer === "customer",
        minutesOf: (id) => actors.get(id)?.node.minutes ?? null,
      },
    ),
  };
}

/** Whoever is named at a node, else the department of its lane, else the lane itself. */
function ownerOf(
  node: Pick<ProcessNode, "owner">,
  lane: { readonly name: string; readonly departmentId: string },
  departments: ReadonlyMap<string, Pick<Department, "name">>,
): string {
  return node.owner || departments.get(lane.departmentId)?.name || lane.name;
}

// In the order in which one reads the map: from left to right, then from the customer's lane down.
function actorsOf(
  outline: ProcessOutline,
  departments: ReadonlyMap<string, Pick<Department, "name">>,
): ReadonlyMap<string, Actor> {
  const standing = outline.lanes.flatMap(({ lane, nodes }) =>
    nodes.map(({ node, spot }) => ({ node, lane, x: spot[1] })),
  );
  const inOrder = standing
    .filter(({ node }) => node.kind !== "document" && node.kind !== "note")
    .sort((a, b) => a.x - b.x);
  return new Map(
    inOrder.map(({ node, lane }) => [
      node.id,
      { node, layer: lane.layer, owner: ownerOf(node, lane, departments) },
    ]),
  );
}
