// Owns: what a flow of a process map becomes in a BPMN file: a sequence flow between what acts, a message between pools, an
// association of data or a plain one. Rules EXP-65, EXP-66, IMP-105.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import { cleanText } from "../../model/clean.ts";
import type { ProcessFlow } from "../../model/tables.ts";
import { dataEnd, endAt, madeForExport } from "./bpmnData.ts";
import { type BpmnElement, elementsOf, type Kept, ownAttribute } from "./bpmnElement.ts";
import { defaultFlow } from "./bpmnExtra.ts";
import { association, attachment, messageFlow, sequenceFlow } from "./bpmnFlows.ts";

/** A flow with the elements that it leads from and to. */
export interface LedFlow {
  readonly flow: ProcessFlow;
  readonly sourceRef: BpmnElement | undefined;
  readonly targetRef: BpmnElement | undefined;
}

/** What a flow becomes between what its ends are written as. */
export function flowType(
  { from, to, bpmnType }: ProcessFlow,
  elements: ReadonlyMap<string, BpmnElement>,
  isApart: boolean,
): string {
  const ends = [elements.get(from), elements.get(to)] as const;
  if (bpmnType === association) return association;
  if (isApart && ends.every(talks)) return messageFlow;
  if (ends.every(acts)) return sequenceFlow;
  return dataType(...ends) ?? association;
}

function dataType(
  from: BpmnElement | undefined,
  to: BpmnElement | undefined,
): "DataInputAssociation" | "DataOutputAssociation" | undefined {
  if (isData(from) && takes(to, "dataInputAssociations")) return "DataInputAssociation";
  return takes(from, "dataOutputAssociations") && isData(to) ? "DataOutputAssociation" : undefined;
}

// A sequence flow may join only what acts; whatever leads to or from a document, a store or a note is an association.
export function flowElement(
  moddle: BpmnModdle,
  led: LedFlow,
  { [defaultFlow]: isDefault, ...kept }: Kept,
): BpmnElement {
  const { flow, sourceRef, targetRef } = led;
  const label = cleanText(flow.label);
  const values = { id: `flow_${flow.id}`, sourceRef, targetRef };
  if (flow.bpmnType === association || ![sourceRef, targetRef].every(acts)) {
    const own = label === "" ? {} : { "waymark:label": label };
    const isOld = flow.bpmnType === association;
    const data = isOld ? undefined : dataElement(moddle, led, { ...kept, ...own });
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
  { flow, sourceRef, targetRef }: LedFlow,
  { [dataEnd]: end, ...kept }: Kept,
): BpmnElement | undefined {
  const values = { ...kept, id: `flow_${flow.id}` };
  const type = dataType(sourceRef, targetRef);
  if (!type || !sourceRef || !targetRef) return undefined;
  const isInput = type === "DataInputAssociation";
  const activity = isInput ? targetRef : sourceRef;
  const known = endAt(activity, end);
  const ends = isInput
    ? { sourceRef: [sourceRef], targetRef: known ?? madeInput(moddle, activity) }
    : { targetRef, ...(known ? { sourceRef: [known] } : {}) };
  const element = moddle.create(`bpmn:${type}`, { ...values, ...ends });
  pushTo(activity, isInput ? "dataInputAssociations" : "dataOutputAssociations", element);
  return element;
}

/** The schema asks for something of the activity that the data goes to. */
function madeInput(moddle: BpmnModdle, activity: BpmnElement): BpmnElement {
  const all = elementsOf(activity, "properties");
  const known = all.find((each) => ownAttribute(each, "made") === "true");
  const id = `input_${activity.get("id")}`;
  const values = { id, name: "input", [madeForExport]: "true" };
  const input = known ?? moddle.create("bpmn:Property", values);
  if (!known) pushTo(activity, "properties", input);
  return input;
}

function takes(element: BpmnElement | undefined, property: string): element is BpmnElement {
  return element !== undefined && property in element.$descriptor.propertiesByName;
}

function isData(element: BpmnElement | undefined): boolean {
  return dataTypes.some((type) => element?.$instanceOf(type));
}

const dataTypes = [
  "bpmn:DataObjectReference",
  "bpmn:DataStoreReference",
  "bpmn:DataInput",
  "bpmn:DataOutput",
] as const;

// Between two pools nothing flows but messages.
export function messageElement(
  moddle: BpmnModdle,
  led: LedFlow,
  { [defaultFlow]: _, ...kept }: Kept,
): BpmnElement {
  const { flow, sourceRef, targetRef } = led;
  if (flow.bpmnType === association || ![sourceRef, targetRef].every(talks))
    return flowElement(moddle, led, kept);
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
