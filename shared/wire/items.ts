// Owns: what is written in updates of a document, item by item, as lists of numbers, and in what each stands where that
// can be told on the way. It refuses nothing and trusts what it reads: the server has let it in (`structure.ts`, whose
// walk alone costs as much as all of this). Rule MAP-280.

import * as decoding from "lib0/decoding";
import { areSame, type TextPlace } from "./text.ts";

/**
 * What was written, by number: an item is a record, or the value of a field; each but the first for its key was put in
 * the place of an earlier one, its origin. Lists of numbers, for an object for each of thirty thousand costs several
 * times as much.
 */
export interface Reading {
  readonly decoders: readonly decoding.Decoder[];
  readonly client: number[];
  readonly clock: number[];
  readonly end: number[];
  /** In which update it is written, and where there; once it is known in what it stands, where its content begins. */
  readonly update: number[];
  readonly at: number[];
  readonly kind: number[];
  /** -1: none. */
  readonly origin: number[];
  /** Of those that have one, at which of its clocks. */
  readonly originClock: Map<number, number>;
  /**
   * In what it stands: -1 in nothing that anybody sees, else a record, or a table by its number, counted from -2
   * downwards.
   */
  readonly within: number[];
  /** Of a record the number of its id, of a value that of its field's name. */
  readonly key: number[];
  /** Of a record, what came last among its values; of each of these, what came before it there; -1: none. */
  readonly last: number[];
  readonly before: number[];
  readonly ids: string[];
  readonly names: string[];
  /** By table, what came last for each id. */
  readonly roots: readonly Map<string, number>[];
  readonly wanted: readonly string[];
  /** Of each client, in the order of their clocks, without holes. */
  readonly byClient: Map<number, number[]>;
  /** By pairs, first and end. */
  readonly deleted: Map<number, number[]>;
  /** By update, where each name lies, and which came after it the last time. */
  readonly met: TextPlace[][];
  readonly next: number[];
  /** Items that build on others than the last record. */
  readonly later: number[];
  lastName: number;
  lastRecord: number;
}

/**
 * So many names of tables and fields are told apart: several times as many as a map has. Whoever wrote more of them
 * must not keep everybody else's page busy.
 */
const mostNames = 500;

export function hasTooManyNames({ names }: Reading): boolean {
  return names.length > mostNames;
}

export const unknown = Number.NEGATIVE_INFINITY;
export const nowhere = -1;

export function newReading(updates: readonly Uint8Array[], wanted: readonly string[]): Reading {
  return {
    wanted,
    decoders: updates.map(decoding.createDecoder),
    client: [],
    clock: [],
    end: [],
    update: [],
    at: [],
    kind: [],
    origin: [],
    originClock: new Map(),
    within: [],
    key: [],
    last: [],
    before: [],
    ids: [],
    names: [],
    roots: wanted.map(() => new Map()),
    byClient: new Map(),
    deleted: new Map(),
    met: updates.map(() => []),
    next: [],
    later: [],
    lastName: 0,
    lastRecord: nowhere,
  };
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
  const decoder = reading.decoders[update] as decoding.Decoder;
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const count = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    const own = reading.byClient.get(client) ?? [];
    reading.byClient.set(client, own);
    if ((own.length === 0 ? 0 : reading.end[own.at(-1) as number]) !== clock) return false;
    for (let left = count; left > 0; left--) {
      const item = reading.clock.length;
      own.push(item);
      reading.client.push(client);
      reading.clock.push(clock);
      reading.update.push(update);
      reading.last.push(nowhere);
      const length = note(reading, item, decoder);
      if (!(length > 0) || hasTooManyNames(reading)) return false;
      clock += length;
      reading.end.push(clock);
    }
  }
  collectDeleted(reading, decoder);
  return true;
}

function collectDeleted({ deleted }: Reading, decoder: decoding.Decoder): void {
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const client = decoding.readVarUint(decoder);
    const known = deleted.get(client) ?? [];
    deleted.set(client, known);
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clock = decoding.readVarUint(decoder);
      known.push(clock, clock + decoding.readVarUint(decoder));
    }
  }
}

/**
 * Notes one item, and where it stands if that is a table or the last record. Gives its length; 0 if it is not
 * understood.
 */
