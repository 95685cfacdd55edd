// Owns: which lanes an imported file has and which lane an element stands in: by the file's word, by the drawing, or in
// the lane of its pool. A pool of which nothing inside is known is a lane of its own. Rules IMP-58, IMP-59.

import { cleanText } from "../../model/clean.ts";
import { type Layer, layers } from "../../model/tables.ts";
import { type Box, type Boxes, holds } from "./bpmnDiagram.ts";
import { type BpmnElement, elementOf, elementsOf, nameOf, ownAttribute } from "./bpmnElement.ts";
import type { BpmnWords } from "./bpmnModel.ts";
import { lanesOf } from "./bpmnSurvey.ts";
import type { Tally } from "./bpmnTally.ts";
import { guessLayer } from "./guessLayer.ts";

export interface LaneDraft {
  readonly name: string;
  readonly layer: Layer;
  readonly isGuess: boolean;
  readonly box: Box | undefined;
  /** The lane, pool or process of the file that it stands for. */
  readonly source: BpmnElement | undefined;
}

/** A process with its pool, or a pool without a process. */
export interface Region {
  readonly participant: BpmnElement | undefined;
  readonly process: BpmnElement | undefined;
  readonly name: string;
}

export interface LaneBook {
  readonly lanes: readonly LaneDraft[];
  /** The lane of an element of a region. */
  readonly laneOf: (element: BpmnElement, region: Region) => LaneDraft;
  /** The lane that the drawing puts an element into, whatever its region. */
  readonly laneAt: (element: BpmnElement) => LaneDraft | undefined;
  /** The first lane of a region, made if it has none. */
  readonly firstOf: (region: Region) => LaneDraft;
}

/** The regions of a file, from top to bottom as drawn: its pools, then the processes outside them. */
export function regionsOf(definitions: BpmnElement, boxes: Boxes): readonly Region[] {
  const roots = elementsOf(definitions, "rootElements");
  const taken = new Set<BpmnElement>();
  const participants = roots
    .filter((root) => root.$instanceOf("bpmn:Collaboration"))
    .flatMap((collaboration) => elementsOf(collaboration, "participants"));
  // The only pool or process of a file is what the file is about, even if nothing is in it yet.
  const isHidden = (process: BpmnElement): boolean =>
    isHollow(process) && participants.length !== 1;
  const pools = participants.map((participant): Region => {
    const known = elementOf(participant, "processRef");
    const process = known && !taken.has(known) && !isHidden(known) ? known : undefined;
    if (known) taken.add(known);
    return { participant, process, name: nameOf(participant) || nameOf(known) };
  });
  const processes = roots.filter((root) => root.$instanceOf("bpmn:Process"));
  const isOnly = participants.length === 0 && processes.length === 1;
  const others = processes
    .filter((process) => !taken.has(process) && (isOnly || !isHollow(process)))
    .map((process): Region => ({ participant: undefined, process, name: nameOf(process) }));
  const top = ({ participant }: Region): number =>
    (participant && boxes.get(participant)?.y) ?? Number.POSITIVE_INFINITY;
  // Two that are not drawn compare as NaN, which is no order: they stay as they are in the file.
  return [...pools.sort((a, b) => top(a) - top(b) || 0), ...others];
}

