// Owns: the drawing in an exported BPMN file: lanes below each other, nodes at their places in the sizes of the map,
// flows at right angles. Rule EXP-31.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import type { Spot } from "../../model/field.ts";
import { type ProcessOutline, standingNodes } from "../../model/processOutline.ts";
import { contentHeight, nodeSize } from "../../model/processPlaces.ts";
import { type NodeBox, routeBetween } from "../../model/processRoutes.ts";
import type { Box } from "./bpmnDiagram.ts";
import type { BpmnElement } from "./bpmnElement.ts";

/** What has been made of the records of a map, by their ids. */
export interface BpmnParts {
  readonly moddle: BpmnModdle;
  /** Left out inside a sub-process, which has no pool. */
  readonly participant?: BpmnElement;
  readonly lanes: ReadonlyMap<string, BpmnElement>;
  readonly nodes: ReadonlyMap<string, BpmnElement>;
  readonly flows: ReadonlyMap<string, BpmnElement>;
}

/** The strip with the name of a pool or lane. */
const strip = 32;
const padding = 24;
const smallestBody = 80;
const shortestLane = 320;

/** The diagram of a process map for its collaboration, or for the sub-process that it is the inside of. */
export function drawBpmn(
  outline: ProcessOutline,
  plane: BpmnElement,
  { moddle, participant, lanes, nodes, flows }: BpmnParts,
): BpmnElement {
  const boxes = boxesOf(outline);
  const suffix = participant ? "" : `_of_${plane.get("id")}`;
  const shape = (element: BpmnElement | undefined, box: Box, more: object = {}): BpmnElement =>
    moddle.create("bpmndi:BPMNShape", {
      id: `${element?.get("id")}_shape`,
      bpmnElement: element,
      bounds: moddle.create("dc:Bounds", { ...box }),
      ...more,
    });
  const lying = { isHorizontal: true };
  const shapes = [
    ...(participant ? [shape(participant, boxes.pool, lying)] : []),
    ...[...boxes.lanes].map(([id, box]) => shape(lanes.get(id), box, lying)),
    ...[...boxes.nodes].map(([id, { isDecision: _, ...box }]) =>
      shape(nodes.get(id), box, marking(nodes.get(id))),
    ),
  ];
  const edges = outline.flows.flatMap((flow) => {
    const [from, to] = [boxes.nodes.get(flow.from), boxes.nodes.get(flow.to)];
    const element = flows.get(flow.id);
    if (!from || !to || !element) return [];
    const waypoint = routeBetween(from, to).map((point) => moddle.create("dc:Point", { ...point }));
    const id = `${element.get("id")}_edge`;
    return [moddle.create("bpmndi:BPMNEdge", { id, bpmnElement: element, waypoint })];
  });
  const drawn = moddle.create("bpmndi:BPMNPlane", {
    id: `plane${suffix}`,
    bpmnElement: plane,
    planeElement: [...shapes, ...edges],
  });
  return moddle.create("bpmndi:BPMNDiagram", { id: `diagram${suffix}`, plane: drawn });
}

function marking(element: BpmnElement | undefined): object {
  if (element?.$instanceOf("bpmn:Gateway")) return { isMarkerVisible: true };
  return element?.$instanceOf("bpmn:SubProcess") ? { isExpanded: false } : {};
}

interface Boxes {
  readonly pool: Box;
  readonly lanes: ReadonlyMap<string, Box>;
  readonly nodes: ReadonlyMap<string, NodeBox>;
}

function boxesOf(outline: ProcessOutline): Boxes {
  const standing = [
    ...standingNodes(outline).map(({ node, spot }) => ({ ...node, spot })),
    ...outline.loose,
  ];
  const left = standing.reduce((least, { spot }) => Math.min(least, spot[1]), 0);
  const right = standing.reduce(
    (most, { kind, spot }) => Math.max(most, spot[1] + nodeSize(kind).width),
    left + shortestLane,
  );
  const width = right - left + 2 * padding;
  const lanes = new Map<string, Box>();
  let top = 0;
  for (const { lane, nodes } of outline.lanes) {
    const body = contentHeight(nodes.map(({ node, spot }) => ({ ...node, spot })));
    const height = Math.max(smallestBody, body) + 2 * padding;
    lanes.set(lane.id, { x: strip, y: top, width: width + strip, height });
    top += height;
  }
  const loose = Math.max(smallestBody, contentHeight(outline.loose)) + 2 * padding;
  const height = outline.lanes.length > 0 ? top : loose;
  const boxAt = ([laneId, x, y]: Spot, size: ReturnType<typeof nodeSize>): Box => ({
    x: x - left + 2 * strip + padding,
    y: y + (lanes.get(laneId)?.y ?? 0) + padding,
    ...size,
  });
  return {
    pool: { x: 0, y: 0, width: width + 2 * strip, height },
    lanes,
    nodes: new Map(
      standing.map(({ id, kind, spot }) => [
        id,
        { ...boxAt(spot, nodeSize(kind)), isDecision: kind === "decision" },
      ]),
    ),
  };
}
