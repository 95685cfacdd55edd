// Owns: the copy of a document on this device, and beside it the own changes that are not yet durable on the
// server, so that a tab closed while offline loses nothing. Must not know the network. Rules SYN-37.

import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
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
/** What others have changed is kept together, so long after the first of it. In milliseconds. */
const gatheringMs = 1_000;
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
  const gathering = gatherUpdates(persistence, doc, timers);
  const isOpen = await new Promise<boolean>((resolve) => {
    const cancel = timers.after(patienceMs, () => resolve(false));
    void persistence.whenSynced.then(() => {
      cancel();
      resolve(true);
    });
  });
  const { db } = persistence;
  if (!isOpen || !db) {
    gathering.stop();
    void persistence.destroy();
    return null;
  }
  const unsaved = await readUnsaved(db);
  const wasSynced = (await persistence.get(syncedKey)) === true;
  // Another tab that deletes the copy closes it here too; y-indexeddb would go on writing, throw among the document's
  // listeners, and so keep the change from the connection.
  const letGo = (): void => {
    gathering.stop();
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
    noteSynced: () => {
      // What has arrived must not come after the word that it has.
      gathering.flush();
      edit((store) => store.put(true, syncedKey));
    },
    put: ({ key, changes }) => edit((store) => store.put(changes, keyPrefix + key)),
    drop: (keys) =>
      edit((store) => {
        for (const key of keys) store.delete(keyPrefix + key);
      }),
    close: () => {
      gathering.flush();
      gathering.stop();
      return persistence.destroy();
    },
    erase: () => {
      gathering.stop();
      return persistence.clearData();
    },
  };
}

interface Gathering {
  /** Keeps at once what has been gathered. */
  flush(): void;
  /** Drops what has been gathered, and gathers no more. */
  stop(): void;
}

/**
 * Takes the place of the listener of y-indexeddb, which opens a transaction for each change: many people at work cost a
 * good part of every frame. One's own changes are kept at once, with those of others that they may build on.
 */
function gatherUpdates(persistence: IndexeddbPersistence, doc: Y.Doc, timers: Timers): Gathering {
  let gathered: Uint8Array[] = [];
  let cancel: (() => void) | null = null;
  const drop = (): void => {
    cancel?.();
    cancel = null;
    gathered = [];
  };
  const flush = (): void => {
    const updates = gathered;
    drop();
    if (updates.length > 0) persistence._storeUpdate(Y.mergeUpdates(updates), null);
  };
  const gather = (
    update: Uint8Array,
    origin: unknown,
    _doc: Y.Doc,
    { local }: Y.Transaction,
  ): void => {
    if (origin === persistence) return;
    gathered.push(update);
    if (local) flush();
    else cancel ??= timers.after(gatheringMs, flush);
  };
  const page = typeof window === "undefined" ? null : window;
  doc.off("update", persistence._storeUpdate);
  doc.on("update", gather);
  page?.addEventListener("pagehide", flush);
  return {
    flush,
    stop: () => {
      drop();
      doc.off("update", gather);
      page?.removeEventListener("pagehide", flush);
    },
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
