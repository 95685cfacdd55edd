// Owns: where a boundary event stands at the edge of its activity, which a map shows as a node of its own: kept with the event
// as a part of the width and height, drawn there by an export, with its place on the map beside it. Rule IMP-113.
/// <reference path="./bpmn-moddle.d.ts" />

import type { Box, Boxes } from "./bpmnDiagram.ts";
import { type BpmnElement, elementOf, elementsOf, ownAttribute } from "./bpmnElement.ts";

/** The attribute of a boundary event with the place of its middle in the box of its activity, as parts of 1. */
export const edgePlace = "waymark:edge";
export const edgeParts = /^[01](\.\d{1,3})? [01](\.\d{1,3})?$/;
/** How far its middle is on the map from the corner of its activity. */
const apart = "waymark:apart";

/** Of a boundary event, across. */
const circle = 36;

/** Says at each boundary event where the drawing has it; one that we have put there by ourselves says nothing. */
export function markEdges(containers: readonly BpmnElement[], boxes: Boxes): void {
  for (const event of containers.flatMap(elementsIn)) {
    const host = elementOf(event, "attachedToRef");
    const [own, around] = [boxes.get(event), host && boxes.get(host)];
    const isOurs = ownAttribute(event, "apart") !== "" && ownAttribute(event, "edge") === "";
    if (!own || !around || around.width <= 0 || around.height <= 0 || isOurs) continue;
    const middle = { x: own.x + own.width / 2 - around.x, y: own.y + own.height / 2 - around.y };
    const { x, y } = nearestEdge(middle, around);
    event.set(edgePlace, `${part(x, around.width)} ${part(y, around.height)}`);
  }
}

/** Moves the boxes of attached events to the edges of their activities, and says at each how far it stands from there. */
export function toEdges<Own extends Box>(
  nodes: ReadonlyMap<string, BpmnElement>,
  boxes: ReadonlyMap<string, Own>,
): ReadonlyMap<string, Own | Box> {
  const ids = new Map([...nodes].map(([id, element]) => [element, id]));
  const moved = new Map<string, Own | Box>(boxes);
  for (const [host, events] of eventsByHost(nodes, boxes)) {
    const around = boxes.get(ids.get(host) ?? "");
    if (!around) continue;
    events.sort((a, b) => a.box.x - b.box.x);
    const unsaid = events.filter(({ element }) => !edgeParts.test(ownAttribute(element, "edge")));
    for (const { id, element, box } of events) {
      const at = unsaid.findIndex((each) => each.id === id);
      const [x = 0, y = 0] =
        at < 0
          ? ownAttribute(element, "edge").split(" ").map(Number)
          : [(at + 1) / (unsaid.length + 1), 1];
      const middle = [box.x + box.width / 2 - around.x, box.y + box.height / 2 - around.y];
      element.set(apart, middle.join(" "));
      moved.set(id, atEdge(around, x, y));
    }
  }
  return moved;
}

/** The middle on the map of an event that we have written at the edge of its activity; none of any other. */
export function boxApart(event: BpmnElement, host: Box | undefined): Box | undefined {
  const said = /^(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)$/.exec(ownAttribute(event, "apart"));
  const [x, y] = [Number(said?.[1]), Number(said?.[2])];
  const isSound = Math.abs(x) <= farthest && Math.abs(y) <= farthest;
  return host && isSound ? { x: host.x + x, y: host.y + y, width: 0, height: 0 } : undefined;
}

const farthest = 1_000_000;

interface Attached {
  readonly id: string;
  readonly element: BpmnElement;
  readonly box: Box;
}

function eventsByHost(
  nodes: ReadonlyMap<string, BpmnElement>,
  boxes: ReadonlyMap<string, Box>,
): ReadonlyMap<BpmnElement, Attached[]> {
  const found = new Map<BpmnElement, Attached[]>();
  for (const [id, element] of nodes) {
    const host = elementOf(element, "attachedToRef");
    const box = boxes.get(id);
    if (!host || !box) continue;
    const others = found.get(host) ?? [];
    others.push({ id, element, box });
    found.set(host, others);
  }
  return found;
}

function atEdge(around: Box, partX: number, partY: number): Box {
  const said = { x: partX * around.width, y: partY * around.height };
  const { x, y } = nearestEdge(said, around);
  return {
    x: around.x + x - circle / 2,
    y: around.y + y - circle / 2,
    width: circle,
    height: circle,
  };
}

/** The point on an edge of a box that is nearest to one in it, both from its corner. */
function nearestEdge(
  { x, y }: { readonly x: number; readonly y: number },
  { width, height }: Box,
): { readonly x: number; readonly y: number } {
  const ways = [
    { far: Math.abs(height - y), x, y: height },
    { far: Math.abs(y), x, y: 0 },
    { far: Math.abs(width - x), x: width, y },
    { far: Math.abs(x), x: 0, y },
  ];
  return ways.reduce((best, way) => (way.far < best.far ? way : best));
}

function part(distance: number, whole: number): number {
  return Math.round(Math.min(1, Math.max(0, distance / whole)) * 1000) / 1000;
}

function elementsIn(container: BpmnElement): readonly BpmnElement[] {
  return elementsOf(container, "flowElements").flatMap((element) => [
    element,
    ...elementsIn(element),
  ]);
}
