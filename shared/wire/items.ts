// Owns: what is written in updates of a document, item by item, as lists of numbers, and in what each stands where that
// can be told on the way. It refuses nothing and trusts what it reads: the server has let it in (`structure.ts`, whose
// walk alone costs as much as all of this). Rule MAP-280.

import {
  type Cursor,
  cursorIn,
  isBeyond,
  passText,
  passUint,
  passValue,
  type ToLetters,
  takeText,
  takeUint,
} from "./cursor.ts";

/**
 * What was written, by number: an item is a record, or the value of a field; each but the first for its key was put in
 * the place of an earlier one, its origin. Lists of numbers, for an object for each of thirty thousand costs several
 * times as much.
 */
export interface Reading extends Lists {
  readonly cursors: readonly Cursor[];
  /** How many items there are; the lists are longer. */
  count: number;
  /** Of those that have an origin, at which of its clocks. */
  readonly originClock: Map<number, number>;
  readonly ids: string[];
  /** Names of tables and fields; the number of each, and which of the wanted tables it names, -1: none. */
  readonly names: string[];
  readonly named: Map<string, number>;
  readonly tables: number[];
  /** By table, what came last for each id. */
  readonly roots: readonly Map<string, number>[];
  readonly wanted: readonly string[];
  readonly clients: number[];
  readonly numbers: Map<number, number>;
  /** By client, its items in the order of their clocks, without holes. */
  readonly own: number[][];
  /** By client, in pairs, first and end. */
  readonly deleted: number[][];
  /** Items that build on others than the last record. */
  readonly later: number[];
  lastRecord: number;
}

/** By item. */
interface Lists {
  /** By number. */
  client: Int32Array;
  clock: Int32Array;
  end: Int32Array;
  /** In which update it is written, and where there; once it is known in what it stands, where its content begins. */
  update: Int32Array;
  at: Int32Array;
  kind: Int32Array;
  /** -1: none. */
  origin: Int32Array;
  /**
   * In what it stands: -1 in nothing that anybody sees, else a record, or a table by its number, counted from -2
   * downwards.
   */
  within: Int32Array;
  /** Of a record the number of its id, of a value that of its field's name. */
  key: Int32Array;
  /** Of a record, what came last among its values; of each of these, what came before it there; -1: none. */
  last: Int32Array;
  before: Int32Array;
}

/**
 * So many names of tables and fields are told apart: several times as many as a map has. Whoever wrote more of them
 * must not keep everybody else's page busy.
 */
const mostNames = 500;

export function hasTooManyNames({ names }: Reading): boolean {
  return names.length > mostNames;
}

/** The most that a list of numbers can say, and the least. */
const greatest = 2 ** 31 - 1;
export const unknown = -(2 ** 31);
export const nowhere = -1;

export function newReading(
  updates: readonly Uint8Array[],
  wanted: readonly string[],
  toLetters: ToLetters,
): Reading {
  return {
    ...listsFor(0),
    wanted,
    cursors: updates.map((bytes) => cursorIn(bytes, toLetters)),
    count: 0,
    originClock: new Map(),
    ids: [],
    names: [],
    named: new Map(),
    tables: [],
    roots: wanted.map(() => new Map()),
    clients: [],
    numbers: new Map(),
    own: [],
    deleted: [],
    later: [],
    lastRecord: nowhere,
  };
}

function listsFor(length: number): Lists {
  const list = (): Int32Array => new Int32Array(length);
  return {
    client: list(),
    clock: list(),
    end: list(),
    update: list(),
    at: list(),
    kind: list(),
    origin: list(),
    within: list(),
    key: list(),
    last: list(),
    before: list(),
  };
}

/** Makes room for so many items more. */
function reserve(reading: Reading, more: number): void {
  const needed = reading.count + more;
  if (needed <= reading.clock.length) return;
  const lists = listsFor(Math.max(needed, 2 * reading.clock.length));
  for (const name of Object.keys(lists) as (keyof Lists)[]) lists[name].set(reading[name]);
  Object.assign(reading, lists);
}

export const hasOriginBit = 0x80;
const hasRightOriginBit = 0x40;
const kindBits = 0x1f;
const kindGc = 0;
const kindDeleted = 1;
export const kindType = 7;
export const kindAny = 8;
const infoSkip = 10;
const typeMap = 1;

/**
 * Notes all items of an update and what it deletes. False where something is missing, has come before, or is of another
 * kind.
 */
export function collect(reading: Reading, update: number): boolean {
  const cursor = reading.cursors[update] as Cursor;
  for (let clients = takeUint(cursor); clients > 0; clients--) {
    const count = takeUint(cursor);
    const client = clientOf(reading, takeUint(cursor));
    let clock = takeUint(cursor);
    const own = reading.own[client] as number[];
    if ((own.length === 0 ? 0 : reading.end[own.at(-1) as number]) !== clock) return false;
    // Each takes two bytes at least.
    if (isBeyond(cursor) || count > cursor.bytes.length) return false;
    reserve(reading, count);
    for (let left = count; left > 0; left--) {
      const item = reading.count++;
      own.push(item);
      reading.client[item] = client;
      reading.clock[item] = clock;
      reading.update[item] = update;
      const length = note(reading, item, cursor);
      clock += length;
      if (!(length > 0) || clock > greatest || isBeyond(cursor) || hasTooManyNames(reading)) {
        return false;
      }
      reading.end[item] = clock;
    }
  }
  collectDeleted(reading, cursor);
  return !isBeyond(cursor);
}

