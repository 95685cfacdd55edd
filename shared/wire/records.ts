// Owns: the records that lie in the updates of a document, read from their bytes by whoever has no Yjs at hand yet. It
// gives exactly what Yjs would, or `null` where it does not understand everything: then Yjs has to be asked. Rule
// MAP-280.

import * as decoding from "lib0/decoding";
import { passUint, type ToLetters, takeUint, takeValue } from "./cursor.ts";
import { holding } from "./holding.ts";
import {
  collect,
  cursorAt,
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
   * Tells each record of a table. `value` gives what is stored in a field, named by its place in `fields`; `undefined` if
   * that is nothing. False where something was not understood: then nothing that was told may be believed.
   */
  each(table: string, fields: readonly string[], tell: Tell): boolean;
}

type Tell = (id: string, value: (field: number) => unknown) => void;

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
  toLetters: ToLetters,
): Records | null {
  const reading = newReading(updates, wanted, toLetters);
  for (const at of updates.keys()) if (!collect(reading, at)) return null;
  for (const [client, ranges] of reading.deleted.entries()) {
    reading.deleted[client] = inOrder(ranges);
  }
  for (const item of reading.later) {
    if (!settle(reading, item) || hasTooManyNames(reading)) return null;
  }
  return {
    each: (table, fields, tell) => tellEach(reading, wanted.indexOf(table), fields, tell),
  };
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
    else if (waiting.push(needed) > reading.count) return false;
  }
  return true;
}

const placed = -1;
const missing = -2;

/** Gives `placed`, `missing`, or the item that has to be placed before. */
function place(reading: Reading, item: number): number {
  const cursor = cursorAt(reading, item);
  const hasOrigin = ((cursor.bytes[cursor.at++] as number) & hasOriginBit) !== 0;
  // That it stands in no table is known.
  if (!hasOrigin) passUint(cursor);
  const client = takeUint(cursor);
  const clock = takeUint(cursor);
  const built = itemAt(reading, client, clock);
  if (built === nowhere) return missing;
  const around = reading.within[built] as number;
  if (around === unknown) return built;
  if (hasOrigin) {
    reading.origin[item] = built;
    reading.originClock.set(item, clock);
    stand(reading, item, around, reading.key[built] as number, cursor);
    return placed;
  }
  // Yjs throws away what builds on something that is gone.
  const isThere = around !== nowhere && reading.kind[built] === kindType;
  stand(reading, item, isThere ? built : nowhere, nameAt(reading, cursor), cursor);
  return placed;
}

/** What a client wrote at a clock. */
function itemAt({ numbers, own, clock, end }: Reading, client: number, wanted: number): number {
  const items = own[numbers.get(client) ?? nowhere] ?? [];
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
  const ranges = deleted[client[item] as number] as number[];
  const clock = (end[item] as number) - 1;
  let low = 0;
  let high = ranges.length;
  // How many bounds are not beyond it: after an odd number of them it lies in a range.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as number) <= clock) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

function tellEach(reading: Reading, table: number, fields: readonly string[], tell: Tell): boolean {
  const { names, key, kind, last, before } = reading;
  /** By name, which of the fields it is. */
  const columns = Int32Array.from(names, (name) => fields.indexOf(name));
  /** By field, the only value, or `several`. */
  const only = new Int32Array(fields.length);
  let isClear = true;
  let record = nowhere;
  const value = (field: number): unknown => {
    let item = only[field] as number;
    if (item === nowhere) return undefined;
    if (item === several) {
      const name = names.indexOf(fields[field] as string);
      item = holding(reading, last[record] as number, name);
      isClear &&= item !== unknown;
    }
    if (item < 0 || kind[item] !== kindAny || isDeleted(reading, item)) return undefined;
    return storedIn(reading, item);
  };
  for (const [id, newest] of reading.roots[table] ?? []) {
    record = holding(reading, newest, key[newest] as number, true);
    isClear &&= record !== unknown;
    if (record < 0 || kind[record] !== kindType || isDeleted(reading, record)) continue;
    only.fill(nowhere);
    for (let item = last[record] as number; item >= 0; item = before[item] as number) {
      const field = columns[key[item] as number] as number;
      if (field >= 0) only[field] = only[field] === nowhere ? item : several;
    }
    tell(id, value);
  }
  return isClear;
}

const several = -2;

/** Of several laid together, the last. */
function storedIn(reading: Reading, item: number): unknown {
  const cursor = cursorAt(reading, item);
  let value: unknown;
  for (let left = takeUint(cursor); left > 0; left--) value = takeValue(cursor);
  return value;
}
