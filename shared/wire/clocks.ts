// Owns: state vectors (how far each client's history reaches) and delete sets as data, and back to bytes.
// It must not know Yjs: these are the two parts of its encoding v1 that the room has to read and write itself.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { DeletedRanges } from "./structure.ts";

/** By client: the first clock that is not there. */
export type Clocks = ReadonlyMap<number, number>;

/** Reads a state vector of at most `max` clients; `undefined` if it is malformed or larger. */
export function readClocks(stateVector: Uint8Array, max: number): Clocks | undefined {
  try {
    const decoder = decoding.createDecoder(stateVector);
    const count = decoding.readVarUint(decoder);
    if (count > max) return undefined;
    const clocks = new Map<number, number>();
    for (let at = 0; at < count; at++) {
      const client = decoding.readVarUint(decoder);
      clocks.set(client, decoding.readVarUint(decoder));
    }
    return decoding.hasContent(decoder) ? undefined : clocks;
  } catch {
    return undefined;
  }
}

export function clocksToStateVector(clocks: Clocks): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clocks.size);
  for (const [client, clock] of [...clocks].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
}

/** An update: `structs` as they lie (its first bytes, up to the delete set) with another delete set. */
export function withDeletes(structs: Uint8Array, deletes: readonly DeletedRanges[]): Uint8Array {
  const sorted = [...deletes].sort((a, b) => b.client - a.client);
  const numbers = 1 + sorted.reduce((sum, { ranges }) => sum + 2 + ranges.length, 0);
  const bytes = new Uint8Array(structs.length + numbers * longestNumberBytes);
  bytes.set(structs);
  let at = writeNumber(bytes, structs.length, sorted.length);
  for (const { client, ranges } of sorted) {
    at = writeNumber(bytes, at, client);
    at = writeNumber(bytes, at, ranges.length / 2);
    for (let pair = 0; pair < ranges.length; pair += 2) {
      const clock = ranges[pair] as number;
      at = writeNumber(bytes, at, clock);
      at = writeNumber(bytes, at, (ranges[pair + 1] as number) - clock);
    }
  }
  return bytes.slice(0, at);
}

/** A whole number up to 2^53 in groups of seven bits. */
export const longestNumberBytes = 8;

/** As lib0 writes a whole number, without the price of a growing buffer for each. Gives where it ends. */
export function writeNumber(bytes: Uint8Array, start: number, value: number): number {
  let [at, left] = [start, value];
  while (left > 127) {
    bytes[at++] = 128 | (left % 128);
    left = Math.floor(left / 128);
  }
  bytes[at++] = left;
  return at;
}
