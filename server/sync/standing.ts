// Owns: what of an update a record may take the place of: what stands in a table, as records do, or is gone without a
// trace; found by following what each replaced. It must not know bytes, Yjs or the store. Rules: MAP-22, SYN-114, SYN-141.
import { inOneGo, type Steps } from "../../shared/kit/steps.ts";
import type { Block, Structure } from "../../shared/wire/structure.ts";
import { clockIn, type Layers, placeOf, type Standing } from "./knowledge.ts";
import { extend, holds } from "./ranges.ts";

export interface Found {
  readonly standing: readonly Standing[];
  /** Whether a record takes the place of a value inside a record. */
  readonly isNested: boolean;
}

/**
 * Of an update that fits on top of the layers. What is held already is judged by what is held, whatever the update says
 * about it.
 */
export function standingIn(layers: Layers, structure: Structure): Found {
  return inOneGo(findingStanding(layers, structure));
}

/** So many of those that replace something are followed in one step: some milliseconds, however they hang together. */
const followedAtOnce = 32_768;

/** The same in steps, for whoever serves others meanwhile. */
export function* findingStanding(layers: Layers, { blocks }: Structure): Steps<Found> {
  const found: Standing[] = [];
  const note = (client: number, ranges: readonly number[]): void => {
    if (ranges.length > 0) found.push({ client, ranges });
  };
  for (const { client, standing } of blocks) note(client, standing);
  if (blocks.every(({ replacing }) => replacing.length === 0)) {
    return { standing: found, isNested: false };
  }
  const search = new Search(layers, blocks);
  let isNested = false;
  let followed = 0;
  for (const [place, { client, replacing }] of blocks.entries()) {
    const known = clockIn(layers, client);
    const added: number[] = [];
    for (let at = 0; at < replacing.length; at += size) {
      const end = replacing[at + 1] as number;
      if (end <= known) continue;
      if (search.isStanding(place, at)) extend(added, replacing[at] as number, end);
      else isNested ||= replacing[at + 2] === 1;
      followed++;
      if (followed % followedAtOnce === 0) yield;
    }
    note(client, added);
  }
  return { standing: found, isNested };
}

/** Numbers of each that replaces something. */
const size = 5;
const [unknown, no, yes] = [0, 1, 2];

/** Each struct is followed once, however they hang together. There may be thousands of clients. */
class Search {
  readonly #layers: Layers;
  readonly #blocks: readonly Block[];
  /** Of all that replace something, and where those of each client begin. */
  readonly #answers: Uint8Array;
  readonly #starts: Uint32Array;
  /** By the place of a block: the first clocks of those of its structs that replace something. */
  readonly #begins: (Float64Array | undefined)[] = [];
  /** What is being followed, in one list for all. */
  readonly #passed: number[] = [];
  /** The client that was asked for last, the place of its block, and what is held of it: most ask for the same. */
  #client = -1;
  #place = -1;
  #known = 0;

  constructor(layers: Layers, blocks: readonly Block[]) {
    this.#layers = layers;
    this.#blocks = blocks;
    this.#starts = new Uint32Array(blocks.length);
    let count = 0;
    for (const [place, { replacing }] of blocks.entries()) {
      this.#starts[place] = count;
      count += replacing.length / size;
    }
    this.#answers = new Uint8Array(count);
  }

  /** By the place of its client's block, and its own in the list of those that replace something. */
  isStanding(firstPlace: number, firstAt: number): boolean {
    const answers = this.#answers;
    let place = firstPlace;
    let at = firstAt;
    for (let passed = 0; ; passed++) {
      const index = (this.#starts[place] as number) + at / size;
      if (answers[index] !== unknown) return this.#note(passed, answers[index] === yes);
      answers[index] = no;
      this.#passed[passed] = index;
      const { replacing } = this.#blocks[place] as Block;
      const clock = replacing[at + 4] as number;
      this.#find(replacing[at + 3] as number);
      if (clock < this.#known) return this.#note(passed + 1, this.#isHeld(clock));
      place = this.#place;
      const block = this.#blocks[place];
      if (block === undefined || holds(block.standing, clock)) {
        return this.#note(passed + 1, block !== undefined);
      }
      at = this.#placeIn(place, block, clock);
      if (at < 0) return this.#note(passed + 1, false);
    }
  }

  #note(passed: number, isStanding: boolean): boolean {
    if (!isStanding) return false;
    for (let at = 0; at < passed; at++) this.#answers[this.#passed[at] as number] = yes;
    return true;
  }

  #find(client: number): void {
    if (client === this.#client) return;
    this.#client = client;
    this.#place = placeOf(this.#blocks, client);
    this.#known = clockIn(this.#layers, client);
  }

  #isHeld(clock: number): boolean {
    return this.#layers.some(({ standing }) => holds(standing.get(this.#client) ?? [], clock));
  }

  /** Where the one begins that holds a clock; -1 where none does. */
  #placeIn(place: number, { replacing }: Block, clock: number): number {
    this.#begins[place] ??= beginsOf(replacing);
    const begins = this.#begins[place];
    const { length } = begins;
    // Each begins at least one clock after the one before: where none is left out, that says it all.
    const beforeLast = (begins[length - 1] ?? clock) - clock;
    const afterFirst = clock - (begins[0] ?? clock);
    let low = Math.max(0, length - Math.max(0, beforeLast));
    let high = Math.max(0, Math.min(length, afterFirst + 1));
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((begins[middle] as number) <= clock) low = middle + 1;
      else high = middle;
    }
    const at = (low - 1) * size;
    return at >= 0 && clock < (replacing[at + 1] as number) ? at : -1;
  }
}

/** Close together, so that looking one up among many stays cheap. */
function beginsOf(replacing: ArrayLike<number>): Float64Array {
  const begins = new Float64Array(replacing.length / size);
  for (let at = 0; at < begins.length; at++) begins[at] = replacing[at * size] as number;
  return begins;
}
