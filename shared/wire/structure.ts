// Owns: what an update may look like before Yjs sees it: a bounded walk over its bytes (encoding v1) that refuses all
// but records in the allowed tables. It must not know what the room holds, nor Yjs. Rules: MAP-20 to MAP-27.
import * as decoding from "lib0/decoding";
import { err, ok, type Result } from "../kit/result.ts";
import { areSame, passId, passText, Refused, type TextPlace } from "./text.ts";
import { readPlainValue, type ValueLimits } from "./value.ts";

/** A place in the history of one client of Yjs. */
export interface ClockId {
  readonly client: number;
  readonly clock: number;
}

/** From `clock` up to, not including, `end`. */
export interface Range {
  readonly clock: number;
  readonly end: number;
}

/** What a struct builds on that another client made. What its own client made before it is always there. */
export interface Need {
  /** Of the struct that needs. */
  readonly clock: number;
  readonly needed: ClockId;
}

/** The structs of one client, without one object for each: they come by the ten thousand. */
export interface Block {
  readonly client: number;
  /** Ascending and apart; more than one where there are holes (skips). */
  readonly runs: readonly Range[];
  /** Ascending; of needs that repeat themselves within a run only the first. */
  readonly needs: readonly Need[];
  /** What stands in a table or is gone without a trace, by pairs of first and end: ascending and apart. */
  readonly standing: readonly number[];
  /**
   * Records, and what was deleted, in the place of earlier values, ascending; of a record the room can tell alone whether it
   * may be there. By fives: first and end, 1 for a record or 0, then what it replaces, as client and clock.
   */
  readonly replacing: ArrayLike<number>;
  /** The first byte after its structs. */
  readonly endsAt: number;
}

/** `ranges`: by pairs, first and end (not included), as they were written. */
export interface DeletedRanges {
  readonly client: number;
  readonly ranges: readonly number[];
}

/** Is told of each struct, for whoever must know more than the structure says. `at`: its first byte in the update. */
export type Visit = (client: number, clock: number, length: number, at: number) => void;

export interface Structure {
  /** In strictly descending order of their clients. */
  readonly blocks: readonly Block[];
  readonly hasSkips: boolean;
  readonly deletes: readonly DeletedRanges[];
  /** Where the delete set begins, in bytes. */
  readonly deletesAt: number;
}

export interface StructureLimits extends ValueLimits {
  /** Clients in one update. */
  readonly clients: number;
  /** Structs in one update. */
  readonly structs: number;
  /** Deleted ranges in one update. */
  readonly deletes: number;
  /** Deleted ranges of one client that may come in another order than ascending, which Yjs never writes. */
  readonly disorder: number;
  /** Entries of all values in one update. */
  readonly entries: number;
}

export const defaultStructureLimits: StructureLimits = {
  clients: 3_000,
  structs: 100_000,
  deletes: 100_000,
  disorder: 10_000,
  entries: 400_000,
  textBytes: 40_000,
  depth: 4,
  items: 2_000,
};

/**
 * Walks an update of a document whose top-level maps are `tables`. The error says what was found and where, in at
 * most 100 characters (a close reason holds 123 bytes).
 */
export function readStructure(
  update: Uint8Array,
  tables: ReadonlySet<string>,
  limits: StructureLimits = defaultStructureLimits,
  visit?: Visit,
): Result<Structure, string> {
  const walk: Walk = {
    decoder: decoding.createDecoder(update),
    tables,
    limits,
    structs: 0,
    entries: 0,
    tablesMet: [],
    neededClient: 0,
    neededClock: 0,
    visit,
    hasSkips: false,
  };
  try {
    const blocks = readBlocks(walk);
    const deletesAt = walk.decoder.pos;
    const deletes = readDeletes(walk);
    if (decoding.hasContent(walk.decoder)) throw new Refused("bytes after the end");
    return ok({ blocks, hasSkips: walk.hasSkips, deletes, deletesAt });
  } catch (cause) {
    // lib0 throws where bytes end too early, a number is too large or a text is not UTF-8: malformed input, no bug.
    const what = cause instanceof Refused ? cause.message : "cut off or malformed";
    return err(`Byte ${walk.decoder.pos} of the update: ${what}.`.slice(0, 100));
  }
}

