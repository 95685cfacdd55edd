// Owns: reading a BPMN 2.0 file as one process map: text in, plain model out, everything that is not kept told in words.
// What the map shows is read by bpmnContent.ts. Rules IMP-50 to IMP-64.

import { err, ok, type Result } from "../../kit/result.ts";
import { withinBound } from "../../model/bound.ts";
import { cleanText } from "../../model/clean.ts";
import { processNotesMax } from "../../model/process.ts";
import { type Refusal, refuse } from "../../model/refusals.ts";
import { most, notesOf, readContent } from "./bpmnContent.ts";
import { boxesOf } from "./bpmnDiagram.ts";
import { markEdges } from "./bpmnEdges.ts";
import {
  type BpmnElement,
  documentationOf,
  elementsOf,
  isOwnNotes,
  nameOf,
  ownAttribute,
  textOf,
} from "./bpmnElement.ts";
import { extrasOf } from "./bpmnExtra.ts";
import { frameOf, hollowIn, isShared } from "./bpmnFrame.ts";
import { markGroups } from "./bpmnGroups.ts";
import { type Region, regionsOf } from "./bpmnLanes.ts";
import { tellLosses } from "./bpmnLosses.ts";
import type { BpmnModel, BpmnWords } from "./bpmnModel.ts";
import { surveyBpmn } from "./bpmnSurvey.ts";
import { newTally, type Tally } from "./bpmnTally.ts";
import { markTwins } from "./bpmnTwins.ts";
import { parseBpmn } from "./parseBpmn.ts";

const nameMax = 120;

/**
 * Reads a BPMN text, decoded (`decodeXml`). Refuses what is hostile, no BPMN, or more than one process map holds. A
 * file without any element gives a model without nodes; it says so among its warnings.
 */
export async function readBpmn(
  text: string,
  words: BpmnWords,
): Promise<Result<BpmnModel, Refusal>> {
  const parsed = await parseBpmn(text);
  if (!parsed.ok) return parsed;
  const { definitions } = parsed.value;
  const tally = newTally();
  markGroups(definitions, tally);
  const boxes = boxesOf(definitions);
  const regions = regionsOf(definitions, boxes);
  markEdges(
    regions.flatMap(({ process }) => process ?? []),
    boxes,
  );
  const roots = elementsOf(definitions, "rootElements");
  const collaborations = roots.filter((root) => root.$instanceOf("bpmn:Collaboration"));
  markTwins([...regions.flatMap(({ process }) => process ?? []), ...collaborations]);
  const extras = await extrasOf(
    [...regions.flatMap(({ process }) => process ?? []), ...collaborations],
    (target) => (isShared(target) ? target : undefined),
    tally,
  );
  const content = readContent({ definitions, regions, boxes, words, tally, extras });
  if (!content) return err(refuse("tooLarge", {}, tooMuch));
  const { notes: told, drafts, ...map } = content;
  const frame = await frameOf(definitions, regions, drafts, tally);
  for (const process of hollowIn(definitions, regions)) {
    tally.lose("process without content, kept for exports but not shown", nameOf(process));
  }
  tellRest(definitions, tally);
  tellLosses(definitions, tally);
  const said = [
    documentationOf(definitions),
    ...collaborations.map(documentationOf),
    ...regions.map(({ process }) => documentationOf(process)),
  ];
  if (map.nodes.length === 0) tally.lose("model without any element to draw");
  return ok({
    name: modelName(definitions, regions),
    frame: frame.text,
    notes: ownNotesIn(roots) ?? notesOf(said, told, tally),
    ...map,
    lanes: map.lanes.map((lane, at) => {
      const draft = drafts[at];
      return { ...lane, key: draft ? frame.keyOf(draft) : "" };
    }),
    counts: surveyBpmn(definitions),
    warnings: [...parsed.value.warnings, ...tally.list()],
  });
}

const tooMuch = `A process map holds at most ${most.lanes} lanes, ${most.nodes} nodes and ${most.flows} flows. Import the model in parts.`;

/** The notes of a map that we wrote, which hold what else is said already. */
function ownNotesIn(roots: readonly BpmnElement[]): string | undefined {
  const [own] = roots.flatMap((root) => elementsOf(root, "documentation")).filter(isOwnNotes);
  return own && withinBound(textOf(own, "text"), processNotesMax);
}

/** The file's name for what it shows: of its only pool or process, else of the collaboration or the file. */
function modelName(definitions: BpmnElement, regions: readonly Region[]): string {
  const collaboration = elementsOf(definitions, "rootElements").find((root) =>
    root.$instanceOf("bpmn:Collaboration"),
  );
  const [only, second] = regions;
  const own = only && !second ? only.name || nameOf(only.process) : "";
  // Some tools write an id for a name.
  const names = [
    ownAttribute(definitions, "name"),
    own,
    nameOf(collaboration),
    nameOf(definitions),
  ];
  const name = names.find((each) => each !== "" && !/^(sid-)?[0-9a-f-]{32,}$/i.test(each)) ?? "";
  return withinBound(cleanText(name), nameMax);
}

/** What no process map has: choreographies, conversations, and what other programs wrote for themselves. */
function tellRest(definitions: BpmnElement, { lose }: Tally): void {
  for (const root of elementsOf(definitions, "rootElements")) {
    if (root.$instanceOf("bpmn:Choreography")) lose("choreography, left out", nameOf(root));
    if (root.$instanceOf("bpmn:GlobalTask")) {
      const end = isShared(root) ? "kept for exports but not shown" : "left out";
      lose(`task outside all processes, ${end}`, nameOf(root));
    }
    for (const talk of elementsOf(root, "conversations")) {
      lose("conversation, left out", nameOf(talk));
    }
  }
}
