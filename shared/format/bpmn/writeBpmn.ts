// Owns: writing a process map as BPMN 2.0 with its drawing: the pools of the file it came from, or one. What the map shows
// is written by writeContent.ts, which pools there are is said by writePools.ts. Rules EXP-30 to EXP-32, EXP-65, EXP-66, IMP-104.
/// <reference path="./bpmn-moddle.d.ts" />

import { BpmnModdle } from "bpmn-moddle";
import { cleanText } from "../../model/clean.ts";
import type { ProcessOutline } from "../../model/processOutline.ts";
import { type BpmnElement, elementOf, nameOf, notesId } from "./bpmnElement.ts";
import { frameFrom, type KnownFrame } from "./bpmnFrame.ts";
import { giveDrawingIds, giveIds, giveInnerIds } from "./bpmnIds.ts";
import { type BpmnParts, type DrawnPool, drawBpmn } from "./drawBpmn.ts";
import {
  type ContainerContent,
  contentOf,
  type OutlineOf,
  type Pools,
  withContent,
  writeContent,
} from "./writeContent.ts";
import { idOf, laneKept, laneSetOf, type Pool, poolsOf } from "./writePools.ts";

/**
 * The text of a BPMN 2.0 file in UTF-8. Nodes of a map without lanes stand in the pool itself. The maps that
 * `outlineOf` knows for the insides of nodes are written as sub-processes, each once. A map inside a node names the messages
 * and signals that stand in `frameAround`, the text kept beside the map around it. Rule IMP-109.
 */
export async function writeBpmn(
  outline: ProcessOutline,
  outlineOf: OutlineOf = () => undefined,
  frameAround = "",
): Promise<string> {
  const moddle = new BpmnModdle();
  const own = await frameFrom(moddle, outline.process.bpmnFrame);
  const isOwn = outline.process.bpmnFrame !== "";
  const around = isOwn ? own : await frameFrom(moddle, frameAround);
  const frame = isOwn ? own : { ...own, shared: around.shared, roots: around.roots };
  const pools = poolsOf(moddle, outline, frame);
  const { parts, diagrams } = await writeContent(outline, {
    moddle,
    outlineOf,
    written: new Set([outline.process.id]),
    depth: 0,
    shared: frame.shared,
    pools: poolsFor(outline, pools, frame),
  });
  const { homes, between } = sortedIn(outline, pools, parts);
  const drawn: DrawnPool[] = [];
  const processes = pools.flatMap((pool): readonly BpmnElement[] => {
    const { laneSets, around } = laneSetOf(moddle, frame, pool, parts.lanes);
    drawn.push({ ...pool, around });
    const inside = [...homes].flatMap(([element, home]) => (home === pool ? [element] : []));
    return processOf(moddle, frame, pool, { laneSets, ...contentOf(inside) });
  });
  const collaboration = collaborationOf(moddle, frame, outline, { pools, between });
  for (const { participant, part } of pools) {
    const isSaid = elementOf(part?.process, "definitionalCollaborationRef") !== undefined;
    const process = elementOf(participant, "processRef");
    if (isSaid) process?.set("definitionalCollaborationRef", collaboration);
  }
  const picture = drawBpmn(outline, collaboration, { ...parts, pools: drawn });
  const definitions = moddle.create("bpmn:Definitions", {
    id: "definitions",
    targetNamespace: "urn:waymark:process",
    ...frame.definitions,
    exporter: "Waymark",
    "xmlns:waymark": "urn:waymark:bpmn",
    "waymark:name": cleanText(outline.process.name),
    rootElements: [...frame.roots, collaboration, ...processes],
    diagrams: [picture, ...diagrams],
  });
  for (const [name, value] of Object.entries(frame.around(definitions))) {
    definitions.set(name, value);
  }
  giveIds(definitions, wantedIds(drawn, frame));
  giveInnerIds(definitions, "data");
  giveDrawingIds([picture, ...diagrams]);
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml.replace(noXml, "");
}

interface Sorted {
  /** The pool in which each element stands. */
  readonly homes: ReadonlyMap<BpmnElement, Pool>;
  /** What joins elements of two pools. */
  readonly between: readonly BpmnElement[];
}

