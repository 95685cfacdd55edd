// Owns: documents as bytes: joining, cutting and compacting updates, reading their records once, and turning changes
// into an update. For whoever holds no live document. It must not know sockets or stores. Rule: MAP-26.
import * as Y from "yjs";
import { type Chance, randomBelow } from "../kit/outside.ts";
import type { Change, Schema, Snapshot } from "../model/change.ts";
import { applyChanges, readTables } from "./live.ts";

/** The update of a document without any history. */
const emptyUpdate: Uint8Array = Uint8Array.of(0, 0);

/** The part of an update that goes beyond a state vector; deletions are kept whole. */
export function diffUpdate(update: Uint8Array, stateVector: Uint8Array): Uint8Array {
  return Y.diffUpdate(update, stateVector);
}

/** The same document in fewer bytes: what was overwritten or deleted is gone. Costs a document in memory. */
export function compactUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const doc = openDocument(updates);
  const compacted = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return compacted;
}

/**
 * A document of the same records, written by `client` alone and without any history, so a whole new one: it must never
 * meet the old one. Undefined where something in it is no record, or would not be the same.
 */
export function renewedDocument(
  updates: readonly Uint8Array[],
  tables: readonly string[],
  client: number,
): Uint8Array | undefined {
  const [old, fresh] = [openDocument(updates), new Y.Doc()];
  fresh.clientID = client;
  const isWhole = fresh.transact(() => tables.every((table) => copyTable(old, fresh, table)));
  const renewed = Y.encodeStateAsUpdate(fresh);
  const read = openDocument([renewed]);
  const isSame = tables.every((table) => contentOf(read, table) === contentOf(old, table));
  for (const doc of [old, fresh, read]) doc.destroy();
  return isWhole && isSame ? renewed : undefined;
}

/** The records in a document. */
export function readSnapshot<S extends Schema>(
  updates: readonly Uint8Array[],
  schema: S,
): Snapshot<S> {
  const doc = openDocument(updates);
  const snapshot = readTables(doc, schema);
  doc.destroy();
  return snapshot;
}

/**
 * The update that applies changes to the document made of `updates`, under a fresh random client id, so that it
 * tells nothing about who made the changes. Changes that only create records under ids that were never used need
 * no document: `updates` may then be empty, which spares building one.
 */
export function changesToUpdate<S extends Schema>(
  updates: readonly Uint8Array[],
  changes: readonly Change<S>[],
  chance: Chance,
): Uint8Array {
  return changesToUpdateOf(freshClient(chance), updates, changes);
}

/** A client id of Yjs that nobody has used. */
export function freshClient(chance: Chance): number {
  return randomBelow(chance, 2 ** 32);
}

/** The same under a client id that was drawn elsewhere. */
export function changesToUpdateOf<S extends Schema>(
  client: number,
  updates: readonly Uint8Array[],
  changes: readonly Change<S>[],
): Uint8Array {
  const doc = openDocument(updates);
  doc.clientID = client;
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  applyChanges(doc, changes, null);
  doc.destroy();
  return mergeUpdates(made);
}

/** Fields that this version does not know are copied like all others. */
function copyTable(from: Y.Doc, to: Y.Doc, table: string): boolean {
  const records = to.getMap(table);
  for (const [id, record] of from.getMap(table)) {
    if (!(record instanceof Y.Map)) return false;
    records.set(id, new Y.Map(record.entries()));
  }
  return true;
}

function contentOf(doc: Y.Doc, table: string): string {
  const records = [...doc.getMap<Y.Map<unknown>>(table)].map(([id, record]) => [
    id,
    Object.entries(record.toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  return JSON.stringify(records.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

/** One update with the effect of all. They may overlap, and their order does not matter. */
function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const [first, ...more] = updates;
  if (first === undefined) return emptyUpdate;
  return more.length === 0 ? first : Y.mergeUpdates([...updates]);
}

function openDocument(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}
