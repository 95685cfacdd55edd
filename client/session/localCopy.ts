// Owns: the copy of a document on this device, and beside it the own changes that are not yet durable on the
// server, so that a tab closed while offline loses nothing. Must not know the network. Rules SYN-37.

import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import type { Timers } from "../../shared/kit/outside.ts";
import type { Unsaved } from "./outbox.ts";

export interface LocalCopy {
  /** Whether the server's state has ever arrived in it. */
  readonly wasSynced: boolean;
  /** What an earlier visit could not save. */
  readonly unsaved: readonly Unsaved[];
  /** Notes that the server's state has arrived. */
  noteSynced(): void;
  put(unsaved: Unsaved): void;
  drop(keys: readonly string[]): void;
  close(): Promise<void>;
  /** Closes it and deletes it from the device. */
  erase(): Promise<void>;
}

/** A browser that takes longer than this to open its database is not waited for. In milliseconds. */
const patienceMs = 4_000;
const customStore = "custom";
const keyPrefix = "unsaved.";
const syncedKey = "synced";

/** Loads the copy called `name` into the document and follows it from then on; `null` if it does not open in time. */
export async function openLocalCopy(
  name: string,
  doc: Y.Doc,
  timers: Timers,
): Promise<LocalCopy | null> {
  const persistence = new IndexeddbPersistence(name, doc);
  const isOpen = await new Promise<boolean>((resolve) => {
    const cancel = timers.after(patienceMs, () => resolve(false));
    void persistence.whenSynced.then(() => {
      cancel();
      resolve(true);
    });
  });
  const { db } = persistence;
  if (!isOpen || !db) {
    void persistence.destroy();
    return null;
  }
  const unsaved = await readUnsaved(db);
  const wasSynced = (await persistence.get(syncedKey)) === true;
  // Another tab that deletes the copy closes it here too; y-indexeddb would go on writing, throw among the document's
  // listeners, and so keep the change from the connection.
  const letGo = (): void => {
    persistence.db = null;
  };
  db.addEventListener("versionchange", letGo);
  db.addEventListener("close", letGo);
  const edit = (change: (store: IDBObjectStore) => void): void => {
    const open = persistence.db;
    if (open) change(open.transaction(customStore, "readwrite").objectStore(customStore));
  };
  return {
    wasSynced,
    unsaved,
    noteSynced: () => edit((store) => store.put(true, syncedKey)),
    put: ({ key, changes }) => edit((store) => store.put(changes, keyPrefix + key)),
    drop: (keys) =>
      edit((store) => {
        for (const key of keys) store.delete(keyPrefix + key);
      }),
    close: () => persistence.destroy(),
    erase: () => persistence.clearData(),
  };
}

function readUnsaved(db: IDBDatabase): Promise<Unsaved[]> {
  return new Promise((resolve, reject) => {
    const store = db.transaction(customStore, "readonly").objectStore(customStore);
    const range = IDBKeyRange.bound(keyPrefix, `${keyPrefix}\uffff`);
    const found: Unsaved[] = [];
    const request = store.openCursor(range);
    request.onerror = () => reject(request.error ?? new Error("The local copy could not be read"));
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) {
        resolve(found);
        return;
      }
      found.push({ key: String(cursor.key).slice(keyPrefix.length), changes: cursor.value });
      cursor.continue();
    };
  });
}
