// Owns: reading a BPMN 2.0 file as one process map: text in, plain model out, everything that is not kept told in words.
// The parts: lanes, nodes, flows, places. Rules IMP-50 to IMP-64.

import { err, ok, type Result } from "../../kit/result.ts";
import { withinBound } from "../../model/bound.ts";
import { cleanText } from "../../model/clean.ts";
import { type Refusal, refuse } from "../../model/refusals.ts";
import { boxesOf } from "./bpmnDiagram.ts";
import { type BpmnElement, documentationOf, elementsOf, nameOf } from "./bpmnElement.ts";
import { type FlowDraft, flowsBetween } from "./bpmnFlows.ts";
import { openLanes, type Region, regionsOf } from "./bpmnLanes.ts";
import type { BpmnLane, BpmnModel, BpmnNode, BpmnWords } from "./bpmnModel.ts";
import { type NodeDraft, openNodes } from "./bpmnNodes.ts";
import { placeNodes } from "./bpmnPlaces.ts";
import { surveyBpmn } from "./bpmnSurvey.ts";
import { newTally, type Tally } from "./bpmnTally.ts";
import { parseBpmn } from "./parseBpmn.ts";

/** The most lanes, nodes and flows that one process map holds. */
const most = { lanes: 60, nodes: 2000, flows: 5000 } as const;
const nameMax = 120;
const notesMax = 5000;

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
  const boxes = boxesOf(definitions);
  const regions = regionsOf(definitions, boxes);
  const lanes = openLanes(regions, boxes, words, tally);
  // Asked before anything is put into the lanes, so that a hostile file costs no more than its lanes.
  if (lanes.lanes.length > most.lanes) return err(refuse("tooLarge", {}, tooMuch));
  const nodes = openNodes(definitions, regions, lanes, boxes, tally);
  const flows = flowsBetween(definitions, regions, nodes, tally);
  const isOver =
    lanes.lanes.length > most.lanes || nodes.nodes.length > most.nodes || flows.length > most.flows;
  if (isOver) return err(refuse("tooLarge", {}, tooMuch));
  tellRest(definitions, tally);
  const notes = notesOf(definitions, regions, nodes.notes, tally);
  if (nodes.nodes.length === 0) tally.lose("model without any element to draw");
  return ok({
    name: modelName(definitions, regions),
    notes,
    ...plain(lanes.lanes, nodes.nodes, flows, tally),
    counts: surveyBpmn(definitions),
    warnings: [...parsed.value.warnings, ...tally.list()],
  });
}

const tooMuch = `A process map holds at most ${most.lanes} lanes, ${most.nodes} nodes and ${most.flows} flows. Import the model in parts.`;

function plain(
  drafts: ReturnType<typeof openLanes>["lanes"],
  nodes: readonly NodeDraft[],
  flows: readonly FlowDraft[],
  tally: Tally,
): Pick<BpmnModel, "lanes" | "nodes" | "flows"> {
  const indexes = new Map(nodes.map((node, index) => [node, index]));
  const laneIndexes = new Map(drafts.map((lane, index) => [lane, index]));
  const linked = flows.map(({ from, to, label, bpmnType }) => ({
    from: indexes.get(from) ?? 0,
    to: indexes.get(to) ?? 0,
    label,
    bpmnType,
  }));
  const standing = nodes.map((node) => ({ ...node, lane: laneIndexes.get(node.lane) ?? 0 }));
  const places = placeNodes(standing, linked);
  return {
    lanes: drafts.map(({ name, layer, isGuess }): BpmnLane => {
      if (name.length > nameMax) tally.lose("name of a lane, cut to 120 characters", name);
      return { name: withinBound(name, nameMax), layer, isGuess };
    }),
    nodes: standing.map(({ box: _, ...node }, index): BpmnNode => {
      const { x, y } = places[index] ?? { x: 0, y: 0 };
      return { ...node, x, y };
    }),
    flows: linked,
  };
}

/** The file's name for what it shows: of its only pool or process, else of the collaboration or the file. */
function modelName(definitions: BpmnElement, regions: readonly Region[]): string {
  const collaboration = elementsOf(definitions, "rootElements").find((root) =>
    root.$instanceOf("bpmn:Collaboration"),
  );
  const [only, second] = regions;
  const own = only && !second ? only.name || nameOf(only.process) : "";
  // Some tools write an id for a name.
  const names = [own, nameOf(collaboration), nameOf(definitions)];
  const name = names.find((each) => each !== "" && !/^(sid-)?[0-9a-f-]{32,}$/i.test(each)) ?? "";
  return withinBound(cleanText(name), nameMax);
}

function notesOf(
  definitions: BpmnElement,
  regions: readonly Region[],
  notes: readonly string[],
  tally: Tally,
): string {
  const said = [
    documentationOf(definitions),
    ...elementsOf(definitions, "rootElements")
      .filter((root) => root.$instanceOf("bpmn:Collaboration"))
      .map(documentationOf),
    ...regions.map(({ process }) => documentationOf(process)),
  ];
  const whole = cleanText([...said, ...notes].filter(Boolean).join("\n"), { multiline: true });
  if (whole.length > notesMax) tally.lose("notes of the map, cut to 5,000 characters");
  return withinBound(whole, notesMax);
}

/** What no process map has: choreographies, conversations, and what other programs wrote for themselves. */
function tellRest(definitions: BpmnElement, { lose }: Tally): void {
  for (const root of elementsOf(definitions, "rootElements")) {
    if (root.$instanceOf("bpmn:Choreography")) lose("choreography, left out", nameOf(root));
    if (root.$instanceOf("bpmn:GlobalTask")) {
      lose("task outside all processes, left out; its calls are kept", nameOf(root));
    }
    for (const talk of elementsOf(root, "conversations")) {
      lose("conversation, left out", nameOf(talk));
    }
    const inside = elementsOf(root, "flowElements");
    if ([root, ...inside].some((element) => element.get("extensionElements"))) {
      lose("part with settings of the program that wrote it, left out", nameOf(root));
    }
  }
}
