// Owns: what a transaction of a document did, as changes to records, so that it can be done again elsewhere (a new
// epoch) or written into a file. The counterpart of `applyChanges` in shared/doc. Rules SYN-35.

import * as Y from "yjs";
import type { Change, Schema } from "../../shared/model/change.ts";
import type { OwnChange } from "./outbox.ts";

/**
 * The changes whose application has the effect of `transaction` on the tables of `schema`. To be asked for before what it has
 * deleted is thrown away.
 */
export function transactionToChanges(
  transaction: Y.Transaction,
  schema: Schema,
): readonly OwnChange[] {
  const tables = new Map<unknown, string>();
  for (const name of Object.keys(schema)) tables.set(transaction.doc.getMap(name), name);
  const changes: OwnChange[] = [];
  for (const [type, keys] of transaction.changed) {
    if (!(type instanceof Y.Map)) continue;
    const ownName = tables.get(type);
    const tableName = tables.get(type.parent);
    if (ownName !== undefined) changes.push(...wholeRecords(ownName, type, keys));
    if (tableName !== undefined) changes.push(...changedFields(transaction, tableName, type, keys));
  }
  return changes;
}

type Keys = ReadonlySet<string | null>;

/** Records that appeared, were put in the place of others, or are gone. */
function wholeRecords(table: string, type: Y.Map<unknown>, keys: Keys): Change<Schema>[] {
  return named(keys).map((id) => {
    const record = type.get(id);
    if (!(record instanceof Y.Map)) return { op: "delete", table, id };
    return { op: "create", table, id, values: record.toJSON() };
  });
}

/** Fields of a record that stayed. One that appeared is told whole, and one in whose place another is has none. */
function changedFields(
  transaction: Y.Transaction,
  table: string,
  record: Y.Map<unknown>,
  keys: Keys,
): OwnChange[] {
  const id = record._item?.parentSub;
  if (!id || transaction.doc.getMap(table).get(id) !== record) return [];
  const values = Object.fromEntries(named(keys).map((field) => [field, record.get(field) ?? null]));
  const was = Object.fromEntries(
    named(keys).map((field) => [field, valueBefore(transaction, record, field)]),
  );
  return [{ op: "update", table, id, values, was }];
}

function valueBefore(
  { beforeState, deleteSet }: Y.Transaction,
  record: Y.Map<unknown>,
  field: string,
): unknown {
  let item = record._map.get(field) ?? null;
  while (item && item.id.clock >= (beforeState.get(item.id.client) ?? 0)) item = item.left;
  // One that was deleted earlier was no value before.
  const isValue = item && (!item.deleted || Y.isDeleted(deleteSet, item.id));
  return isValue ? item?.content.getContent().at(-1) : null;
}

function named(keys: Keys): string[] {
  return [...keys].filter((key) => key !== null);
}
