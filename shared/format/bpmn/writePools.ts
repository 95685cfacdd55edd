// Owns: which pools a written BPMN file has, and which lanes, nodes and flows are in each: those of the file that the map
// came from, as far as its lanes are still there, else one for all. Rules IMP-104, IMP-105.
/// <reference path="./bpmn-moddle.d.ts" />

import type { BpmnModdle } from "bpmn-moddle";
import { cleanText } from "../../model/clean.ts";
import type { OutlineLane, ProcessOutline } from "../../model/processOutline.ts";
import type { ProcessNode } from "../../model/tables.ts";
import { type BpmnElement, elementOf, elementsOf, nameOf, ownAttribute } from "./bpmnElement.ts";
import { type FramePart, type KnownFrame, namesOf } from "./bpmnFrame.ts";

/** A lane of the map within its pool. */
export interface PoolRow {
  readonly lane: OutlineLane;
  readonly part: FramePart | undefined;
  /** The lanes around it, the outermost first. */
  readonly around: readonly BpmnElement[];
  /** Whether the pool itself is this lane, and shows no other. */
  readonly isWhole: boolean;
  /** Whether it is the last of the lanes around it itself, which hold lanes and nodes of their own. */
  readonly isAround: boolean;
}

export interface Pool {
  readonly participant: BpmnElement;
  /** Of the frame; `undefined` for a pool that is new. */
  readonly part: FramePart | undefined;
  readonly rows: readonly PoolRow[];
  /** The node that the pool itself stands for, if one does. */
  readonly standIn: ProcessNode | undefined;
  /** Whether nothing inside it is known. */
  readonly isClosed: boolean;
}

/** The pools in the order of their lanes on the map. A map without lanes has one pool. */
export function poolsOf(
  moddle: BpmnModdle,
  outline: ProcessOutline,
  frame: KnownFrame,
): readonly Pool[] {
  const groups = groupsOf(outline, frame);
  const pools = groups.map((group) => poolOf(moddle, outline, frame, group));
  if (pools.length > 0) return pools;
  const participant = moddle.create("bpmn:Participant", { name: cleanText(outline.process.name) });
  return [{ participant, part: undefined, rows: [], standIn: undefined, isClosed: false }];
}

interface Group {
  readonly part: FramePart | undefined;
  readonly lanes: { readonly lane: OutlineLane; readonly part: FramePart | undefined }[];
}

// A lane that somebody added stands in the pool above it of which the inside is known, else in the first such.
function groupsOf(outline: ProcessOutline, frame: KnownFrame): readonly Group[] {
  const groups = new Map<BpmnElement | undefined, Group>();
  const known = outline.lanes.map((lane) => ({ lane, part: frame.partOf(lane.lane.bpmnLane) }));
  const open = known.flatMap(({ part }) => (part?.process ? [part] : []));
  let above = open[0];
  for (const { lane, part } of known) {
    if (part?.process) above = part;
    const home = part ?? above;
    const key = home?.participant ?? home?.process;
    const group = groups.get(key) ?? { part: home, lanes: [] };
    group.lanes.push({ lane, part });
    groups.set(key, group);
  }
  return [...groups.values()];
}

function poolOf(
  moddle: BpmnModdle,
  outline: ProcessOutline,
  frame: KnownFrame,
  { part, lanes }: Group,
): Pool {
  const source = part?.participant;
  const [only] = lanes;
  const known = source && namesOf(source);
  const isAlone = lanes.length === 1 && only?.part !== undefined && only.part.lanes.length === 0;
  const renamed = known && isAlone && only.lane.lane.name !== known.ofLane;
  const name = renamed ? only.lane.lane.name : (known?.own ?? "");
  const standIn = source && standInOf(outline, lanes, known?.own ?? "", part);
  const isClosed = isAlone && !part?.process && standIn !== undefined;
  // A pool in which nothing is would be read as one that nobody can look into.
  const isEmpty = lanes.every(({ lane }) => lane.nodes.every(({ node }) => node === standIn));
  const isWhole = isAlone && source !== undefined && (isClosed || !isEmpty);
  const participant = moddle.create("bpmn:Participant", {
    ...(source ? frame.keptOf(source) : {}),
    name: cleanText(source ? name : nameOfPool(outline, part)),
    ...(isWhole && only ? laneValues(outline, only.lane) : {}),
  });
  const rows = inTree(
    lanes.map(({ lane, part: own }) => {
      const isAround = elementOf(own?.lanes.at(-1), "childLaneSet") !== undefined;
      const around = isAround ? own?.lanes : own?.lanes.slice(0, -1);
      return { lane, part: own, around: around ?? [], isWhole, isAround };
    }),
  );
  return { participant, part, rows, standIn, isClosed };
}

function nameOfPool({ process }: ProcessOutline, part: FramePart | undefined): string {
  return nameOf(part?.process) || process.name;
}

