// Owns: what an element of a file says that no field of ours has (vendor settings, conditions, timers, repetition,
// documentation), kept as a bounded text beside its record and written again. Never trusted: it is parsed, and only what is
// named here passes, on the way in and on the way out. Rules IMP-92, IMP-93.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle, type ModdleElement } from "bpmn-moddle";
import {
  type BpmnElement,
  elementOf,
  elementsOf,
  nameOf,
  ownAttribute,
  typeOf,
} from "./bpmnElement.ts";
import type { Tally } from "./bpmnTally.ts";
import { checkXml } from "./bpmnText.ts";

/** The most that is kept of one element, in UTF-16 units. */
export const extraMax = 4000;
/** The most that is kept of one file, in UTF-16 units: an import goes to the server in one frame. */
export const extrasMax = 1_000_000;

/** The attribute of a sequence flow that is the usual one of those that leave its node. */
export const defaultFlow = "waymark:default";

/** Values to make an element with, by property or prefixed attribute. */
export type Kept = Readonly<Record<string, unknown>>;

/** What is kept of each flow node and sequence flow of the given processes, however deep; none of those with nothing more. */
export async function extrasOf(
  processes: readonly BpmnElement[],
  tally: Tally,
): Promise<ReadonlyMap<BpmnElement, string>> {
  const moddle = new BpmnModdle();
  const extras = new Map<BpmnElement, string>();
  let left = extrasMax;
  for (const element of processes.flatMap(insideOf)) {
    tellNamed(element, tally);
    const extra = await extraOf(moddle, element, tally);
    if (extra.length > left) tally.lose("settings of an element, left out", nameOf(element));
    else if (extra !== "") {
      extras.set(element, extra);
      left -= extra.length;
    }
  }
  return extras;
}

/** What was kept of an element of a type, to make one of that type with; none where the text is no such element. */
export async function keptFrom(moddle: BpmnModdle, extra: string, type: string): Promise<Kept> {
  if (extra === "" || !checkXml(extra).ok) return {};
  try {
    const { rootElement } = await new BpmnModdle().fromXML(extra, `bpmn:${type}`);
    const isDefault = ownAttribute(rootElement, "default") === "true";
    return { ...keptOf(moddle, rootElement), ...(isDefault ? { [defaultFlow]: "true" } : {}) };
  } catch (error) {
    // The parser rejects with an error whatever is no element of this type: then nothing was kept of one.
    if (!(error instanceof Error)) throw error;
    return {};
  }
}

/** The signs of the events among what was kept: "Timer". */
export function signsAmong(kept: Kept): readonly string[] {
  const definitions = Array.isArray(kept.eventDefinitions) ? kept.eventDefinitions : [];
  return definitions.map((each: BpmnElement) => typeOf(each).replace("EventDefinition", ""));
}

// What several elements may share stands beside the processes, which a map has no place for.
function tellNamed(element: BpmnElement, { lose }: Tally): void {
  const users = [element, ...elementsOf(element, "eventDefinitions")];
  const names = ["messageRef", "signalRef", "errorRef", "escalationRef"];
  if (users.some((user) => names.some((name) => elementOf(user, name))))
    lose("name of a message, signal, error or escalation, left out of its event", nameOf(element));
}

function insideOf(container: BpmnElement): readonly BpmnElement[] {
  return elementsOf(container, "flowElements").flatMap((element) => {
    if (element.$instanceOf("bpmn:SubProcess")) return [element, ...insideOf(element)];
    const isKept = ["bpmn:FlowNode", "bpmn:SequenceFlow"].some((type) => element.$instanceOf(type));
    return isKept ? [element] : [];
  });
}

