// Owns: what an element of a file takes in, gives out and holds (its inputs, outputs and properties, with the sets that name
// them), and at which of these a flow of data ends. Kept beside the element and written again. Rules IMP-110, IMP-93.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import { type BpmnElement, elementOf, elementsOf, type Kept, ownAttribute } from "./bpmnElement.ts";

/** The attribute of a flow of data that says at which input, output or property of its activity it ends. */
export const dataEnd = "waymark:end";
/** The attribute of a property that only an export needs. */
export const madeForExport = "waymark:made";

/** The properties, inputs and outputs of an element; `valuesOf` gives what else of each of them may pass. */
export function dataOf(
  moddle: BpmnModdle,
  element: BpmnElement,
  valuesOf: (each: BpmnElement) => Kept,
): Kept {
  const copy = (each: BpmnElement): BpmnElement => moddle.create(each.$type, valuesOf(each));
  const properties = propertiesOf(element).map(copy);
  const specification = elementOf(element, "ioSpecification");
  return {
    ...(properties.length > 0 ? { properties } : {}),
    ...(specification ? specified(moddle, { element, specification }, valuesOf) : {}),
    ...ofEvent(moddle, element, valuesOf),
  };
}

// What a process takes in and gives out stands on its map as nodes; the rest of what it says of that is a hull.
function specified(
  moddle: BpmnModdle,
  {
    element,
    specification,
  }: { readonly element: BpmnElement; readonly specification: BpmnElement },
  valuesOf: (each: BpmnElement) => Kept,
): Kept {
  const values = valuesOf(specification);
  const isHull = showsItsData(element);
  if (isHull && Object.keys(values).length === 0) return {};
  const sets = isHull ? {} : setsOf(moddle, specification, valuesOf);
  return {
    ioSpecification: moddle.create("bpmn:InputOutputSpecification", { ...values, ...sets }),
  };
}

/** Whether the inputs and outputs of a container are nodes of the map that shows what is in it. */
export function showsItsData(element: BpmnElement): boolean {
  if (element.$instanceOf("bpmn:Process")) return true;
  if (!element.$instanceOf("bpmn:SubProcess")) return false;
  const specification = elementOf(element, "ioSpecification");
  const isHeld = ["laneSets", "flowElements", "artifacts"].some(
    (property) => elementsOf(element, property).length > 0,
  );
  return isHeld || [...inputsIn(specification), ...outputsIn(specification)].length === 0;
}

function setsOf(
  moddle: BpmnModdle,
  specification: BpmnElement,
  valuesOf: (each: BpmnElement) => Kept,
): Kept {
  const copies = new Map<BpmnElement, BpmnElement>();
  const copied = (property: string): readonly BpmnElement[] =>
    elementsOf(specification, property).map((each) => {
      const copy = moddle.create(each.$type, valuesOf(each));
      copies.set(each, copy);
      return copy;
    });
  const [dataInputs, dataOutputs] = [copied("dataInputs"), copied("dataOutputs")];
  const [inputSets, outputSets] = [copied("inputSets"), copied("outputSets")];
  for (const [source, set] of copies) {
    for (const name of referring) {
      for (const target of elementsOf(source, name)) push(set, name, copies.get(target));
    }
  }
  return {
    dataInputs,
    dataOutputs,
    // The schema asks for one of each.
    inputSets: inputSets.length > 0 ? inputSets : [moddle.create("bpmn:InputSet")],
    outputSets: outputSets.length > 0 ? outputSets : [moddle.create("bpmn:OutputSet")],
  };
}

/** What a set names. Which set of inputs belongs to one of outputs the writer would put where the schema has it not. */
const referring = [
  "dataInputRefs",
  "optionalInputRefs",
  "whileExecutingInputRefs",
  "outputSetRefs",
  "dataOutputRefs",
  "optionalOutputRefs",
  "whileExecutingOutputRefs",
] as const;

