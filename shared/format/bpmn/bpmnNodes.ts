// Owns: which nodes a process or sub-process has, and for each element the node that stands for it: its own, or that of
// the sub-process it is inside. Rules IMP-55, IMP-60.

import { withinBound } from "../../model/bound.ts";
import { cleanText } from "../../model/clean.ts";
import { nodeSize } from "../../model/processPlaces.ts";
import type { NodeKind } from "../../model/tables.ts";
import type { Box, Boxes } from "./bpmnDiagram.ts";
import { boxApart } from "./bpmnEdges.ts";
import {
  type BpmnElement,
  documentationOf,
  elementOf,
  elementsOf,
  nameOf,
  ownAttribute,
  textOf,
  typeOf,
} from "./bpmnElement.ts";
import { isMishap, kindOf, tellKind } from "./bpmnKinds.ts";
import type { LaneBook, LaneDraft, Region } from "./bpmnLanes.ts";
import { wordFor } from "./bpmnOrigin.ts";
import type { Tally } from "./bpmnTally.ts";

export interface NodeDraft {
  readonly element: BpmnElement;
  readonly kind: NodeKind;
  readonly name: string;
  readonly lane: LaneDraft;
  readonly box: Box | undefined;
  readonly system: string;
  readonly minutes: number | null;
  readonly owner: string;
  readonly fail: boolean;
  readonly wait: boolean;
  readonly bpmnType: string;
}

export interface NodeBook {
  readonly nodes: readonly NodeDraft[];
  /** The node that stands for an element; a pool gets one when it is first asked for. */
  readonly nodeOf: (element: BpmnElement | undefined) => NodeDraft | undefined;
  /** What is known at length, a paragraph for each element. */
  readonly notes: readonly string[];
  /** The sub-processes that hold something, by the node that stands for each. */
  readonly insides: ReadonlyMap<NodeDraft, BpmnElement>;
}

const nameMax = 280;

/** The nodes of regions. Without `definitions`, what lies between the pools of a file is not asked for. */
export function openNodes(
  definitions: BpmnElement | undefined,
  regions: readonly Region[],
  lanes: LaneBook,
  boxes: Boxes,
  tally: Tally,
): NodeBook {
  const nodes: NodeDraft[] = [];
  const notes: string[] = [];
  const standing = new Map<BpmnElement, NodeDraft>();
  const insides = new Map<NodeDraft, BpmnElement>();
  const add = (element: BpmnElement, name: string, lane: LaneDraft): void => {
    if (standing.has(element)) return;
    if (name.length > nameMax) {
      tally.lose("name too long for a node, whole in the notes of the map");
      notes.push(name);
    }
    const said = documentationOf(element);
    if (said !== "") notes.push(`${name || typeOf(element)}: ${said}`);
    const draft = { ...described(element), element, name: withinBound(name, nameMax), lane };
    const node = { ...draft, box: boxOf(element, boxes) };
    nodes.push(node);
    standing.set(element, node);
  };
  const addInside = (region: Region): void => {
    for (const element of drawnElements(region.process)) {
      const name = nameOf(element) || nameOf(elementOf(element, "dataObjectRef"));
      tellKind(element, name, tally);
      add(element, name, lanes.laneOf(element, region));
      const node = standing.get(element);
      if (!element.$instanceOf("bpmn:SubProcess") || !node) continue;
      if (holdsAny(element)) insides.set(node, element);
      standFor(element, node, standing);
    }
  };
  for (const region of regions) {
    addInside(region);
    const { process, participant } = region;
    if (!process && participant) add(participant, region.name, lanes.firstOf(region));
  }
  for (const { annotation, region } of annotationsOf(definitions, regions)) {
    const lane = lanes.laneAt(annotation) ?? lanes.laneOf(annotation, region);
    add(annotation, cleanText(textOf(annotation, "text")), lane);
  }
  const nodeOf = (element: BpmnElement | undefined): NodeDraft | undefined => {
    if (!element) return undefined;
    const region = regions.find(({ participant }) => participant === element);
    // A message to a pool whose inside is known still needs an end.
    if (region && !standing.has(element)) add(element, region.name, lanes.firstOf(region));
    return standing.get(element);
  };
  return { nodes, nodeOf, notes, insides };
}

function described(element: BpmnElement): Omit<NodeDraft, "element" | "name" | "lane" | "box"> {
  const said = ownAttribute(element, "minutes");
  const minutes = said === "" ? Number.NaN : Number(said);
  const kind = element.$instanceOf("bpmn:Participant") ? "task" : kindOf(element);
  return {
    kind,
    bpmnType: wordFor(element, kind),
    owner: withinBound(ownAttribute(element, "owner"), 120),
    system: withinBound(ownAttribute(element, "system"), 120),
    minutes: minutes >= 0 && minutes <= 1_000_000 ? minutes : null,
    fail: ownAttribute(element, "fail") === "true" || isAttachedMishap(element),
    wait: ownAttribute(element, "wait") === "true",
  };
}

