// Owns: several flows of a file between the same two nodes, which a map shows as one: each is kept with its own name in the one
// text of that flow, and an export writes them again while nobody has given the flow another label. Rule IMP-114.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import { withinBound } from "../../model/bound.ts";
import {
  type BpmnElement,
  elementOf,
  elementsOf,
  type Kept,
  nameOf,
  typeOf,
} from "./bpmnElement.ts";
import { extraMax, keptAllFrom, type Shared } from "./bpmnExtra.ts";

/** The attribute of a flow with its own name, where the map shows it as one with others. */
const ownLabel = "waymark:label";
export const labelMax = 120;

/** What holds flows of each kind in their text. */
const holders = { SequenceFlow: "process", MessageFlow: "collaboration" } as const;

/** Says at each flow that is not alone between its ends what its own name is. */
export function markTwins(containers: readonly BpmnElement[]): void {
  for (const container of containers) {
    const flows = [
      ...elementsOf(container, "flowElements"),
      ...elementsOf(container, "messageFlows"),
    ];
    const first = new Map<unknown, Map<unknown, BpmnElement>>();
    for (const flow of flows.filter(isTwin)) {
      const [from, to] = [elementOf(flow, "sourceRef"), elementOf(flow, "targetRef")];
      const targets = first.get(from) ?? new Map<unknown, BpmnElement>();
      first.set(from, targets);
      const known = targets.get(to);
      for (const each of known ? [known, flow] : []) each.set(ownLabel, nameOf(each));
      if (!known) targets.set(to, flow);
    }
    markTwins(flows.filter((each) => each.$instanceOf("bpmn:SubProcess")));
  }
}

/** Whether two flows that are drawn as one can be written as two again. */
export function areTwins(a: BpmnElement | undefined, b: BpmnElement | undefined): boolean {
  if (!a || !b || !isTwin(a) || a.$type !== b.$type) return false;
  return ["sourceRef", "targetRef"].every((end) => elementOf(a, end) === elementOf(b, end));
}

function isTwin(flow: BpmnElement): boolean {
  return typeOf(flow) in holders;
}

/** The one text of several flows of a type, from the text of each; `undefined` where that is too long. */
export function joinedExtra(type: string, texts: readonly string[]): string | undefined {
  const holder = type === "MessageFlow" ? holders.MessageFlow : holders.SequenceFlow;
  const text = `<bpmn:${holder} xmlns:bpmn="${space}">${texts.join("")}</bpmn:${holder}>`;
  return text.length > extraMax || texts.includes("") ? undefined : text;
}

const space = "http://www.omg.org/spec/BPMN/20100524/MODEL";

export interface Twin {
  readonly label: string;
  readonly kept: Kept;
}

/** What a flow with this label is written as: itself, or the several that it was, if that is its label still. */
export async function twinsFrom(
  moddle: BpmnModdle,
  { label, bpmnExtra }: { readonly label: string; readonly bpmnExtra: string },
  { type, shared }: { readonly type: string; readonly shared: Shared },
): Promise<readonly Twin[]> {
  const all = await keptAllFrom(moddle, bpmnExtra, { type, shared });
  const own = all.map(({ [ownLabel]: name, ...kept }) => ({ label: String(name ?? ""), kept }));
  const isSame = joinedLabel(own.map((each) => each.label)) === label;
  return own.length > 1 && isSame ? own : [{ label, kept: own[0]?.kept ?? {} }];
}

/** The label of several flows. */
function joinedLabel(labels: readonly string[]): string {
  return withinBound(labels.filter(Boolean).join("; "), labelMax);
}
