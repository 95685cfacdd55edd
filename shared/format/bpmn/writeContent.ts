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
import { canHoldInside } from "../../model/subprocess.ts";
import type { ProcessFlow, ProcessNode } from "../../model/tables.ts";
import { mostInsides } from "./bpmnContent.ts";
import { specificationOf } from "./bpmnData.ts";
import { type BpmnElement, elementOf, type Kept } from "./bpmnElement.ts";
import { isCollection, isNamed, keptFrom, type Shared, signsAmong } from "./bpmnExtra.ts";
import { attachment } from "./bpmnFlows.ts";
import { boundaryToWrite, typeToHold, typeToWrite, usualTypes, wordToHold } from "./bpmnOrigin.ts";
import { twinsFrom } from "./bpmnTwins.ts";
import { type BpmnParts, drawBpmn } from "./drawBpmn.ts";
import { acts, flowElement, flowType, messageElement } from "./writeFlows.ts";

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
  /** What stands beside the processes, by the ids under which it was kept. */
  readonly shared: Shared;
  /** Of the map itself, where it has pools. */
  readonly pools?: Pools;
}

/** What the pools of a map have to do with its nodes and lanes. */
export interface Pools {
  /** Something that is the same for the nodes of one pool. */
  readonly poolOf: (nodeId: string) => unknown;
  /** The pool that is written for a node. */
  readonly standIn: (nodeId: string) => BpmnElement | undefined;
  /** What a lane is written with. */
  readonly laneKept: (lane: OutlineLane) => { readonly [name: string]: unknown };
}

export interface WrittenContent {
  readonly parts: BpmnParts;
  /** Of the sub-processes. */
  readonly diagrams: readonly BpmnElement[];
}

/** The elements of a process map, for the process or sub-process that holds them. */
export async function writeContent(
  outline: ProcessOutline,
  writing: Writing,
): Promise<WrittenContent> {
  const { moddle } = writing;
  const { elements, diagrams, attached } = await writeNodes(outline, writing);
  const flows = new Map<string, readonly BpmnElement[]>();
  for (const flow of outline.flows) {
    if (attached.has(flow.id)) continue;
    const isApart = crosses(flow, writing);
    const type = flowType(flow, elements, isApart);
    const twins = await twinsFrom(moddle, flow, { type, shared: writing.shared });
    const make = isApart ? messageElement : flowElement;
    const [sourceRef, targetRef] = [elements.get(flow.from), elements.get(flow.to)];
    const made = twins.map(({ label, kept }, at) => {
      const own = { ...flow, label, id: at === 0 ? flow.id : `${flow.id}.${at + 1}` };
      return make(moddle, { flow: own, sourceRef, targetRef }, kept);
    });
    flows.set(flow.id, made);
  }
  const lanes = new Map(
    outline.lanes.map((lane) => [lane.lane.id, laneElement(lane, elements, writing)]),
  );
  return { parts: { moddle, lanes, nodes: elements, flows }, diagrams };
}

function crosses({ from, to }: ProcessFlow, { pools }: Writing): boolean {
  return pools !== undefined && pools.poolOf(from) !== pools.poolOf(to);
}

export interface ContainerContent {
  readonly flowElements: readonly BpmnElement[];
  readonly artifacts: readonly BpmnElement[];
  /** What it takes in and gives out. */
  readonly data: readonly BpmnElement[];
}

/** What stands in a process or sub-process of these elements. */
export function contentOf(all: readonly BpmnElement[]): ContainerContent {
  const isArtifact = (element: BpmnElement): boolean => element.$instanceOf("bpmn:Artifact");
  const isPut = (element: BpmnElement): boolean =>
    element.$instanceOf("bpmn:DataInput") || element.$instanceOf("bpmn:DataOutput");
  // It stands at its activity.
  const isHeld = (element: BpmnElement): boolean => element.$instanceOf("bpmn:DataAssociation");
  const data = all.flatMap((element) => {
    const isData = element.$instanceOf("bpmn:DataObjectReference");
    return (isData && elementOf(element, "dataObjectRef")) || [];
  });
  return {
    flowElements: [
      ...data,
      ...all.filter((each) => !isArtifact(each) && !isHeld(each) && !isPut(each)),
    ],
    artifacts: all.filter(isArtifact),
    data: all.filter(isPut),
  };
}

