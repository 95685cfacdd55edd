// Owns: what a document holds, as clocks and deleted ranges, without holding the document: whether an update starts
// beyond it, and what of an update is new. It must not know bytes, sockets or the store. Rules: SYN-6 to SYN-8.
import type { Block, ClockId, DeletedRanges, Structure } from "../../shared/wire/structure.ts";
import { addTo, joined, without } from "./ranges.ts";

/** A layer of knowledge: the durable one below, and above it what waits for its commit. */
export interface Knowledge {
  readonly clocks: Map<number, number>;
  /** By client: what is deleted, as ascending pairs that do not touch. */
  readonly deleted: Map<number, number[]>;
}

export type Layers = readonly Knowledge[];

export interface Novelty {
  /** Whether some structs go beyond what is held. */
  readonly structs: boolean;
  /** Whether some structs are held already, wholly or in part. */
  readonly overlap: boolean;
  /** Deletions that are not held yet. */
  readonly deletes: readonly DeletedRanges[];
  /** Whether these are all deletions of the update, as they were written. */
  readonly deletesAreAll: boolean;
}

export function noKnowledge(): Knowledge {
  return { clocks: new Map(), deleted: new Map() };
}

/** Adds what an update brings. The caller has made sure that it leaves no gap. */
export function learn(knowledge: Knowledge, { blocks, deletes }: Structure): void {
  for (const block of blocks) {
    const end = endOf(block);
    if (end > (knowledge.clocks.get(block.client) ?? 0)) knowledge.clocks.set(block.client, end);
  }
  for (const { client, ranges } of deletes) learnDeleted(knowledge, client, ranges);
}

/** Moves all of `above` into `below`. */
export function fold(below: Knowledge, above: Knowledge): void {
  for (const [client, end] of above.clocks) {
    if (end > (below.clocks.get(client) ?? 0)) below.clocks.set(client, end);
  }
  for (const [client, ranges] of above.deleted) learnDeleted(below, client, ranges);
}

export function clockIn(layers: Layers, client: number): number {
  let clock = 0;
  for (const { clocks } of layers) clock = Math.max(clock, clocks.get(client) ?? 0);
  return clock;
}

/**
 * Whether Yjs could integrate all of an update on top of what is held. If not, something that it builds on is
 * missing, or its structs wait for each other; kept, it would lie in everybody's pending structs for ever.
 */
export function fits(layers: Layers, { blocks, deletes }: Structure): boolean {
  const reached = new Map<number, number>();
  const reach = (client: number): number => reached.get(client) ?? clockIn(layers, client);
  if (!integrate(blocks, reached, reach)) return false;
  return deletes.every(({ client, ranges }) => {
    const far = reach(client);
    for (let at = 1; at < ranges.length; at += 2) if ((ranges[at] as number) > far) return false;
    return true;
  });
}

export function novelty(layers: Layers, { blocks, deletes, hasSkips }: Structure): Novelty {
  const left = deletes.map(({ client, ranges }) => ({
    client,
    ranges: layers.reduce(
      (news, { deleted }) => without(news, deleted.get(client) ?? []),
      joined(ranges),
    ),
  }));
  return {
    structs: blocks.some((block) => endOf(block) > clockIn(layers, block.client)),
    overlap: hasSkips || blocks.some((block) => startOf(block) < clockIn(layers, block.client)),
    deletes: left.filter(({ ranges }) => ranges.length > 0),
    deletesAreAll: left.every(({ ranges }, at) => ranges === deletes[at]?.ranges),
  };
}

/** How far a client's structs go; 0 where there are none. */
export function endOf({ runs }: Block): number {
  return runs.at(-1)?.end ?? 0;
}

interface Progress {
  readonly block: Block;
  run: number;
  need: number;
}

// Follows Yjs: each client's structs in order, each once what it needs is there. A client that needs another's is
// finished after that one; one that is waited for already can only be part of a circle, which nothing ends.
function integrate(
  blocks: readonly Block[],
  reached: Map<number, number>,
  reach: (client: number) => number,
): boolean {
  const left = new Map<number, Progress>();
  for (const block of blocks) left.set(block.client, { block, run: 0, need: 0 });
  const waiting: Progress[] = [];
  for (const { client } of blocks) {
    let current = takeOut(left, client);
    while (current !== undefined) {
      const stop = advance(current, reached, reach);
      if (stop === "hole") return false;
      if (stop === "done") current = waiting.pop();
      else {
        waiting.push(current);
        current = takeOut(left, stop.client);
        if (current === undefined) return false;
      }
    }
  }
  return true;
}

function takeOut(left: Map<number, Progress>, client: number): Progress | undefined {
  const progress = left.get(client);
  left.delete(client);
  return progress;
}

/** Takes a client's structs as far as they go; gives what the next one waits for. */
function advance(
  progress: Progress,
  reached: Map<number, number>,
  reach: (client: number) => number,
): ClockId | "hole" | "done" {
  const { client, runs, needs } = progress.block;
  for (; progress.run < runs.length; progress.run++) {
    const run = runs[progress.run];
    const far = reach(client);
    // Nothing in the update can fill a hole before a run.
    if (run === undefined || run.clock > far) return "hole";
    for (; progress.need < needs.length; progress.need++) {
      const need = needs[progress.need];
      if (need === undefined || need.clock >= run.end) break;
      if (need.needed.clock < reach(need.needed.client)) continue;
      reached.set(client, Math.max(far, need.clock));
      return need.needed;
    }
    reached.set(client, Math.max(far, run.end));
  }
  return "done";
}

function startOf({ runs: [first] }: Block): number {
  return first?.clock ?? 0;
}

function learnDeleted(knowledge: Knowledge, client: number, ranges: readonly number[]): void {
  const known = knowledge.deleted.get(client);
  if (known === undefined) knowledge.deleted.set(client, [...joined(ranges)]);
  else addTo(known, joined(ranges));
}
