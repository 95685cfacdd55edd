// Owns: which flows an imported file has: sequence flows, messages, data and associations, boundary events behind their
// activity, each between two nodes once. Rules IMP-61, IMP-62.

import { withinBound } from "../../model/bound.ts";
import { type BpmnElement, elementOf, elementsOf, nameOf, ownAttribute } from "./bpmnElement.ts";
import type { Region } from "./bpmnLanes.ts";
import type { NodeBook, NodeDraft } from "./bpmnNodes.ts";
import type { Tally } from "./bpmnTally.ts";
import { areTwins, labelMax } from "./bpmnTwins.ts";

export interface FlowDraft {
  readonly from: NodeDraft;
  readonly to: NodeDraft;
  readonly label: string;
  readonly bpmnType: string;
  /** What it was in its file. */
  readonly element: BpmnElement | undefined;
  /** What it was besides, where it was several. */
  readonly further: readonly BpmnElement[];
}

interface Link {
  readonly from: BpmnElement | undefined;
  readonly to: BpmnElement | undefined;
  readonly label: string;
  readonly bpmnType?: string;
  readonly element?: BpmnElement;
}

/** What a flow is called that was a message in its file. */
export const messageFlow = "MessageFlow";
/** What a flow is called that joined its ends without saying how. */
export const association = "Association";
/** What a flow between two pools is called that is no message. */
export const sequenceFlow = "SequenceFlow";
/** What the flow from an activity to its boundary event is called. */
export const attachment = "Attachment";

/**
 * The flows of regions, with those between the pools where `definitions` are given. Two between the same nodes become
 * one with both labels; one to itself or to nowhere is told.
 */
export function flowsBetween(
  definitions: BpmnElement | undefined,
  regions: readonly Region[],
  { nodeOf }: Pick<NodeBook, "nodeOf">,
  tally: Tally,
): readonly FlowDraft[] {
  const flows = new Map<NodeDraft, Map<NodeDraft, FlowDraft>>();
  for (const link of linksOf(definitions, regions, tally)) {
    const [from, to] = [nodeOf(link.from), nodeOf(link.to)];
    if (!from || !to) tally.lose("flow that leads nowhere, left out", link.label);
    else if (from === to) {
      // Inside a sub-process both ends are the one node that stands for it; the map of its inside has those.
      if (link.from === link.to) tally.lose("flow from an element to itself, left out", link.label);
    } else {
      const isMoved = [from.element !== link.from, to.element !== link.to].includes(true);
      if (isMoved) tally.lose("flow to or from inside a sub-process, kept at the sub-process");
      const targets = flows.get(from) ?? new Map<NodeDraft, FlowDraft>();
      const flow = { from, to, ...merged(targets.get(to), link, tally) };
      flows.set(from, targets.set(to, flow));
    }
  }
  return [...flows.values()].flatMap((targets) => [...targets.values()]);
}

function merged(
  known: FlowDraft | undefined,
  { label, bpmnType = "", element }: Link,
  tally: Tally,
): Omit<FlowDraft, "from" | "to"> {
  if (!known) {
    if (label.length > labelMax) tally.lose(longLabel, label);
    return { label: withinBound(label, labelMax), bpmnType, element, further: [] };
  }
  const further = element && areTwins(known.element, element) ? [element] : [];
  tally.lose(
    further.length > 0 ? shownAsOne : "further flow between the same two nodes, joined",
    label,
  );
  const both = [known.label, label].filter(Boolean).join("; ");
  if (both.length > labelMax) tally.lose(longLabel, both);
  return {
    label: withinBound(both, labelMax),
    // Work that also passes by a message passes.
    bpmnType: known.bpmnType === bpmnType ? bpmnType : "",
    element: known.element ?? element,
    further: [...known.further, ...further],
  };
}

const longLabel = "label of a flow, cut to 120 characters";
const shownAsOne = "further flow between the same two nodes, shown as one and kept for exports";

