// Owns: what one process map takes from a file: its lanes, nodes, flows and places, and for each sub-process the same
// again as a map of its own, to bounds. Rules IMP-60, IMP-63, IMP-90.

import { withinBound } from "../../model/bound.ts";
import { cleanText } from "../../model/clean.ts";
import { processNotesMax } from "../../model/process.ts";
import type { Boxes } from "./bpmnDiagram.ts";
import {
  type BpmnElement,
  documentationOf,
  elementsOf,
  nameOf,
  ownAttribute,
  typeOf,
} from "./bpmnElement.ts";
import { type FlowDraft, flowsBetween } from "./bpmnFlows.ts";
import { type LaneDraft, openLanes, type Region } from "./bpmnLanes.ts";
import type { BpmnContent, BpmnInside, BpmnLane, BpmnNode, BpmnWords } from "./bpmnModel.ts";
import { contentInWords, type NodeBook, type NodeDraft, openNodes } from "./bpmnNodes.ts";
import { placeNodes } from "./bpmnPlaces.ts";
import type { Tally } from "./bpmnTally.ts";
import { joinedExtra } from "./bpmnTwins.ts";

/** The most lanes, nodes and flows that one process map holds. */
export const most = { lanes: 60, nodes: 2000, flows: 5000 } as const;
/** The deepest sub-process, and the most of them, that become maps of their own; the rest stands in the notes. */
export const mostInsides = { deep: 10, maps: 100 } as const;
const nameMax = 120;

export interface ContentSource {
  /** Left out for the inside of a sub-process, where no pools are. */
  readonly definitions?: BpmnElement;
  readonly regions: readonly Region[];
  readonly boxes: Boxes;
  readonly words: BpmnWords;
  readonly tally: Tally;
  /** What else the file says of its elements. */
  readonly extras: ReadonlyMap<BpmnElement, string>;
}

interface Content extends BpmnContent {
  readonly drafts: readonly LaneDraft[];
  /** What is known at length, a paragraph each. */
  readonly notes: readonly string[];
}

/** How many maps may still be made of sub-processes, and how deep the one that is read lies. */
interface Room {
  readonly depth: number;
  readonly left: { maps: number };
}

/** What the regions of a file show; `undefined` where that is more than one process map holds. */
export function readContent(
  source: ContentSource,
  room: Room = { depth: 0, left: { maps: mostInsides.maps } },
): Content | undefined {
  const { definitions, regions, boxes, words, tally } = source;
  const { lanes: opened, ...book } = openLanes(regions, boxes, words, tally);
  const lanes = inOwnOrder(opened);
  // Asked before anything is put into the lanes, so that a hostile file costs no more than its lanes.
  if (lanes.length > most.lanes) return undefined;
  const nodes = openNodes(definitions, regions, { lanes, ...book }, boxes, tally);
  const flows = flowsBetween(definitions, regions, nodes, tally);
  const isOver =
    lanes.length > most.lanes || nodes.nodes.length > most.nodes || flows.length > most.flows;
  if (isOver) return undefined;
  const { insides, notes } = readInsides(source, nodes, lanes, room);
  return {
    ...plain(lanes, nodes.nodes, flows, insides, source),
    drafts: lanes,
    notes: [...nodes.notes, ...notes],
  };
}

// What we wrote stands in its pools, and may stand in another order on its map. Sorted in place: lanes may still be made.
function inOwnOrder(lanes: readonly LaneDraft[]): readonly LaneDraft[] {
  const order = (lane: LaneDraft): number => {
    const said = ownAttribute(lane.source, "order");
    return said === "" ? Number.POSITIVE_INFINITY : Number(said);
  };
  const isSaid = lanes.every((lane) => Number.isFinite(order(lane)));
  return isSaid ? (lanes as LaneDraft[]).sort((a, b) => order(a) - order(b)) : lanes;
}

/** What a file says at length, with what it says of its elements, once each; cut at the bound, which is told. */
export function notesOf(said: readonly string[], told: readonly string[], tally: Tally): string {
  const own = cleanText(said.filter(Boolean).join("\n"), { multiline: true });
  // What we wrote has the paragraphs of its elements among its own already.
  const further = told.filter((note) => note !== "" && !own.includes(note));
  const whole = cleanText([own, ...further].filter(Boolean).join("\n"), { multiline: true });
  if (whole.length > processNotesMax) tally.lose("notes of a map, cut to 5,000 characters");
  return withinBound(whole, processNotesMax);
}

