// Owns: what of an element of a BPMN file may pass into a record and out of it again: named here, each of a form that the
// schema allows, whatever stands in the file or the record. Rules IMP-92, IMP-93.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle, ModdleElement } from "bpmn-moddle";
import { dataOf } from "./bpmnData.ts";
import {
  type BpmnElement,
  elementOf,
  elementsOf,
  isOwnNotes,
  type Kept,
  typeOf,
} from "./bpmnElement.ts";
import { groupsOf } from "./bpmnGroups.ts";

/** The element that is to be referred to for one of the source; `undefined` for one that will not be there. */
export type Refer = (target: BpmnElement) => BpmnElement | undefined;

const uri = /^[A-Za-z][\w.-]*(:[\w./-]*)?$/;
const anyText = /^/;

/** The texts that may pass, each of a form that the schema allows. */
const texts: Readonly<Record<string, RegExp>> = {
  implementation: new RegExp(`^##(unspecified|WebService)$|${uri.source}`),
  language: uri,
  calledElement: /^[A-Za-z_][\w.-]*$/,
  targetNamespace: /^[\x21-\x7e]{1,300}$/,
  expressionLanguage: uri,
  typeLanguage: uri,
  associationDirection: /^(None|One|Both)$/,
  textFormat: anyText,
  processType: /^(None|Public|Private)$/,
  itemKind: /^(Information|Physical)$/,
  errorCode: anyText,
  escalationCode: anyText,
  gatewayDirection: /^(Unspecified|Converging|Diverging|Mixed)$/,
  eventGatewayType: /^(Exclusive|Parallel)$/,
  value: anyText,
  scriptLanguage: uri,
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
  "isExecutable",
  "isClosed",
  "isCollection",
  "isUnlimited",
] as const;

const numbers = [
  "startQuantity",
  "completionQuantity",
  "minimum",
  "maximum",
  "capacity",
  "loopMaximum",
] as const;

/** What may be referred to, and what that has to be: elements that stand beside the processes. */
const references = {
  messageRef: "bpmn:Message",
  signalRef: "bpmn:Signal",
  errorRef: "bpmn:Error",
  escalationRef: "bpmn:Escalation",
  itemRef: "bpmn:ItemDefinition",
  structureRef: "bpmn:ItemDefinition",
  itemSubjectRef: "bpmn:ItemDefinition",
  dataStoreRef: "bpmn:DataStore",
  resourceRef: "bpmn:Resource",
  categoryValueRef: "bpmn:CategoryValue",
  eventDefinitionRef: "bpmn:EventDefinition",
} as const;

const single = [
  "loopCharacteristics",
  "conditionExpression",
  "condition",
  "loopCondition",
  "loopCardinality",
  "completionCondition",
  "participantMultiplicity",
  "dataState",
  "resourceAssignmentExpression",
  "expression",
  "transformation",
] as const;

const passing =
  /^(Documentation|Assignment|CategoryValue|ParticipantMultiplicity|DataState|(Formal)?Expression|(StandardLoop|MultiInstanceLoop)Characteristics|ResourceRole|ResourceAssignmentExpression|Performer|HumanPerformer|PotentialOwner|(Message|Timer|Signal|Error|Escalation|Compensate|Cancel|Terminate|Conditional|Link)EventDefinition)$/;

export function isReferenceKept(name: string): boolean {
  return name in references;
}

/** Whether an element of another language may pass with all that is in it. */
export function isVendorElement(element: BpmnElement, depth = 0): boolean {
  if (!isOfVendor(element, depth)) return false;
  const { $children } = element as { readonly $children?: unknown };
  const children = Array.isArray($children) ? $children : [];
  return children.every((each: BpmnElement) => isVendorElement(each, depth + 1));
}

// Some vendors forget to name their own language inside what is theirs. No element of BPMN begins with a capital.
function isOfVendor({ $descriptor: { isGeneric, ns } }: BpmnElement, depth: number): boolean {
  if (!isGeneric || !ns) return false;
  const isForgotten = depth > 0 && ns.uri === bpmnSpace && /^[A-Z]/.test(ns.localName);
  return isForgotten || (isVendor(ns.uri) && !ownPrefixes.test(ns.prefix));
}

const bpmnSpace = "http://www.omg.org/spec/BPMN/20100524/MODEL";

