// Owns: how an element of a parsed BPMN file is asked for what it holds, without trusting that it holds it.
/// <reference path="./bpmn-moddle.d.ts" />

import type { ModdleElement } from "bpmn-moddle";
import { cleanText } from "../../model/clean.ts";

export type BpmnElement = ModdleElement;

/** Values to make an element with, by property or prefixed attribute. */
export type Kept = Readonly<Record<string, unknown>>;

/** The elements that a property names or contains; none where it holds something else. */
export function elementsOf(
  element: BpmnElement | undefined,
  property: string,
): readonly BpmnElement[] {
  const held = element?.get(property);
  return Array.isArray(held) ? held.filter(isElement) : [];
}

/** The one element that a property names or contains. */
export function elementOf(
  element: BpmnElement | undefined,
  property: string,
): BpmnElement | undefined {
  const held = element?.get(property);
  return isElement(held) ? held : undefined;
}

/** The text of a property, cleaned; empty where there is none. */
export function textOf(element: BpmnElement | undefined, property: string): string {
  const held = element?.get(property);
  return typeof held === "string" ? cleanText(held, { multiline: true }) : "";
}

/** The notes of a map, which its export writes as the documentation of this id. */
export const notesId = "notes";

export function isOwnNotes(documentation: BpmnElement): boolean {
  return documentation.get("id") === notesId;
}

/** The name of an element on one line. */
export function nameOf(element: BpmnElement | undefined): string {
  return cleanText(textOf(element, "name"));
}

/** What somebody wrote about an element. */
export function documentationOf(element: BpmnElement | undefined): string {
  const texts = elementsOf(element, "documentation")
    .filter((entry) => !isOwnNotes(entry))
    .map((entry) => textOf(entry, "text"));
  return texts.filter(Boolean).join("\n");
}

/** One of Waymark's own attributes, which its export writes; empty in other files. */
export function ownAttribute(element: BpmnElement | undefined, name: string): string {
  const held = element?.$attrs[`waymark:${name}`];
  return typeof held === "string" ? cleanText(held) : "";
}

/** The type without its prefix: `UserTask`. */
export function typeOf(element: BpmnElement): string {
  return element.$type.replace(/^.*:/, "");
}

function isElement(held: unknown): held is BpmnElement {
  return (
    typeof held === "object" &&
    held !== null &&
    "$type" in held &&
    "get" in held &&
    typeof held.get === "function"
  );
}
