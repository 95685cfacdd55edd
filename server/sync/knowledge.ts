// Owns: what a document holds, as clocks and deleted ranges, without holding the document: whether an update starts
// beyond it, and what of an update is new. It must not know bytes, sockets or the store. Rules: SYN-6 to SYN-8.
import type {
  Block,
  ClockId,
  DeletedRanges,
  Range,
  Structure,
} from "../../shared/wire/structure.ts";

/** A layer of knowledge: the durable one below, and above it what waits for its commit. */
export interface Knowledge {
  readonly clocks: Map<number, number>;
  /** By client: ranges in ascending order that do not touch. */
  readonly deleted: Map<number, readonly Range[]>;
}

export type Layers = readonly Knowledge[];

export interface Novelty {
  /** Whether some structs go beyond what is held. */
  readonly structs: boolean;
  /** Whether some structs are held already, wholly or in part. */
  readonly overlap: boolean;
  /** Deletions that are not held yet. */
  readonly deletes: readonly DeletedRanges[];
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
  return deletes.every(({ client, ranges }) => ranges.every(({ end }) => end <= reach(client)));
}

export function novelty(layers: Layers, { blocks, deletes, hasSkips }: Structure): Novelty {
  return {
    structs: blocks.some((block) => endOf(block) > clockIn(layers, block.client)),
    overlap: hasSkips || blocks.some((block) => startOf(block) < clockIn(layers, block.client)),
    deletes: deletes
      .map(({ client, ranges }) => ({
        client,
        ranges: layers.reduce<readonly Range[]>(
          (left, { deleted }) => withoutRanges(left, deleted.get(client) ?? []),
          joinedRanges(ranges),
        ),
      }))
      .filter(({ ranges }) => ranges.length > 0),
  };
}

// Follows Yjs: each client's structs in order, each once what it needs is there. A client that waits is taken up
// again when the one it waits for has got far enough, so each struct is looked at about once.
function integrate(
  blocks: readonly Block[],
  reached: Map<number, number>,
  reach: (client: number) => number,
): boolean {
  const next = new Map(blocks.map((block) => [block, 0]));
  const blockOf = new Map(blocks.map((block) => [block.client, block]));
  const waiting = new Map<number, { readonly block: Block; readonly clock: number }[]>();
  const ready = [...blocks];
  for (let block = ready.pop(); block !== undefined; block = ready.pop()) {
    const stop = advance(block, next, reached, reach);
    if (stop !== undefined) {
      if (!blockOf.has(stop.client)) return false;
      waiting.set(stop.client, [...(waiting.get(stop.client) ?? []), { block, clock: stop.clock }]);
    }
    const waiters = waiting.get(block.client) ?? [];
    const far = reach(block.client);
    waiting.set(
      block.client,
      waiters.filter(({ clock }) => clock >= far),
    );
    ready.push(...waiters.filter(({ clock }) => clock < far).map((waiter) => waiter.block));
  }
  return blocks.every((block) => next.get(block) === block.structs.length);
}

/** Takes a client's structs as far as they go; gives what the next one waits for. */
function advance(
  block: Block,
  next: Map<Block, number>,
  reached: Map<number, number>,
  reach: (client: number) => number,
): ClockId | undefined {
  const { client, structs } = block;
  for (let at = next.get(block) ?? 0; at < structs.length; at++) {
    const struct = structs[at];
    if (struct === undefined) return undefined;
    const far = reach(client);
    const { needs } = struct;
    // A hole before this struct: nothing in the update can fill it.
    const hole = struct.clock > far ? { client, clock: struct.clock - 1 } : undefined;
    const missing = needs !== undefined && needs.clock >= reach(needs.client) ? needs : undefined;
    if (hole !== undefined || missing !== undefined) {
      next.set(block, at);
      return hole ?? missing;
    }
    reached.set(client, Math.max(far, struct.clock + struct.length));
  }
  next.set(block, structs.length);
  return undefined;
}

function startOf({ structs: [first] }: Block): number {
  return first?.clock ?? 0;
}

function endOf({ structs }: Block): number {
  const last = structs.at(-1);
  return last === undefined ? 0 : last.clock + last.length;
}

function learnDeleted(knowledge: Knowledge, client: number, ranges: readonly Range[]): void {
  knowledge.deleted.set(
    client,
    joinedRanges([...(knowledge.deleted.get(client) ?? []), ...ranges]),
  );
}

function joinedRanges(ranges: readonly Range[]): readonly Range[] {
  const joined: { clock: number; end: number }[] = [];
  for (const { clock, end } of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = joined.at(-1);
    if (last !== undefined && clock <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ clock, end });
  }
  return joined;
}

/** What of `ranges` lies outside `held`; both ascending and apart. */
function withoutRanges(ranges: readonly Range[], held: readonly Range[]): readonly Range[] {
  if (held.length === 0) return ranges;
  let at = 0;
  return ranges.flatMap((range) => {
    while (at < held.length && (held[at] as Range).end <= range.clock) at++;
    return outside(range, held, at);
  });
}

/** What of one range lies outside `held`, of which the ranges before `first` end before it. */
function outside({ clock, end }: Range, held: readonly Range[], first: number): Range[] {
  const left: Range[] = [];
  let from = clock;
  for (let at = first; at < held.length && from < end; at++) {
    const next = held[at] as Range;
    if (next.clock >= end) break;
    if (next.clock > from) left.push({ clock: from, end: next.clock });
    from = Math.max(from, next.end);
  }
  if (from < end) left.push({ clock: from, end });
  return left;
}