/** What of an element may pass, to make one of its type with; `refer` finds what it may refer to. */
export function keptOf(moddle: BpmnModdle, element: BpmnElement, refer: Refer): Kept {
  const inner = (each: BpmnElement | undefined) => copied(moddle, each, refer);
  const parts = single.map((name) => [name, inner(elementOf(element, name))] as const);
  // The schema allows one of the three.
  const time = ["timeDate", "timeDuration", "timeCycle"].find((each) => elementOf(element, each));
  const timed = time === undefined ? [] : [[time, inner(elementOf(element, time))] as const];
  const documentation = elementsOf(element, "documentation").flatMap((each) =>
    isOwnNotes(each) ? [] : (inner(each) ?? []),
  );
  const definitions = elementsOf(element, "eventDefinitions").flatMap((each) => inner(each) ?? []);
  const [resources, assignment, categoryValue] = ["resources", "assignment", "categoryValue"].map(
    (name) => elementsOf(element, name).flatMap((each) => inner(each) ?? []),
  );
  const valuesOf = (each: BpmnElement) => keptOf(moddle, each, refer);
  // One without anything of its own is in the word for the element already.
  const isMore =
    definitions.length > 1 || definitions.some((each) => saysMore(moddle, each, refer));
  const values = elementsOf(elementOf(element, "extensionElements"), "values").flatMap(
    (each) => vendorElement(moddle, each, { holder: element, depth: 0 }) ?? [],
  );
  const extension = moddle.create("bpmn:ExtensionElements", { values });
  const entries: readonly (readonly [string, unknown])[] = [
    ...plainOf(element),
    ...referencesOf(element, refer),
    ...parts,
    ...timed,
    ["resources", resources?.length ? resources : undefined],
    ["assignment", assignment?.length ? assignment : undefined],
    ["categoryValue", categoryValue?.length ? categoryValue : undefined],
    ["documentation", documentation.length > 0 ? documentation : undefined],
    ["eventDefinitions", isMore ? definitions : undefined],
    ["extensionElements", values.length > 0 ? extension : undefined],
  ];
  const kept = entries.filter(([, value]) => value !== undefined);
  return {
    ...vendorAttributes(element),
    ...foreignName(element),
    ...Object.fromEntries(kept),
    ...dataOf(moddle, element, valuesOf),
    ...groupsOf(moddle, element, valuesOf),
  };
}

/** Texts, flags and numbers, each of a form that may pass. */
function plainOf(element: BpmnElement): readonly (readonly [string, unknown])[] {
  const found = Object.entries(textsOf(element)).map(([name, form]) => {
    const value = ownValue(element, name);
    return [name, typeof value === "string" && form.test(value) ? value : undefined] as const;
  });
  const isFlag = (value: unknown): boolean => typeof value === "boolean";
  const isCount = (value: unknown): boolean =>
    typeof value === "number" && value >= 0 && Number.isSafeInteger(value);
  const rest = [...flags, ...numbers].map((name) => {
    const value = ownValue(element, name);
    const isSound = (flags as readonly string[]).includes(name) ? isFlag(value) : isCount(value);
    return [name, isSound ? value : undefined] as const;
  });
  return [...found, ...rest];
}

function referencesOf(element: BpmnElement, refer: Refer): readonly (readonly [string, unknown])[] {
  return Object.entries(references).map(([name, type]) => {
    const isKnown = name in element.$descriptor.propertiesByName;
    const referred = (target: BpmnElement | undefined) =>
      target?.$instanceOf(type) ? refer(target) : undefined;
    const one = isKnown ? elementOf(element, name) : undefined;
    if (one) return [name, referred(one)] as const;
    const all = isKnown ? elementsOf(element, name).flatMap((each) => referred(each) ?? []) : [];
    return [name, all.length > 0 ? all : undefined] as const;
  });
}

function textsOf(element: BpmnElement): Readonly<Record<string, RegExp>> {
  if (element.$instanceOf("bpmn:Documentation")) return { text: anyText, textFormat: anyText };
  if (element.$instanceOf("bpmn:LinkEventDefinition")) return { name: /./ };
  const isNamed = named.some((type) => element.$instanceOf(type));
  const isItem = element.$instanceOf("bpmn:ItemDefinition");
  return { ...texts, ...(isNamed ? { name: anyText } : {}), ...(isItem ? itemTexts : {}) };
}

/** Those whose name is no field of ours. */
const named = [
  "bpmn:Message",
  "bpmn:Signal",
  "bpmn:Error",
  "bpmn:Escalation",
  "bpmn:DataStore",
  "bpmn:DataState",
  "bpmn:LaneSet",
  "bpmn:Resource",
  "bpmn:ResourceRole",
  "bpmn:Definitions",
  "bpmn:DataInput",
  "bpmn:DataOutput",
  "bpmn:InputSet",
  "bpmn:OutputSet",
  "bpmn:Property",
  "bpmn:Category",
  "bpmn:GlobalTask",
] as const;

/** A name of another schema would need its prefix. */
const itemTexts = { structureRef: /^[A-Za-z_][\w.-]*$/ } as const;