/** The lanes of all regions. Lanes inside lanes stand for themselves, under both names. */
export function openLanes(
  regions: readonly Region[],
  boxes: Boxes,
  words: BpmnWords,
  tally: Tally,
): LaneBook {
  const lanes: LaneDraft[] = [];
  const drafts = new Map<BpmnElement | Region, LaneDraft>();
  const owners = new Map<BpmnElement, BpmnElement>();
  const isOnly = regions.length === 1;
  const made = (key: BpmnElement | Region, name: string, source?: BpmnElement): LaneDraft => {
    const draft = drafts.get(key);
    if (draft) return draft;
    const known = ownAttribute(source, "name") || cleanText(name);
    const own = known || `${words.lane} ${lanes.length + 1}`;
    const said = layers.find((layer) => layer === ownAttribute(source, "layer"));
    const box = source && boxes.get(source);
    const layer = said ?? layerOf(nameOf(source), own);
    const of = "process" in key ? (key.participant ?? key.process) : key;
    const opened = { name: own, layer, isGuess: said === undefined, box, source: of };
    lanes.push(opened);
    drafts.set(key, opened);
    return opened;
  };
  const firstOf = (region: Region): LaneDraft =>
    lanes.find((lane) => [...leafsOf(region)].some((leaf) => drafts.get(leaf) === lane)) ??
    made(region, region.name, region.participant);
  const nameIn = (lane: BpmnElement, region: Region): string =>
    fullName(lane, isOnly || region.name === nameOf(lane) ? "" : region.name);
  for (const region of regions) {
    own(region, owners, tally);
    const leafs = leafsOf(region);
    for (const lane of byTop(leafs, boxes)) {
      const only = leafs.length === 1 ? region.name : "";
      made(lane, nameIn(lane, region) || only, lane);
    }
    if (leafs.length === 0) made(region, region.name, region.participant);
    tellLanes(region, tally);
  }
  const laneOf = (element: BpmnElement, region: Region): LaneDraft => {
    const owner = owners.get(element);
    const leaf = owner && drafts.get(owner);
    if (leaf) return leaf;
    const drawn = leafsOf(region).flatMap((lane) => drafts.get(lane) ?? []);
    const held = heldBy(boxes.get(element), drawn);
    if (held) return held;
    return owner ? made(owner, nameIn(owner, region), owner) : firstOf(region);
  };
  return { lanes, laneOf, laneAt: (element) => heldBy(boxes.get(element), lanes), firstOf };
}

/** Says in which lane each element of a region stands: of several the last, of one inside another the inner. */
function own(region: Region, owners: Map<BpmnElement, BpmnElement>, { lose }: Tally): void {
  for (const lane of allLanes(region)) {
    for (const element of elementsOf(lane, "flowNodeRef")) {
      const known = owners.get(element);
      const isWithin = !known || known === lane || parentsOf(lane).includes(known);
      if (!isWithin) lose("element in several lanes, kept in the last", nameOf(element));
      if (element.$parent?.$instanceOf("bpmn:SubProcess")) {
        lose(
          "element of a sub-process in a lane around it, kept in the sub-process",
          nameOf(element),
        );
      }
      owners.set(element, lane);
    }
  }
}

// The words around a lane say what it is only where they name the customer: a clerk in a pool “System” is no system.
function layerOf(ownName: string, fullName: string): Layer {
  const own = guessLayer(ownName || fullName);
  return own === "backstage" && guessLayer(fullName) === "customer" ? "customer" : own;
}

function tellLanes(region: Region, { lose }: Tally): void {
  const leafs = new Set(leafsOf(region));
  for (const lane of allLanes(region)) {
    if (!leafs.has(lane)) lose("lane that contains lanes, kept in their names", nameOf(lane));
  }
  if (!region.process) lose("pool without content, kept as a lane with one node", region.name);
}

/** The name of a lane behind those of the lanes around it, and of its pool. */
function fullName(lane: BpmnElement, pool: string): string {
  return [pool, ...parentsOf(lane).map(nameOf), nameOf(lane)].filter(Boolean).join(" / ");
}

function heldBy(box: Box | undefined, lanes: readonly LaneDraft[]): LaneDraft | undefined {
  return box && lanes.find((lane) => lane.box && holds(lane.box, box));
}

// A process without anything inside is drawn as a pool that nobody can look into.
function isHollow(process: BpmnElement): boolean {
  return ["flowElements", "laneSets", "artifacts"].every(
    (property) => elementsOf(process, property).length === 0,
  );
}

function allLanes({ process }: Region): readonly BpmnElement[] {
  return elementsOf(process, "laneSets").flatMap(lanesOf);
}

function leafsOf(region: Region): readonly BpmnElement[] {
  return allLanes(region).filter(
    (lane) => elementsOf(elementOf(lane, "childLaneSet"), "lanes").length === 0,
  );
}

function parentsOf(lane: BpmnElement): readonly BpmnElement[] {
  const parents: BpmnElement[] = [];
  for (let above = lane.$parent; above; above = above.$parent) {
    if (above.$instanceOf("bpmn:Lane")) parents.unshift(above);
  }
  return parents;
}

function byTop(lanes: readonly BpmnElement[], boxes: Boxes): readonly BpmnElement[] {
  if (!lanes.every((lane) => boxes.has(lane))) return lanes;
  return [...lanes].sort((a, b) => (boxes.get(a)?.y ?? 0) - (boxes.get(b)?.y ?? 0));
}
