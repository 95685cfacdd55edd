// Owns: what an element of a file says that no field of ours has (vendor settings, conditions, timers, repetition,
// documentation), kept as a bounded text beside its record and written again. Never trusted: it is parsed, and only what
// bpmnSift.ts lets pass goes in and out. Rules IMP-92, IMP-93, IMP-103.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle, type Parsed } from "bpmn-moddle";
import { dataEnd, endOf, showsItsData } from "./bpmnData.ts";
import { edgeParts, edgePlace } from "./bpmnEdges.ts";
import {
  type BpmnElement,
  elementOf,
  elementsOf,
  type Kept,
  nameOf,
  ownAttribute,
  typeOf,
} from "./bpmnElement.ts";
import { framesAround, numbers } from "./bpmnGroups.ts";
import { giveInnerIds } from "./bpmnIds.ts";
import { keptOf, type Refer } from "./bpmnSift.ts";
import type { Tally } from "./bpmnTally.ts";
import { checkXml } from "./bpmnText.ts";

/** The most that is kept of one element, in UTF-16 units. */
export const extraMax = 4000;
/** The most that is kept of one file, in UTF-16 units: an import goes to the server in one frame. */
export const extrasMax = 1_000_000;

/** The attribute of a sequence flow that is the usual one of those that leave its node. */
export const defaultFlow = "waymark:default";
/** The attributes of a reference to data of which there are several, and whose object has its name too. */
export const isCollection = "waymark:isCollection";
export const isNamed = "waymark:isNamed";

/** What is kept of each node and flow of the given parts of a file, however deep; none of those with nothing more. */
export async function extrasOf(
  parts: readonly BpmnElement[],
  refer: Refer,
  tally: Tally,
): Promise<ReadonlyMap<BpmnElement, string>> {
  const moddle = new BpmnModdle();
  const extras = new Map<BpmnElement, string>();
  let left = extrasMax;
  for (const element of parts.flatMap(insideOf)) {
    const extra = await extraOf(moddle, element, refer, tally);
    if (extra.length > left) tally.lose("settings of an element, left out", nameOf(element));
    else if (extra !== "") {
      extras.set(element, extra);
      left -= extra.length;
    }
  }
  return extras;
}

/** Elements that stand beside the processes of a file that is written, by the ids under which they were kept. */
export type Shared = ReadonlyMap<string, BpmnElement>;

/** What was kept of an element of a type, to make one of that type with; none where the text is no such element. */
export async function keptFrom(
  moddle: BpmnModdle,
  extra: string,
  type: string,
  shared: Shared,
): Promise<Kept> {
  const [first = {}] = await keptAllFrom(moddle, extra, { type, shared });
  return first;
}

/** What was kept of an element of a type, or of several that one text holds in a process or collaboration. */
export async function keptAllFrom(
  moddle: BpmnModdle,
  extra: string,
  { type, shared }: { readonly type: string; readonly shared: Shared },
): Promise<readonly Kept[]> {
  if (extra === "" || !checkXml(extra).ok) return [];
  const holder = /^<bpmn:(process|collaboration) /.exec(extra)?.[1];
  const holding = holder === "process" ? "Process" : "Collaboration";
  try {
    const parsed = await moddle.fromXML(extra, `bpmn:${holder ? holding : type}`);
    joinShared(parsed, shared);
    const { rootElement } = parsed;
    const held = ["flowElements", "messageFlows"].flatMap((name) => elementsOf(rootElement, name));
    const all = holder ? held.filter((each) => typeOf(each) === type) : [rootElement];
    const targets = new Set(shared.values());
    return all.map((each) => ({
      ...keptOf(moddle, each, (target) => (targets.has(target) ? target : undefined)),
      ...marksIn(each),
    }));
  } catch (error) {
    // The parser rejects with an error whatever is no element of this type: then nothing was kept of one.
    if (!(error instanceof Error)) throw error;
    return [];
  }
}