/** The number of a client; a new one if it was not met before. */
function clientOf({ clients, numbers, own, deleted }: Reading, client: number): number {
  const known = numbers.get(client);
  if (known !== undefined) return known;
  const number = clients.push(client) - 1;
  numbers.set(client, number);
  own.push([]);
  deleted.push([]);
  return number;
}

function collectDeleted(reading: Reading, cursor: Cursor): void {
  for (let clients = takeUint(cursor); clients > 0 && !isBeyond(cursor); clients--) {
    const known = reading.deleted[clientOf(reading, takeUint(cursor))] as number[];
    for (let left = takeUint(cursor); left > 0 && !isBeyond(cursor); left--) {
      const clock = takeUint(cursor);
      known.push(clock, clock + takeUint(cursor));
    }
  }
}

/**
 * Notes one item, and where it stands if that is a table or the last record. Gives its length; 0 if it is not
 * understood.
 */
function note(reading: Reading, item: number, cursor: Cursor): number {
  const { at } = cursor;
  const info = cursor.bytes[cursor.at++] as number;
  const kind = info & kindBits;
  reading.kind[item] = kind;
  reading.at[item] = at;
  reading.origin[item] = nowhere;
  reading.last[item] = nowhere;
  reading.before[item] = nowhere;
  if (info === kindGc) {
    reading.within[item] = nowhere;
    return takeUint(cursor);
  }
  reading.within[item] = unknown;
  if (info === infoSkip || (info & hasRightOriginBit) !== 0) return 0;
  if ((info & hasOriginBit) !== 0) {
    passUint(cursor);
    passUint(cursor);
    reading.later.push(item);
  } else if (takeUint(cursor) === 1) {
    placeRecord(reading, item, cursor);
  } else {
    noteField(reading, item, cursor);
  }
  return passContent(cursor, kind);
}

function noteField(reading: Reading, item: number, cursor: Cursor): void {
  const { lastRecord } = reading;
  const client = takeUint(cursor);
  const clock = takeUint(cursor);
  const isOfLast =
    lastRecord >= 0 &&
    clock === reading.clock[lastRecord] &&
    client === reading.clients[reading.client[lastRecord] as number] &&
    reading.kind[lastRecord] === kindType;
  if (isOfLast) {
    const within = reading.within[lastRecord] === nowhere ? nowhere : lastRecord;
    stand(reading, item, within, nameAt(reading, cursor), cursor);
  } else {
    passText(cursor);
    reading.later.push(item);
  }
}

/** Gives its length; 0 if it is of a kind that no record holds. */
function passContent(cursor: Cursor, kind: number): number {
  if (kind === kindDeleted) return takeUint(cursor);
  if (kind === kindType) return takeUint(cursor) === typeMap ? 1 : 0;
  if (kind !== kindAny) return 0;
  const length = takeUint(cursor);
  for (let left = length; left > 0 && !isBeyond(cursor); left--) passValue(cursor);
  return length;
}

function placeRecord(reading: Reading, item: number, cursor: Cursor): void {
  const table = reading.tables[nameAt(reading, cursor)] as number;
  reading.lastRecord = item;
  if (table < 0) {
    passText(cursor);
    stand(reading, item, nowhere, 0);
    return;
  }
  const id = reading.ids.push(takeText(cursor)) - 1;
  stand(reading, item, -2 - table, id, cursor);
}

/** Says in what an item stands. `cursor`: is where its content begins. */
export function stand(
  reading: Reading,
  item: number,
  within: number,
  key: number,
  cursor?: Cursor,
): void {
  reading.within[item] = within;
  reading.key[item] = key;
  if (cursor) reading.at[item] = cursor.at;
  if (within >= 0) {
    reading.before[item] = reading.last[within] as number;
    reading.last[within] = item;
  } else if (within !== nowhere) {
    const root = reading.roots[-2 - within] as Map<string, number>;
    const id = reading.ids[key] as string;
    reading.before[item] = root.get(id) ?? nowhere;
    root.set(id, item);
  }
}

export function cursorAt({ cursors, update, at }: Reading, item: number): Cursor {
  const cursor = cursors[update[item] as number] as Cursor;
  cursor.at = at[item] as number;
  return cursor;
}

/** The number of a table's or a field's name; a new one if it was not met before. */
export function nameAt(reading: Reading, cursor: Cursor): number {
  const name = takeText(cursor);
  const known = reading.named.get(name);
  if (known !== undefined) return known;
  const { names, named, tables, wanted } = reading;
  const number = names.push(name) - 1;
  named.set(name, number);
  tables.push(wanted.indexOf(name));
  return number;
}