interface Walk {
  readonly decoder: decoding.Decoder;
  readonly tables: ReadonlySet<string>;
  readonly limits: StructureLimits;
  structs: number;
  entries: number;
  /** Where names of tables lie that were looked up already: there are few, and each comes again and again. */
  readonly tablesMet: TextPlace[];
  /** What the last struct needs. */
  neededClient: number;
  neededClock: number;
  readonly visit: Visit | undefined;
  hasSkips: boolean;
}

/** Of one client, while its structs are read. */
interface Reading {
  readonly client: number;
  readonly needs: Need[];
  readonly standing: number[];
  /** The first `replacingEnd` numbers count. A list that grew by itself would take twice the time for the dearest updates. */
  replacing: Float64Array;
  replacingEnd: number;
}

/** Far beyond honest histories, and sums of it stay exact. */
const clockMax = 2 ** 40;

function readBlocks(walk: Walk): Block[] {
  const count = decoding.readVarUint(walk.decoder);
  if (count > walk.limits.clients) throw new Refused(`${count} clients, too many`);
  const blocks: Block[] = [];
  let above = Number.POSITIVE_INFINITY;
  for (let at = 0; at < count; at++) {
    const structs = decoding.readVarUint(walk.decoder);
    const client = decoding.readVarUint(walk.decoder);
    // An update in another order is applied in full, but cut in silence when it is merged: replicas would diverge.
    if (client >= above) throw new Refused("clients not in descending order");
    above = client;
    walk.structs += structs;
    if (structs === 0) throw new Refused("a client without structs");
    if (walk.structs > walk.limits.structs) throw new Refused("too many structs");
    blocks.push(readBlock(walk, client, structs));
  }
  return blocks;
}

const infoGc = 0;
const infoSkip = 10;

function readBlock(walk: Walk, client: number, count: number): Block {
  const { decoder, visit } = walk;
  const runs: Range[] = [];
  const reading: Reading = { client, needs: [], standing: [], replacing: none, replacingEnd: 0 };
  let clock = decoding.readVarUint(decoder);
  let start = clock;
  for (let at = 0; at < count; at++) {
    const from = decoder.pos;
    const info = decoding.readUint8(decoder);
    if (info === infoSkip) {
      walk.hasSkips = true;
      if (clock > start) runs.push({ clock: start, end: clock });
      clock += readLength(decoder);
      start = clock;
    } else {
      const length = info === infoGc ? readLength(decoder) : readItem(walk, reading, clock, info);
      if (info === infoGc) stand(reading, clock, length);
      visit?.(client, clock, length, from);
      clock += length;
    }
    if (clock > clockMax) throw new Refused("a clock that is too large");
  }
  if (clock > start) runs.push({ clock: start, end: clock });
  const { needs, standing } = reading;
  const replacing = reading.replacing.subarray(0, reading.replacingEnd);
  return { client, runs, needs, standing, replacing, endsAt: decoder.pos };
}

const none = new Float64Array();

function stand({ standing }: Reading, clock: number, length: number): void {
  const last = standing.length - 1;
  if (standing[last] === clock) standing[last] = clock + length;
  else standing.push(clock, clock + length);
}

const hasKeyBit = 0x20;
const hasRightOriginBit = 0x40;
const hasOriginBit = 0x80;
const kindBits = 0x1f;
const kindDeleted = 1;
const kindType = 7;
const kindAny = 8;
const typeMap = 1;

/** Gives its length. Its parent is written only where it cannot be copied from the value that it replaces (its origin). */
function readItem(walk: Walk, reading: Reading, clock: number, info: number): number {
  const { decoder } = walk;
  const { client, needs } = reading;
  const kind = info & kindBits;
  if ((info & hasRightOriginBit) !== 0)
    throw new Refused("an item of a list; tables hold no lists");
  const isReplacing = (info & hasOriginBit) !== 0;
  const isInTable = !isReplacing && decoding.readVarUint(decoder) === 1;
  if (isInTable) passTable(walk, kind);
  else if (!isReplacing && kind === kindType) throw new Refused("a shared type inside a record");
  if (!isInTable) readClockId(walk, client, clock);
  if (!isReplacing) {
    if ((info & hasKeyBit) === 0) throw new Refused("an item without a key");
    passId(decoder);
  }
  const length = readContent(walk, kind);
  if (isInTable) {
    stand(reading, clock, length);
    return length;
  }
  const { neededClient, neededClock } = walk;
  if (neededClient !== client) need(needs, clock, neededClient, neededClock);
  if (isReplacing && kind !== kindAny) {
    replace(reading, clock, length, kind === kindType ? 1 : 0, walk);
  }
  return length;
}

