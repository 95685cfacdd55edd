// Owns: telling what of a file an export could not write again: every element and reference that nothing keeps, by its own
// name, so that nothing is dropped in silence. Rule IMP-106.

import { showsItsData } from "./bpmnData.ts";
import { type BpmnElement, elementOf, elementsOf, nameOf, textOf, typeOf } from "./bpmnElement.ts";
import { isImportKept, isRelationshipKept, languageOf } from "./bpmnFile.ts";
import { isShared } from "./bpmnFrame.ts";
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
    "Resource|ResourceRole|Performer|HumanPerformer|PotentialOwner|Assignment|Property|Category|CategoryValue",
    "InputOutputSpecification|(Input|Output)Set",
    // Told in words of their own.
    "Group|Choreography|Conversation|CallConversation|SubConversation|Global(\\w*)Task|Import|Relationship",
  ].join("|")})$`,
);

const keptReferences: ReadonlySet<string> = new Set([
  ...["sourceRef", "targetRef", "incoming", "outgoing", "flowNodeRef", "processRef"],
  ...["attachedToRef", "dataObjectRef", "default", "dataInputRefs", "dataOutputRefs"],
  ...["optionalInputRefs", "whileExecutingInputRefs", "outputSetRefs"],
  ...["optionalOutputRefs", "whileExecutingOutputRefs", "source", "target"],
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
  if (definitions.$attrs["xml:lang"] !== undefined && !("xml:lang" in languageOf(definitions))) {
    lose("language of the file, left out");
  }
  for (const each of elementsOf(definitions, "relationships")) {
    if (!isRelationshipKept(definitions, each))
      lose("relationship, left out", textOf(each, "type"));
  }
  for (const each of elementsOf(definitions, "imports")) {
    if (!isImportKept(each)) lose("import, left out", textOf(each, "location"));
  }
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
  const isFirst =
    name === "definitionalCollaborationRef" && held[0] === firstCollaboration(element);
  const isKnown = keptReferences.has(name) || isReferenceKept(name) || isFirst;
  if (held.length > 0 && !isKnown) lose(`${inWords(name)}, left out`, nameOf(element));
}

function firstCollaboration({ $parent }: BpmnElement): BpmnElement | undefined {
  return elementsOf($parent, "rootElements").find((root) => root.$instanceOf("bpmn:Collaboration"));
}

function isKept(held: BpmnElement, element: BpmnElement, { lose }: Tally): boolean {
  const isBeside = element.$instanceOf("bpmn:Definitions");
  const isThere = !isBeside || !held.$instanceOf("bpmn:EventDefinition") || isShared(held);
  if (isThere && kept.test(typeOf(held))) return true;
  lose(`${inWords(typeOf(held))}, left out`, nameOf(held) || nameOf(element));
  return false;
}

// The drawing is kept as places; what extends an element is asked for by itself.
const unasked: ReadonlySet<string> = new Set(["diagrams", "extensionElements"]);

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
  const isReferred = element.$instanceOf("bpmn:DataObject") && isBehind(element);
  const isSaid = ["documentation", "extensionElements"].some(
    (name) => elementsOf(element, name).length > 0 || elementOf(element, name) !== undefined,
  );
  if (isReferred && isSaid)
    lose("settings of data behind what is drawn, left out", nameOf(element));
  if (element.$instanceOf("bpmn:InputOutputSpecification")) tellSets(element, lose);
  for (const name of ["structureRef", "calledElement"]) {
    const isText = typeof element.$descriptor.propertiesByName?.[name] === "object";
    if (isText && /:/.test(String(element.get(name) ?? "")) && !isNameKept(element, name)) {
      lose(`${inWords(name)} to another file, left out`, nameOf(element));
    }
  }
}

function isBehind(data: BpmnElement): boolean {
  return elementsOf(data.$parent, "flowElements").some(
    (each) => elementOf(each, "dataObjectRef") === data,
  );
}

// What a container takes in and gives out is nodes of its map; an export makes one set of all of them.
function tellSets(specification: BpmnElement, lose: Tally["lose"]): void {
  const { $parent: holder } = specification;
  if (!holder || !showsItsData(holder)) return;
  const [inputs, outputs] = ["inputSets", "outputSets"].map((name) =>
    elementsOf(specification, name),
  );
  const all = [...(inputs ?? []), ...(outputs ?? [])];
  const isMore = (inputs ?? []).length > 1 || (outputs ?? []).length > 1;
  if (isMore || all.some((set) => nameOf(set) !== "")) {
    lose("sets of inputs and outputs of a process, joined", nameOf(holder));
  }
}

function propertiesOf(element: BpmnElement): readonly Property[] {
  return (element.$descriptor as { properties?: readonly Property[] }).properties ?? [];
}
