// Owns: counting what a BPMN file holds, however deep, before anything is made of it. Rule IMP-54.

import { type BpmnElement, elementOf, elementsOf, nameOf } from "./bpmnElement.ts";
import type { BpmnCounts } from "./bpmnModel.ts";

/** What the whole file holds. */
export function surveyBpmn(definitions: BpmnElement): BpmnCounts {
  const roots = elementsOf(definitions, "rootElements");
  const processes = roots.filter((root) => root.$instanceOf("bpmn:Process"));
  const collaborations = roots.filter((root) => root.$instanceOf("bpmn:Collaboration"));
  const inside = processes.flatMap(insideOf);
  const count = (type: string): number => inside.filter((each) => each.$instanceOf(type)).length;
  return {
    pools: collaborations.flatMap((each) => elementsOf(each, "participants").map(nameOf)),
    lanes: processes.flatMap((each) => elementsOf(each, "laneSets").flatMap(lanesOf)).map(nameOf),
    processes: processes.length,
    subProcesses: count("bpmn:SubProcess"),
    tasks:
      count("bpmn:Task") +
      count("bpmn:CallActivity") +
      roots.filter((root) => root.$instanceOf("bpmn:GlobalTask")).length,
    gateways: count("bpmn:Gateway"),
    events: count("bpmn:Event"),
    sequenceFlows: count("bpmn:SequenceFlow"),
    messageFlows: collaborations.flatMap((each) => elementsOf(each, "messageFlows")).length,
    dataObjects: count("bpmn:DataObjectReference") + count("bpmn:DataStoreReference"),
  };
}

/** The flow elements of a process or sub-process, with those of its sub-processes. */
function insideOf(container: BpmnElement): readonly BpmnElement[] {
  return elementsOf(container, "flowElements").flatMap((element) =>
    element.$instanceOf("bpmn:SubProcess") ? [element, ...insideOf(element)] : [element],
  );
}

/** The lanes of a lane set, each before those inside it. */
export function lanesOf(laneSet: BpmnElement): readonly BpmnElement[] {
  return elementsOf(laneSet, "lanes").flatMap((lane) => {
    const inner = elementOf(lane, "childLaneSet");
    return inner ? [lane, ...lanesOf(inner)] : [lane];
  });
}
