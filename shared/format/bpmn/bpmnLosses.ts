// Owns: telling what of a file an export could not write again: every element and reference that nothing keeps, by its own
// name, so that nothing is dropped in silence. Rule IMP-106.

import { type BpmnElement, elementOf, elementsOf, nameOf, typeOf } from "./bpmnElement.ts";
import { isNameKept, isReferenceKept, isVendorElement } from "./bpmnSift.ts";
import type { Tally } from "./bpmnTally.ts";

interface Property {
  readonly name: string;
  readonly isReference?: boolean;
}

/** What is kept as nodes, flows, lanes, pools, in the frame of the file or beside a record. */
const kept = new RegExp(
  `^(${[
    "Definitions|Collaboration|Participant|ParticipantMultiplicity|Process|LaneSet|Lane|MessageFlow|SequenceFlow",
    "(Sub|AdHocSub)Process|Transaction|CallActivity|(User|Manual|Send|Receive|Service|Script|BusinessRule)?Task",
    "(Start|End|Boundary|Intermediate(Catch|Throw))Event|(Exclusive|Parallel|Inclusive|Complex|EventBased)Gateway",
    "(Message|Timer|Signal|Error|Escalation|Compensate|Cancel|Terminate|Conditional|Link)EventDefinition",
    "DataObject|DataObjectReference|DataStoreReference|DataStore|DataState|Data(Input|Output)(Association)?",
    "TextAnnotation|Association|Documentation|ExtensionElements|(Formal)?Expression|ResourceAssignmentExpression",
    "(StandardLoop|MultiInstanceLoop)Characteristics|Message|Signal|Error|Escalation|ItemDefinition",
    "Resource|ResourceRole|Performer|HumanPerformer|PotentialOwner",
    // Told in words of their own.
    "Group|Choreography|Conversation|CallConversation|SubConversation|Global(\\w*)Task|(Input|Output)Set",
  ].join("|")})$`,
);

const keptReferences: ReadonlySet<string> = new Set([
  ...["sourceRef", "targetRef", "incoming", "outgoing", "flowNodeRef", "processRef"],
  ...["attachedToRef", "dataObjectRef", "default", "dataInputRefs", "dataOutputRefs"],
  ...["inputSetRefs", "outputSetRefs", "categoryValueRef"],
]);

/** Tells each kind of element, reference and setting that is left out of what an export writes again. */
export function tellLosses(definitions: BpmnElement, tally: Tally): void {
  const open = [definitions];
  tellFile(definitions, tally);
  for (const element of open) {
    tellSettings(element, tally);
    for (const property of propertiesOf(element)) {
      if (unasked.has(property.name)) continue;
      const single = elementOf(element, property.name);
      const held = single ? [single] : elementsOf(element, property.name);
      if (property.isReference) tellReference(element, property.name, held, tally);
      else open.push(...held.filter((each) => isKept(each, element, tally)));
    }
  }
}

function tellFile(definitions: BpmnElement, { lose }: Tally): void {
  if (definitions.$attrs["xml:lang"] !== undefined) lose("language of the file, left out");
  const roots = elementsOf(definitions, "rootElements");
  const [, ...further] = roots.filter((root) => root.$instanceOf("bpmn:Collaboration"));
  for (const one of further) lose("further collaboration, joined to the first", nameOf(one));
}

function tellReference(
  element: BpmnElement,
  name: string,
  held: readonly BpmnElement[],
  { lose }: Tally,
): void {
  const isLost = held.length > 0 && !keptReferences.has(name) && !isReferenceKept(name);
  if (isLost) lose(`${inWords(name)}, left out`, nameOf(element));
}

function isKept(held: BpmnElement, element: BpmnElement, { lose }: Tally): boolean {
  const isBeside = element.$instanceOf("bpmn:Definitions");
  const isShared = !isBeside || !held.$instanceOf("bpmn:EventDefinition");
  if (isShared && kept.test(typeOf(held))) return true;
  lose(`${lossOf(typeOf(held))}, left out`, nameOf(held) || nameOf(element));
  return false;
}

// The drawing is kept as places; what extends an element is asked for by itself.
const unasked: ReadonlySet<string> = new Set(["diagrams", "extensionElements"]);

function lossOf(type: string): string {
  if (type === "InputOutputSpecification") return "list of inputs and outputs besides their flows";
  return inWords(type);
}

/** "PartnerEntity" is a partner entity. */
function inWords(name: string): string {
  return name
    .replace(/Refs?$/, " reference")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

function tellSettings(element: BpmnElement, { lose }: Tally): void {
  const values = elementsOf(elementOf(element, "extensionElements"), "values");
  if (values.some((value) => !isVendorElement(value))) {
    lose("settings under names that only BPMN may use, left out", nameOf(element));
  }
  for (const name of ["structureRef", "calledElement"]) {
    const isText = typeof element.$descriptor.propertiesByName?.[name] === "object";
    if (isText && /:/.test(String(element.get(name) ?? "")) && !isNameKept(element, name)) {
      lose(`${inWords(name)} to another file, left out`, nameOf(element));
    }
  }
}

function propertiesOf(element: BpmnElement): readonly Property[] {
  return (element.$descriptor as { properties?: readonly Property[] }).properties ?? [];
}