/** What a process or sub-process is written with: what was kept of it, and what stands in it. */
export function withContent(
  moddle: BpmnModdle,
  { ioSpecification: hull, artifacts: frames, ...kept }: Kept,
  { data, artifacts, ...content }: ContainerContent,
): Kept {
  const ioSpecification = specificationOf(moddle, data, hull as BpmnElement | undefined);
  return {
    ...kept,
    ...content,
    artifacts: [...artifacts, ...(Array.isArray(frames) ? frames : [])],
    ...(ioSpecification ? { ioSpecification } : {}),
  };
}

interface WrittenNodes {
  readonly elements: ReadonlyMap<string, BpmnElement>;
  readonly diagrams: readonly BpmnElement[];
  /** The flows that are written as the place of a boundary event. */
  readonly attached: ReadonlySet<string>;
}

async function writeNodes(outline: ProcessOutline, writing: Writing): Promise<WrittenNodes> {
  const elements = new Map<string, BpmnElement>();
  const diagrams: BpmnElement[] = [];
  const attached = new Set<string>();
  const later: (() => Promise<void>)[] = [];
  for (const node of nodesOf(outline)) {
    const inside = insideOf(node, writing);
    const attaching = attachingFlow(outline, node, writing);
    const standIn = writing.pools?.standIn(node.id);
    if (standIn) {
      for (const [name, value] of Object.entries(ownValues(node))) standIn.set(name, value);
      elements.set(node.id, standIn);
    } else if (inside) {
      const { element, drawn } = await insideElement(node, inside, writing);
      elements.set(node.id, element);
      diagrams.push(...drawn);
    } else if (attaching) {
      // Its activity has to be there first.
      later.push(async () => {
        const host = elements.get(attaching.from);
        const element = await boundaryElement(writing, node, attaching, host);
        if (element) attached.add(attaching.id);
        elements.set(node.id, element ?? (await nodeElement(writing, node)));
      });
    } else elements.set(node.id, await nodeElement(writing, node));
  }
  for (const write of later) await write();
  return { elements, diagrams, attached };
}

/** The one flow to a node, if that is the place of a boundary event at its activity. */
function attachingFlow(
  { flows }: ProcessOutline,
  { id, bpmnType }: ProcessNode,
  writing: Writing,
): ProcessFlow | undefined {
  if (!bpmnType.startsWith("BoundaryEvent")) return undefined;
  const [first, ...more] = flows.filter(({ to }) => to === id);
  if (more.length > 0 || first?.bpmnType !== attachment) return undefined;
  return crosses(first, writing) ? undefined : first;
}

async function boundaryElement(
  { moddle, shared }: Writing,
  node: ProcessNode,
  flow: ProcessFlow,
  host: BpmnElement | undefined,
): Promise<BpmnElement | undefined> {
  if (!host?.$instanceOf("bpmn:Activity")) return undefined;
  const kept = await keptFrom(moddle, node.bpmnExtra, "BoundaryEvent", shared);
  const written = boundaryToWrite(node, signsAmong(kept));
  if (!written) return undefined;
  const label = cleanText(flow.label);
  return moddle.create("bpmn:BoundaryEvent", {
    ...kept,
    id: `node_${node.id}`,
    name: cleanText(node.name),
    ...ownValues(node),
    "waymark:apart": "true",
    ...(label === "" ? {} : { "waymark:label": label }),
    attachedToRef: host,
    ...eventDefinitions(moddle, node, written.sign, kept),
  });
}

function insideOf(node: ProcessNode, writing: Writing): ProcessOutline | undefined {
  const { outlineOf, written, depth } = writing;
  const isShut = !canHoldInside(node.kind) || node.subprocessId === "";
  if (isShut || written.has(node.subprocessId)) return undefined;
  return depth < mostInsides.deep && written.size <= mostInsides.maps
    ? outlineOf(node.subprocessId)
    : undefined;
}

