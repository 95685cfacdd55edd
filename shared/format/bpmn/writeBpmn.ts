// Owns: writing a process map as BPMN 2.0 with its drawing: one pool with the lanes of the map. What BPMN has no place
// for (layer, minutes, system, fail and wait points) goes into attributes of a namespace of its own. Rules EXP-30 to EXP-32.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle } from "bpmn-moddle";
import { cleanText } from "../../model/clean.ts";
import {
  type OutlineLane,
  type OutlineNode,
  type ProcessOutline,
  standingNodes,
} from "../../model/processOutline.ts";
import type { NodeKind, ProcessFlow, ProcessNode } from "../../model/tables.ts";
import type { BpmnElement } from "./bpmnElement.ts";
import { type BpmnParts, drawBpmn } from "./drawBpmn.ts";

/** The text of a BPMN 2.0 file in UTF-8. Nodes of a map without lanes stand in the pool itself. */
export async function writeBpmn(outline: ProcessOutline): Promise<string> {
  const moddle = new BpmnModdle();
  const nodes = nodesOf(outline);
  const elements = new Map(nodes.map((node) => [node.id, nodeElement(moddle, node)]));
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const flows = new Map(
    outline.flows.map((flow) => [flow.id, flowElement(moddle, flow, elements, kinds)]),
  );
  const lanes = new Map(
    outline.lanes.map((lane) => [lane.lane.id, laneElement(moddle, lane, elements)]),
  );
  const process = processElement(moddle, outline, { elements, flows, lanes });
  const participant = moddle.create("bpmn:Participant", {
    id: "pool",
    name: cleanText(outline.process.name),
    processRef: process,
  });
  const collaboration = moddle.create("bpmn:Collaboration", {
    id: "collaboration",
    participants: [participant],
  });
  const parts: BpmnParts = { moddle, participant, lanes, nodes: elements, flows };
  const definitions = moddle.create("bpmn:Definitions", {
    id: "definitions",
    targetNamespace: "urn:waymark:process",
    exporter: "Waymark",
    "xmlns:waymark": "urn:waymark:bpmn",
    rootElements: [collaboration, process],
    diagrams: [drawBpmn(outline, collaboration, parts)],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml;
}

function nodesOf(outline: ProcessOutline): readonly ProcessNode[] {
  return [...standingNodes(outline).map(({ node }) => node), ...outline.loose];
}

const types: Readonly<Record<NodeKind, string>> = {
  start: "bpmn:StartEvent",
  end: "bpmn:EndEvent",
  task: "bpmn:Task",
  decision: "bpmn:ExclusiveGateway",
  wait: "bpmn:IntermediateCatchEvent",
  system: "bpmn:ServiceTask",
  document: "bpmn:DataObjectReference",
  note: "bpmn:TextAnnotation",
};

function nodeElement(moddle: BpmnModdle, node: ProcessNode): BpmnElement {
  const id = `node_${node.id}`;
  const name = cleanText(node.name);
  const values = { id, ...(node.kind === "note" ? { text: name } : { name }), ...ownValues(node) };
  if (node.kind === "wait") {
    const timer = moddle.create("bpmn:TimerEventDefinition", { id: `timer_${node.id}` });
    return moddle.create(types.wait, { ...values, eventDefinitions: [timer] });
  }
  if (node.kind === "document") {
    const data = moddle.create("bpmn:DataObject", { id: `data_${node.id}` });
    return moddle.create(types.document, { ...values, dataObjectRef: data });
  }
  return moddle.create(types[node.kind], values);
}

function ownValues(node: ProcessNode): { readonly [name: string]: string } {
  return {
    ...(node.minutes === null ? {} : { "waymark:minutes": `${node.minutes}` }),
    ...(node.system === "" ? {} : { "waymark:system": cleanText(node.system) }),
    ...(node.fail ? { "waymark:fail": "true" } : {}),
    ...(node.wait ? { "waymark:wait": "true" } : {}),
  };
}

// A sequence flow may join only what acts; whatever leads to or from a document or a note is an association.
function flowElement(
  moddle: BpmnModdle,
  flow: ProcessFlow,
  elements: ReadonlyMap<string, BpmnElement>,
  kinds: ReadonlyMap<string, NodeKind>,
): BpmnElement {
  const [sourceRef, targetRef] = [elements.get(flow.from), elements.get(flow.to)];
  const label = cleanText(flow.label);
  const values = { id: `flow_${flow.id}`, sourceRef, targetRef };
  if (![flow.from, flow.to].every((id) => acts(kinds.get(id)))) {
    const own = label === "" ? {} : { "waymark:label": label };
    return moddle.create("bpmn:Association", { ...values, associationDirection: "One", ...own });
  }
  const element = moddle.create("bpmn:SequenceFlow", {
    ...values,
    ...(label === "" ? {} : { name: label }),
  });
  pushTo(sourceRef, "outgoing", element);
  pushTo(targetRef, "incoming", element);
  return element;
}

function acts(kind: NodeKind | undefined): boolean {
  return kind !== "document" && kind !== "note";
}

function pushTo(element: BpmnElement | undefined, property: string, value: BpmnElement): void {
  const held = element?.get(property);
  if (Array.isArray(held)) held.push(value);
}

function laneElement(
  moddle: BpmnModdle,
  { lane, nodes }: OutlineLane,
  elements: ReadonlyMap<string, BpmnElement>,
): BpmnElement {
  const inside = nodes.filter(({ node }: OutlineNode) => acts(node.kind));
  return moddle.create("bpmn:Lane", {
    id: `lane_${lane.id}`,
    name: cleanText(lane.name),
    "waymark:layer": lane.layer,
    flowNodeRef: inside.flatMap(({ node }) => elements.get(node.id) ?? []),
  });
}

function processElement(
  moddle: BpmnModdle,
  { process, lanes: ordered }: ProcessOutline,
  parts: {
    readonly elements: ReadonlyMap<string, BpmnElement>;
    readonly flows: ReadonlyMap<string, BpmnElement>;
    readonly lanes: ReadonlyMap<string, BpmnElement>;
  },
): BpmnElement {
  const all = [...parts.elements.values(), ...parts.flows.values()];
  const isArtifact = (element: BpmnElement): boolean => element.$instanceOf("bpmn:Artifact");
  const data = all.flatMap((element) => {
    const object = element.$instanceOf("bpmn:DataObjectReference") && element.get("dataObjectRef");
    return object ? [object] : [];
  });
  const notes = cleanText(process.notes, { multiline: true });
  const said = notes === "" ? [] : [moddle.create("bpmn:Documentation", { text: notes })];
  const inOrder = ordered.flatMap(({ lane }) => parts.lanes.get(lane.id) ?? []);
  const laneSet = moddle.create("bpmn:LaneSet", { id: "lanes", lanes: inOrder });
  return moddle.create("bpmn:Process", {
    id: "process",
    isExecutable: false,
    documentation: said,
    laneSets: inOrder.length > 0 ? [laneSet] : [],
    flowElements: [...data, ...all.filter((element) => !isArtifact(element))],
    artifacts: all.filter(isArtifact),
  });
}