function linksOf(
  definitions: BpmnElement | undefined,
  regions: readonly Region[],
  tally: Tally,
): readonly Link[] {
  const collaborations = elementsOf(definitions, "rootElements").filter((root) =>
    root.$instanceOf("bpmn:Collaboration"),
  );
  const messages = collaborations.flatMap((each) => elementsOf(each, "messageFlows"));
  for (const message of messages) tally.lose("message, kept as a flow", nameOf(message));
  const processes = regions.flatMap(({ process }) => process ?? []);
  return [
    ...processes.flatMap((process) => insideLinks(process)),
    ...messages.map((message) => ({
      ...ended(message),
      bpmnType: typeOfMessage(message),
      element: message,
    })),
    ...collaborations.flatMap((each) => artifactLinks(each, tally)),
    ...processes.flatMap((process) => artifactLinks(process, tally)),
  ];
}

/** What crosses two pools has to be written as a message, whatever it is on the map. */
function typeOfMessage(message: BpmnElement): string {
  const own = ownAttribute(message, "type");
  if (own === sequenceFlow) return "";
  return own === attachment ? attachment : messageFlow;
}

function insideLinks(process: BpmnElement): readonly Link[] {
  return elementsOf(process, "flowElements").flatMap((element): readonly Link[] => {
    if (element.$instanceOf("bpmn:SequenceFlow")) {
      const own = ownAttribute(element, "type");
      const bpmnType = [messageFlow, attachment].find((type) => type === own) ?? "";
      return [{ ...ended(element), bpmnType, element }];
    }
    const host = elementOf(element, "attachedToRef");
    if (!host) return dataLinks(element);
    const label = ownAttribute(element, "label");
    return [{ from: host, to: element, label, bpmnType: attachment }, ...dataLinks(element)];
  });
}

function dataLinks(activity: BpmnElement): readonly Link[] {
  const inputs = elementsOf(activity, "dataInputAssociations").flatMap((association) =>
    elementsOf(association, "sourceRef").map((from) => ({
      from,
      to: activity,
      label: ownAttribute(association, "label"),
      element: association,
    })),
  );
  const outputs = elementsOf(activity, "dataOutputAssociations").map((association) => ({
    from: activity,
    to: elementOf(association, "targetRef"),
    label: ownAttribute(association, "label"),
    element: association,
  }));
  return [...inputs, ...outputs].map(referredData);
}

// Data is drawn by its reference; some tools associate the object behind it.
function referredData(link: Link): Link {
  const drawn = (element: BpmnElement | undefined): BpmnElement | undefined => {
    if (!element?.$instanceOf("bpmn:DataObject")) return element;
    const siblings = elementsOf(element.$parent, "flowElements");
    return siblings.find((each) => elementOf(each, "dataObjectRef") === element) ?? element;
  };
  return { ...link, from: drawn(link.from), to: drawn(link.to) };
}

function artifactLinks(container: BpmnElement, tally: Tally): readonly Link[] {
  return elementsOf(container, "artifacts").flatMap((artifact): readonly Link[] => {
    if (!artifact.$instanceOf("bpmn:Association")) return [];
    const label = ownAttribute(artifact, "label");
    const bpmnType = ownAttribute(artifact, "drawn") === "true" ? "" : association;
    const link = { ...ended(artifact), label, bpmnType, element: artifact };
    // What is said about a flow has no node at its other end; the annotation itself is kept.
    const isAboutFlow = [link.from, link.to].some((end) => end && isFlow(end));
    if (isAboutFlow) tally.lose("annotation of a flow, kept beside it");
    return isAboutFlow ? [] : [link];
  });
}

function isFlow(element: BpmnElement): boolean {
  return element.$instanceOf("bpmn:SequenceFlow") || element.$instanceOf("bpmn:MessageFlow");
}

function ended(flow: BpmnElement): Link {
  return {
    from: elementOf(flow, "sourceRef"),
    to: elementOf(flow, "targetRef"),
    label: nameOf(flow),
  };
}
