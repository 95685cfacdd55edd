// Owns: what a transaction of a document did, as changes to records, so that it can be done again elsewhere (a new
// epoch) or written into a file. The counterpart of `applyChanges` in shared/doc. Rules SYN-35.

import * as Y from "yjs";
import type { Change, Schema } from "../../shared/model/change.ts";

/** The changes whose application has the effect of `transaction` on the tables of `schema`. */
export function transactionToChanges(
  transaction: Y.Transaction,
  schema: Schema,
): readonly Change<Schema>[] {
  const names = new Map<unknown, string>();
  for (const name of Object.keys(schema)) names.set(transaction.doc.getMap(name), name);
  const whole: Change<Schema>[] = [];
  const parts: Change<Schema>[] = [];
  const replaced = new Set<unknown>();
  for (const [type, keys] of transaction.changed) {
    const table = names.get(type);
    if (table === undefined || !(type instanceof Y.Map)) continue;
    for (const id of keys) {
      if (id === null) continue;
      const record: unknown = type.get(id);
      replaced.add(record);
      whole.push(recordToChange(table, id, record));
    }
  }
  for (const [type, keys] of transaction.changed) {
    const table = names.get(type.parent);
    const id = type._item?.parentSub;
    if (table === undefined || !id || !(type instanceof Y.Map)) continue;
    // A record that appeared whole is told above; one that is gone needs no fields.
    const isPresent = transaction.doc.getMap(table).get(id) === type;
    if (!isPresent || replaced.has(type)) continue;
    const values: { [field: string]: unknown } = {};
    for (const field of keys) if (field !== null) values[field] = type.get(field) ?? null;
    parts.push({ op: "update", table, id, values });
  }
  return [...whole, ...parts];
}

function recordToChange(table: string, id: string, record: unknown): Change<Schema> {
  if (!(record instanceof Y.Map)) return { op: "delete", table, id };
  return { op: "create", table, id, values: record.toJSON() };
}
