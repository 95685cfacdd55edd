// Owns: where the drawing of a BPMN file has its elements: the boxes of all its diagrams. Rule IMP-56.

import { type BpmnElement, elementOf, elementsOf } from "./bpmnElement.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Boxes = ReadonlyMap<BpmnElement, Box>;

/** How far from the origin a drawing may lie, in its own units; a box beyond counts as not drawn. */
const farthest = 1_000_000;

/** The first box of each element. A drawing whose lanes stand upright is turned to lie. */
export function boxesOf(definitions: BpmnElement): Boxes {
  const shapes = elementsOf(definitions, "diagrams")
    .flatMap((diagram) => elementsOf(elementOf(diagram, "plane"), "planeElement"))
    .filter((shape) => shape.$instanceOf("bpmndi:BPMNShape"));
  const isUpright = standsUpright(shapes);
  const boxes = new Map<BpmnElement, Box>();
  for (const shape of shapes) {
    const element = elementOf(shape, "bpmnElement");
    const box = boxOf(elementOf(shape, "bounds"));
    if (element && box && !boxes.has(element)) boxes.set(element, isUpright ? turned(box) : box);
  }
  return boxes;
}

/** Whether the middle of the one lies within the other. */
export function holds(outer: Box, inner: Box): boolean {
  const x = inner.x + inner.width / 2;
  const y = inner.y + inner.height / 2;
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}

function standsUpright(shapes: readonly BpmnElement[]): boolean {
  const ways = shapes.flatMap((shape) => {
    const element = elementOf(shape, "bpmnElement");
    const hasWay = element?.$instanceOf("bpmn:Lane") || element?.$instanceOf("bpmn:Participant");
    return hasWay ? [shape.get("isHorizontal")] : [];
  });
  return ways.filter((way) => way === false).length * 2 > ways.length;
}

function boxOf(bounds: BpmnElement | undefined): Box | undefined {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((side) => bounds?.get(side));
  if (!isSide(x) || !isSide(y) || !isSide(width) || !isSide(height)) return undefined;
  return { x, y, width, height };
}

function isSide(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= farthest;
}

function turned({ x, y, width, height }: Box): Box {
  return { x: y, y: x, width: height, height: width };
}
