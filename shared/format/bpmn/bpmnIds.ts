// Owns: that every id of a written BPMN file is a name and is there once: an element keeps the one that it had in its file
// where no other has it. Rule EXP-65.

import { type BpmnElement, elementOf, elementsOf, textOf } from "./bpmnElement.ts";

interface Property {
  readonly name: string;
  readonly isReference?: boolean;
}

/** Gives those elements that have none yet the id they want, or else the usual one, with a number behind it if taken. */
export function giveIds(
  definitions: BpmnElement,
  wanted: ReadonlyMap<BpmnElement, readonly [wanted: string, usual: string]>,
): void {
  for (const element of wanted.keys()) element.set("id", undefined);
  const taken = idsIn(definitions);
  for (const [element, [own, usual]] of wanted) {
    let id = /^[A-Za-z_][\w.-]{0,199}$/.test(own) ? own : usual;
    for (let count = 2; taken.has(id); count += 1) id = `${usual}_${count}`;
    taken.add(id);
    element.set("id", id);
  }
}

/** Gives an id to what is referred to only from beside it: inputs, outputs, properties and the like. */
export function giveInnerIds(element: BpmnElement, usual: string): void {
  const taken = idsIn(element);
  let count = 0;
  const give = (each: BpmnElement): void => {
    if (innerTypes.some((type) => each.$instanceOf(type)) && each.get("id") === undefined) {
      do count += 1;
      while (taken.has(`${usual}.${count}`));
      each.set("id", `${usual}.${count}`);
    }
    for (const held of contained(each)) give(held);
  };
  give(element);
}

const innerTypes = [
  "bpmn:DataInput",
  "bpmn:DataOutput",
  "bpmn:InputSet",
  "bpmn:OutputSet",
  "bpmn:Property",
  "bpmn:Group",
] as const;

function idsIn(root: BpmnElement): Set<string> {
  const taken = new Set<string>();
  const collect = (element: BpmnElement): void => {
    const id = element.get("id");
    if (typeof id === "string") taken.add(id);
    for (const held of contained(element)) collect(held);
  };
  collect(root);
  return taken;
}

/** Names every shape and line of the drawings by what it shows. */
export function giveDrawingIds(diagrams: readonly BpmnElement[]): void {
  for (const diagram of diagrams) {
    for (const drawn of elementsOf(elementOf(diagram, "plane"), "planeElement")) {
      const kind = drawn.$instanceOf("bpmndi:BPMNEdge") ? "edge" : "shape";
      drawn.set("id", `${textOf(elementOf(drawn, "bpmnElement"), "id")}_${kind}`);
    }
  }
}

function contained(element: BpmnElement): readonly BpmnElement[] {
  const { properties = [] } = element.$descriptor as { properties?: readonly Property[] };
  return properties
    .filter(({ isReference }) => !isReference)
    .flatMap(({ name }) => {
      const value = element.get(name);
      return (Array.isArray(value) ? value : [value]).filter(isModelled);
    });
}

// What a vendor wrote has no ids of BPMN.
function isModelled(value: unknown): value is BpmnElement {
  if (typeof value !== "object" || value === null || !("$descriptor" in value)) return false;
  const { $descriptor } = value as BpmnElement;
  return !$descriptor.isGeneric;
}