function copied(
  moddle: BpmnModdle,
  element: BpmnElement | undefined,
  refer: Refer,
): BpmnElement | undefined {
  if (!element || !passing.test(typeOf(element))) return undefined;
  const kept = keptOf(moddle, element, refer);
  if (!isWhole(element, kept)) return undefined;
  if (element.$instanceOf("bpmn:ResourceAssignmentExpression") && !kept.expression)
    return undefined;
  if (
    element.$instanceOf("bpmn:ResourceRole") &&
    kept.resourceRef &&
    kept.resourceAssignmentExpression
  )
    return undefined;
  if (!element.$instanceOf("bpmn:Assignment")) return moddle.create(element.$type, kept);
  const [from, to] = ["from", "to"].map((end) => copied(moddle, elementOf(element, end), refer));
  return from && to ? moddle.create(element.$type, { ...kept, from, to }) : undefined;
}

/** Whether an event has what the schema asks it for: what it is about. */
export function isWhole(element: BpmnElement, kept: Kept): boolean {
  if (element.$instanceOf("bpmn:ConditionalEventDefinition")) return kept.condition !== undefined;
  return !element.$instanceOf("bpmn:LinkEventDefinition") || kept.name !== undefined;
}

function saysMore(moddle: BpmnModdle, definition: BpmnElement, refer: Refer): boolean {
  return Object.keys(keptOf(moddle, definition, refer)).length > 0;
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

/** The prefix that the file has for a namespace, also where an element names it without one. */
function prefixOf(element: BpmnElement, uri: string): string | undefined {
  const values = elementsOf(elementOf(element, "extensionElements"), "values");
  const beside = values.find(({ $descriptor: { ns } }) => ns?.uri === uri && ns.prefix);
  if (beside) return beside.$descriptor.ns?.prefix;
  for (let each: ModdleElement | undefined = element; each; each = each.$parent) {
    const names = Object.entries(each.$attrs ?? {});
    const [name] = names.find(([key, value]) => /^xmlns:/.test(key) && value === uri) ?? [];
    const prefix = name?.slice("xmlns:".length);
    if (prefix !== undefined && !ownPrefixes.test(prefix)) return prefix;
  }
  return undefined;
}

function isVendor(space: unknown): space is string {
  return (
    typeof space === "string" &&
    /^[\x21-\x7e][\x20-\x7e]{0,299}$/.test(space) &&
    !/^http:\/\/www\.(w3\.org\/|omg\.org\/spec\/(BPMN\/2|DD))/.test(space) &&
    space !== "urn:waymark:bpmn"
  );
}

/** A type of another schema, or a process of another file, with the name of that schema or file. */
function foreignName(element: BpmnElement): Kept {
  const property = foreign.find(([type]) => element.$instanceOf(type))?.[1];
  if (property === undefined) return {};
  const value = element.get(property);
  const name = /^([A-Za-z_][\w-]*):[A-Za-z_][\w.-]*$/.exec(String(value));
  const space = name?.[1] && !ownPrefixes.test(name[1]) ? namespaceOf(element, name[1]) : undefined;
  const isKnown = isVendor(space) || space === "http://www.w3.org/2001/XMLSchema";
  return isKnown ? { [`xmlns:${name?.[1]}`]: space, [property]: value } : {};
}

const foreign = [
  ["bpmn:ItemDefinition", "structureRef"],
  ["bpmn:CallActivity", "calledElement"],
] as const;

/** Whether a name with a prefix passes: that of a type whose schema is known. */
export function isNameKept(element: BpmnElement, name: string): boolean {
  return name in foreignName(element);
}

const plainName = /^([A-Za-z_][\w.-]*|xml:lang)$/;

const deepest = 20;

/** A vendor's element with its plain attributes and what is inside it; `undefined` for one that is none. */
function vendorElement(
  moddle: BpmnModdle,
  element: BpmnElement,
  { holder, depth }: { readonly holder: BpmnElement; readonly depth: number },
): BpmnElement | undefined {
  const { ns } = element.$descriptor;
  if (!ns || !isOfVendor(element, depth)) return undefined;
  if (depth > deepest || !/^[A-Za-z_][\w.-]*$/.test(ns.localName)) return undefined;
  const held: Readonly<Record<string, unknown>> = { ...element };
  const attributes = Object.entries(held).filter(
    ([name, value]) => plainName.test(name) && name !== "xmlns" && typeof value === "string",
  );
  const prefix = ns.uri === bpmnSpace ? "bpmn" : (prefixOf(holder, ns.uri) ?? ns.prefix);
  const { $body, $children } = held;
  const children = (Array.isArray($children) ? $children : []).flatMap(
    (each: BpmnElement) => vendorElement(moddle, each, { holder, depth: depth + 1 }) ?? [],
  );
  return moddle.createAny(`${prefix}:${ns.localName}`, ns.uri, {
    ...Object.fromEntries(attributes),
    ...(typeof $body === "string" ? { $body } : {}),
    ...(children.length > 0 ? { $children: children } : {}),
  });
}