function marksIn(element: BpmnElement): Kept {
  const marks = Object.entries(markForms).flatMap(([name, form]) => {
    const value = ownAttribute(element, name.replace("waymark:", ""));
    return form.test(value) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(marks);
}

/** Our own words about an element, and what each may say. */
const markForms: Readonly<Record<string, RegExp>> = {
  [defaultFlow]: /^true$/,
  [isCollection]: /^true$/,
  [isNamed]: /^true$/,
  [dataEnd]: /^[iop]\d{1,3}$/,
  [framesAround]: numbers,
  [edgePlace]: edgeParts,
  "waymark:label": /./,
};

/** The signs of the events among what was kept: "Timer". */
export function signsAmong(kept: Kept): readonly string[] {
  const definitions = Array.isArray(kept.eventDefinitions) ? kept.eventDefinitions : [];
  return definitions.map((each: BpmnElement) => typeOf(each).replace("EventDefinition", ""));
}

// What is referred to stands elsewhere, so the parser has found nothing by its id.
function joinShared({ warnings }: Parsed, shared: Shared): void {
  for (const { element, property, value } of warnings) {
    const target = shared.get(value ?? "");
    if (!element || !property || !target) continue;
    const name = property.replace(/^.*:/, "");
    const held = element.get(name);
    if (Array.isArray(held)) held.push(target);
    else element.set(name, target);
  }
}

function isFlow(element: BpmnElement): boolean {
  return ["SequenceFlow", "MessageFlow"].includes(typeOf(element));
}

function insideOf(container: BpmnElement): readonly BpmnElement[] {
  const parts = ["flowElements", "artifacts", "messageFlows"].flatMap((property) =>
    elementsOf(container, property),
  );
  const own = showsItsData(container) ? elementOf(container, "ioSpecification") : undefined;
  const data = [
    ...[...elementsOf(own, "dataInputs"), ...elementsOf(own, "dataOutputs")],
    ...parts.flatMap((element) => [
      ...elementsOf(element, "dataInputAssociations"),
      ...elementsOf(element, "dataOutputAssociations"),
    ]),
  ];
  const inside = parts.flatMap((element) => {
    if (element.$instanceOf("bpmn:SubProcess")) return [element, ...insideOf(element)];
    return kinds.some((type) => element.$instanceOf(type)) ? [element] : [];
  });
  return [...inside, ...data];
}

const kinds = [
  "bpmn:FlowNode",
  "bpmn:SequenceFlow",
  "bpmn:MessageFlow",
  "bpmn:DataObjectReference",
  "bpmn:DataStoreReference",
  "bpmn:TextAnnotation",
  "bpmn:Association",
] as const;

async function extraOf(
  moddle: BpmnModdle,
  element: BpmnElement,
  refer: Refer,
  tally: Tally,
): Promise<string> {
  const marks = marksOf(element, refer);
  // The name of a node or flow is a field of ours.
  const { name: _name, ...kept } = keptOf(moddle, element, refer);
  const space = "artifacts" in kept ? { "xmlns:waymark": "urn:waymark:bpmn" } : {};
  const all: Kept = { ...kept, ...space, ...marks };
  const { extensionElements: _, ...bare } = all;
  const { documentation: __, ...shortest } = bare;
  for (const each of [all, bare, shortest]) {
    if (Object.keys(each).length === 0) return "";
    const text = await textOfElement(moddle, moddle.create(element.$type, each));
    if (text.length <= extraMax) return text;
    if (each === all) tally.lose("settings of an element too long to be kept", nameOf(element));
  }
  return "";
}

/** One element as XML, without a prolog. */
export async function textOfElement(moddle: BpmnModdle, element: BpmnElement): Promise<string> {
  giveInnerIds(element, "data");
  const { xml } = await moddle.toXML(element);
  return xml.replace(/^<\?xml[^>]*>\s*/, "");
}

// Which flow is the usual one stands at the node that it leaves; kept with the flow, it goes where the flow goes. What is
// said of data stands at the object behind its reference.
function marksOf(element: BpmnElement, refer: Refer): Kept {
  const object = elementOf(element, "dataObjectRef");
  const item = elementOf(object, "itemSubjectRef");
  const isDefault = elementOf(elementOf(element, "sourceRef"), "default") === element;
  const groups = ownAttribute(element, "groups");
  const edge = ownAttribute(element, "edge");
  const label = element.$attrs["waymark:label"];
  const end = element.$instanceOf("bpmn:DataAssociation") ? endOf(element) : "";
  const marks = {
    ...(numbers.test(groups) ? { [framesAround]: groups } : {}),
    ...(end === "" ? {} : { [dataEnd]: end }),
    ...(edgeParts.test(edge) ? { [edgePlace]: edge } : {}),
    ...(typeof label === "string" && isFlow(element) ? { "waymark:label": label } : {}),
    ...(isDefault ? { [defaultFlow]: "true" } : {}),
    ...(object?.get("isCollection") === true ? { [isCollection]: "true" } : {}),
    ...(object && nameOf(object) !== "" ? { [isNamed]: "true" } : {}),
  };
  return {
    ...(Object.keys(marks).length > 0 ? { "xmlns:waymark": "urn:waymark:bpmn" } : {}),
    ...marks,
    ...(item && refer(item) && !elementOf(element, "itemSubjectRef")
      ? { itemSubjectRef: item }
      : {}),
  };
}