function note(reading: Reading, item: number, decoder: decoding.Decoder): number {
  const at = decoder.pos;
  const info = decoding.readUint8(decoder);
  const kind = info & kindBits;
  reading.kind.push(kind);
  reading.origin.push(nowhere);
  reading.before.push(nowhere);
  reading.key.push(0);
  reading.at.push(at);
  if (info === kindGc) {
    reading.within.push(nowhere);
    return decoding.readVarUint(decoder);
  }
  reading.within.push(unknown);
  if (info === infoSkip || (info & hasRightOriginBit) !== 0) return 0;
  if ((info & hasOriginBit) === 0 && decoding.readVarUint(decoder) === 1) {
    placeRecord(reading, item, decoder);
  } else if ((info & hasOriginBit) !== 0) {
    passPlace(decoder);
    reading.later.push(item);
  } else {
    noteField(reading, item, decoder);
  }
  return passContent(decoder, kind);
}

function noteField(reading: Reading, item: number, decoder: decoding.Decoder): void {
  const { lastRecord } = reading;
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const isOfLast =
    lastRecord >= 0 &&
    clock === reading.clock[lastRecord] &&
    client === reading.client[lastRecord] &&
    reading.kind[lastRecord] === kindType;
  if (isOfLast) {
    const within = reading.within[lastRecord] === nowhere ? nowhere : lastRecord;
    stand(reading, item, within, nameAt(reading, item, decoder), decoder);
  } else {
    passText(decoder);
    reading.later.push(item);
  }
}

function passPlace(decoder: decoding.Decoder): void {
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
}

function passText(decoder: decoding.Decoder): void {
  const length = decoding.readVarUint(decoder);
  decoder.pos += length;
}

/** Gives its length; 0 if it is of a kind that no record holds. */
function passContent(decoder: decoding.Decoder, kind: number): number {
  if (kind === kindDeleted) return decoding.readVarUint(decoder);
  if (kind === kindType) return decoding.readVarUint(decoder) === typeMap ? 1 : 0;
  if (kind !== kindAny) return 0;
  const length = decoding.readVarUint(decoder);
  for (let left = length; left > 0; left--) {
    if (decoder.arr[decoder.pos] === kindText) {
      decoder.pos++;
      passText(decoder);
    } else {
      decoding.readAny(decoder);
    }
  }
  return length;
}

/** Of a value, as lib0 writes it. */
const kindText = 119;

function placeRecord(reading: Reading, item: number, decoder: decoding.Decoder): void {
  const table = reading.wanted.indexOf(reading.names[nameAt(reading, item, decoder)] as string);
  reading.lastRecord = item;
  if (table < 0) {
    passText(decoder);
    stand(reading, item, nowhere, 0);
    return;
  }
  const id = reading.ids.push(decoding.readVarString(decoder)) - 1;
  stand(reading, item, -2 - table, id, decoder);
}

/** Says in what an item stands. `decoder`: is where its content begins. */
export function stand(
  reading: Reading,
  item: number,
  within: number,
  key: number,
  decoder?: decoding.Decoder,
): void {
  reading.within[item] = within;
  reading.key[item] = key;
  if (decoder) reading.at[item] = decoder.pos;
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

export function decoderAt({ decoders, update, at }: Reading, item: number): decoding.Decoder {
  const decoder = decoders[update[item] as number] as decoding.Decoder;
  decoder.pos = at[item] as number;
  return decoder;
}

/** The number of a table's or a field's name. There are few, and they come again and again in the same order. */
export function nameAt(reading: Reading, item: number, decoder: decoding.Decoder): number {
  const places = reading.met[reading.update[item] as number] as TextPlace[];
  const from = decoder.pos;
  const length = decoding.readVarUint(decoder);
  const place = { start: decoder.pos, length };
  const guess = reading.next[reading.lastName] ?? 0;
  let number = isNamed(places[guess], decoder, place) ? guess : nowhere;
  for (let name = 0; number < 0 && name < places.length; name++) {
    if (isNamed(places[name], decoder, place)) number = name;
  }
  decoder.pos += length;
  if (number < 0) {
    decoder.pos = from;
    const text = decoding.readVarString(decoder);
    const known = reading.names.indexOf(text);
    number = known < 0 ? reading.names.push(text) - 1 : known;
    places[number] = place;
  }
  reading.next[reading.lastName] = number;
  reading.lastName = number;
  return number;
}

function isNamed(
  known: TextPlace | undefined,
  { arr }: decoding.Decoder,
  place: TextPlace,
): boolean {
  return known !== undefined && areSame(arr, known, place);
}
