// Owns: having the code compiled that reads stored documents, before anybody waits for it: in code that runs for the
// first time the same walk takes many times as long. It must not know the store, and keeps nothing. Rule: SYN-110.
import * as encoding from "lib0/encoding";
import { clocksToStateVector } from "../../shared/wire/clocks.ts";
import { readFrame, updateFrame } from "../../shared/wire/frames.ts";
import { lacking, openHeld } from "./held.ts";

/** A board of so many records, each written over so often, is read so often: then the engine has compiled all of it. */
const size = { clients: 120, gone: 400, records: 200, moves: 3, times: 16, partBytes: 1_048_576 };

/** Reads documents of its own making as a room would. Takes some tens of milliseconds of the thread that calls it. */
export function warmUp(): void {
  const updates = Array.from({ length: size.moves + 1 }, (_, round) => updateOf(round));
  // Frames come as buffers, rows as plain arrays: code that has met only one is thrown away when it meets the other.
  for (const update of updates) readFrame(Buffer.from(updateFrame(update)));
  const crowd = crowdUpdate();
  for (let time = 0; time < size.times; time++) {
    const { held, unfit } = openHeld("map", {
      epoch: 1,
      snapshot: updates[0],
      snapshotSeq: 1,
      updates: updates.slice(1).map((bytes, at) => ({ seq: at + 2, bytes })),
      lastSeq: updates.length,
      quarantined: 0,
    });
    if (unfit.length > 0) throw new Error("The board that is read to warm up is unsound");
    lacking(held, Uint8Array.of(0), new Map(), size.partBytes);
    const clocks = new Map([[clientOf(0), 3 * size.records]]);
    lacking(held, clocksToStateVector(clocks), clocks, size.partBytes);
    openHeld("map", { ...nothing, updates: [{ seq: 1, bytes: crowd }] });
  }
}

const nothing = { epoch: 1, snapshot: undefined, snapshotSeq: 0, lastSeq: 1, quarantined: 0 };

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