function replace(
  reading: Reading,
  clock: number,
  length: number,
  isRecord: number,
  { neededClient, neededClock }: Walk,
): void {
  const at = reading.replacingEnd;
  reading.replacingEnd = at + 5;
  if (reading.replacing.length < at + 5) {
    const larger = new Float64Array(Math.max(40, at * 2));
    larger.set(reading.replacing);
    reading.replacing = larger;
  }
  const { replacing } = reading;
  replacing[at] = clock;
  replacing[at + 1] = clock + length;
  replacing[at + 2] = isRecord;
  replacing[at + 3] = neededClient;
  replacing[at + 4] = neededClock;
}

/** The fields of one record need the same. */
function need(needs: Need[], clock: number, neededClient: number, neededClock: number): void {
  const last = needs.at(-1)?.needed;
  if (last?.client === neededClient && last.clock === neededClock) return;
  needs.push({ clock, needed: { client: neededClient, clock: neededClock } });
}

function passTable({ decoder, tables, tablesMet }: Walk, kind: number): void {
  if (kind === kindAny) throw new Refused("a record that is not a map of fields");
  const place = passText(decoder, 64);
  for (const met of tablesMet) if (areSame(decoder.arr, met, place)) return;
  const table = String.fromCharCode(...textAt(decoder.arr, place));
  if (!tables.has(table)) throw new Refused(`no table is called "${table.slice(0, 20)}"`);
  tablesMet.push(place);
}

function textAt(bytes: Uint8Array, { start, length }: TextPlace): Uint8Array {
  return bytes.subarray(start, start + length);
}

/** Yjs throws on an item that refers to itself or to its own future. */
function readClockId(walk: Walk, ownClient: number, ownClock: number): void {
  walk.neededClient = decoding.readVarUint(walk.decoder);
  walk.neededClock = decoding.readVarUint(walk.decoder);
  if (walk.neededClient === ownClient && walk.neededClock >= ownClock) {
    throw new Refused("an item that refers ahead");
  }
}

/** Reads over the content and gives its length in clock ticks. */
function readContent(walk: Walk, kind: number): number {
  const { decoder, limits } = walk;
  if (kind === kindDeleted) return readLength(decoder);
  if (kind === kindType) {
    if (decoding.readVarUint(decoder) !== typeMap) throw new Refused("a type other than a map");
    return 1;
  }
  if (kind !== kindAny) throw new Refused(`content of kind ${kind}; records hold plain values`);
  const length = readLength(decoder);
  if (length > limits.items) throw new Refused("too many values in one item");
  for (let at = 0; at < length; at++) walk.entries += readPlainValue(decoder, limits);
  if (walk.entries > limits.entries) throw new Refused("too many values in one update");
  return length;
}

function readLength(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder);
  if (length === 0 || length > clockMax) throw new Refused("an impossible length");
  return length;
}

function readDeletes({ decoder, limits }: Walk): DeletedRanges[] {
  const count = decoding.readVarUint(decoder);
  if (count > limits.clients) throw new Refused("deletions of too many clients");
  const deletes: DeletedRanges[] = [];
  const seen = new Set<number>();
  let total = 0;
  for (let at = 0; at < count; at++) {
    const client = decoding.readVarUint(decoder);
    if (seen.has(client)) throw new Refused("deletions of one client twice");
    seen.add(client);
    const length = decoding.readVarUint(decoder);
    total += length;
    if (total > limits.deletes) throw new Refused("too many deletions");
    deletes.push({ client, ranges: readRanges(decoder, length, limits) });
  }
  return deletes;
}

function readRanges(
  decoder: decoding.Decoder,
  length: number,
  { disorder }: StructureLimits,
): readonly number[] {
  const ranges: number[] = [];
  let last = 0;
  for (let range = 0; range < length; range++) {
    const clock = decoding.readVarUint(decoder);
    const end = clock + readLength(decoder);
    if (end > clockMax) throw new Refused("a deletion beyond every clock");
    if (clock < last && length > disorder) throw new Refused("many deletions in disorder");
    ranges.push(clock, end);
    last = clock;
  }
  return ranges;
}
