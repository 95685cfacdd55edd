// Owns: frames that a file draws around elements ("groups"), which no map shows: each is kept with what holds it and named by
// the nodes inside it, and an export draws it around those that are still there. Rule IMP-111.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import { type Box, holds } from "./bpmnDiagram.ts";
import {
  type BpmnElement,
  elementOf,
  elementsOf,
  type Kept,
  ownAttribute,
  textOf,
} from "./bpmnElement.ts";
import type { Tally } from "./bpmnTally.ts";

/** The attribute of a frame with its number, and that of a node with the numbers of the frames around it. */
const frameNumber = "waymark:group";
export const framesAround = "waymark:groups";
export const numbers = /^\d{1,4}( \d{1,4}){0,19}$/;

const padding = 16;

/** Numbers the frames of a file and says at each node which are around it, unless the file has said so. */
export function markGroups(definitions: BpmnElement, { lose }: Tally): void {
  const count = { groups: 0 };
  for (const diagram of elementsOf(definitions, "diagrams")) {
    const plane = elementOf(diagram, "plane");
    if (plane) markDrawn(plane, count);
  }
  for (const group of allGroups(definitions)) {
    const name = textOf(elementOf(group, "categoryValueRef"), "value");
    lose(isMarked(group) ? "frame around elements, kept for exports but not shown" : empty, name);
  }
}

const mostGroups = 1000;
const empty = "frame around no element that is drawn, left out";

function markDrawn(plane: BpmnElement, count: { groups: number }): void {
  const drawn = elementsOf(plane, "planeElement").flatMap((shape) => {
    const element = elementOf(shape, "bpmnElement");
    const box = boxOf(elementOf(shape, "bounds"));
    return element && box ? [{ element, box }] : [];
  });
  const nodes = drawn.filter(({ element }) => isNode(element));
  for (const { element: group, box } of drawn) {
    if (!group.$instanceOf("bpmn:Group") || isMarked(group)) continue;
    const inside = nodes.filter((node) => holds(box, node.box));
    if (inside.length === 0 || count.groups >= mostGroups) continue;
    count.groups += 1;
    group.set(frameNumber, `${count.groups}`);
    for (const { element } of inside) {
      const all = [ownAttribute(element, "groups"), `${count.groups}`].filter(Boolean).join(" ");
      if (numbers.test(all)) element.set(framesAround, all);
    }
  }
}

function isMarked(group: BpmnElement): boolean {
  return ownAttribute(group, "group") !== "";
}

/** The frames that a container holds; `valuesOf` gives what of each may pass. */
export function groupsOf(
  moddle: BpmnModdle,
  container: BpmnElement,
  valuesOf: (each: BpmnElement) => Kept,
): Kept {
  const groups = groupsIn(container).flatMap((group) => {
    const own = ownAttribute(group, "group");
    if (!/^\d{1,4}$/.test(own)) return [];
    return [moddle.create("bpmn:Group", { ...valuesOf(group), [frameNumber]: own })];
  });
  return groups.length > 0 ? { artifacts: groups } : {};
}

/** A frame with its box around the boxes of those nodes that name it; those without any such node have none. */
export function groupBoxes(
  plane: BpmnElement,
  nodes: ReadonlyMap<string, BpmnElement>,
  boxes: ReadonlyMap<string, Box>,
): ReadonlyMap<BpmnElement, Box> {
  const found = new Map<BpmnElement, Box>();
  for (const group of containersOf(plane).flatMap(groupsIn)) {
    const own = ownAttribute(group, "group");
    const inside = [...nodes].flatMap(([id, element]) => {
      const isIn = ownAttribute(element, "groups").split(" ").includes(own);
      return (isIn && boxes.get(id)) || [];
    });
    if (inside.length > 0) found.set(group, around(inside));
  }
  return found;
}

/** Takes out of a container and what it joins the frames around no node that is there. */
export function dropGroups(plane: BpmnElement, drawn: ReadonlyMap<BpmnElement, Box>): void {
  for (const container of containersOf(plane)) {
    const all = elementsOf(container, "artifacts");
    const left = all.filter((each) => !each.$instanceOf("bpmn:Group") || drawn.has(each));
    if (left.length < all.length) container.set("artifacts", left);
  }
}

/** What a drawing shows the inside of. */
function containersOf(plane: BpmnElement): readonly BpmnElement[] {
  const processes = elementsOf(plane, "participants").flatMap(
    (participant) => elementOf(participant, "processRef") ?? [],
  );
  return [plane, ...new Set(processes)];
}

function allGroups(definitions: BpmnElement): readonly BpmnElement[] {
  const within = (container: BpmnElement): readonly BpmnElement[] => [
    ...groupsIn(container),
    ...elementsOf(container, "flowElements").flatMap(within),
  ];
  return elementsOf(definitions, "rootElements").flatMap(within);
}

function groupsIn(container: BpmnElement): readonly BpmnElement[] {
  return elementsOf(container, "artifacts").filter((each) => each.$instanceOf("bpmn:Group"));
}

function isNode(element: BpmnElement): boolean {
  return [
    "bpmn:FlowNode",
    "bpmn:DataObjectReference",
    "bpmn:DataStoreReference",
    "bpmn:DataInput",
    "bpmn:DataOutput",
    "bpmn:TextAnnotation",
  ].some((type) => element.$instanceOf(type));
}

function boxOf(bounds: BpmnElement | undefined): Box | undefined {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((side) => bounds?.get(side));
  const isBox = [x, y, width, height].every((side) => typeof side === "number");
  return isBox ? ({ x, y, width, height } as Box) : undefined;
}

function around(boxes: readonly Box[]): Box {
  const [left, top] = [
    Math.min(...boxes.map(({ x }) => x)) - padding,
    Math.min(...boxes.map(({ y }) => y)) - padding,
  ];
  return {
    x: left,
    y: top,
    width: Math.max(...boxes.map(({ x, width }) => x + width)) + padding - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) + padding - top,
  };
}
