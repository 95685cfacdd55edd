// Owns: what must hold in a written BPMN file beyond being XML, checked without any tool of the machine.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle } from "bpmn-moddle";
import { type BpmnElement, elementOf, elementsOf, textOf } from "./bpmnElement.ts";
import { lanesOf } from "./bpmnSurvey.ts";

/** What is wrong with a file, each as a sentence; empty for a sound one. */
export async function problemsIn(xml: string): Promise<readonly string[]> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const roots = elementsOf(rootElement, "rootElements");
  const containers = roots.filter((root) => root.$instanceOf("bpmn:Process")).flatMap(withInner);
  const ids = [...xml.matchAll(/<bpmn(?:di)?:\w+(?:\s[^>]*)?\sid="([^"]*)"/g)].map(
    ([, id = ""]) => id,
  );
  return [
    ...warnings.map(({ message }) => message),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `Id ${id} is there twice.`),
    ...ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id)).map((id) => `Id ${id} is no name.`),
    ...containers.flatMap((process) => {
      const inside = insideOf(process);
      const nodes = inside.filter((element) => element.$instanceOf("bpmn:FlowNode"));
      return [
        ...inside.flatMap((element) => flowProblems(element, nodes)),
        ...laneProblems(process, nodes),
      ];
    }),
    ...drawingProblems(rootElement, containers.flatMap(insideOf)),
  ];
}

function insideOf(container: BpmnElement): readonly BpmnElement[] {
  return [...elementsOf(container, "flowElements"), ...elementsOf(container, "artifacts")];
}

/** A process with the sub-processes inside it. */
function withInner(container: BpmnElement): readonly BpmnElement[] {
  const inner = elementsOf(container, "flowElements").filter((element) =>
    element.$instanceOf("bpmn:SubProcess"),
  );
  return [container, ...inner.flatMap(withInner)];
}

function flowProblems(element: BpmnElement, nodes: readonly BpmnElement[]): readonly string[] {
  const isFlow = element.$instanceOf("bpmn:SequenceFlow");
  if (!isFlow && !element.$instanceOf("bpmn:Association")) return [];
  const id = textOf(element, "id");
  const [from, to] = [elementOf(element, "sourceRef"), elementOf(element, "targetRef")];
  if (!from || !to) return [`${id} leads nowhere.`];
  if (!isFlow) return [];
  const isJoined =
    elementsOf(from, "outgoing").includes(element) && elementsOf(to, "incoming").includes(element);
  return [
    ...(nodes.includes(from) && nodes.includes(to) ? [] : [`${id} joins what does not act.`]),
    ...(isJoined ? [] : [`${id} is not named at its ends.`]),
  ];
}

function laneProblems(
  process: BpmnElement | undefined,
  nodes: readonly BpmnElement[],
): readonly string[] {
  const lanes = elementsOf(process, "laneSets").flatMap(lanesOf);
  if (lanes.length === 0) return [];
  const held = lanes.flatMap((lane) => elementsOf(lane, "flowNodeRef"));
  return nodes
    .filter((node) => held.filter((each) => each === node).length !== 1)
    .map((node) => `${textOf(node, "id")} is not in exactly one lane.`);
}

function drawingProblems(
  definitions: BpmnElement,
  inside: readonly BpmnElement[],
): readonly string[] {
  const drawn = elementsOf(definitions, "diagrams")
    .flatMap((diagram) => elementsOf(elementOf(diagram, "plane"), "planeElement"))
    .map((shape) => ({ shape, element: elementOf(shape, "bpmnElement") }));
  const short = drawn
    .filter(({ shape }) => shape.$instanceOf("bpmndi:BPMNEdge"))
    .filter(({ shape }) => elementsOf(shape, "waypoint").length < 2);
  const undrawn = inside.filter(
    (each) =>
      !each.$instanceOf("bpmn:DataObject") && drawn.every(({ element }) => element !== each),
  );
  return [
    ...drawn.filter(({ element }) => !element).map(() => "A shape stands for nothing."),
    ...short.map(({ element }) => `${textOf(element, "id")} has no way.`),
    ...undrawn.map((each) => `${textOf(each, "id")} is not drawn.`),
  ];
}
