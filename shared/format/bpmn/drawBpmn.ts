// Owns: the drawing in an exported BPMN file: lanes below each other, nodes at their places in the sizes of the map,
// flows at right angles. Rules EXP-31, IMP-108.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import type { Spot } from "../../model/field.ts";
import {
  type OutlineLane,
  type ProcessOutline,
  standingNodes,
} from "../../model/processOutline.ts";
import { contentHeight, nodeSize } from "../../model/processPlaces.ts";
import { type Corner, type NodeBox, routeBetween } from "../../model/processRoutes.ts";
import type { Box } from "./bpmnDiagram.ts";
import { toEdges } from "./bpmnEdges.ts";
import type { BpmnElement } from "./bpmnElement.ts";
import { dropGroups, groupBoxes } from "./bpmnGroups.ts";
import type { Pool } from "./writePools.ts";

/** What has been made of the records of a map, by their ids. */
export interface BpmnParts {
  readonly moddle: BpmnModdle;
  /** Left out inside a sub-process, which has no pool. */
  readonly pools?: readonly DrawnPool[];
  readonly lanes: ReadonlyMap<string, BpmnElement>;
  readonly nodes: ReadonlyMap<string, BpmnElement>;
  /** Each with those that the map shows as one with it. */
  readonly flows: ReadonlyMap<string, readonly BpmnElement[]>;
}

/** A pool with the lanes that are made for those around its own. */
export interface DrawnPool extends Pick<Pool, "participant" | "part" | "rows" | "standIn"> {
  readonly around: ReadonlyMap<BpmnElement, BpmnElement>;
}

/** The strip with the name of a pool or lane. */
const strip = 32;
const padding = 24;
const smallestBody = 80;
const shortestLane = 320;
const betweenPools = 32;
/** Of an event, across. */
const circle = 64;

/** The diagram of a process map for its collaboration, or for the sub-process that it is the inside of. */
export function drawBpmn(
  outline: ProcessOutline,
  plane: BpmnElement,
  { moddle, pools, lanes, nodes, flows }: BpmnParts,
): BpmnElement {
  const boxes = boxesOf(outline, nodes, pools);
  const suffix = pools ? "" : `_of_${plane.get("id")}`;
  const shape = (element: BpmnElement | undefined, box: Box, more: object = {}): BpmnElement =>
    moddle.create("bpmndi:BPMNShape", {
      bpmnElement: element,
      bounds: moddle.create("dc:Bounds", { ...box }),
      ...more,
    });
  const lying = { isHorizontal: true };
  const standIns = new Map(pools?.map(({ standIn, participant }) => [standIn?.id, participant]));
  const frames = groupBoxes(plane, nodes, boxes.nodes);
  dropGroups(plane, frames);
  const shown = [...boxes.nodes].filter(([id]) => !standIns.has(id));
  for (const [id, participant] of standIns) {
    const { x, y } = boxes.standIns.get(id ?? "") ?? {};
    if (x !== undefined) participant.set("waymark:spot", `${x} ${y}`);
  }
  const shapes = [
    ...[...boxes.pools].map(([element, box]) => shape(element, box, lying)),
    ...[...boxes.lanes].map(([id, box]) => shape(lanes.get(id), box, lying)),
    ...shown.map(([id, { isDecision: _, ...box }]) =>
      shape(nodes.get(id), box, marking(nodes.get(id))),
    ),
    ...[...frames].map(([element, box]) => shape(element, box)),
  ];
  const edges = outline.flows.flatMap((flow) => {
    const [from, to] = [boxes.nodes.get(flow.from), boxes.nodes.get(flow.to)];
    if (!from || !to) return [];
    const route = routeBetween(from, to);
    return (flows.get(flow.id) ?? []).map((element, at) => {
      const waypoint = beside(route, at).map((point) => moddle.create("dc:Point", { ...point }));
      return moddle.create("bpmndi:BPMNEdge", { bpmnElement: element, waypoint });
    });
  });
  const drawn = moddle.create("bpmndi:BPMNPlane", {
    id: `plane${suffix}`,
    bpmnElement: plane,
    planeElement: [...shapes, ...edges],
  });
  return moddle.create("bpmndi:BPMNDiagram", { id: `diagram${suffix}`, plane: drawn });
}

/** The way of one of several flows between the same nodes: next to the one before where their edges allow it. */
function beside(route: readonly Corner[], at: number): readonly Corner[] {
  const [start, second] = route;
  const [end, before] = [route.at(-1), route.at(-2)];
  const shift = Math.min(at, mostBeside) * betweenFlows;
  const isLying = start?.y === second?.y && end?.y === before?.y;
  const isStanding = start?.x === second?.x && end?.x === before?.x;
  if (isLying) return route.map(({ x, y }) => ({ x, y: y + shift }));
  return isStanding ? route.map(({ x, y }) => ({ x: x + shift, y })) : route;
}

