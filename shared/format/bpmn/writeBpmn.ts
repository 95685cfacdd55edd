// Owns: writing a process map as BPMN 2.0 with its drawing: one pool with the lanes of the map. What the map shows is
// written by writeContent.ts. Rules EXP-30 to EXP-32, EXP-65, EXP-66.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle } from "bpmn-moddle";
import { cleanText } from "../../model/clean.ts";
import type { ProcessOutline } from "../../model/processOutline.ts";
import { drawBpmn } from "./drawBpmn.ts";
import { type OutlineOf, writeContent } from "./writeContent.ts";

/**
 * The text of a BPMN 2.0 file in UTF-8. Nodes of a map without lanes stand in the pool itself. The maps that
 * `outlineOf` knows for the insides of nodes are written as sub-processes, each once.
 */
export async function writeBpmn(
  outline: ProcessOutline,
  outlineOf: OutlineOf = () => undefined,
): Promise<string> {
  const moddle = new BpmnModdle();
  const { parts, content, diagrams } = await writeContent(outline, {
    moddle,
    outlineOf,
    written: new Set([outline.process.id]),
    depth: 0,
  });
  const notes = cleanText(outline.process.notes, { multiline: true });
  const { lanes, ...elements } = content;
  const process = moddle.create("bpmn:Process", {
    id: "process",
    isExecutable: false,
    documentation: notes === "" ? [] : [moddle.create("bpmn:Documentation", { text: notes })],
    laneSets: lanes.length > 0 ? [moddle.create("bpmn:LaneSet", { id: "lanes", lanes })] : [],
    ...elements,
  });
  const participant = moddle.create("bpmn:Participant", {
    id: "pool",
    name: cleanText(outline.process.name),
    processRef: process,
  });
  const collaboration = moddle.create("bpmn:Collaboration", {
    id: "collaboration",
    participants: [participant],
  });
  const drawn = drawBpmn(outline, collaboration, { ...parts, participant });
  const definitions = moddle.create("bpmn:Definitions", {
    id: "definitions",
    targetNamespace: "urn:waymark:process",
    exporter: "Waymark",
    "xmlns:waymark": "urn:waymark:bpmn",
    rootElements: [collaboration, process],
    diagrams: [drawn, ...diagrams],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml.replace(noXml, "");
}

// Characters that XML has no way to say; what was kept of another file may hold some.
const noXml = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
