// Owns: whether values named by their clocks stand in a table, as records do, or inside a record: found by following
// what each replaced, through the bytes of a document. It must not know Yjs. Rule: MAP-22.
import { type ClockId, readStructure, type Struct } from "../../shared/wire/structure.ts";
import { storedLimits } from "./held.ts";

/**
 * Whether every one of `ids` stands in a table. Values that are gone without a trace (garbage collected) count as
 * such: what replaces them is nothing either. `updates`: all bytes of a document, each of which has been read before.
 */
export function areRecords(
  updates: readonly Uint8Array[],
  tables: ReadonlySet<string>,
  ids: readonly ClockId[],
): boolean {
  const structs = new Map<number, Struct[]>();
  for (const update of updates) {
    const read = readStructure(update, tables, storedLimits);
    if (!read.ok) throw new Error(`An update that was read before is unsound: ${read.error}`);
    for (const block of read.value.blocks) {
      const known = structs.get(block.client) ?? [];
      structs.set(block.client, known);
      for (const struct of block.structs) known.push(struct);
    }
  }
  return ids.every((id) => standsInTable(structs, id));
}

function standsInTable(structs: ReadonlyMap<number, readonly Struct[]>, id: ClockId): boolean {
  let at: ClockId | undefined = id;
  while (at !== undefined) {
    const { client, clock }: ClockId = at;
    const found: Struct | undefined = structs
      .get(client)
      ?.find((struct) => struct.clock <= clock && clock < struct.clock + struct.length);
    if (found === undefined) return false;
    if (found.within !== "replaced") return found.within !== "record";
    at = found.needs;
  }
  return false;
}
