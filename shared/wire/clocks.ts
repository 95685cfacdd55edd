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
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, structs);
  encoding.writeVarUint(encoder, deletes.length);
  for (const { client, ranges } of [...deletes].sort((a, b) => b.client - a.client)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, end } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, end - clock);
    }
  }
  return encoding.toUint8Array(encoder);
}
