// Owns: what an update may look like before Yjs sees it: a bounded walk over its bytes (encoding v1) that refuses all
// but records in the allowed tables. It must not know what the room holds, nor Yjs. Rules: MAP-20 to MAP-27.
import * as decoding from "lib0/decoding";
import { isId } from "../kit/ids.ts";
import { err, ok, type Result } from "../kit/result.ts";
import { Refused, readPlainText, readPlainValue, type ValueLimits } from "./value.ts";

/** A place in the history of one client of Yjs. */
export interface ClockId {
  readonly client: number;
  readonly clock: number;
}

export interface Struct {
  readonly clock: number;
  readonly length: number;
  /** What must be there before this can be: the value it replaces, or the record that it belongs to. */
  readonly needs: ClockId | undefined;
  /** What it is part of: a table, a record, whatever the value that it replaces is part of, or nothing any more. */
  readonly within: "table" | "record" | "replaced" | "nothing";
}

/** Consecutive structs of one client, holes (skips) left out. */
export interface Block {
  readonly client: number;
  readonly structs: readonly Struct[];
}

/** From `clock` up to, not including, `end`. */
export interface Range {
  readonly clock: number;
  readonly end: number;
}

export interface DeletedRanges {
  readonly client: number;
  readonly ranges: readonly Range[];
}

export interface Structure {
  /** In strictly descending order of their clients. */
  readonly blocks: readonly Block[];
  readonly hasSkips: boolean;
  readonly deletes: readonly DeletedRanges[];
  /** Where the delete set begins, in bytes. */
  readonly deletesAt: number;
  /** Records that take the place of an earlier value. That one must be a record too, which only the room can tell. */
  readonly replacedByRecords: readonly ClockId[];
}

export interface StructureLimits extends ValueLimits {
  /** Clients in one update. */
  readonly clients: number;
  /** Structs in one update. */
  readonly structs: number;
  /** Deleted ranges in one update. */
  readonly deletes: number;
}

export const defaultStructureLimits: StructureLimits = {
  clients: 10_000,
  structs: 100_000,
  deletes: 100_000,
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
): Result<Structure, string> {
  const walk: Walk = {
    decoder: decoding.createDecoder(update),
    tables,
    limits,
    structs: 0,
    hasSkips: false,
    replacedByRecords: [],
  };
  try {
    const blocks = readBlocks(walk);
    const deletesAt = walk.decoder.pos;
    const deletes = readDeletes(walk);
    if (decoding.hasContent(walk.decoder)) throw new Refused("bytes after the end");
    const { hasSkips, replacedByRecords } = walk;
    return ok({ blocks, hasSkips, deletes, deletesAt, replacedByRecords });
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
  hasSkips: boolean;
  readonly replacedByRecords: ClockId[];
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
    blocks.push({ client, structs: readStructs(walk, client, structs) });
  }
  return blocks;
}

const infoGc = 0;
const infoSkip = 10;

function readStructs(walk: Walk, client: number, count: number): Struct[] {
  const { decoder } = walk;
  const structs: Struct[] = [];
  let clock = decoding.readVarUint(decoder);
  for (let at = 0; at < count; at++) {
    const info = decoding.readUint8(decoder);
    if (info === infoSkip) {
      walk.hasSkips = true;
      clock += readLength(decoder);
      continue;
    }
    const struct =
      info === infoGc
        ? { clock, length: readLength(decoder), needs: undefined, within: "nothing" as const }
        : readItem(walk, client, clock, info);
    structs.push(struct);
    clock += struct.length;
    if (clock > clockMax) throw new Refused("a clock that is too large");
  }
  return structs;
}

const hasKeyBit = 0x20;
const hasRightOriginBit = 0x40;
const hasOriginBit = 0x80;
const kindBits = 0x1f;
const kindDeleted = 1;
const kindType = 7;
const kindAny = 8;
const typeMap = 1;

/** An item's parent is written only where it cannot be copied from the value that it replaces (its origin). */
function readItem(walk: Walk, client: number, clock: number, info: number): Struct {
  const { decoder } = walk;
  const kind = info & kindBits;
  if ((info & hasRightOriginBit) !== 0)
    throw new Refused("an item of a list; tables hold no lists");
  if ((info & hasOriginBit) !== 0) {
    const origin = readClockId(decoder, client, clock);
    if (kind === kindType) walk.replacedByRecords.push(origin);
    return { clock, length: readContent(walk, kind), needs: origin, within: "replaced" };
  }
  const isInTable = decoding.readVarUint(decoder) === 1;
  if (isInTable) {
    const table = readPlainText(decoder, 64);
    if (!walk.tables.has(table)) throw new Refused(`no table is called "${table.slice(0, 20)}"`);
    if (kind === kindAny) throw new Refused("a record that is not a map of fields");
  } else if (kind === kindType) throw new Refused("a shared type inside a record");
  const record = isInTable ? undefined : readClockId(decoder, client, clock);
  if ((info & hasKeyBit) === 0) throw new Refused("an item without a key");
  const key = readPlainText(decoder, 64);
  if (!isId(key)) throw new Refused("a key that is neither an id nor a field name");
  const within = isInTable ? "table" : "record";
  return { clock, length: readContent(walk, kind), needs: record, within };
}

/** Yjs throws on an item that refers to itself or to its own future. */
function readClockId(decoder: decoding.Decoder, ownClient: number, ownClock: number): ClockId {
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  if (client === ownClient && clock >= ownClock) throw new Refused("an item that refers ahead");
  return { client, clock };
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
  for (let at = 0; at < length; at++) readPlainValue(decoder, limits);
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
    const ranges: Range[] = [];
    for (let range = 0; range < length; range++) {
      const clock = decoding.readVarUint(decoder);
      const end = clock + readLength(decoder);
      if (end > clockMax) throw new Refused("a deletion beyond every clock");
      ranges.push({ clock, end });
    }
    deletes.push({ client, ranges });
  }
  return deletes;
}
