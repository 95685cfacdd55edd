// Owns: what a BPMN file holds around what its map shows: pools, processes, lanes inside lanes, and what stands beside them
// (messages, signals, errors, kinds of data), kept as one bounded text beside the map. Never trusted: it is parsed and sifted
// on the way in and on the way out. Rules IMP-103, IMP-104.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle } from "bpmn-moddle";
import {
  type BpmnElement,
  elementOf,
  elementsOf,
  type Kept,
  nameOf,
  ownAttribute,
  textOf,
} from "./bpmnElement.ts";
import { textOfElement } from "./bpmnExtra.ts";
import { aroundAll, languageOf } from "./bpmnFile.ts";
import { giveInnerIds } from "./bpmnIds.ts";
import type { LaneDraft, Region } from "./bpmnLanes.ts";
import { isWhole, keptOf, type Refer } from "./bpmnSift.ts";
import type { Tally } from "./bpmnTally.ts";
import { checkXml } from "./bpmnText.ts";

/** The most that is kept of the frame of one file, in UTF-16 units. */
const frameMax = 60_000;

export interface Frame {
  /** Empty where it is too long to be kept. */
  readonly text: string;
  /** The name, within the frame, of the lane, pool or process that a lane of the map stands for; empty for none. */
  readonly keyOf: (lane: LaneDraft) => string;
}

/** What stands beside the processes and may be referred to. */
const sharedTypes = [
  "bpmn:ItemDefinition",
  "bpmn:Message",
  "bpmn:Signal",
  "bpmn:Error",
  "bpmn:Escalation",
  "bpmn:DataStore",
  "bpmn:Resource",
  "bpmn:Category",
  "bpmn:GlobalTask",
  "bpmn:EventDefinition",
] as const;

export function isShared(element: BpmnElement): boolean {
  const { $parent } = element;
  if (element.$instanceOf("bpmn:CategoryValue")) {
    return $parent !== undefined && isShared($parent) && textOf(element, "id") !== "";
  }
  const isKind = sharedTypes.some((type) => element.$instanceOf(type));
  // The schema asks a resource for a name.
  const isNamed = !element.$instanceOf("bpmn:Resource") || textOf(element, "name") !== "";
  const [condition, name] = [elementOf(element, "condition"), textOf(element, "name") || undefined];
  return isKind && isNamed && isWhole(element, { condition, name }) && textOf(element, "id") !== "";
}

/** The frame of a file, whose lanes the map has as `lanes`. */
export async function frameOf(
  definitions: BpmnElement,
  regions: readonly Region[],
  lanes: readonly LaneDraft[],
  tally: Tally,
): Promise<Frame> {
  const moddle = new BpmnModdle();
  for (const [at, leftOut] of [[], ["extensionElements"], [...wordy]].entries()) {
    const { root, keys } = framed(moddle, { definitions, regions, lanes }, leftOut);
    const text = await textOfElement(moddle, root);
    if (text.length <= frameMax) {
      return { text, keyOf: ({ source }) => (source && keys.get(source)) ?? "" };
    }
    if (at === 0) tally.lose("settings of pools, lanes and messages too long to be kept");
  }
  tally.lose("pools and lanes inside lanes too many to be written as such again");
  return { text: "", keyOf: () => "" };
}

const wordy = ["extensionElements", "documentation"] as const;

interface Framing {
  readonly definitions: BpmnElement;
  readonly regions: readonly Region[];
  readonly lanes: readonly LaneDraft[];
}