async function insideElement(
  node: ProcessNode,
  inside: ProcessOutline,
  writing: Writing,
): Promise<{ readonly element: BpmnElement; readonly drawn: readonly BpmnElement[] }> {
  const { moddle, written, depth } = writing;
  written.add(inside.process.id);
  const { pools: _, ...within } = writing;
  const { parts, diagrams } = await writeContent(inside, { ...within, depth: depth + 1 });
  const elements = contentOf([...parts.nodes.values(), ...[...parts.flows.values()].flat()]);
  // The set of lanes has the name and the notes of the map inside; those of the node are its own.
  const notes = cleanText(inside.process.notes, { multiline: true });
  const laneSet = moddle.create("bpmn:LaneSet", {
    id: `lanes_${node.id}`,
    name: cleanText(inside.process.name),
    documentation: notes === "" ? [] : [moddle.create("bpmn:Documentation", { text: notes })],
    lanes: [...parts.lanes.values()],
  });
  const type = typeToHold(node.bpmnType);
  const word = wordToHold(node.bpmnType);
  const kept = await keptFrom(moddle, node.bpmnExtra, type, writing.shared);
  const element = moddle.create(`bpmn:${type}`, {
    ...withContent(moddle, kept, elements),
    id: `node_${node.id}`,
    name: cleanText(node.name),
    ...ownValues(node),
    ...(node.kind === "task" ? {} : { "waymark:kind": node.kind }),
    ...(word === "" ? {} : { "waymark:type": word }),
    laneSets: [laneSet],
  });
  return { element, drawn: [drawBpmn(inside, element, parts), ...diagrams] };
}

function nodesOf(outline: ProcessOutline): readonly ProcessNode[] {
  return [...standingNodes(outline).map(({ node }) => node), ...outline.loose];
}

async function nodeElement({ moddle, shared }: Writing, node: ProcessNode): Promise<BpmnElement> {
  const name = cleanText(node.name);
  const [plain = ""] = (node.bpmnType || usualTypes[node.kind]).split(" ");
  const known = passingType.test(plain)
    ? await keptFrom(moddle, node.bpmnExtra, plain, shared)
    : {};
  const { type, sign, word } = typeToWrite(node.kind, node.bpmnType, signsAmong(known));
  const kept = type === plain ? known : {};
  const values: Kept = {
    ...kept,
    id: `node_${node.id}`,
    ...(node.kind === "note" ? { text: name } : { name }),
    ...ownValues(node),
    ...(word === "" ? {} : { "waymark:type": word }),
    ...eventDefinitions(moddle, node, sign, kept),
  };
  if (type === usualTypes.document) {
    const { [isCollection]: several, [isNamed]: named, ...reference } = values;
    const { itemSubjectRef } = kept;
    const data = moddle.create("bpmn:DataObject", {
      id: `data_${node.id}`,
      ...(several === undefined ? {} : { isCollection: true }),
      ...(named === undefined ? {} : { name }),
      ...(itemSubjectRef === undefined ? {} : { itemSubjectRef }),
    });
    return moddle.create(`bpmn:${type}`, { ...reference, dataObjectRef: data });
  }
  return moddle.create(`bpmn:${type}`, values);
}

const passingType = /^[A-Z][A-Za-z]{2,39}$/;

/** The signs of an event: as they were kept if the one that counts is among them, else that one alone. */
function eventDefinitions(
  moddle: BpmnModdle,
  node: ProcessNode,
  sign: string,
  kept: Kept,
): { readonly eventDefinitions?: unknown } {
  if (sign === "") return kept.eventDefinitions === undefined ? {} : { eventDefinitions: [] };
  if (signsAmong(kept).includes(sign)) return {};
  const id = `event_${node.id}`;
  return { eventDefinitions: [moddle.create(`bpmn:${sign}EventDefinition`, { id })] };
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

function laneElement(
  outlineLane: OutlineLane,
  elements: ReadonlyMap<string, BpmnElement>,
  { moddle, pools }: Writing,
): BpmnElement {
  const { lane, nodes } = outlineLane;
  const inside = nodes.flatMap(({ node }) => elements.get(node.id) ?? []).filter(acts);
  return moddle.create("bpmn:Lane", {
    id: `lane_${lane.id}`,
    ...(pools?.laneKept(outlineLane) ?? {
      name: cleanText(lane.name),
      "waymark:layer": lane.layer,
    }),
    flowNodeRef: inside,
  });
}
