// Owns: having the code compiled that reads stored documents, before anybody waits for it: in code that runs for the
// first time the same walk takes many times as long. It must not know the store, and keeps nothing. Rule: SYN-110.
import * as encoding from "lib0/encoding";
import { changesToUpdateOf, readSnapshot } from "../../shared/doc/bytes.ts";
import type { RoomChange } from "../../shared/model/change.ts";
import { schemas, workshopRecord } from "../../shared/model/tables.ts";
import { clocksToStateVector } from "../../shared/wire/clocks.ts";
import { readFrame, updateFrame } from "../../shared/wire/frames.ts";
import type { StoredDocument } from "../store/store.ts";
import { type Held, joiningOf, lacking, openHeld } from "./held.ts";

/** A board of so many records, each written over so often, is read so often: then the engine has compiled all of it. */
const size = { clients: 120, gone: 400, records: 200, moves: 3, times: 16, partBytes: 1_048_576 };

/** Reads documents of its own making as a room would. Takes some tens of milliseconds of the thread that calls it. */
export function warmUp(): void {
  const updates = Array.from({ length: size.moves + 1 }, (_, round) => updateOf(round));
  // Frames come as buffers, rows as plain arrays: code that has met only one is thrown away when it meets the other.
  for (const update of updates) readFrame(Buffer.from(updateFrame(update)));
  const [crowd, compacted] = [crowdUpdate(), asOneUpdate(updates)];
  readRoom();
  for (let time = 0; time < size.times; time++) {
    const held = read({
      snapshot: updates[0],
      updates: updates.slice(1).map((bytes, at) => ({ seq: at + 2, bytes })),
    });
    lacking(held, Uint8Array.of(0), new Map(), size.partBytes);
    const clocks = new Map([[clientOf(0), 3 * size.records]]);
    lacking(held, clocksToStateVector(clocks), clocks, size.partBytes);
    read({ snapshot: undefined, updates: [{ seq: 2, bytes: crowd }] });
    read({ snapshot: compacted, updates: [] });
  }
}

function read({ snapshot, updates }: Pick<StoredDocument, "snapshot" | "updates">): Held {
  const place = { epoch: 1, snapshotSeq: 1, lastSeq: 1 + updates.length, quarantined: 0 };
  const { held, unfit } = openHeld("map", { ...place, snapshot, updates });
  if (unfit.length > 0) throw new Error("The board that is read to warm up is unsound");
  return held;
}

/** The same board as it lies when all have left: what was replaced is found in the snapshot itself. */
function asOneUpdate([first, ...more]: readonly Uint8Array[]): Uint8Array | undefined {
  const all = first && joiningOf(first, "map");
  const isWhole = more.every((update) => all?.addAll(joiningOf(update, "map")));
  if (!isWhole) throw new Error("The board that is read to warm up does not follow itself");
  return all?.bytes;
}

/** Whoever opens a workshop waits for the records of its room to be read, which takes Yjs: once is enough of that. */
function readRoom(): void {
  const state: RoomChange = {
    op: "create",
    table: "state",
    id: workshopRecord,
    values: { phase: "lobby", schemaVersion: 1 },
  };
  readSnapshot([changesToUpdateOf(clientOf(0), [], [state])], schemas.room);
}

/**
 * So many clients, each of which waits for the next and replaces what that one replaced. The first has more that is gone, each
 * in the place of another before it.
 */
function crowdUpdate(): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder, size.clients);
  for (let at = 0; at < size.clients; at++) {
    write(encoder, at === 0 ? size.gone : 1, clientOf(at), 0);
    if (at === size.clients - 1) write(encoder, infoGc, 1);
    else {
      encoding.writeUint8(encoder, kindDeleted | hasOrigin);
      write(encoder, clientOf(at + 1), 0, 1);
    }
    for (let gone = 1; at === 0 && gone < size.gone; gone++) {
      encoding.writeUint8(encoder, kindDeleted | hasOrigin);
      write(encoder, clientOf(0), (gone - 1) >> 1, 1);
    }
  }
  write(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Ids are as large as real ones, which takes another path through the engine than small numbers. */
function clientOf(round: number): number {
  return 4_000_000_000 - round;
}

/** Encoding v1. Round 0 makes records of a text and a place; each later one writes the places anew. */
function updateOf(round: number): Uint8Array {
  const encoder = encoding.createEncoder();
  const perRecord = round === 0 ? 3 : 1;
  write(encoder, 1, size.records * perRecord + 1, clientOf(round), 0);
  for (let at = 0; at < size.records; at++) {
    const place = [at * 1_000 + round, at / 4];
    if (round === 0) writeRecord(encoder, at, place);
    else writeMove(encoder, round, at, place);
  }
  write(encoder, infoGc, 7);
  writeDeletes(encoder, round);
  return encoding.toUint8Array(encoder);
}

function writeRecord(encoder: encoding.Encoder, at: number, place: readonly number[]): void {
  write(encoder, kindType | hasKey, 1);
  encoding.writeVarString(encoder, "touchpoints");
  encoding.writeVarString(encoder, `record-${at}`);
  write(encoder, typeMap);
  for (const [key, value] of Object.entries({ text: `Größe ${at}`, place: [...place] })) {
    write(encoder, kindAny | hasKey, 0, clientOf(0), at * 3);
    encoding.writeVarString(encoder, key);
    write(encoder, 1);
    encoding.writeAny(encoder, value);
  }
}

/** Every other one is deleted already, as most are in a snapshot. */
function writeMove(
  encoder: encoding.Encoder,
  round: number,
  at: number,
  place: readonly number[],
): void {
  const isThere = at % 2 === 0;
  const replaced = round === 1 ? at * 3 + 2 : at;
  encoding.writeUint8(encoder, (isThere ? kindAny : kindDeleted) | hasKey | hasOrigin);
  write(encoder, clientOf(round - 1), replaced, 1);
  if (isThere) encoding.writeAny(encoder, [...place]);
}

function writeDeletes(encoder: encoding.Encoder, round: number): void {
  if (round === 0) write(encoder, 0);
  else if (round > 1) write(encoder, 1, clientOf(round - 1), 1, 0, size.records);
  else {
    write(encoder, 1, clientOf(0), size.records);
    for (let at = 0; at < size.records; at++) write(encoder, at * 3 + 2, 1);
  }
}

function write(encoder: encoding.Encoder, ...numbers: readonly number[]): void {
  for (const number of numbers) encoding.writeVarUint(encoder, number);
}

const infoGc = 0;
const kindDeleted = 1;
const kindType = 7;
const kindAny = 8;
const hasKey = 0x20;
const hasOrigin = 0x80;
const typeMap = 1;
