// Owns: a document as tables of records, kept up to date from its events, and changes as one transaction.
// The only place, with its neighbours here, that touches yjs. Reading never writes or repairs: a record
// that does not parse is left out and counted. Rules MAP.

import * as Y from "yjs";
import type { RecordOrigin } from "../insight/proof.ts";
import type { Change, Schema, Snapshot } from "../model/change.ts";
import { type Fields, type RowOf, rowReader } from "../model/field.ts";

/** A document's records, live. */
export interface LiveTables<S extends Schema> {
  readonly schema: S;
  /** All records now. Rows keep their identity while unchanged; the maps themselves are mutated in place. */
  readonly tables: Snapshot<S>;
  /** A number that grows with each change of a table, for cheap comparison. */
  version(table: keyof S & string): number;
  /** How many records did not parse and are left out. */
  skipped(): number;
  /** How each record of a table is stored: who put it there, and its fields, unknown ones too. Walks all of them. */
  origins(table: keyof S & string): readonly RecordOrigin[];
  /** Applies all changes in one transaction. `origin` names who wants it, for undo and for the connection. */
  apply(changes: readonly Change<S>[], origin: unknown): void;
  /** Called at a flush if the table has changed, with the ids that have. Gives a function that unsubscribes. */
  onTable(table: keyof S & string, listener: (ids: readonly string[]) => void): () => void;
  /** Called at a flush if the record has changed, appeared or gone. */
  onRow(table: keyof S & string, id: string, listener: () => void): () => void;
  /** Tells listeners of everything since the last flush. Called by the scheduler given at the start. */
  flush(): void;
  destroy(): void;
}

type AnyRow = RowOf<Fields>;

/**
 * Opens a document's tables. `schedule` is called once when there is something to tell and must call its
 * argument later (one animation frame in a browser, at once on a server or in a test).
 */
export function openTables<S extends Schema>(
  doc: Y.Doc,
  schema: S,
  schedule: (flush: () => void) => void = (flush) => flush(),
): LiveTables<S> {
  const tables = new Map<string, LiveTable>();
  const rows: Record<string, ReadonlyMap<string, AnyRow>> = {};
  let scheduled = false;
  const flush = (): void => {
    scheduled = false;
    for (const table of tables.values()) table.tell();
  };
  const changed = (): void => {
    if (scheduled) return;
    scheduled = true;
    schedule(flush);
  };
  for (const [name, fields] of Object.entries(schema)) {
    const table = liveTable(doc.getMap(name), fields, changed);
    tables.set(name, table);
    Object.defineProperty(rows, name, { enumerable: true, get: () => table.read() });
  }
  const tableOf = (name: string): LiveTable => {
    const table = tables.get(name);
    if (!table) throw new Error(`No table is called ${name}`);
    return table;
  };
  return {
    schema,
    tables: rows as Snapshot<S>,
    version: (table) => tableOf(table).version(),
    skipped: () => [...tables.values()].reduce((sum, table) => sum + table.skipped(), 0),
    origins: (table) => originsIn(doc.getMap(table)),
    apply: (changes, origin) => applyChanges(doc, changes, origin),
    onTable: (table, listener) => tableOf(table).onTable(listener),
    onRow: (table, id, listener) => tableOf(table).onRow(id, listener),
    flush,
    destroy: () => {
      for (const table of tables.values()) table.destroy();
    },
  };
}

/** Applies changes to a document in one transaction, with the effect of `applyPure`. */
export function applyChanges<S extends Schema>(
  doc: Y.Doc,
  changes: readonly Change<S>[],
  origin: unknown,
): void {
  if (changes.length === 0) return;
  doc.transact(() => {
    for (const change of changes) applyChange(doc.getMap(change.table), change);
  }, origin);
}

/** The records of a document once, without following it further. */
export function readTables<S extends Schema>(doc: Y.Doc, schema: S): Snapshot<S> {
  const live = openTables(doc, schema);
  const result = Object.fromEntries(
    Object.entries(live.tables).map(([name, rows]) => [
      name,
      new Map(rows as ReadonlyMap<string, AnyRow>),
    ]),
  );
  live.destroy();
  return result as unknown as Snapshot<S>;
}