/** A node is high enough for so many ways beside each other. */
const mostBeside = 2;
const betweenFlows = 8;

function marking(element: BpmnElement | undefined): object {
  if (element?.$instanceOf("bpmn:Gateway")) return { isMarkerVisible: true };
  return element?.$instanceOf("bpmn:SubProcess") ? { isExpanded: false } : {};
}

interface Boxes {
  /** Of pools, and of lanes that lie around others. */
  readonly pools: ReadonlyMap<BpmnElement, Box>;
  readonly lanes: ReadonlyMap<string, Box>;
  readonly nodes: ReadonlyMap<string, NodeBox>;
  /** Where the nodes stand on the map that are written as their pools. */
  readonly standIns: ReadonlyMap<string, Box>;
}

interface Row {
  readonly lane: OutlineLane;
  readonly around: readonly BpmnElement[];
  readonly isWhole: boolean;
  readonly isAround: boolean;
}

function boxesOf(
  outline: ProcessOutline,
  elements: BpmnParts["nodes"],
  pools: readonly DrawnPool[] = [],
): Boxes {
  const standing = [
    ...standingNodes(outline).map(({ node, spot }) => ({ ...node, spot })),
    ...outline.loose,
  ];
  const left = standing.reduce((least, { spot }) => Math.min(least, spot[1]), 0);
  const right = standing.reduce(
    (most, { kind, spot }) => Math.max(most, spot[1] + nodeSize(kind).width),
    left + shortestLane,
  );
  const bare = outline.lanes.map(
    (lane): Row => ({ lane, around: [], isWhole: false, isAround: false }),
  );
  const stacks =
    pools.length > 0
      ? pools
      : [{ participant: undefined, part: undefined, rows: bare, around: new Map() }];
  const depths = stacks.flatMap(({ rows }) => rows.map(({ around }) => around.length));
  const inset = (2 + Math.max(0, ...depths)) * strip;
  const width = right - left + 2 * padding + inset;
  const loose = Math.max(smallestBody, contentHeight(outline.loose)) + 2 * padding;
  const boxes = { pools: new Map<BpmnElement, Box>(), lanes: new Map<string, Box>() };
  const tops = new Map<string, number>();
  let top = 0;
  for (const { participant, rows, around } of stacks) {
    const start = top;
    const rowTops: number[] = [];
    for (const { lane, isWhole, isAround, around: parents } of rows) {
      rowTops.push(top);
      tops.set(lane.lane.id, top);
      const body = contentHeight(lane.nodes.map(({ node, spot }) => ({ ...node, spot })));
      const height = Math.max(smallestBody, body) + 2 * padding;
      const x = strip * (1 + parents.length);
      if (!isWhole && !isAround)
        boxes.lanes.set(lane.lane.id, { x, y: top, width: width - x, height });
      top += height;
    }
    if (rows.length === 0) top += loose;
    if (participant) boxes.pools.set(participant, { x: 0, y: start, width, height: top - start });
    for (const [source, element] of around) {
      const depth = rows.find((row) => row.around.includes(source))?.around.indexOf(source) ?? 0;
      const x = strip * (1 + depth);
      boxes.pools.set(element, { x, width: width - x, ...spanOf(rows, rowTops, source, top) });
    }
    top += betweenPools;
  }
  const boxAt = ([laneId, x, y]: Spot, size: ReturnType<typeof nodeSize>): Box => ({
    x: x - left + inset + padding,
    y: y + (tops.get(laneId) ?? 0) + padding,
    ...size,
  });
  const standIns = new Map<string, Box>();
  const nodes = new Map(
    standing.map(({ id, kind, spot }) => {
      const own = boxAt(spot, nodeSize(kind));
      const pool = pools.find(({ standIn }) => standIn?.id === id);
      const around = pool && boxes.pools.get(pool.participant);
      if (around) standIns.set(id, own);
      const shown = elements.get(id)?.$instanceOf("bpmn:Event") ? round(own) : own;
      // What flows to a pool ends at its edge.
      const box = around ? { ...own, y: around.y, height: around.height } : shown;
      return [id, { ...box, isDecision: kind === "decision" }] as const;
    }),
  );
  return { ...boxes, nodes: toEdges(elements, nodes), standIns };
}

/** What others draw as a circle, in the middle of its box: in a wide one its flows would end beside it. */
function round({ x, y, width, height }: Box): Box {
  return {
    x: x + (width - circle) / 2,
    y: y + (height - circle) / 2,
    width: circle,
    height: circle,
  };
}

/** From the first lane inside another to the end of the last. */
function spanOf(
  rows: readonly Row[],
  tops: readonly number[],
  around: BpmnElement,
  bottom: number,
): Pick<Box, "y" | "height"> {
  const first = rows.findIndex((row) => row.around.includes(around));
  const last = rows.findLastIndex((row) => row.around.includes(around));
  const y = tops[first] ?? 0;
  return { y, height: (tops[last + 1] ?? bottom) - y };
}