function ofEvent(
  moddle: BpmnModdle,
  element: BpmnElement,
  valuesOf: (each: BpmnElement) => Kept,
): Kept {
  if (!element.$instanceOf("bpmn:Event")) return {};
  const copies = new Map<BpmnElement, BpmnElement>();
  const found = (["dataInputs", "dataOutputs"] as const).flatMap((name) => {
    const all = elementsOf(element, name).map((each) => {
      const copy = moddle.create(each.$type, valuesOf(each));
      copies.set(each, copy);
      return copy;
    });
    return all.length > 0 ? [[name, all] as const] : [];
  });
  const sets = (["inputSet", "outputSet"] as const).flatMap((name) => {
    const source = elementOf(element, name);
    if (!source) return [];
    const set = moddle.create(source.$type, valuesOf(source));
    for (const ref of referring) {
      for (const target of elementsOf(source, ref)) push(set, ref, copies.get(target));
    }
    return [[name, set] as const];
  });
  return Object.fromEntries([...found, ...sets]);
}

/** What a process or sub-process of nodes takes in and gives out; none where no node is an input or output. */
export function specificationOf(
  moddle: BpmnModdle,
  all: readonly BpmnElement[],
  hull: BpmnElement | undefined,
): BpmnElement | undefined {
  const dataInputs = all.filter((each) => each.$instanceOf("bpmn:DataInput"));
  const dataOutputs = all.filter((each) => each.$instanceOf("bpmn:DataOutput"));
  const isAny = dataInputs.length + dataOutputs.length > 0;
  if (!isAny) return inputsIn(hull).length + outputsIn(hull).length > 0 ? hull : undefined;
  return moddle.create("bpmn:InputOutputSpecification", {
    ...(hull ? said(hull) : {}),
    dataInputs,
    dataOutputs,
    inputSets: [moddle.create("bpmn:InputSet", { dataInputRefs: dataInputs })],
    outputSets: [moddle.create("bpmn:OutputSet", { dataOutputRefs: dataOutputs })],
  });
}

function said(hull: BpmnElement): Kept {
  const { $attrs } = hull;
  const documentation = elementsOf(hull, "documentation");
  const extensionElements = elementOf(hull, "extensionElements");
  return {
    ...$attrs,
    ...(documentation.length > 0 ? { documentation } : {}),
    ...(extensionElements ? { extensionElements } : {}),
  };
}

/** At which input, output or property of its activity a flow of data ends: "i0" is the first input; empty for none. */
export function endOf(association: BpmnElement): string {
  const activity = association.$parent;
  const isInput = association.$instanceOf("bpmn:DataInputAssociation");
  const end = isInput
    ? elementOf(association, "targetRef")
    : elementsOf(association, "sourceRef")[0];
  if (!activity || !end) return "";
  const lists = isInput
    ? ([["i", inputsOf(activity)]] as const)
    : ([["o", outputsOf(activity)]] as const);
  const all = [...lists, ["p", propertiesOf(activity)] as const];
  const [found] = all.flatMap(([letter, list]) =>
    list.includes(end) ? [`${letter}${list.indexOf(end)}`] : [],
  );
  return found ?? "";
}

/** What of an activity a flow of data ends at; none where it says none that is there. */
export function endAt(activity: BpmnElement, end: unknown): BpmnElement | undefined {
  const [, letter, at] = /^([iop])(\d{1,3})$/.exec(String(end)) ?? [];
  const lists = { i: inputsOf, o: outputsOf, p: propertiesOf } as const;
  return letter === "i" || letter === "o" || letter === "p"
    ? lists[letter](activity)[Number(at)]
    : undefined;
}

function propertiesOf(element: BpmnElement): readonly BpmnElement[] {
  return elementsOf(element, "properties").filter((each) => ownAttribute(each, "made") !== "true");
}

function inputsOf(activity: BpmnElement): readonly BpmnElement[] {
  const isThrown = activity.$instanceOf("bpmn:ThrowEvent");
  return inputsIn(isThrown ? activity : elementOf(activity, "ioSpecification"));
}

function outputsOf(activity: BpmnElement): readonly BpmnElement[] {
  const isCaught = activity.$instanceOf("bpmn:CatchEvent");
  return outputsIn(isCaught ? activity : elementOf(activity, "ioSpecification"));
}

function inputsIn(holder: BpmnElement | undefined): readonly BpmnElement[] {
  return elementsOf(holder, "dataInputs");
}

function outputsIn(holder: BpmnElement | undefined): readonly BpmnElement[] {
  return elementsOf(holder, "dataOutputs");
}

function push(element: BpmnElement, property: string, value: BpmnElement | undefined): void {
  const held = element.get(property);
  if (value && Array.isArray(held)) held.push(value);
}