function originsIn(table: Y.Map<unknown>): RecordOrigin[] {
  const origins: RecordOrigin[] = [];
  for (const [id, record] of table) {
    const item = table._map.get(id);
    const fields = record instanceof Y.Map ? [...record.keys()] : [];
    if (item) origins.push({ id, writer: item.id.client, fields });
  }
  return origins;
}

interface LiveTable {
  read(): ReadonlyMap<string, AnyRow>;
  version(): number;
  skipped(): number;
  onTable(listener: (ids: readonly string[]) => void): () => void;
  onRow(id: string, listener: () => void): () => void;
  tell(): void;
  destroy(): void;
}

function liveTable(source: Y.Map<unknown>, fields: Fields, changed: () => void): LiveTable {
  const readRow = rowReader(fields);
  const rows = new Map<string, AnyRow>();
  const unreadable = new Set<string>();
  // Read anew at the next look, and told of at the next flush: two sets, since a look may come between.
  const stale = new Set<string>();
  const untold = new Set<string>();
  const tableListeners = new Set<(ids: readonly string[]) => void>();
  const rowListeners = new Map<string, Set<() => void>>();
  let version = 0;

  const mark = (id: string): void => {
    stale.add(id);
    untold.add(id);
  };
  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      const id = event.path[0];
      if (typeof id === "string") mark(id);
      // Not `event.changes`, which looks up what each of them was before.
      else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) mark(key);
    }
    changed();
  };
  const refresh = (id: string): void => {
    const record = source.get(id);
    const row = record instanceof Y.Map ? readRow(id, fieldOf(record)) : undefined;
    unreadable.delete(id);
    if (row) rows.set(id, row);
    else {
      rows.delete(id);
      if (source.has(id)) unreadable.add(id);
    }
  };
  const read = (): ReadonlyMap<string, AnyRow> => {
    if (stale.size > 0) {
      for (const id of stale) refresh(id);
      stale.clear();
      version++;
    }
    return rows;
  };
  for (const id of source.keys()) refresh(id);
  source.observeDeep(observe as Parameters<typeof source.observeDeep>[0]);

  return {
    read,
    version: () => {
      read();
      return version;
    },
    skipped: () => {
      read();
      return unreadable.size;
    },
    onTable: (listener) => {
      tableListeners.add(listener);
      return () => tableListeners.delete(listener);
    },
    onRow: (id, listener) => {
      const listeners = rowListeners.get(id) ?? new Set();
      rowListeners.set(id, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && rowListeners.get(id) === listeners) rowListeners.delete(id);
      };
    },
    tell: () => {
      if (untold.size === 0) return;
      read();
      const ids = [...untold];
      untold.clear();
      for (const id of ids) for (const listener of [...(rowListeners.get(id) ?? [])]) listener();
      for (const listener of [...tableListeners]) listener(ids);
    },
    destroy: () => source.unobserveDeep(observe as Parameters<typeof source.observeDeep>[0]),
  };
}

function applyChange<S extends Schema>(table: Y.Map<unknown>, change: Change<S>): void {
  if (change.op === "delete") {
    if (table.has(change.id)) table.delete(change.id);
    return;
  }
  if (change.op === "update") {
    const held = table.get(change.id);
    if (held instanceof Y.Map) setFields(held, change.values);
    return;
  }
  const record = new Y.Map<unknown>();
  setFields(record, change.values);
  table.set(change.id, record);
}

function setFields(record: Y.Map<unknown>, values: { readonly [name: string]: unknown }): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) record.delete(name);
    else record.set(name, value);
  }
}

/** Gives what a record holds, field by field: it may hold others, and a whole board is read before it is shown. */
function fieldOf(record: Y.Map<unknown>): (name: string) => unknown {
  return (name) => {
    const value = record.get(name);
    return value instanceof Y.AbstractType ? undefined : value;
  };
}
