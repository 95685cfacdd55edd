// Owns: the records that lie in the updates of a document, read from their bytes by whoever has no Yjs at hand yet. It
// gives exactly what Yjs would, or `null` where it does not understand everything: then Yjs has to be asked. Rule
// MAP-280.

import * as decoding from "lib0/decoding";
import { holding } from "./holding.ts";
import {
  collect,
  decoderAt,
  hasOriginBit,
  hasTooManyNames,
  kindAny,
  kindType,
  nameAt,
  newReading,
  nowhere,
  type Reading,
  stand,
  unknown,
} from "./items.ts";

export interface Records {
  /**
   * Tells each record of a table. `field` gives a field's value as it is stored, `undefined` if there is none. False
   * where something was not understood: then nothing that was told may be believed.
   */
  each(table: string, tell: (id: string, field: (name: string) => unknown) => void): boolean;
}

/** The update in a message that brings a document or a part of it. */
export function updateIn(message: ArrayBuffer): Uint8Array {
  const decoder = decoding.createDecoder(new Uint8Array(message));
  // Which message it is, and which step.
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

/** `wanted`: the tables that are going to be asked for. */
export function readRecords(
  updates: readonly Uint8Array[],
  wanted: readonly string[],
): Records | null {
  const reading = newReading(updates, wanted);
  for (const at of updates.keys()) if (!collect(reading, at)) return null;
  for (const [client, ranges] of reading.deleted) reading.deleted.set(client, inOrder(ranges));
  for (const item of reading.later) {
    if (!settle(reading, item) || hasTooManyNames(reading)) return null;
  }
  return { each: (table, tell) => tellEach(reading, wanted.indexOf(table), tell) };
}

/** Finds out in what an item stands. False where what it builds on is missing. */
function settle(reading: Reading, first: number): boolean {
  if (reading.within[first] !== unknown) return true;
  const waiting = [first];
  while (waiting.length > 0) {
    const item = waiting.at(-1) as number;
    const needed = place(reading, item);
    if (needed === missing) return false;
    if (needed === placed) waiting.pop();
    // In a ring each builds on another.
    else if (waiting.push(needed) > reading.clock.length) return false;
  }
  return true;
}

const placed = -1;
const missing = -2;

/** Gives `placed`, `missing`, or the item that has to be placed before. */
function place(reading: Reading, item: number): number {
  const decoder = decoderAt(reading, item);
  const info = decoding.readUint8(decoder);
  const hasOrigin = (info & hasOriginBit) !== 0;
  // That it stands in no table is known.
  if (!hasOrigin) decoding.readVarUint(decoder);
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const built = itemAt(reading, client, clock);
  if (built === nowhere) return missing;
  const around = reading.within[built] as number;
  if (around === unknown) return built;
  if (hasOrigin) {
    reading.origin[item] = built;
    reading.originClock.set(item, clock);
    stand(reading, item, around, reading.key[built] as number, decoder);
    return placed;
  }
  // Yjs throws away what builds on something that is gone.
  const isThere = around !== nowhere && reading.kind[built] === kindType;
  stand(reading, item, isThere ? built : nowhere, nameAt(reading, item, decoder), decoder);
  return placed;
}

/** What a client wrote at a clock. */
function itemAt({ byClient, clock, end }: Reading, client: number, wanted: number): number {
  const items = byClient.get(client) ?? [];
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clock[items[middle] as number] as number) <= wanted) low = middle + 1;
    else high = middle;
  }
  const found = items[low - 1] ?? nowhere;
  return found !== nowhere && wanted < (end[found] as number) ? found : nowhere;
}

/** Ascending and apart. */
function inOrder(ranges: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    pairs.push([ranges[at] as number, ranges[at + 1] as number]);
  }
  const joined: number[] = [];
  for (const [from, to] of pairs.sort(([a], [b]) => a - b)) {
    const last = joined.length - 1;
    if (last > 0 && from <= (joined[last] as number)) {
      joined[last] = Math.max(joined[last] as number, to);
    } else {
      joined.push(from, to);
    }
  }
  return joined;
}

function isDeleted({ deleted, client, end }: Reading, item: number): boolean {
  const ranges = deleted.get(client[item] as number) ?? [];
  const clock = (end[item] as number) - 1;
  let [low, high] = [0, ranges.length];
  // How many bounds are not beyond it: after an odd number of them it lies in a range.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as number) <= clock) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

function tellEach(
  reading: Reading,
  table: number,
  tell: (id: string, field: (name: string) => unknown) => void,
): boolean {
  const numbers = new Map(reading.names.map((name, number) => [name, number]));
  /** The only value of each name, or `several`. */
  const own: number[] = [];
  let isClear = true;
  let record = nowhere;
  const field = (name: string): unknown => {
    const number = numbers.get(name) ?? nowhere;
    let value = own[number] ?? nowhere;
    if (value === several) value = holding(reading, reading.last[record] as number, number);
    isClear &&= value !== unknown;
    return value < 0 || reading.kind[value] !== kindAny || isDeleted(reading, value)
      ? undefined
      : storedIn(reading, value);
  };
  for (const [id, last] of reading.roots[table] ?? []) {
    record = holding(reading, last, reading.key[last] as number, true);
    isClear &&= record !== unknown;
    if (record < 0 || reading.kind[record] !== kindType || isDeleted(reading, record)) continue;
    for (const number of reading.names.keys()) own[number] = nowhere;
    for (
      let item = reading.last[record] as number;
      item >= 0;
      item = reading.before[item] as number
    ) {
      const number = reading.key[item] as number;
      own[number] = own[number] === nowhere ? item : several;
    }
    tell(id, field);
  }
  return isClear;
}

const several = -2;

/** Of several laid together, the last. */
function storedIn(reading: Reading, item: number): unknown {
  const decoder = decoderAt(reading, item);
  let value: unknown;
  for (let left = decoding.readVarUint(decoder); left > 0; left--)
    value = decoding.readAny(decoder);
  return value;
}
