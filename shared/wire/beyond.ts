// Owns: the part of an update that goes beyond what somebody has, cut out of its bytes at the borders of structs: what
// Yjs does by building and writing each of them anew. It must not know Yjs. Rule: SYN-81.
import { type Clocks, longestNumberBytes, writeNumber } from "./clocks.ts";
import { readStructure, type StructureLimits } from "./structure.ts";

/** What is left of one client's structs. */
interface Left {
  /** Of the first struct that is left, and its first byte. */
  readonly clock: number;
  readonly at: number;
  count: number;
}

/**
 * The structs of `update` that end beyond `clocks`, and all of its deletions. The first of a client may begin before its
 * clock: whoever takes it skips what it has. `undefined` for an update with holes, or an unsound one. `tables`, `limits`:
 * what it was read with before.
 */
export function updateBeyond(
  update: Uint8Array,
  clocks: Clocks,
  tables: ReadonlySet<string>,
  limits: StructureLimits,
): Uint8Array | undefined {
  const left = new Map<number, Left>();
  let current: Left | undefined;
  let last: number | undefined;
  let known = 0;
  const read = readStructure(update, tables, limits, (client, clock, length, at) => {
    if (client !== last) {
      last = client;
      known = clocks.get(client) ?? 0;
      current = undefined;
    }
    if (current !== undefined) current.count++;
    else if (clock + length > known) {
      current = { clock, at, count: 1 };
      left.set(client, current);
    }
  });
  if (!read.ok || read.value.hasSkips) return undefined;
  // Numbers of one block: how many, of whom, from where.
  const bytes = new Uint8Array(update.length + (1 + 3 * left.size) * longestNumberBytes);
  let to = writeNumber(bytes, 0, left.size);
  for (const { client, endsAt } of read.value.blocks) {
    const rest = left.get(client);
    if (rest === undefined) continue;
    to = writeNumber(bytes, to, rest.count);
    to = writeNumber(bytes, to, client);
    to = writeNumber(bytes, to, rest.clock);
    bytes.set(update.subarray(rest.at, endsAt), to);
    to += endsAt - rest.at;
  }
  const deletes = update.subarray(read.value.deletesAt);
  bytes.set(deletes, to);
  return bytes.slice(0, to + deletes.length);
}
