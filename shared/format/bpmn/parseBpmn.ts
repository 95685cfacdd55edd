// Owns: a BPMN text as a tree of elements, with references followed and everything the parser could not take told in
// words. The only place, with the writer, that knows bpmn-moddle. Rules IMP-52, IMP-53.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle, type ModdleWarning, type Parsed } from "bpmn-moddle";
import { err, ok, type Result } from "../../kit/result.ts";
import { cleanText } from "../../model/clean.ts";
import { type Refusal, refuse } from "../../model/refusals.ts";
import { quoted } from "../problems.ts";
import { type BpmnElement, nameOf, textOf, typeOf } from "./bpmnElement.ts";
import { checkXml } from "./bpmnText.ts";

export interface BpmnTree {
  readonly definitions: BpmnElement;
  readonly warnings: readonly string[];
}

/** Parses a text that was decoded already. Refuses what is hostile, no XML, or no BPMN 2.0. */
export async function parseBpmn(text: string): Promise<Result<BpmnTree, Refusal>> {
  const checked = checkXml(text);
  if (!checked.ok) return checked;
  // The text is decoded, so the encoding that its prolog declares is no longer true.
  const xml = text.replace(/^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']/, "$1").trimStart();
  const parsed = await parse(xml);
  if (!parsed.ok) return parsed;
  const { rootElement, warnings } = parsed.value;
  return ok({ definitions: rootElement, warnings: warningsToWords(warnings, parsed.value) });
}

async function parse(xml: string): Promise<Result<Parsed, Refusal>> {
  try {
    return ok(await new BpmnModdle().fromXML(xml));
  } catch (error) {
    // The parser rejects with an error whatever is no BPMN; that is the file's fault and told as such.
    if (!(error instanceof Error)) throw error;
    const reason = cleanText(error.message).slice(0, 200);
    return err(
      refuse("notReadable", {}, `It is not a BPMN 2.0 model that can be read (${reason}).`),
    );
  }
}

function warningsToWords(warnings: readonly ModdleWarning[], parsed: Parsed): readonly string[] {
  const told: string[] = [];
  let mended = 0;
  for (const warning of warnings) {
    if (mendReference(warning, parsed)) mended += 1;
    else told.push(warningToWords(warning));
  }
  if (mended === 0) return told;
  return [...told, `${mended} references name their element with a prefix; they were followed.`];
}

// Some tools write references as qualified names: the part behind the colon is the id.
function mendReference({ element, property, value }: ModdleWarning, parsed: Parsed): boolean {
  const id = value?.replace(/^[^:]*:/, "");
  if (!element || property === undefined || id === undefined || id === value) return false;
  if (!Object.hasOwn(parsed.elementsById, id)) return false;
  const target = parsed.elementsById[id];
  const name = property.replace(/^.*:/, "");
  const held = element.get(name);
  if (Array.isArray(held)) held.push(target);
  else element.set(name, target);
  return true;
}

function warningToWords({ message, element, value }: ModdleWarning): string {
  if (element && value !== undefined) {
    const who = `${typeOf(element)} ${quoted(nameOf(element) || textOf(element, "id"))}`;
    return `${who} refers to ${quoted(value)}, which is not in the file.`;
  }
  const line = /\bline: (\d+)/.exec(message)?.[1];
  const where = line === undefined ? "" : `Line ${Number(line) + 1}: `;
  const tag = /^unparsable content <([^\s/>]*)/.exec(message)?.[1];
  const reason = cleanText(/\bnested error: ([^\n]*)/.exec(message)?.[1] ?? "").slice(0, 200);
  if (tag !== undefined) return `${where}<${tag}> is left out${reason && ` (${reason})`}.`;
  return `${where}${cleanText(message.split("\n")[0] ?? "").slice(0, 200)}`;
}
