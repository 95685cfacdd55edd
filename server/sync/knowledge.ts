// Owns: what a document holds, as clocks and deleted ranges, without holding the document: whether an update starts
// beyond it, and what of an update is new. It must not know bytes, sockets or the store. Rules: SYN-6 to SYN-8.
import type {
  Block,
  ClockId,
  DeletedRanges,
  Need,
  Range,
  Structure,
} from "../../shared/wire/structure.ts";
import { added, joined, type Ranges, without } from "./ranges.ts";

/** A layer of knowledge: the durable one below, and above it what waits for its commit. */
export interface Knowledge {
  readonly clocks: Map<number, number>;
  /** By client: what is deleted, as ascending pairs that do not touch. */
  readonly deleted: Map<number, number[]>;
  /** How many ranges are deleted, of all clients. */
  deletedRanges: number;
  /** By client, in the same way: what a record may take the place of. */
  readonly standing: Map<number, number[]>;
}

export type Layers = readonly Knowledge[];

/** Of one client, ascending pairs: what stands in a table, as records do, or is gone without a trace. */
export interface Standing {
  readonly client: number;
  readonly ranges: Ranges;
}

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
  return { clocks: new Map(), deleted: new Map(), deletedRanges: 0, standing: new Map() };
}

/**
 * Adds what an update brings. The caller has made sure that it leaves no gap, and found out what of it a record may take
 * the place of (`standing`).
 */
export function learn(
  knowledge: Knowledge,
  { blocks, deletes }: Structure,
  standing: readonly Standing[],
): void {
  for (const block of blocks) {
    const end = endOf(block);
    if (end > (knowledge.clocks.get(block.client) ?? 0)) knowledge.clocks.set(block.client, end);
  }
  learnDeletes(knowledge, deletes);
  for (const { client, ranges } of standing) learnRanges(knowledge.standing, client, ranges);
}

export function learnDeletes(knowledge: Knowledge, deletes: readonly DeletedRanges[]): void {
  for (const { client, ranges } of deletes) {
    knowledge.deletedRanges += learnRanges(knowledge.deleted, client, ranges);
  }
}

/** Moves all of `above` into `below`. */
export function fold(below: Knowledge, above: Knowledge): void {
  for (const [client, end] of above.clocks) {
    if (end > (below.clocks.get(client) ?? 0)) below.clocks.set(client, end);
  }
  for (const [client, ranges] of above.deleted) {
    below.deletedRanges += learnRanges(below.deleted, client, ranges);
  }
  for (const [client, ranges] of above.standing) learnRanges(below.standing, client, ranges);
}

export function clockIn(layers: Layers, client: number): number {
  let clock = 0;
  for (const { clocks } of layers) clock = Math.max(clock, clocks.get(client) ?? 0);
  return clock;
}

/** How many clients will have written once an update is taken; one that is new in several layers counts in each. */
export function clientsAfter(layers: Layers, { blocks }: Structure): number {
  const held = layers.reduce((sum, { clocks }) => sum + clocks.size, 0);
  return blocks.reduce((sum, { client }) => sum + (clockIn(layers, client) === 0 ? 1 : 0), held);
}

/** How many ranges will be deleted at most once these are too: some may join others. */
export function rangesAfter(layers: Layers, deletes: readonly DeletedRanges[]): number {
  const held = layers.reduce((sum, { deletedRanges }) => sum + deletedRanges, 0);
  return deletes.reduce((sum, { ranges }) => sum + ranges.length / 2, held);
}

/**
 * Whether Yjs could integrate all of an update on top of what is held. If not, something that it builds on is
 * missing, or its structs wait for each other; kept, it would lie in everybody's pending structs for ever.
 */
export function fits(layers: Layers, { blocks, deletes }: Structure): boolean {
  const progress = new Progress(layers, blocks);
  if (!progress.integrate()) return false;
  return deletes.every(({ client, ranges }) => {
    const far = progress.reach(client);
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

/** The place of a client's block, of blocks in descending order; -1 where it has none. */
export function placeOf(blocks: readonly Block[], client: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).client > client) low = middle + 1;
    else high = middle;
  }
  return blocks[low]?.client === client ? low : -1;
}

/**
 * Follows Yjs: each client's structs in order, each once what it needs is there. A client that needs another's is finished
 * after that one; one that is waited for already can only be part of a circle, which nothing ends. There may be thousands
 * of clients, so all is kept by the places of their blocks.
 */
class Progress {
  readonly #layers: Layers;
  readonly #blocks: readonly Block[];
  readonly #begun: Uint8Array;
  readonly #reached: Float64Array;
  /** How many runs and needs are done. */
  readonly #runs: Uint32Array;
  readonly #needs: Uint32Array;

  constructor(layers: Layers, blocks: readonly Block[]) {
    const { length } = blocks;
    this.#layers = layers;
    this.#blocks = blocks;
    this.#begun = new Uint8Array(length);
    this.#reached = new Float64Array(length);
    this.#runs = new Uint32Array(length);
    this.#needs = new Uint32Array(length);
    for (let at = 0; at < length; at++) {
      this.#reached[at] = clockIn(layers, (blocks[at] as Block).client);
    }
  }

  reach(client: number): number {
    const at = placeOf(this.#blocks, client);
    return at < 0 ? clockIn(this.#layers, client) : (this.#reached[at] as number);
  }

  integrate(): boolean {
    for (let first = 0; first < this.#blocks.length; first++) {
      if (this.#begin(first) && !this.#finish(first)) return false;
    }
    return true;
  }

  /** With all that it waits for. */
  #finish(first: number): boolean {
    const waiting: number[] = [];
    let current: number | undefined = first;
    while (current !== undefined) {
      const stop = this.#advance(current);
      if (stop === "hole") return false;
      if (stop === "done") current = waiting.pop();
      else {
        waiting.push(current);
        current = placeOf(this.#blocks, stop.client);
        if (current < 0 || !this.#begin(current)) return false;
      }
    }
    return true;
  }

  /** False where it was begun before. */
  #begin(at: number): boolean {
    if (this.#begun[at] === 1) return false;
    this.#begun[at] = 1;
    return true;
  }

  /** Takes a client's structs as far as they go; gives what the next one waits for. */
  #advance(at: number): ClockId | "hole" | "done" {
    const { runs, needs } = this.#blocks[at] as Block;
    for (let run = this.#runs[at] as number; run < runs.length; run++) {
      this.#runs[at] = run;
      const { clock, end } = runs[run] as Range;
      const far = this.#reached[at] as number;
      // Nothing in the update can fill a hole before a run.
      if (clock > far) return "hole";
      for (let next = this.#needs[at] as number; next < needs.length; next++) {
        this.#needs[at] = next;
        const need = needs[next] as Need;
        if (need.clock >= end) break;
        if (need.needed.clock < this.reach(need.needed.client)) continue;
        this.#reached[at] = Math.max(far, need.clock);
        return need.needed;
      }
      this.#reached[at] = Math.max(far, end);
    }
    return "done";
  }
}

function startOf({ runs: [first] }: Block): number {
  return first?.clock ?? 0;
}

/** Gives how many ranges there are more. */
function learnRanges(known: Map<number, number[]>, client: number, ranges: Ranges): number {
  const list = known.get(client);
  const before = list?.length ?? 0;
  const after = list === undefined ? [...joined(ranges)] : added(list, joined(ranges));
  known.set(client, after);
  return (after.length - before) / 2;
}