function sortedIn(outline: ProcessOutline, pools: readonly Pool[], parts: BpmnParts): Sorted {
  const homes = new Map<BpmnElement, Pool>();
  for (const [id, element] of parts.nodes) {
    const pool = poolOfNode(pools, id);
    if (pool && pool.standIn?.id !== id) homes.set(element, pool);
  }
  const between: BpmnElement[] = [];
  for (const flow of outline.flows) {
    const elements = parts.flows.get(flow.id) ?? [];
    const [from, to] = [poolOfNode(pools, flow.from), poolOfNode(pools, flow.to)];
    for (const element of elements) {
      if (from && from === to) homes.set(element, from);
      else between.push(element);
    }
  }
  return { homes, between };
}

/** The process of a pool, which names it; none for a pool of which nothing inside is known. */
function processOf(
  moddle: BpmnModdle,
  frame: KnownFrame,
  { participant, part, isClosed }: Pool,
  content: ContainerContent & { readonly laneSets: readonly BpmnElement[] },
): readonly BpmnElement[] {
  // A pool of which nothing inside is known may name a process all the same.
  const source = part?.process ?? elementOf(part?.participant, "processRef");
  if (isClosed && !source) return [];
  const name = nameOf(source);
  const kept = source ? frame.keptOf(source) : { isExecutable: false };
  const process = moddle.create("bpmn:Process", {
    ...(name === "" ? {} : { name }),
    ...withContent(moddle, kept, content),
  });
  participant.set("processRef", process);
  return [process];
}

function collaborationOf(
  moddle: BpmnModdle,
  frame: KnownFrame,
  { process }: ProcessOutline,
  { pools, between }: { readonly pools: readonly Pool[]; readonly between: readonly BpmnElement[] },
): BpmnElement {
  const isMessage = (element: BpmnElement): boolean => element.$instanceOf("bpmn:MessageFlow");
  const source = frame.collaboration;
  const { documentation: told = [], artifacts, ...kept } = source ? frame.keptOf(source) : {};
  const name = nameOf(source);
  const notes = cleanText(process.notes, { multiline: true });
  // Of a file it says that no other documentation is among the notes, too.
  const hasNotes = notes !== "" || process.bpmnFrame !== "";
  const own = moddle.create("bpmn:Documentation", { id: notesId, text: notes });
  return moddle.create("bpmn:Collaboration", {
    ...kept,
    id: "collaboration",
    ...(name === "" ? {} : { name }),
    documentation: [...(hasNotes ? [own] : []), ...(Array.isArray(told) ? told : [])],
    participants: pools.map(({ participant }) => participant),
    messageFlows: between.filter(isMessage),
    artifacts: [
      ...between.filter((element) => !isMessage(element)),
      ...(Array.isArray(artifacts) ? artifacts : []),
    ],
  });
}

function poolsFor(outline: ProcessOutline, pools: readonly Pool[], frame: KnownFrame): Pools {
  const standIns = new Map(pools.map((pool) => [pool.standIn?.id, pool.participant]));
  const homes = new Map(
    pools.flatMap((pool) =>
      pool.rows.flatMap(({ lane }) => lane.nodes.map(({ node }) => [node.id, pool] as const)),
    ),
  );
  return {
    poolOf: (nodeId) => homes.get(nodeId) ?? pools[0],
    standIn: (nodeId) => standIns.get(nodeId),
    laneKept: (lane) =>
      outline.process.bpmnFrame === ""
        ? { name: cleanText(lane.lane.name), "waymark:layer": lane.lane.layer }
        : laneKept(outline, frame, lane),
  };
}

function poolOfNode(pools: readonly Pool[], id: string): Pool | undefined {
  const own = pools.find(({ rows }) =>
    rows.some(({ lane }) => lane.nodes.some(({ node }) => node.id === id)),
  );
  return own ?? pools[0];
}

/** The ids that pools, processes, lanes around lanes and what stands beside them had in their file. */
function wantedIds(
  pools: readonly DrawnPool[],
  { shared }: KnownFrame,
): ReadonlyMap<BpmnElement, readonly [wanted: string, usual: string]> {
  const wanted = new Map<BpmnElement, readonly [string, string]>();
  for (const { participant, part, around } of pools) {
    wanted.set(participant, [idOf(part?.participant), "pool"]);
    const process = elementOf(participant, "processRef");
    const source = part?.process ?? elementOf(part?.participant, "processRef");
    if (process) wanted.set(process, [idOf(source), "process"]);
    for (const [lane, element] of around) {
      if (element.get("id") === undefined) wanted.set(element, [idOf(lane), "lanes"]);
    }
  }
  for (const [id, element] of shared) wanted.set(element, [id, "kept"]);
  return wanted;
}

// Characters that XML has no way to say; what was kept of another file may hold some.
const noXml = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
