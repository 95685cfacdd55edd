// Owns: what a BPMN file says, as plain sentences that need no ids and no order: what there is, where it is, its attributes,
// what it refers to. Two files that say the same have the same sentences. Its drawing is not among them.
/// <reference path="./bpmn-moddle.d.ts" />

import { type BpmnElement, typeOf } from "./bpmnElement.ts";

interface Property {
  readonly name: string;
  readonly isReference?: boolean;
  readonly default?: unknown;
  readonly ns?: { readonly localName: string };
}

/** Every sentence as often as the file says it. */
export function factsOf(definitions: BpmnElement): ReadonlyMap<string, number> {
  const facts = new Map<string, number>();
  const say = (fact: string): void => void facts.set(fact, (facts.get(fact) ?? 0) + 1);
  tell(definitions, say);
  return facts;
}

/** What the one says and the other does not, as often as that. */
export function missingFrom(
  other: ReadonlyMap<string, number>,
  facts: ReadonlyMap<string, number>,
): readonly string[] {
  return [...facts].flatMap(([fact, times]) =>
    Array.from({ length: Math.max(0, times - (other.get(fact) ?? 0)) }, () => fact),
  );
}

function tell(element: BpmnElement, say: (fact: string) => void): void {
  const me = labelOf(element);
  // What extends an element is said by what is in it.
  const isHull = element.$type === "bpmn:ExtensionElements";
  // What is only drawn stands where it is drawn.
  const isDrawn = element.$type === "bpmn:TextAnnotation" || element.$type === "bpmn:Association";
  const around = isDrawn ? undefined : element.$parent;
  if (!isHull) say(around ? `${me} in ${labelOf(around)}` : me);
  for (const [name, value] of Object.entries(element.$attrs ?? {})) {
    if (!/^xmlns|^xsi:|^waymark:/.test(name)) say(`${me} @${name}=${value}`);
  }
  for (const property of propertiesOf(element)) {
    if (!unsaid.has(property.name)) tellProperty(element, property, me, say);
  }
}

function tellProperty(
  element: BpmnElement,
  { name, isReference, default: usual }: Property,
  me: string,
  say: (fact: string) => void,
): void {
  const value = element.get(name);
  for (const each of Array.isArray(value) ? value : [value]) {
    if (each === undefined || each === null || each === usual || each === "") continue;
    if (!isElement(each)) say(`${me} @${name}=${String(each).replace(/\s+/g, " ").trim()}`);
    else if (isReference) say(`${me} ${name} ${labelOf(each)}`);
    else tell(each, say);
  }
}

function propertiesOf(element: BpmnElement): readonly Property[] {
  const { isGeneric, properties } = element.$descriptor as {
    isGeneric?: boolean;
    properties?: readonly Property[];
  };
  if (!isGeneric)
    return (properties ?? []).map((each) => ({ ...each, name: each.ns?.localName ?? each.name }));
  return Object.keys({ ...element })
    .filter((name) => !name.startsWith("xmlns"))
    .filter((name) => !name.startsWith("$") || name === "$body" || name === "$children")
    .map((name) => ({ name }));
}

// Who wrote a file is who writes it; ids are made anew, and who flows where is said by the flows; a name is part of every label.
const unsaid: ReadonlySet<string> = new Set([
  "id",
  "incoming",
  "outgoing",
  "diagrams",
  "name",
  "sourceRef",
  "targetRef",
  "exporter",
  "exporterVersion",
]);

/** An element by its type and name, a flow by its ends, what belongs to another by that as well. */
function labelOf(element: BpmnElement): string {
  const type = element.$descriptor.isGeneric ? element.$type : typeOf(element);
  const name = element.$descriptor.isGeneric ? "" : (element.get("name") ?? element.get("text"));
  const isNamed = typeof name === "string" && name.trim() !== "";
  const own = isNamed ? `${type} “${name.replace(/\s+/g, " ").trim()}”` : type;
  const [from, to] = ["sourceRef", "targetRef"].map((end) => {
    const value = element.$descriptor.isGeneric ? undefined : element.get(end);
    return isElement(value) ? labelOf(value) : undefined;
  });
  if (from !== undefined && to !== undefined) return `${own} ${from} → ${to}`;
  const isPart =
    !element.$descriptor.isGeneric && !isNamed && element.$parent && !standing.test(type);
  return isPart && element.$parent ? `${own} of ${labelOf(element.$parent)}` : own;
}

const standing =
  /(Task|Event|Gateway|Activity|SubProcess|Process|Reference|Definitions|Collaboration|Participant)$/;

function isElement(value: unknown): value is BpmnElement {
  return typeof value === "object" && value !== null && "$type" in value && "$descriptor" in value;
}
