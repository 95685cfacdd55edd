// Owns: what a BPMN file says of itself as a whole: its language, the files that it brings in, and what it relates to itself.
// Rule IMP-112.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import { type BpmnElement, elementsOf, type Kept, textOf } from "./bpmnElement.ts";
import { keptOf } from "./bpmnSift.ts";

/** The language that a file says it is in; none where it says no such. */
export function languageOf(definitions: BpmnElement): Kept {
  const language = definitions.$attrs["xml:lang"];
  return /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(String(language ?? ""))
    ? { "xml:lang": language }
    : {};
}

/** What a file brings in from other files, and what it relates to itself; `target` is what is related then. */
export function aroundAll(moddle: BpmnModdle, definitions: BpmnElement, target: BpmnElement): Kept {
  const imports = elementsOf(definitions, "imports")
    .filter(isImportKept)
    .map((each) =>
      moddle.create(
        "bpmn:Import",
        Object.fromEntries(importing.map((name) => [name, textOf(each, name)])),
      ),
    );
  const relationships = elementsOf(definitions, "relationships").flatMap((each) => {
    const type = textOf(each, "type");
    if (!isRelationshipKept(definitions, each)) return [];
    const direction = /^(None|Forward|Backward|Both)$/.exec(textOf(each, "direction"))?.[0];
    return [
      moddle.create("bpmn:Relationship", {
        ...keptOf(moddle, each, () => undefined),
        type,
        ...(direction === undefined ? {} : { direction }),
        source: [target],
        target: [target],
      }),
    ];
  });
  return { imports, relationships };
}

/** Whether what is related is the file itself: all else is under other ids in an export. */
export function isRelationshipKept(definitions: BpmnElement, relationship: BpmnElement): boolean {
  const ends = ["source", "target"].map((end) => elementsOf(relationship, end));
  const isOwn = ends.every((end) => end.length > 0 && end.every((each) => each === definitions));
  return isOwn && textOf(relationship, "type") !== "";
}

/** Whether an import says all that the schema asks it for. */
export function isImportKept(element: BpmnElement): boolean {
  return importing.every((name) => address.test(textOf(element, name)));
}

const importing = ["importType", "location", "namespace"] as const;
const address = /^[\x21-\x7e][\x20-\x7e]{0,299}$/;