async function extraOf(moddle: BpmnModdle, element: BpmnElement, tally: Tally): Promise<string> {
  const all = { ...keptOf(moddle, element), ...defaultMark(element) };
  const { extensionElements: _, ...bare } = all;
  const { documentation: __, ...shortest } = bare;
  for (const kept of [all, bare, shortest]) {
    if (Object.keys(kept).length === 0) return "";
    const { xml } = await moddle.toXML(moddle.create(element.$type, kept));
    const text = xml.replace(/^<\?xml[^>]*>\s*/, "");
    if (text.length <= extraMax) return text;
    if (kept === all) tally.lose("settings of an element too long to be kept", nameOf(element));
  }
  return "";
}

// Which flow is the usual one stands at the node that it leaves; kept with the flow, it goes where the flow goes.
function defaultMark(element: BpmnElement): Kept {
  const isDefault = elementOf(elementOf(element, "sourceRef"), "default") === element;
  return isDefault ? { "xmlns:waymark": "urn:waymark:bpmn", [defaultFlow]: "true" } : {};
}

const uri = /^[A-Za-z][\w.-]*(:[\w./-]*)?$/;
const anyText = /^/;

/** The texts that may pass, each of a form that the schema allows. */
const texts: Readonly<Record<string, RegExp>> = {
  implementation: new RegExp(`^##(unspecified|WebService)$|${uri.source}`),
  language: uri,
  calledElement: /^[A-Za-z_][\w.-]*$/,
  gatewayDirection: /^(Unspecified|Converging|Diverging|Mixed)$/,
  eventGatewayType: /^(Exclusive|Parallel)$/,
  ordering: /^(Parallel|Sequential)$/,
  behavior: /^(None|One|All|Complex)$/,
  scriptFormat: anyText,
  script: anyText,
  body: anyText,
};

const flags = [
  "isForCompensation",
  "isInterrupting",
  "cancelActivity",
  "parallelMultiple",
  "instantiate",
  "triggeredByEvent",
  "cancelRemainingInstances",
  "isSequential",
  "testBefore",
  "waitForCompletion",
  "isImmediate",
] as const;

const single = [
  "loopCharacteristics",
  "conditionExpression",
  "condition",
  "loopCondition",
  "loopCardinality",
  "completionCondition",
] as const;

const passing =
  /^(Documentation|(Formal)?Expression|(StandardLoop|MultiInstanceLoop)Characteristics|(Message|Timer|Signal|Error|Escalation|Compensate|Cancel|Terminate|Conditional|Link)EventDefinition)$/;

function keptOf(moddle: BpmnModdle, element: BpmnElement): Kept {
  const kept: Record<string, unknown> = { ...vendorAttributes(element) };
  const take = (name: string, value: unknown): void => {
    if (value !== undefined) kept[name] = value;
  };
  for (const [name, form] of Object.entries(textsOf(element))) {
    const value = ownValue(element, name);
    if (typeof value === "string" && form.test(value)) take(name, value);
  }
  for (const name of flags) {
    const value = ownValue(element, name);
    if (typeof value === "boolean") take(name, value);
  }
  for (const name of single) take(name, copied(moddle, elementOf(element, name)));
  // The schema allows one of the three.
  const time = ["timeDate", "timeDuration", "timeCycle"].find((each) => elementOf(element, each));
  if (time !== undefined) take(time, copied(moddle, elementOf(element, time)));
  const said = elementsOf(element, "documentation").flatMap((each) => copied(moddle, each) ?? []);
  if (said.length > 0) take("documentation", said);
  const events = elementsOf(element, "eventDefinitions");
  const definitions = events.flatMap((each) => copied(moddle, each) ?? []);
  // One without anything of its own is in the word for the element already.
  const isMore = definitions.length > 1 || definitions.some((each) => saysMore(moddle, each));
  if (isMore) take("eventDefinitions", definitions);
  const values = elementsOf(elementOf(element, "extensionElements"), "values").flatMap(
    (each) => vendorElement(moddle, each, 0) ?? [],
  );
  if (values.length > 0) {
    take("extensionElements", moddle.create("bpmn:ExtensionElements", { values }));
  }
  return kept;
}

