// What the drawing of a BPMN file says to a program that knows nothing of our maps: where its shapes are, and whether each
// edge runs from one to the other.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle } from "bpmn-moddle";
import type { Box } from "./bpmnDiagram.ts";
import { type BpmnElement, elementOf, elementsOf, nameOf, textOf } from "./bpmnElement.ts";

export interface Picture {
  /** The middle of each shape of a node whose name no other has, by that name. */
  readonly middles: ReadonlyMap<string, Point>;
  /** Edges that do not begin and end at what they join, each as a sentence. */
  readonly astray: readonly string[];
  /** Boundary events that do not stand at the edge of their activity, by their names. */
  readonly adrift: readonly string[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The drawings of a file, of the map itself first. */
export async function picturesIn(xml: string): Promise<readonly Picture[]> {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  return elementsOf(rootElement, "diagrams").map((diagram) => {
    const drawn = elementsOf(elementOf(diagram, "plane"), "planeElement");
    const boxes = new Map<BpmnElement, Box>();
    for (const shape of drawn) {
      const element = elementOf(shape, "bpmnElement");
      const bounds = elementOf(shape, "bounds");
      if (element && bounds) boxes.set(element, boxOf(bounds));
    }
    const edges = drawn.filter((each) => each.$instanceOf("bpmndi:BPMNEdge"));
    return {
      middles: middlesOf(boxes),
      astray: edges.flatMap((edge) => astrayIn(edge, boxes)),
      adrift: [...boxes].flatMap(([element, box]) => {
        const host = elementOf(element, "attachedToRef");
        const around = host && boxes.get(host);
        const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        return !host || (around && isOnEdge(middle, around)) ? [] : [nameOf(element)];
      }),
    };
  });
}

function middlesOf(boxes: ReadonlyMap<BpmnElement, Box>): ReadonlyMap<string, Point> {
  const named = [...boxes].filter(([element]) => nameOf(element) !== "");
  const names = named.map(([element]) => nameOf(element));
  return new Map(
    named.flatMap(([element, { x, y, width, height }]) => {
      const name = nameOf(element);
      const isOnly = names.filter((each) => each === name).length === 1;
      // What is attached stands at the edge of what it is attached to.
      const isFrame = ["bpmn:Lane", "bpmn:Participant", "bpmn:BoundaryEvent"].some((type) =>
        element.$instanceOf(type),
      );
      return isOnly && !isFrame ? [[name, { x: x + width / 2, y: y + height / 2 }] as const] : [];
    }),
  );
}

function astrayIn(edge: BpmnElement, boxes: ReadonlyMap<BpmnElement, Box>): readonly string[] {
  const element = elementOf(edge, "bpmnElement");
  const points = elementsOf(edge, "waypoint").map((point) => ({
    x: Number(point.get("x")),
    y: Number(point.get("y")),
  }));
  const [from, to] = endsOf(element);
  return [
    ...strayed("begin", points[0], from && boxes.get(from)),
    ...strayed("end", points.at(-1), to && boxes.get(to)),
  ].map((what) => `${textOf(element, "id")} ${what}`);
}

function strayed(verb: string, point: Point | undefined, box: Box | undefined): readonly string[] {
  if (!point || !box) return [`${verb}s nowhere.`];
  return isOnEdge(point, box) ? [] : [`does not ${verb} at the edge of its node.`];
}

/** What an edge joins; data is associated by the activity that holds the association. */
function endsOf(element: BpmnElement | undefined): readonly (BpmnElement | undefined)[] {
  if (!element?.$instanceOf("bpmn:DataAssociation")) {
    return [elementOf(element, "sourceRef"), elementOf(element, "targetRef")];
  }
  return element.$instanceOf("bpmn:DataInputAssociation")
    ? [elementsOf(element, "sourceRef")[0], element.$parent]
    : [element.$parent, elementOf(element, "targetRef")];
}

function isOnEdge(point: Point, { x, y, width, height }: Box): boolean {
  const isWithin = point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
  const isInside = point.x > x && point.x < x + width && point.y > y && point.y < y + height;
  return isWithin && !isInside;
}

function boxOf(bounds: BpmnElement): Box {
  const side = (name: string): number => Number(bounds.get(name));
  return { x: side("x"), y: side("y"), width: side("width"), height: side("height") };
}