function framed(
  moddle: BpmnModdle,
  { definitions, regions, lanes }: Framing,
  leftOut: readonly string[],
): { readonly root: BpmnElement; readonly keys: ReadonlyMap<BpmnElement, string> } {
  const names = new Map(lanes.map(({ source, name }) => [source, name]));
  const { roots, copies } = sharedOf(moddle, definitions, leftOut);
  const keys = new Map<BpmnElement, string>();
  const made = (element: BpmnElement, id: string, more: Kept = {}): BpmnElement => {
    keys.set(element, id);
    const kept = keptOf(moddle, element, (target) => copies.get(target));
    const name = names.get(element);
    return moddle.create(element.$type, {
      ...without(kept, leftOut),
      id,
      name: nameOf(element),
      "waymark:id": textOf(element, "id"),
      ...(name === undefined ? {} : { "waymark:name": name }),
      ...more,
    });
  };
  let laneCount = 0;
  const laneSetOf = (laneSet: BpmnElement): BpmnElement =>
    moddle.create("bpmn:LaneSet", {
      ...keptOf(moddle, laneSet, () => undefined),
      lanes: elementsOf(laneSet, "lanes").map((lane) => {
        laneCount += 1;
        const inner = elementOf(lane, "childLaneSet");
        const id = `waymark.lane.${laneCount}`;
        return made(lane, id, inner ? { childLaneSet: laneSetOf(inner) } : {});
      }),
    });
  const processes = new Map<BpmnElement, BpmnElement>();
  const processOf = (process: BpmnElement): BpmnElement => {
    const known = processes.get(process);
    if (known) return known;
    const laneSets = elementsOf(process, "laneSets").map(laneSetOf);
    const id = `waymark.process.${processes.size + 1}`;
    const element = made(process, id, { laneSets });
    processes.set(process, element);
    return element;
  };
  const pools = regions.flatMap(({ participant, process }, at) => {
    const own = process ?? (participant && elementOf(participant, "processRef"));
    const processRef = own && processOf(own);
    const ref = processRef ? { processRef } : {};
    return participant ? [made(participant, `waymark.pool.${at + 1}`, ref)] : [];
  });
  const [first] = elementsOf(definitions, "rootElements").filter((root) =>
    root.$instanceOf("bpmn:Collaboration"),
  );
  const collaboration = first
    ? [made(first, "waymark.collaboration", { participants: pools })]
    : [];
  for (const [source, process] of processes) {
    const isFirst = first && elementOf(source, "definitionalCollaborationRef") === first;
    if (isFirst) process.set("definitionalCollaborationRef", collaboration[0]);
  }
  const hollow = hollowIn(definitions, regions).map((process) => {
    const kept = keptOf(moddle, process, (target) => copies.get(target));
    return bareProcess(moddle, process, { ...without(kept, leftOut), [besideOthers]: "true" });
  });
  const rootElements = [...roots, ...collaboration, ...processes.values(), ...hollow];
  return { root: wholeOf(moddle, definitions, { rootElements, leftOut }), keys };
}

function wholeOf(
  moddle: BpmnModdle,
  definitions: BpmnElement,
  {
    rootElements,
    leftOut,
  }: { readonly rootElements: readonly BpmnElement[]; readonly leftOut: readonly string[] },
): BpmnElement {
  const kept = keptOf(moddle, definitions, () => undefined);
  const root = moddle.create("bpmn:Definitions", {
    targetNamespace: "urn:waymark:process",
    ...without(kept, leftOut),
    ...languageOf(definitions),
    id: "waymark.file",
    "xmlns:waymark": "urn:waymark:bpmn",
    rootElements,
  });
  for (const [name, value] of Object.entries(aroundAll(moddle, definitions, root))) {
    root.set(name, value);
  }
  giveInnerIds(root, "waymark.data");
  return root;
}

/** The attribute of a process in which nothing is, and for which no pool stands. */
const besideOthers = "waymark:beside";

/** Processes that say no more than that they are there. */
export function hollowIn(
  definitions: BpmnElement,
  regions: readonly Region[],
): readonly BpmnElement[] {
  const taken = new Set(
    regions.flatMap(({ process, participant }) => [process, elementOf(participant, "processRef")]),
  );
  return elementsOf(definitions, "rootElements").filter(
    (root) => root.$instanceOf("bpmn:Process") && !taken.has(root) && textOf(root, "id") !== "",
  );
}

function bareProcess(moddle: BpmnModdle, process: BpmnElement, kept: Kept): BpmnElement {
  const own = { id: textOf(process, "id"), name: nameOf(process) };
  return moddle.create("bpmn:Process", { ...kept, ...own });
}

function without(kept: Kept, leftOut: readonly string[]): Kept {
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !leftOut.includes(name)));
}

interface Copies {
  readonly roots: readonly BpmnElement[];
  /** By what they are copies of: the roots, and what of them may be referred to. */
  readonly copies: Map<BpmnElement, BpmnElement>;
}

/** Copies of what may be referred to. */
function sharedOf(
  moddle: BpmnModdle,
  definitions: BpmnElement,
  leftOut: readonly string[] = [],
): Copies {
  const all = elementsOf(definitions, "rootElements").filter(isShared);
  const copies = new Map(
    all.map((element) => [element, moddle.create(element.$type, { id: textOf(element, "id") })]),
  );
  const roots = [...copies].map(([element, copy]) => {
    const kept = without(
      keptOf(moddle, element, (target) => copies.get(target)),
      leftOut,
    );
    for (const [property, value] of Object.entries(kept)) copy.set(property, value);
    const values = elementsOf(copy, "categoryValue");
    for (const [at, value] of elementsOf(element, "categoryValue").entries()) {
      const own = values[at];
      if (!own || !isShared(value)) continue;
      own.set("id", textOf(value, "id"));
      copies.set(value, own);
    }
    return copy;
  });
  return { roots, copies };
}

