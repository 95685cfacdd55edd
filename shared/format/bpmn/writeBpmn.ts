// Owns: writing a process map as BPMN 2.0 with its drawing: one pool with the lanes of the map. What BPMN has no place
// for (layer, minutes, owner, system, fail and wait points) goes into attributes of a namespace of its own. Rules EXP-30 to EXP-32, EXP-65, EXP-66.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle } from "bpmn-moddle";
import { cleanText } from "../../model/clean.ts";
import {
  type OutlineLane,
  type ProcessOutline,
  standingNodes,
} from "../../model/processOutline.ts";
import type { ProcessFlow, ProcessNode } from "../../model/tables.ts";
import type { BpmnElement } from "./bpmnElement.ts";
import { messageFlow } from "./bpmnFlows.ts";
import { typeToWrite } from "./bpmnOrigin.ts";
import { type BpmnParts, drawBpmn } from "./drawBpmn.ts";

/** The text of a BPMN 2.0 file in UTF-8. Nodes of a map without lanes stand in the pool itself. */
export async function writeBpmn(outline: ProcessOutline): Promise<string> {
  const moddle = new BpmnModdle();
  const nodes = nodesOf(outline);
  const elements = new Map(nodes.map((node) => [node.id, nodeElement(moddle, node)]));
  const flows = new Map(
    outline.flows.map((flow) => [flow.id, flowElement(moddle, flow, elements)]),
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

function nodeElement(moddle: BpmnModdle, node: ProcessNode): BpmnElement {
  const id = `node_${node.id}`;
  const name = cleanText(node.name);
  const { type, sign, word } = typeToWrite(node.kind, node.bpmnType);
  const values = {
    id,
    ...(node.kind === "note" ? { text: name } : { name }),
    ...ownValues(node),
    ...(word === "" ? {} : { "waymark:type": word }),
  };
  if (sign !== "") {
    const definition = moddle.create(`bpmn:${sign}EventDefinition`, { id: `event_${node.id}` });
    return moddle.create(`bpmn:${type}`, { ...values, eventDefinitions: [definition] });
  }
  if (node.kind === "document") {
    const data = moddle.create("bpmn:DataObject", { id: `data_${node.id}` });
    return moddle.create(`bpmn:${type}`, { ...values, dataObjectRef: data });
  }
  return moddle.create(`bpmn:${type}`, values);
}

function ownValues(node: ProcessNode): { readonly [name: string]: string } {
  return {
    ...(node.minutes === null ? {} : { "waymark:minutes": `${node.minutes}` }),
    ...(node.owner === "" ? {} : { "waymark:owner": cleanText(node.owner) }),
    ...(node.system === "" ? {} : { "waymark:system": cleanText(node.system) }),
    ...(node.fail ? { "waymark:fail": "true" } : {}),
    ...(node.wait ? { "waymark:wait": "true" } : {}),
  };
}

// A sequence flow may join only what acts; whatever leads to or from a document, a store or a note is an association.
function flowElement(
  moddle: BpmnModdle,
  flow: ProcessFlow,
  elements: ReadonlyMap<string, BpmnElement>,
): BpmnElement {
  const [sourceRef, targetRef] = [elements.get(flow.from), elements.get(flow.to)];
  const label = cleanText(flow.label);
  const values = { id: `flow_${flow.id}`, sourceRef, targetRef };
  if (![sourceRef, targetRef].every(acts)) {
    const own = label === "" ? {} : { "waymark:label": label };
    return moddle.create("bpmn:Association", { ...values, associationDirection: "One", ...own });
  }
  const element = moddle.create("bpmn:SequenceFlow", {
    ...values,
    ...(label === "" ? {} : { name: label }),
    ...(flow.bpmnType === messageFlow ? { "waymark:type": messageFlow } : {}),
  });
  pushTo(sourceRef, "outgoing", element);
  pushTo(targetRef, "incoming", element);
  return element;
}

function acts(element: BpmnElement | undefined): boolean {
  return element?.$instanceOf("bpmn:FlowNode") ?? false;
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
  const inside = nodes.flatMap(({ node }) => elements.get(node.id) ?? []).filter(acts);
  return moddle.create("bpmn:Lane", {
    id: `lane_${lane.id}`,
    name: cleanText(lane.name),
    "waymark:layer": lane.layer,
    flowNodeRef: inside,
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
