// Owns: the largest and the most entangled updates that the limits let through, each made to be as dear as its bytes
// allow. Tests and bench only.
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { applyChanges } from "../../shared/doc/live.ts";
import type { MapChange } from "../../shared/model/change.ts";
import { defaultStructureLimits } from "../../shared/wire/structure.ts";

const { structs, deletes, disorder, clients, entries, items } = defaultStructureLimits;

/** By what they are. Each stands on an empty document. */
export const giants: Readonly<Record<string, () => Uint8Array>> = {
  records: () => records(structs),
  "garbage-collected structs": () => collected(structs),
  deletions: () => deletions(deletes, 0),
  "deletions in disorder": () => deletions(disorder, 1),
  "clients that wait for each other": () => knot(clients - 1),
  "records in the place of records": () => replaced(structs / 2),
  "what is gone in the place of what is gone": () => chained(structs),
  "entries of values": () => entangled(Math.floor(entries / items) - 1),
  "a paste of 5,000 cards": () => paste(5_000),
};

/** What an honest person sends who pastes so many lines: cards with all that a board gives them, in one transaction. */
export function paste(cards: number): Uint8Array {
  const doc = new Y.Doc();
  const changes = Array.from(
    { length: cards },
    (_, at): MapChange => ({
      op: "create",
      table: "touchpoints",
      id: `card-${at}-of-many`,
      values: {
        text: `Something that a customer told us about the counter, number ${at}`,
        channel: "inPerson",
        direction: "toCompany",
        evidence: "observed",
        place: [at % 70, Math.floor(at / 70)],
        notes: "From the workshop in the branch",
      },
    }),
  );
  applyChanges(doc, changes, null);
  return Y.encodeStateAsUpdate(doc);
}

/** `count` records in one table, under the client id 12,345. */
export function records(count: number): Uint8Array {
  const encoder = begin(1, count, author);
  for (let at = 0; at < count; at++) writeRecord(encoder, `k${at}`);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

const author = 12_345;
const hasKey = 0x20;
const hasOrigin = 0x80;
const kindDeleted = 1;
const kindType = 7;
const kindAny = 8;

function collected(count: number): Uint8Array {
  const encoder = begin(1, count, author);
  for (let at = 0; at < count; at++) {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, 1);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Every second tick of one long struct; with `swapped` 1, neighbours change places. */
export function deletions(count: number, swapped: number): Uint8Array {
  const encoder = beginLong(count * 2);
  writeCuts(
    encoder,
    Array.from({ length: count }, (_, at) => (swapped === 0 ? at : at ^ 1) * 2),
  );
  return encoding.toUint8Array(encoder);
}

/** One struct of so many ticks, of which `cuts` deletes some. */
export function longStruct(ticks: number): Uint8Array {
  const encoder = beginLong(ticks);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** The deletion of single ticks of it. */
export function cuts(clocks: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  writeCuts(encoder, clocks);
  return encoding.toUint8Array(encoder);
}

function beginLong(ticks: number): encoding.Encoder {
  const encoder = begin(1, 1, author);
  encoding.writeUint8(encoder, 0);
  encoding.writeVarUint(encoder, ticks);
  return encoder;
}

function writeCuts(encoder: encoding.Encoder, clocks: readonly number[]): void {
  for (const number of [1, author, clocks.length]) encoding.writeVarUint(encoder, number);
  for (const clock of clocks) {
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarUint(encoder, 1);
  }
}

/** One client waits for each of the others in turn, and each of those for its latest struct. */
function knot(count: number): Uint8Array {
  const encoder = begin(count + 1, count, count + 1);
  const writeNeed = (client: number, clock: number): void => {
    encoding.writeUint8(encoder, hasOrigin | kindDeleted);
    for (const number of [client, clock, 1]) encoding.writeVarUint(encoder, number);
  };
  for (let at = 0; at < count; at++) writeNeed(at + 1, 0);
  for (let at = count - 1; at >= 0; at--) {
    for (const number of [1, at + 1, 0]) encoding.writeVarUint(encoder, number);
    if (at > 0) writeNeed(count + 1, at - 1);
    else {
      encoding.writeUint8(encoder, 0);
      encoding.writeVarUint(encoder, 1);
    }
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Each record is replaced by another one, as an undone deletion does. */
function replaced(count: number): Uint8Array {
  const encoder = begin(1, count * 2, author);
  for (let at = 0; at < count; at++) writeRecord(encoder, `k${at}`);
  for (let at = 0; at < count; at++) {
    encoding.writeUint8(encoder, hasOrigin | kindType);
    for (const number of [author, at, 1]) encoding.writeVarUint(encoder, number);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/**
 * A record, a value in it, and then what is gone: each in the place of any before it, so that some go back to the record and
 * some to the value, of all sizes.
 */
function chained(count: number): Uint8Array {
  const encoder = begin(1, count, author);
  writeRecord(encoder, "k");
  writeField(encoder, "f", null);
  const clocks = [0, 1];
  let clock = 2;
  for (let at = 2; at < count; at++) {
    const replaced = clocks[((at * 2_654_435_761) >>> 0) % at] as number;
    const length = 1 + (at % 5);
    encoding.writeUint8(encoder, hasOrigin | kindDeleted);
    for (const number of [author, replaced, length]) encoding.writeVarUint(encoder, number);
    clocks.push(clock);
    clock += length;
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Values with as many entries as one may have. */
function entangled(count: number): Uint8Array {
  const encoder = begin(1, count + 1, author);
  writeRecord(encoder, "k");
  const value = Array.from({ length: items - 1 }, () => null);
  for (let at = 0; at < count; at++) writeField(encoder, `f${at}`, value);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function writeRecord(encoder: encoding.Encoder, key: string): void {
  encoding.writeUint8(encoder, hasKey | kindType);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, "steps");
  encoding.writeVarString(encoder, key);
  encoding.writeVarUint(encoder, 1);
}

/** In the first record. */
function writeField(encoder: encoding.Encoder, key: string, value: null[] | null): void {
  encoding.writeUint8(encoder, hasKey | kindAny);
  for (const number of [0, author, 0]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, key);
  encoding.writeVarUint(encoder, 1);
  encoding.writeAny(encoder, value);
}

function begin(blocks: number, count: number, client: number): encoding.Encoder {
  const encoder = encoding.createEncoder();
  for (const number of [blocks, count, client, 0]) encoding.writeVarUint(encoder, number);
  return encoder;
}
