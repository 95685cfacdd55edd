// Owns: what of an update a record may take the place of: what stands in a table, as records do, or is gone without a
// trace; found by following what each replaced. It must not know bytes, Yjs or the store. Rules: MAP-22, SYN-114.
import type { Block, Structure } from "../../shared/wire/structure.ts";
import { clockIn, type Layers, placeOf, type Standing } from "./knowledge.ts";
import { holds } from "./ranges.ts";

export interface Found {
  readonly standing: readonly Standing[];
  /** Whether a record takes the place of a value inside a record. */
  readonly isNested: boolean;
}

/**
 * Of an update that fits on top of the layers. What is held already is judged by what is held, whatever the update says
 * about it.
 */
export function standingIn(layers: Layers, { blocks }: Structure): Found {
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
  for (const [place, { client, replacing }] of blocks.entries()) {
    const known = clockIn(layers, client);
    const added: number[] = [];
    for (let at = 0; at < replacing.length; at += size) {
      const end = replacing[at + 1] as number;
      if (end <= known) continue;
      if (search.isStanding(place, at)) added.push(replacing[at] as number, end);
      else isNested ||= replacing[at + 2] === 1;
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
    const passed: number[] = [];
    let [place, at] = [firstPlace, firstAt];
    for (;;) {
      const index = (this.#starts[place] as number) + at / size;
      if (this.#answers[index] !== unknown) {
        return this.#note(passed, this.#answers[index] === yes);
      }
      this.#answers[index] = no;
      passed.push(index);
      const { replacing } = this.#blocks[place] as Block;
      const [client, clock] = [replacing[at + 3] as number, replacing[at + 4] as number];
      if (clock < clockIn(this.#layers, client)) {
        const isThere = this.#layers.some(({ standing }) =>
          holds(standing.get(client) ?? [], clock),
        );
        return this.#note(passed, isThere);
      }
      place = placeOf(this.#blocks, client);
      const block = this.#blocks[place];
      if (block === undefined || holds(block.standing, clock)) {
        return this.#note(passed, block !== undefined);
      }
      at = placeIn(block.replacing, clock);
      if (at < 0) return this.#note(passed, false);
    }
  }

  #note(passed: readonly number[], isStanding: boolean): boolean {
    if (isStanding) for (const index of passed) this.#answers[index] = yes;
    return isStanding;
  }
}

/** Where the one begins that holds a clock; -1 where none does. */
function placeIn(replacing: readonly number[], clock: number): number {
  let [low, high] = [0, replacing.length / size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((replacing[middle * size] as number) <= clock) low = middle + 1;
    else high = middle;
  }
  const at = (low - 1) * size;
  return at >= 0 && clock < (replacing[at + 1] as number) ? at : -1;
}