/** What a lane of the map is beyond a lane of BPMN. */
function laneValues(
  { lanes }: ProcessOutline,
  { lane }: OutlineLane,
): { readonly [name: string]: string } {
  return {
    "waymark:layer": lane.layer,
    "waymark:name": cleanText(lane.name),
    "waymark:order": `${lanes.findIndex((each) => each.lane.id === lane.id)}`,
  };
}

/** Lanes of the same lane around them one after the other, each where the first of them is. */
function inTree(rows: readonly PoolRow[]): readonly PoolRow[] {
  const sorted = (own: readonly PoolRow[], depth: number): readonly PoolRow[] => {
    const at = new Map<unknown, PoolRow[]>();
    for (const row of own) {
      const key = row.around[depth] ?? row;
      const group = at.get(key) ?? [];
      group.push(row);
      at.set(key, group);
    }
    return [...at].flatMap(([key, group]) => {
      const isSettled = group.every((row) => row === key || depth >= row.around.length);
      return isSettled ? group : sorted(group, depth + 1);
    });
  };
  return sorted(rows, 0);
}

/**
 * The node under the name of its pool that stands for the pool: the only one of a pool that is closed, or one to which
 * and from which nothing flows but over the edge of the pool.
 */
function standInOf(
  { flows }: ProcessOutline,
  lanes: Group["lanes"],
  name: string,
  part: FramePart | undefined,
): ProcessNode | undefined {
  const nodes = lanes.flatMap(({ lane }) => lane.nodes.map(({ node }) => node));
  const found = nodes.find((node) => node.bpmnType === "Participant" && node.name === name);
  if (found?.kind !== "task" || found.subprocessId !== "") return undefined;
  if (!part?.process) return nodes.length === 1 ? found : undefined;
  const inside = new Set(nodes.map(({ id }) => id));
  const own = flows.filter(({ from, to }) => from === found.id || to === found.id);
  const isOnEdge = own.every(({ from, to }) => !(inside.has(from) && inside.has(to)));
  return own.length > 0 && isOnEdge ? found : undefined;
}

/** The lanes of a pool as they lie in each other, of the elements made for those of the map. */
export function laneSetOf(
  moddle: BpmnModdle,
  frame: KnownFrame,
  { rows, part }: Pool,
  made: ReadonlyMap<string, BpmnElement>,
): {
  readonly laneSets: readonly BpmnElement[];
  readonly around: ReadonlyMap<BpmnElement, BpmnElement>;
} {
  const around = new Map<BpmnElement, BpmnElement>();
  const shown = rows.filter(({ isWhole }) => !isWhole);
  if (shown.length === 0) return { laneSets: [], around };
  const [source] = elementsOf(part?.process, "laneSets");
  const set = moddle.create("bpmn:LaneSet", source ? frame.keptOf(source) : {});
  const holders = new Map(
    shown.flatMap(({ isAround, around: lanes, lane }) =>
      isAround ? [[lanes.at(-1), made.get(lane.lane.id)] as const] : [],
    ),
  );
  const laneAround = (lane: BpmnElement): BpmnElement => {
    const element =
      holders.get(lane) ??
      moddle.create("bpmn:Lane", { ...frame.keptOf(lane), name: nameOf(lane) });
    element.set("childLaneSet", moddle.create("bpmn:LaneSet", {}));
    return element;
  };
  for (const row of shown) {
    let inner: BpmnElement | undefined = set;
    for (const lane of row.around) {
      const known = around.get(lane);
      const element = known ?? laneAround(lane);
      if (!known) {
        around.set(lane, element);
        push(inner, "lanes", element);
      }
      inner = elementOf(element, "childLaneSet");
    }
    const own = made.get(row.lane.lane.id);
    if (own && !row.isAround) push(inner, "lanes", own);
  }
  return { laneSets: [set], around };
}

/** What a lane of the map is written with: what was kept of it, under its own name. */
export function laneKept(
  outline: ProcessOutline,
  frame: KnownFrame,
  lane: OutlineLane,
): { readonly [name: string]: unknown } {
  const source = frame.partOf(lane.lane.bpmnLane)?.lanes.at(-1);
  if (!source) return { name: cleanText(lane.lane.name), ...laneValues(outline, lane) };
  const { own, ofLane } = namesOf(source);
  const name = lane.lane.name === ofLane ? own : lane.lane.name;
  return { ...frame.keptOf(source), name: cleanText(name), ...laneValues(outline, lane) };
}

/** The id that a pool or process had in its file. */
export function idOf(part: BpmnElement | undefined): string {
  return ownAttribute(part, "id");
}

function push(element: BpmnElement | undefined, property: string, value: BpmnElement): void {
  const held = element?.get(property);
  if (Array.isArray(held)) held.push(value);
}
