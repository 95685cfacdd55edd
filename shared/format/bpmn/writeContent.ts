// Owns: what one process map becomes in a BPMN file: its lanes, nodes and flows, and inside a node the map behind it as a
// sub-process. What BPMN has no place for goes into attributes of a namespace of its own. Rules EXP-30, EXP-32, EXP-65, EXP-66, IMP-91.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import { cleanText } from "../../model/clean.ts";
import {
  type OutlineLane,
  type ProcessOutline,
  standingNodes,
} from "../../model/processOutline.ts";
import type { ProcessFlow, ProcessNode } from "../../model/tables.ts";
import { mostInsides } from "./bpmnContent.ts";
import { type BpmnElement, elementOf } from "./bpmnElement.ts";
import { messageFlow } from "./bpmnFlows.ts";
import { typeToHold, typeToWrite } from "./bpmnOrigin.ts";
import { type BpmnParts, drawBpmn } from "./drawBpmn.ts";

/** The process map of an id, as the inside of a node names it. */
export type OutlineOf = (processId: string) => ProcessOutline | undefined;

/** What the writing of one file shares. */
export interface Writing {
  readonly moddle: BpmnModdle;
  readonly outlineOf: OutlineOf;
  /** The maps that the file has already: ids are there once, and maps inside each other end somewhere. */
  readonly written: Set<string>;
  /** How many sub-processes lie around what is written. */
  readonly depth: number;
}

export interface WrittenContent {
  readonly parts: BpmnParts;
  readonly content: {
    readonly lanes: readonly BpmnElement[];
    readonly flowElements: readonly BpmnElement[];
    readonly artifacts: readonly BpmnElement[];
  };
  /** Of the sub-processes. */
  readonly diagrams: readonly BpmnElement[];
}

/** The elements of a process map, for the process or sub-process that holds them. */
export function writeContent(outline: ProcessOutline, writing: Writing): WrittenContent {
  const { moddle } = writing;
  const diagrams: BpmnElement[] = [];
  const elements = new Map(
    nodesOf(outline).map((node) => {
      const inside = insideOf(node, writing);
      if (!inside) return [node.id, nodeElement(moddle, node)];
      const { element, drawn } = insideElement(node, inside, writing);
      diagrams.push(...drawn);
      return [node.id, element];
    }),
  );
  const flows = new Map(
    outline.flows.map((flow) => [flow.id, flowElement(moddle, flow, elements)]),
  );
  const lanes = new Map(
    outline.lanes.map((lane) => [lane.lane.id, laneElement(moddle, lane, elements)]),
  );
  const all = [...elements.values(), ...flows.values()];
  const isArtifact = (element: BpmnElement): boolean => element.$instanceOf("bpmn:Artifact");
  const data = all.flatMap((element) => {
    const isData = element.$instanceOf("bpmn:DataObjectReference");
    return (isData && elementOf(element, "dataObjectRef")) || [];
  });
  return {
    parts: { moddle, lanes, nodes: elements, flows },
    content: {
      lanes: [...lanes.values()],
      flowElements: [...data, ...all.filter((element) => !isArtifact(element))],
      artifacts: all.filter(isArtifact),
    },
    diagrams,
  };
}

function insideOf(node: ProcessNode, writing: Writing): ProcessOutline | undefined {
  const { outlineOf, written, depth } = writing;
  if (node.kind !== "task" || node.subprocessId === "" || written.has(node.subprocessId))
    return undefined;
  return depth < mostInsides.deep && written.size <= mostInsides.maps
    ? outlineOf(node.subprocessId)
    : undefined;
}

function insideElement(
  node: ProcessNode,
  inside: ProcessOutline,
  writing: Writing,
): { readonly element: BpmnElement; readonly drawn: readonly BpmnElement[] } {
  const { moddle, written, depth } = writing;
  written.add(inside.process.id);
  const { parts, content, diagrams } = writeContent(inside, { ...writing, depth: depth + 1 });
  const { lanes, ...elements } = content;
  // The set of lanes has the name and the notes of the map inside; those of the node are its own.
  const notes = cleanText(inside.process.notes, { multiline: true });
  const laneSet = moddle.create("bpmn:LaneSet", {
    id: `lanes_${node.id}`,
    name: cleanText(inside.process.name),
    documentation: notes === "" ? [] : [moddle.create("bpmn:Documentation", { text: notes })],
    lanes,
  });
  const element = moddle.create(`bpmn:${typeToHold(node.bpmnType)}`, {
    id: `node_${node.id}`,
    name: cleanText(node.name),
    ...ownValues(node),
    laneSets: [laneSet],
    ...elements,
  });
  return { element, drawn: [drawBpmn(inside, element, parts), ...diagrams] };
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