function isAttachedMishap(element: BpmnElement): boolean {
  return element.$instanceOf("bpmn:BoundaryEvent") && isMishap(element);
}

// A boundary event sits on the edge of its activity; as a node of its own it stands below it. A pool's box is no place.
function boxOf(element: BpmnElement, boxes: Boxes): Box | undefined {
  if (element.$instanceOf("bpmn:Participant")) return ownSpot(element);
  const box = boxes.get(element);
  const attached = elementOf(element, "attachedToRef");
  const host = attached && boxes.get(attached);
  // What we wrote once had it where it stands on the map.
  if (!host || ownAttribute(element, "apart") === "true") return box;
  const below = box && { ...box, y: host.y + host.height + host.height / 2 };
  return boxApart(element, host) ?? below;
}

/** Where what we wrote has the node that stands for a pool. */
function ownSpot(participant: BpmnElement): Box | undefined {
  const [x = Number.NaN, y = Number.NaN] = ownAttribute(participant, "spot").split(" ").map(Number);
  const isSound = [x, y].every((side) => Math.abs(side) <= 1_000_000);
  return isSound ? { x, y, ...nodeSize("task") } : undefined;
}

/** The flow nodes and data of a process, without what is inside its sub-processes. Its own inputs and outputs too. */
function drawnElements(process: BpmnElement | undefined): readonly BpmnElement[] {
  const elements = elementsOf(process, "flowElements");
  const data = elementOf(process, "ioSpecification");
  const brought = [...elementsOf(data, "dataInputs"), ...elementsOf(data, "dataOutputs")];
  const referred = new Set(elements.flatMap((each) => elementOf(each, "dataObjectRef") ?? []));
  const drawn = elements.filter(
    (element) =>
      element.$instanceOf("bpmn:FlowNode") ||
      element.$instanceOf("bpmn:DataObjectReference") ||
      element.$instanceOf("bpmn:DataStoreReference") ||
      (element.$instanceOf("bpmn:DataObject") && !referred.has(element)),
  );
  return [...drawn, ...brought];
}

function standFor(
  container: BpmnElement,
  node: NodeDraft,
  standing: Map<BpmnElement, NodeDraft>,
): void {
  for (const property of ["flowElements", "artifacts"]) {
    for (const element of elementsOf(container, property)) {
      standing.set(element, node);
      standFor(element, node, standing);
    }
  }
}

function holdsAny(container: BpmnElement): boolean {
  return ["laneSets", "flowElements", "artifacts"].some(
    (property) => elementsOf(container, property).length > 0,
  );
}

/** What is inside a sub-process, in words: the names of its elements, then its flows. */
export function contentInWords(container: BpmnElement): string {
  const elements = elementsOf(container, "flowElements");
  const called = (element: BpmnElement | undefined): string =>
    element ? nameOf(element) || typeOf(element) : "?";
  const inner = elements
    .filter((element) => element.$instanceOf("bpmn:FlowNode"))
    .map((element) => {
      const isNested = element.$instanceOf("bpmn:SubProcess");
      return isNested ? `${called(element)} (${contentInWords(element)})` : called(element);
    });
  const flows = elements
    .filter((element) => element.$instanceOf("bpmn:SequenceFlow"))
    .map(
      (flow) => `${called(elementOf(flow, "sourceRef"))} → ${called(elementOf(flow, "targetRef"))}`,
    );
  const texts = elementsOf(container, "artifacts").map((artifact) => textOf(artifact, "text"));
  const rest = [...flows, ...texts.filter(Boolean)];
  return `${inner.join(", ")}${rest.length > 0 ? `; ${rest.join("; ")}` : ""}`;
}

/** All annotations; those between the pools count to the first region. */
function annotationsOf(
  definitions: BpmnElement | undefined,
  regions: readonly Region[],
): readonly { annotation: BpmnElement; region: Region }[] {
  const shared = elementsOf(definitions, "rootElements")
    .filter((root) => root.$instanceOf("bpmn:Collaboration"))
    .flatMap((collaboration) => elementsOf(collaboration, "artifacts"));
  return regions
    .flatMap((region, index) => {
      const own = elementsOf(region.process, "artifacts");
      return (index === 0 ? [...own, ...shared] : own).map((annotation) => ({
        annotation,
        region,
      }));
    })
    .filter(({ annotation }) => annotation.$instanceOf("bpmn:TextAnnotation"));
}