/** What of a file stands around a map, read again from the text that was kept of it. */
export interface KnownFrame {
  /** Of the file as a whole. */
  readonly definitions: Kept;
  /** What may be referred to, by the ids under which elements were kept. */
  readonly shared: ReadonlyMap<string, BpmnElement>;
  /** To be written beside the processes. */
  readonly roots: readonly BpmnElement[];
  /** What stands around all that, where `target` is the file itself. */
  readonly around: (target: BpmnElement) => Kept;
  readonly collaboration: BpmnElement | undefined;
  /** The lane, pool or process of a key; none where that is nothing of the frame. */
  readonly partOf: (key: string) => FramePart | undefined;
  /** The values of a part to make it again with. */
  readonly keptOf: (part: BpmnElement) => Kept;
}

export interface FramePart {
  readonly participant: BpmnElement | undefined;
  readonly process: BpmnElement | undefined;
  /** From the outermost to the one itself; none for a pool or process as a whole. */
  readonly lanes: readonly BpmnElement[];
}

const noFrame: KnownFrame = {
  definitions: {},
  shared: new Map(),
  roots: [],
  around: () => ({}),
  collaboration: undefined,
  partOf: () => undefined,
  keptOf: () => ({}),
};

/** The frame that a text says; an empty one where it says none. */
export async function frameFrom(moddle: BpmnModdle, text: string): Promise<KnownFrame> {
  if (text === "" || text.length > frameMax || !checkXml(text).ok) return noFrame;
  try {
    const { rootElement } = await new BpmnModdle().fromXML(text);
    return readFrame(moddle, rootElement);
  } catch (error) {
    // The parser rejects with an error whatever is no BPMN: then there is no frame.
    if (!(error instanceof Error)) throw error;
    return noFrame;
  }
}

function readFrame(moddle: BpmnModdle, definitions: BpmnElement): KnownFrame {
  const roots = elementsOf(definitions, "rootElements");
  const { roots: sharedRoots, copies } = sharedOf(moddle, definitions);
  const refer: Refer = (target) => copies.get(target);
  const collaboration = roots.find((root) => root.$instanceOf("bpmn:Collaboration"));
  const parts = new Map<string, FramePart>();
  const put = (element: BpmnElement, part: FramePart): void => {
    const key = textOf(element, "id");
    if (key !== "" && !parts.has(key)) parts.set(key, part);
  };
  const taken = new Set<BpmnElement>();
  const putProcess = (process: BpmnElement, participant: BpmnElement | undefined): void => {
    if (taken.has(process)) return;
    taken.add(process);
    put(process, { participant, process, lanes: [] });
    const putLanes = (laneSet: BpmnElement, around: readonly BpmnElement[]): void => {
      for (const lane of elementsOf(laneSet, "lanes")) {
        const lanes = [...around, lane];
        put(lane, { participant, process, lanes });
        const inner = elementOf(lane, "childLaneSet");
        if (inner) putLanes(inner, lanes);
      }
    };
    for (const laneSet of elementsOf(process, "laneSets")) putLanes(laneSet, []);
  };
  for (const participant of elementsOf(collaboration, "participants")) {
    const process = elementOf(participant, "processRef");
    const own = process && !taken.has(process) ? process : undefined;
    put(participant, { participant, process: own, lanes: [] });
    if (own) putProcess(own, participant);
  }
  const isBeside = (root: BpmnElement): boolean => ownAttribute(root, "beside") === "true";
  const processes = roots.filter((root) => root.$instanceOf("bpmn:Process"));
  for (const process of processes) if (!isBeside(process)) putProcess(process, undefined);
  const hollow = processes.filter(isBeside).map((process) => {
    const copy = bareProcess(moddle, process, keptOf(moddle, process, refer));
    copies.set(process, copy);
    return copy;
  });
  const { documentation: _, extensionElements: __, ...said } = keptOf(moddle, definitions, refer);
  return {
    definitions: { ...said, ...languageOf(definitions) },
    shared: new Map([...copies].map(([element, copy]) => [textOf(element, "id"), copy])),
    roots: [...sharedRoots, ...hollow],
    around: (target) => aroundAll(moddle, definitions, target),
    collaboration,
    partOf: (key) => parts.get(key),
    keptOf: (part) => keptOf(moddle, part, refer),
  };
}

/** What the part was called in its file, and what the lane of the map was that stood for it. */
export function namesOf(part: BpmnElement): { readonly own: string; readonly ofLane: string } {
  return { own: nameOf(part), ofLane: ownAttribute(part, "name") };
}
