// Owns: what a flow of a process map becomes in a BPMN file: a sequence flow between what acts, a message between pools, an
// association of data or a plain one. Rules EXP-65, EXP-66, IMP-105.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import { cleanText } from "../../model/clean.ts";
import type { ProcessFlow } from "../../model/tables.ts";
import { type BpmnElement, elementsOf } from "./bpmnElement.ts";
import { defaultFlow } from "./bpmnExtra.ts";
import { association, attachment, messageFlow, sequenceFlow } from "./bpmnFlows.ts";
import type { Kept } from "./bpmnSift.ts";

// A sequence flow may join only what acts; whatever leads to or from a document, a store or a note is an association.
export function flowElement(
  moddle: BpmnModdle,
  flow: ProcessFlow,
  elements: ReadonlyMap<string, BpmnElement>,
  { [defaultFlow]: isDefault, ...kept }: Kept,
): BpmnElement {
  const [sourceRef, targetRef] = [elements.get(flow.from), elements.get(flow.to)];
  const label = cleanText(flow.label);
  const values = { id: `flow_${flow.id}`, sourceRef, targetRef };
  if (flow.bpmnType === association || ![sourceRef, targetRef].every(acts)) {
    const own = label === "" ? {} : { "waymark:label": label };
    const isOld = flow.bpmnType === association;
    const data = isOld ? undefined : dataElement(moddle, { flow, sourceRef, targetRef }, own);
    if (data) return data;
    const said = isOld ? kept : { associationDirection: "One", "waymark:drawn": "true" };
    return moddle.create("bpmn:Association", { ...said, ...values, ...own });
  }
  const element = moddle.create("bpmn:SequenceFlow", {
    ...kept,
    ...values,
    ...(label === "" ? {} : { name: label }),
    ...(isSpecial(flow.bpmnType) ? { "waymark:type": flow.bpmnType } : {}),
  });
  const mayHaveDefault = sourceRef && "default" in sourceRef.$descriptor.propertiesByName;
  if (isDefault && mayHaveDefault) sourceRef.set("default", element);
  pushTo(sourceRef, "outgoing", element);
  pushTo(targetRef, "incoming", element);
  return element;
}

/** What leads from data to an activity, or from one to data, stands at the activity; `undefined` for anything else. */
function dataElement(
  moddle: BpmnModdle,
  {
    flow,
    sourceRef,
    targetRef,
  }: {
    readonly flow: ProcessFlow;
    readonly sourceRef: BpmnElement | undefined;
    readonly targetRef: BpmnElement | undefined;
  },
  own: object,
): BpmnElement | undefined {
  const values = { id: `flow_${flow.id}`, ...own };
  if (isData(sourceRef) && takes(targetRef, "dataInputAssociations")) {
    // The schema asks for something of the activity that the data goes to.
    const [known] = elementsOf(targetRef, "properties");
    const id = `input_${targetRef.get("id")}`;
    const input = known ?? moddle.create("bpmn:Property", { id, name: "input" });
    if (!known) pushTo(targetRef, "properties", input);
    const all = { ...values, sourceRef: [sourceRef], targetRef: input };
    const element = moddle.create("bpmn:DataInputAssociation", all);
    pushTo(targetRef, "dataInputAssociations", element);
    return element;
  }
  if (!takes(sourceRef, "dataOutputAssociations") || !isData(targetRef)) return undefined;
  const element = moddle.create("bpmn:DataOutputAssociation", { ...values, targetRef });
  pushTo(sourceRef, "dataOutputAssociations", element);
  return element;
}

function takes(element: BpmnElement | undefined, property: string): element is BpmnElement {
  return element !== undefined && property in element.$descriptor.propertiesByName;
}

function isData(element: BpmnElement | undefined): boolean {
  return ["bpmn:DataObjectReference", "bpmn:DataStoreReference"].some((type) =>
    element?.$instanceOf(type),
  );
}

// Between two pools nothing flows but messages.
export function messageElement(
  moddle: BpmnModdle,
  flow: ProcessFlow,
  elements: ReadonlyMap<string, BpmnElement>,
  { [defaultFlow]: _, ...kept }: Kept,
): BpmnElement {
  const [sourceRef, targetRef] = [elements.get(flow.from), elements.get(flow.to)];
  if (flow.bpmnType === association || ![sourceRef, targetRef].every(talks))
    return flowElement(moddle, flow, elements, kept);
  const label = cleanText(flow.label);
  const own = flow.bpmnType === attachment ? attachment : sequenceFlow;
  return moddle.create("bpmn:MessageFlow", {
    ...kept,
    id: `flow_${flow.id}`,
    sourceRef,
    targetRef,
    ...(label === "" ? {} : { name: label }),
    ...(flow.bpmnType === messageFlow ? {} : { "waymark:type": own }),
  });
}

function talks(element: BpmnElement | undefined): boolean {
  return acts(element) || (element?.$instanceOf("bpmn:Participant") ?? false);
}

function isSpecial(bpmnType: string): boolean {
  return bpmnType === messageFlow || bpmnType === attachment;
}

export function acts(element: BpmnElement | undefined): boolean {
  return element?.$instanceOf("bpmn:FlowNode") ?? false;
}

function pushTo(element: BpmnElement | undefined, property: string, value: BpmnElement): void {
  const held = element?.get(property);
  if (Array.isArray(held)) held.push(value);
}
