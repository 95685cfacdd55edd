// Owns: which kind of node an element of BPMN becomes, and what is lost by that. Rule IMP-55.

import { canHoldInside } from "../../model/subprocess.ts";
import { type NodeKind, nodeKinds } from "../../model/tables.ts";
import { type BpmnElement, elementOf, elementsOf, ownAttribute, typeOf } from "./bpmnElement.ts";
import type { Tally } from "./bpmnTally.ts";

/** The kind of node for a flow node, data object or annotation. */
export function kindOf(element: BpmnElement): NodeKind {
  const is = (type: string): boolean => element.$instanceOf(`bpmn:${type}`);
  if (is("SubProcess")) {
    const own = ownAttribute(element, "kind");
    return nodeKinds.find((kind) => kind === own && canHoldInside(kind)) ?? "task";
  }
  if (is("StartEvent")) return "start";
  if (is("EndEvent")) return "end";
  if (is("Gateway")) return "decision";
  if (is("IntermediateCatchEvent") || is("ReceiveTask")) return "wait";
  if (is("BoundaryEvent")) return isMishap(element) ? "task" : "wait";
  if (is("ServiceTask") || is("ScriptTask") || is("BusinessRuleTask")) return "system";
  if (is("DataStoreReference")) return "system";
  if (/^Data(Object|ObjectReference|Input|Output)$/.test(typeOf(element))) return "document";
  return is("TextAnnotation") ? "note" : "task";
}

/** Whether an event says that something went wrong: an error, an escalation, a compensation, a cancellation. */
export function isMishap(event: BpmnElement): boolean {
  return elementsOf(event, "eventDefinitions").some((definition) =>
    /^(Error|Escalation|Compensate|Cancel)EventDefinition$/.test(typeOf(definition)),
  );
}

/** Tells what the kind of an element was, where the node does not show it. */
export function tellKind(element: BpmnElement, name: string, { lose }: Tally): void {
  const type = typeOf(element);
  const becomes = becoming.get(type);
  if (becomes !== undefined) lose(becomes, name);
  for (const definition of elementsOf(element, "eventDefinitions")) {
    const sign = typeOf(definition).replace("EventDefinition", "").toLowerCase();
    if (sign !== "timer" || type !== "IntermediateCatchEvent") {
      lose(`${sign} event, kept without this sign`, name);
    }
  }
  if (elementOf(element, "loopCharacteristics")) lose("repeated activity, kept as one", name);
}

const becoming = new Map([
  ["UserTask", "user task, kept as a task"],
  ["ManualTask", "manual task, kept as a task"],
  ["SendTask", "send task, kept as a task"],
  ["ReceiveTask", "receive task, kept as a wait"],
  ["ScriptTask", "script task, kept as a system"],
  ["BusinessRuleTask", "business rule task, kept as a system"],
  ["CallActivity", "call of another process, kept as a task"],
  ["ParallelGateway", "parallel gateway, kept as a decision"],
  ["InclusiveGateway", "inclusive gateway, kept as a decision"],
  ["ComplexGateway", "complex gateway, kept as a decision"],
  ["EventBasedGateway", "event-based gateway, kept as a decision"],
  ["IntermediateThrowEvent", "intermediate event that throws, kept as a task"],
  ["BoundaryEvent", "boundary event, kept as a node that follows its activity"],
  ["DataStoreReference", "data store, kept as a system"],
  ["SubProcess", "sub-process, kept as one task; its content is a process map behind it"],
  ["Transaction", "transaction, kept as one task; its content is a process map behind it"],
  [
    "AdHocSubProcess",
    "ad-hoc sub-process, kept as one task; its content is a process map behind it",
  ],
]);