interface Insides {
  readonly insides: ReadonlyMap<NodeDraft, BpmnInside>;
  /** Of sub-processes that are beyond the bounds. */
  readonly notes: readonly string[];
}

function readInsides(
  source: ContentSource,
  nodes: NodeBook,
  lanes: readonly LaneDraft[],
  room: Room,
): Insides {
  const insides = new Map<NodeDraft, BpmnInside>();
  const notes: string[] = [];
  for (const [node, element] of nodes.insides) {
    const inside = readInside(source, element, { node, of: lanes.indexOf(node.lane) }, room);
    if (inside) insides.set(node, inside);
    else {
      source.tally.lose("sub-process beyond the bounds, its content is in the notes", node.name);
      notes.push(`${node.name || typeOf(element)}: ${contentInWords(element)}`);
    }
  }
  return { insides, notes };
}

function readInside(
  { definitions: _, ...source }: ContentSource,
  process: BpmnElement,
  { node, of }: { readonly node: NodeDraft; readonly of: number },
  { depth, left }: Room,
): BpmnInside | undefined {
  if (depth >= mostInsides.deep || left.maps === 0) return undefined;
  left.maps -= 1;
  // Who does what is inside is who does the whole, unless the sub-process has lanes of its own.
  const regions = [{ participant: undefined, process, name: node.lane.name }];
  const content = readContent({ ...source, regions }, { depth: depth + 1, left });
  if (!content) return undefined;
  const { drafts: _drafts, ...shown } = content;
  const [laneSet] = elementsOf(process, "laneSets");
  const hasLanes = elementsOf(laneSet, "lanes").length > 0;
  const name = nameOf(laneSet) || nameOf(process) || typeOf(process);
  return {
    ...shown,
    lanes: hasLanes ? content.lanes : content.lanes.map((lane) => ({ ...lane, of })),
    name: withinBound(name, nameMax),
    notes: notesOf([documentationOf(laneSet)], content.notes, source.tally),
  };
}

function plain(
  drafts: readonly LaneDraft[],
  nodes: readonly NodeDraft[],
  flows: readonly FlowDraft[],
  insides: ReadonlyMap<NodeDraft, BpmnInside>,
  { extras, tally }: ContentSource,
): BpmnContent {
  const indexes = new Map(nodes.map((node, index) => [node, index]));
  const laneIndexes = new Map(drafts.map((lane, index) => [lane, index]));
  const extraOf = (element: BpmnElement | undefined) => (element && extras.get(element)) ?? "";
  const extraOfFlow = ({ element, further }: FlowDraft): string => {
    if (!element || further.length === 0) return extraOf(element);
    const joined = joinedExtra(typeOf(element), [element, ...further].map(extraOf));
    if (joined === undefined) tally.lose("further flow too long to be kept", nameOf(element));
    return joined ?? extraOf(element);
  };
  const linked = flows.map(({ from, to, element, further, ...flow }) => ({
    ...flow,
    bpmnExtra: extraOfFlow({ from, to, element, further, ...flow }),
    from: indexes.get(from) ?? 0,
    to: indexes.get(to) ?? 0,
  }));
  const standing = nodes.map((node) => ({ ...node, lane: laneIndexes.get(node.lane) ?? 0 }));
  const places = placeNodes(standing, linked);
  return {
    lanes: drafts.map(({ name, layer, isGuess }): BpmnLane => {
      if (name.length > nameMax) tally.lose("name of a lane, cut to 120 characters", name);
      return { name: withinBound(name, nameMax), layer, isGuess };
    }),
    nodes: nodes.map((draft, index): BpmnNode => {
      const { box: _, element, ...node } = draft;
      const { x, y } = places[index] ?? { x: 0, y: 0 };
      const inside = insides.get(draft);
      const lane = laneIndexes.get(draft.lane) ?? 0;
      const bpmnExtra = extraOf(element);
      return { ...node, bpmnExtra, lane, x, y, ...(inside ? { inside } : {}) };
    }),
    flows: linked,
  };
}
