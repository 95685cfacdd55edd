// Owns: what a wish becomes: a list of changes to records, and their effect on a snapshot. Knows no document;
// `shared/doc` applies the same changes to one, with the same effect (property-tested).

import { type Fields, type RowOf, readRow, type Stored } from "./field.ts";
import type { MapTables, MineTables, RoomTables } from "./tables.ts";

export type Schema = { readonly [table: string]: Fields };

/** All records of a document, by table and id. */
export type Snapshot<S extends Schema> = {
  readonly [T in keyof S]: ReadonlyMap<string, RowOf<S[T]>>;
};
export type MapSnapshot = Snapshot<MapTables>;
export type RoomSnapshot = Snapshot<RoomTables>;
export type MineSnapshot = Snapshot<MineTables>;

/** Values for some fields of a record. `undefined` and `null` take a field away, so that it reads as its default. */
export type Values<F extends Fields> = {
  readonly [K in keyof F]?: RowOf<F>[K] | undefined;
};

/**
 * `create` makes a record under a fresh id; `update` sets single fields of an existing record and does
 * nothing to one that is gone; `delete` removes a record.
 */
export type Change<S extends Schema> = {
  [T in keyof S & string]:
    | {
        readonly op: "create";
        readonly table: T;
        readonly id: string;
        readonly values: Values<S[T]>;
      }
    | {
        readonly op: "update";
        readonly table: T;
        readonly id: string;
        readonly values: Values<S[T]>;
      }
    | { readonly op: "delete"; readonly table: T; readonly id: string };
}[keyof S & string];
export type MapChange = Change<MapTables>;
export type RoomChange = Change<RoomTables>;
export type MineChange = Change<MineTables>;

/** A document with no records. */
export function emptySnapshot<S extends Schema>(schema: S): Snapshot<S> {
  const empty: Record<string, ReadonlyMap<string, unknown>> = {};
  for (const table of Object.keys(schema)) empty[table] = new Map();
  return empty as Snapshot<S>;
}

/** The snapshot after the changes. Records that do not change keep their identity; tables without a change too. */
export function applyPure<S extends Schema>(
  schema: S,
  snapshot: Snapshot<S>,
  changes: readonly Change<S>[],
): Snapshot<S> {
  const tables = new Map<string, Map<string, RowOf<Fields>>>();
  const writable = (table: string): Map<string, RowOf<Fields>> => {
    const existing = tables.get(table);
    if (existing) return existing;
    const copy = new Map(snapshot[table] as ReadonlyMap<string, RowOf<Fields>>);
    tables.set(table, copy);
    return copy;
  };
  for (const change of changes) {
    const rows = writable(change.table);
    if (change.op === "delete") {
      rows.delete(change.id);
      continue;
    }
    const held = rows.get(change.id);
    if (change.op === "update" && !held) continue;
    const fields = schema[change.table] as Fields;
    const before = change.op === "update" && held ? rowToStored(fields, held) : {};
    const row = readRow(fields, change.id, withoutEmpty({ ...before, ...change.values }));
    if (row) rows.set(change.id, row);
    else rows.delete(change.id);
  }
  return { ...snapshot, ...Object.fromEntries(tables) } as Snapshot<S>;
}

function withoutEmpty(values: { readonly [name: string]: unknown }): { [name: string]: unknown } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** What has to be stored for a record: its fields, less those that hold their default. */
export function rowToStored(
  fields: Fields,
  row: { readonly [name: string]: unknown },
): { [name: string]: Stored } {
  const stored: { [name: string]: Stored } = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = row[name];
    if (value === undefined || value === field.absent) continue;
    stored[name] = value as Stored;
  }
  return stored;
}