function textsOf(element: BpmnElement): Readonly<Record<string, RegExp>> {
  if (element.$instanceOf("bpmn:Documentation")) return { text: anyText };
  return element.$instanceOf("bpmn:LinkEventDefinition") ? { name: /./ } : texts;
}

function copied(moddle: BpmnModdle, element: BpmnElement | undefined): BpmnElement | undefined {
  if (!element || !passing.test(typeOf(element))) return undefined;
  const kept = keptOf(moddle, element);
  // The schema asks these two for what they are about.
  if (element.$instanceOf("bpmn:ConditionalEventDefinition") && !kept.condition) return undefined;
  if (element.$instanceOf("bpmn:LinkEventDefinition") && !kept.name) return undefined;
  return moddle.create(element.$type, kept);
}

function saysMore(moddle: BpmnModdle, definition: BpmnElement): boolean {
  return Object.keys(keptOf(moddle, definition)).length > 0;
}

/** The value of a property of the type itself; `undefined` for the usual one, and for an attribute that only looks like it. */
function ownValue(element: BpmnElement, name: string): unknown {
  const property = element.$descriptor.propertiesByName[name];
  const value = property && element.get(name);
  return value === property?.default ? undefined : value;
}

/** Prefixes that are ours, or mean something to BPMN. */
const ownPrefixes = /^(xmlns|xml|xsi|waymark|bpmn|bpmndi|dc|di|bioc|color)$/;

function vendorAttributes(element: BpmnElement): Kept {
  const entries = Object.entries(element.$attrs).flatMap(([name, value]) => {
    const prefix = /^([A-Za-z_][\w-]*):[A-Za-z_][\w.-]*$/.exec(name)?.[1];
    if (prefix === undefined || ownPrefixes.test(prefix) || typeof value !== "string") return [];
    const space = namespaceOf(element, prefix);
    if (!isVendor(space)) return [];
    return [[`xmlns:${prefix}`, space] as const, [name, value] as const];
  });
  return Object.fromEntries(entries);
}

function namespaceOf(element: BpmnElement, prefix: string): unknown {
  for (let each: ModdleElement | undefined = element; each; each = each.$parent) {
    const found = each.$attrs?.[`xmlns:${prefix}`];
    if (found !== undefined) return found;
  }
  return undefined;
}

function isVendor(space: unknown): space is string {
  return (
    typeof space === "string" &&
    /^[\x21-\x7e]{1,300}$/.test(space) &&
    !/^http:\/\/www\.(omg|w3)\.org\//.test(space) &&
    space !== "urn:waymark:bpmn"
  );
}

const deepest = 20;

/** A vendor's element with its plain attributes and what is inside it; `undefined` for one that is none. */
function vendorElement(
  moddle: BpmnModdle,
  element: BpmnElement,
  depth: number,
): BpmnElement | undefined {
  const { isGeneric, ns } = element.$descriptor;
  if (!isGeneric || !ns || !isVendor(ns.uri) || ownPrefixes.test(ns.prefix)) return undefined;
  if (depth > deepest || !/^[A-Za-z_][\w.-]*$/.test(ns.localName)) return undefined;
  const held: Readonly<Record<string, unknown>> = { ...element };
  const attributes = Object.entries(held).filter(
    ([name, value]) => /^[A-Za-z_][\w.-]*$/.test(name) && typeof value === "string",
  );
  const { $body, $children } = held;
  const children = (Array.isArray($children) ? $children : []).flatMap(
    (each: BpmnElement) => vendorElement(moddle, each, depth + 1) ?? [],
  );
  return moddle.createAny(`${ns.prefix}:${ns.localName}`, ns.uri, {
    ...Object.fromEntries(attributes),
    ...(typeof $body === "string" ? { $body } : {}),
    ...(children.length > 0 ? { $children: children } : {}),
  });
}
