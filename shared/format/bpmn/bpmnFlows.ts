// Owns: which flows an imported file has: sequence flows, messages, data and associations, boundary events behind their
// activity, each between two nodes once. Rules IMP-61, IMP-62.

import { withinBound } from "../../model/bound.ts";
import { type BpmnElement, elementOf, elementsOf, nameOf, ownAttribute } from "./bpmnElement.ts";
import type { Region } from "./bpmnLanes.ts";
import type { NodeBook, NodeDraft } from "./bpmnNodes.ts";
import type { Tally } from "./bpmnTally.ts";

export interface FlowDraft {
  readonly from: NodeDraft;
  readonly to: NodeDraft;
  readonly label: string;
  readonly bpmnType: string;
}

interface Link {
  readonly from: BpmnElement | undefined;
  readonly to: BpmnElement | undefined;
  readonly label: string;
  readonly isMessage?: boolean;
}

const labelMax = 120;
/** What a flow is called that was a message in its file. */
export const messageFlow = "MessageFlow";

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
  const flows = new Map<NodeDraft, Map<NodeDraft, { label: string; isMessage: boolean }>>();
  for (const { from, to, label, isMessage = false } of linksOf(definitions, regions, tally)) {
    const [source, target] = [nodeOf(from), nodeOf(to)];
    if (!source || !target) tally.lose("flow that leads nowhere, left out", label);
    else if (source === target) {
      // Inside a sub-process both ends are the one node that stands for it; the map of its inside has those.
      if (from === to) tally.lose("flow from an element to itself, left out", label);
    } else {
      const targets =
        flows.get(source) ?? new Map<NodeDraft, { label: string; isMessage: boolean }>();
      const known = targets.get(target);
      const both = joined(known?.label, label, tally);
      // Work that also passes by a message passes.
      const flow = { label: both, isMessage: isMessage && known?.isMessage !== false };
      flows.set(source, targets.set(target, flow));
    }
  }
  return [...flows].flatMap(([from, targets]) =>
    [...targets].map(([to, { label, isMessage }]) => {
      return { from, to, label, bpmnType: isMessage ? messageFlow : "" };
    }),
  );
}

function joined(known: string | undefined, label: string, tally: Tally): string {
  if (known !== undefined) tally.lose("further flow between the same two nodes, joined", label);
  const both = [known ?? "", label].filter(Boolean).join("; ");
  if (both.length > labelMax) tally.lose("label of a flow, cut to 120 characters", both);
  return withinBound(both, labelMax);
}

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
    ...messages.map((message) => ({ ...ended(message), isMessage: true })),
    ...collaborations.flatMap((each) => artifactLinks(each, tally)),
    ...processes.flatMap((process) => artifactLinks(process, tally)),
  ];
}

function insideLinks(process: BpmnElement): readonly Link[] {
  return elementsOf(process, "flowElements").flatMap((element): readonly Link[] => {
    if (element.$instanceOf("bpmn:SequenceFlow")) {
      return [{ ...ended(element), isMessage: ownAttribute(element, "type") === messageFlow }];
    }
    const host = elementOf(element, "attachedToRef");
    return [...(host ? [{ from: host, to: element, label: "" }] : []), ...dataLinks(element)];
  });
}

function dataLinks(activity: BpmnElement): readonly Link[] {
  const inputs = elementsOf(activity, "dataInputAssociations").flatMap((association) =>
    elementsOf(association, "sourceRef").map((from) => ({ from, to: activity, label: "" })),
  );
  const outputs = elementsOf(activity, "dataOutputAssociations").map((association) => ({
    from: activity,
    to: elementOf(association, "targetRef"),
    label: "",
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
    if (artifact.$instanceOf("bpmn:Group")) {
      const category = nameOf(elementOf(artifact, "categoryValueRef"));
      tally.lose("frame around elements, left out", category);
    }
    if (!artifact.$instanceOf("bpmn:Association")) return [];
    const link = { ...ended(artifact), label: ownAttribute(artifact, "label") };
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
