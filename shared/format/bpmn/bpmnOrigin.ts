// Owns: what an element was in the file it came from, in a word that a node keeps, and which of those words an export writes
// as the same element again. A word is never trusted: it is one of these, or it is left out. Rules IMP-67, EXP-65.

import type { NodeKind } from "../../model/tables.ts";
import { type BpmnElement, elementsOf, ownAttribute, typeOf } from "./bpmnElement.ts";

/** What an export writes for each kind of node that says nothing of its own. */
export const usualTypes: Readonly<Record<NodeKind, string>> = {
  start: "StartEvent",
  end: "EndEvent",
  task: "Task",
  decision: "ExclusiveGateway",
  wait: "IntermediateCatchEvent Timer",
  system: "ServiceTask",
  document: "DataObjectReference",
  note: "TextAnnotation",
};

const signs = [
  "Message",
  "Timer",
  "Signal",
  "Error",
  "Escalation",
  "Compensate",
  "Cancel",
  "Terminate",
  "Conditional",
  "Link",
] as const;

/** Elements that the schema allows wherever a node stands, and the kind of node that each is. */
const writable: ReadonlyMap<string, NodeKind> = new Map([
  ["StartEvent", "start"],
  ["EndEvent", "end"],
  ["Task", "task"],
  ["UserTask", "task"],
  ["ManualTask", "task"],
  ["SendTask", "task"],
  ["CallActivity", "task"],
  ["SubProcess", "task"],
  ["Transaction", "task"],
  ["AdHocSubProcess", "task"],
  ["IntermediateThrowEvent", "task"],
  ["ReceiveTask", "wait"],
  ["IntermediateCatchEvent", "wait"],
  ["ServiceTask", "system"],
  ["ScriptTask", "system"],
  ["BusinessRuleTask", "system"],
  ["DataStoreReference", "system"],
  ["ExclusiveGateway", "decision"],
  ["ParallelGateway", "decision"],
  ["InclusiveGateway", "decision"],
  ["ComplexGateway", "decision"],
  ["EventBasedGateway", "decision"],
  ["DataInput", "document"],
  ["DataOutput", "document"],
]);

/** Signs that an event can carry by themselves; the schema asks others for a condition or a name. */
const bare: readonly string[] = signs.filter((sign) => sign !== "Conditional" && sign !== "Link");

/** What a node is written as whose inside is written in it: what it was, else the plain one. */
export function typeToHold(word: string): string {
  return ["Transaction", "AdHocSubProcess"].find((type) => type === word) ?? "SubProcess";
}

/** The word of a node whose inside is written in it, where the element written does not say it. */
export function wordToHold(word: string): string {
  return known.test(word) && word !== typeToHold(word) ? word : "";
}

const known = /^(?<type>[A-Z][A-Za-z]{2,39})(?: (?<sign>[A-Z][a-z]{3,11}))?$/;

/** The word for an element: "UserTask", "BoundaryEvent Timer"; empty where the kind of the node says it all. */
export function wordFor(element: BpmnElement, kind: NodeKind): string {
  const own = ownAttribute(element, "type");
  const type = typeOf(element);
  const found = elementsOf(element, "eventDefinitions").map((definition) =>
    typeOf(definition).replace("EventDefinition", ""),
  );
  const sign = signs.find((each) => found.includes(each));
  const word = known.test(own) ? own : [type, sign].filter(Boolean).join(" ");
  return word === usualTypes[kind] ? "" : word;
}

export interface WrittenType {
  /** Without a prefix. */
  readonly type: string;
  /** The event that it carries, without its ending; empty for none. */
  readonly sign: string;
  /** The word itself, where the element does not say all of it. */
  readonly word: string;
}

/** The element to write for a node: what it was, if that fits its kind still and the schema allows it; else the usual. */
export function typeToWrite(
  kind: NodeKind,
  word: string,
  /** Signs whose condition or name is known. */
  detailed: readonly string[] = [],
): WrittenType {
  const found = known.exec(word)?.groups;
  if (!found) return { ...parted(usualTypes[kind]), word: "" };
  const { type = "", sign = "" } = found;
  const isWritable =
    writable.get(type) === kind && (sign === "" || takesSign(type, sign, detailed));
  if (isWritable) return { type, sign, word: "" };
  return { ...parted(usualTypes[kind]), word };
}

function takesSign(type: string, sign: string, detailed: readonly string[]): boolean {
  return type.endsWith("Event") && [...bare, ...detailed].includes(sign);
}

/** What a word says a boundary event is, if a node of this description is read as one again; `undefined` for any other. */
export function boundaryToWrite(
  { kind, fail, bpmnType }: { kind: NodeKind; fail: boolean; bpmnType: string },
  detailed: readonly string[],
): WrittenType | undefined {
  const { type = "", sign = "" } = known.exec(bpmnType)?.groups ?? {};
  if (type !== "BoundaryEvent" || (sign !== "" && !takesSign(type, sign, detailed)))
    return undefined;
  const isMishap = mishaps.includes(sign);
  const isSame = isMishap ? kind === "task" && fail : kind === "wait";
  return isSame ? { type, sign, word: "" } : undefined;
}

const mishaps: readonly string[] = ["Error", "Escalation", "Compensate", "Cancel"];

function parted(word: string): { readonly type: string; readonly sign: string } {
  const [type = "", sign = ""] = word.split(" ");
  return { type, sign };
}
