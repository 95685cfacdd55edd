// Owns: the copy of a document on this device, and beside it the own changes that are not yet durable on the
// server, so that a tab closed while offline loses nothing. Must not know the network. Rules SYN-37, MAP-287, STA-73, STA-82, STO-53.

import { fetchUpdates, IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import type { Timers } from "../../shared/kit/outside.ts";
import type { Unsaved } from "./outbox.ts";
import type { Updates } from "./updates.ts";

export interface LocalCopy {
  /** Whether the server's state has ever arrived in it. */
  readonly wasSynced: boolean;
  /** What an earlier visit could not save. */
  readonly unsaved: readonly Unsaved[];
  /** Brings into the document what other tabs have put there since; gives what is not saved of all that it holds then; `null` if it cannot be read. */
  readAgain(): Promise<readonly Unsaved[] | null>;
  /** See `carryIn` of `HeldDocument`. Fulfilled in the same moment as `bring` was called. */
  takeTurn(bring: Bring): Promise<void>;
  /** Notes that the server's state has arrived. */
  noteSynced(): void;
  put(unsaved: Unsaved): void;
  drop(keys: readonly string[]): void;
  close(): Promise<void>;
  /** Closes it and deletes it from the device. */
  erase(): Promise<void>;
}

/** Is given what was brought in already, and gives what it has brought in; by keys. */
export type Bring = (carried: ReadonlySet<string>) => readonly string[];

/** When things are written. */
export interface Moments extends Timers {
  /** Runs its argument in the next frame. */
  readonly schedule: (run: () => void) => void;
}

/** A browser that takes longer than this to open its database is not waited for. In milliseconds. */
const patienceMs = 4_000;
/** What others have changed is kept together, so long after the first of it. In milliseconds. */
const gatheringMs = 1_000;
/** The picture of a frame is drawn by other processes, which a write would keep from it for so long. In milliseconds. */
const pictureMs = 16;
/** As y-indexeddb names them. */
const updatesStore = "updates";
const customStore = "custom";
const keyPrefix = "unsaved.";
const carriedPrefix = "carried.";
const syncedKey = "synced";

/**
 * Loads the copy called `name` into the document and follows it from then on; `null` if it does not open in time, cannot be read, or
 * is deleted by another tab before it is. `notKept`: called where it does not open, and where something cannot be written: what comes
 * after that is then of no use.
 */
export async function openLocalCopy(
  name: string,
  updates: Updates,
  moments: Moments,
  notKept: () => void = () => undefined,
): Promise<LocalCopy | null> {
  const persistence = new IndexeddbPersistence(name, updates.doc);
  // A database that is being closed, or whose process is gone, throws before any event says so.
  const attempt = (write: () => void): void => {
    try {
      write();
    } catch (cause) {
      // What the database says, and no fault of ours.
      if (!(cause instanceof DOMException)) throw cause;
      notKept();
    }
  };
  const gathering = gatherChanges(persistence, updates, moments, attempt);
  // Another tab that deletes the copy closes it here too, even before it is read; y-indexeddb would go on writing, throw among the
  // document's listeners, and so keep the change from the connection.
  const letGo = (): void => {
    gathering.stop();
    persistence.db = null;
  };
  const follow = (db: IDBDatabase): void => {
    db.addEventListener("versionchange", letGo);
    db.addEventListener("close", () => {
      letGo();
      notKept();
    });
    // It rises from every write that fails, as where the device is full.
    db.addEventListener("abort", notKept);
  };
  const isOpen = await new Promise<boolean>((resolve) => {
    const cancel = moments.after(patienceMs, () => resolve(false));
    const settle = (now: boolean): void => {
      cancel();
      resolve(now);
    };
    persistence._db.then(follow, () => settle(false));
    void persistence.whenSynced.then(() => settle(true));
  });
  const { db } = persistence;
  const notes = isOpen && db ? await readNotes(db).catch(() => null) : null;
  if (!notes) {
    gathering.stop();
    void persistence.destroy().catch(() => undefined);
    // Whoever has deleted it knows.
    if (db || !isOpen) notKept();
    return null;
  }
  return {
    ...notes,
    readAgain: () => readAgain(persistence),
    takeTurn: (bring) =>
      new Promise((resolve) => {
        let isDue = true;
        const bringOnce: Bring = (carried) => {
          if (!isDue) return [];
          isDue = false;
          resolve();
          return bring(carried);
        };
        const alone = (): void => void bringOnce(new Set());
        // Where its turn does not come, as the copy is gone or full, it is not left out for that.
        try {
          takeTurn(persistence, gathering, bringOnce, alone);
        } catch (cause) {
          if (!(cause instanceof DOMException)) throw cause;
          alone();
        }
      }),
    noteSynced: () => {
      // What has arrived must not come after the word that it has.
      gathering.flush();
      attempt(() => editNotes(persistence, (store) => store.put(true, syncedKey)));
    },
    put: gathering.put,
    drop: gathering.drop,
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

interface Gathering extends Pick<LocalCopy, "put" | "drop"> {
  /** Keeps at once what has been gathered. */
  flush(): void;
  /** So, as a part of `transaction`. */
  flushInto(transaction: IDBTransaction): void;
  /** Drops what has been gathered, and gathers no more. */
  stop(): void;
}

/**
 * Takes the place of the listener of y-indexeddb, which opens a transaction for each change: many people at work cost a
 * good part of every frame. One's own changes are kept right after the picture that shows them, with those of others that
 * they may build on, and at once where no picture may come any more.
 */
function gatherChanges(
  persistence: IndexeddbPersistence,
  { doc, hear }: Updates,
  moments: Moments,
  attempt: (write: () => void) => void,
): Gathering {
  let updates: Uint8Array[] = [];
  const notes = new Map<string, Unsaved>();
  /** Those of them that do not stand there in any words. */
  const unwritten = new Set<string>();
  let cancel: (() => void) | null = null;
  let isStopped = false;
  const clear = (): void => {
    cancel?.();
    cancel = null;
    updates = [];
    notes.clear();
    unwritten.clear();
  };
  const flush = (): void => {
    const [gathered, noted] = [updates, [...notes]];
    clear();
    attempt(() => {
      if (gathered.length > 0) persistence._storeUpdate(Y.mergeUpdates(gathered), null);
      if (noted.length > 0) editNotes(persistence, (store) => putNotes(store, noted));
    });
  };
  const flushInto = (transaction: IDBTransaction): void => {
    const [gathered, noted] = [updates, [...notes]];
    clear();
    writeInto(transaction, gathered, noted);
  };
  const flushLeaving = (): void => {
    const { db } = persistence;
    if (!db) clear();
    if (!db || updates.length + notes.size === 0) return;
    const [gathered, noted] = [updates, [...notes]];
    clear();
    attempt(() => {
      const transaction = db.transaction([updatesStore, customStore], "readwrite");
      writeInto(transaction, gathered, noted);
      // A page that is gone hears of no request that has succeeded, and what it has not committed by then is dropped.
      transaction.commit();
    });
  };
  const afterPicture = openAfterPicture(moments, { write: flush, writeLeaving: flushLeaving });
  doc.off("update", persistence._storeUpdate);
  const stopHearing = hear((update, transaction) => {
    // What came is a part of its message, all of which would be kept.
    updates.push(transaction ? update : update.slice());
    if (transaction?.local) afterPicture.request();
    else cancel ??= moments.after(gatheringMs, flush);
  }, persistence);
  return {
    put: (unsaved) => {
      if (isStopped) return;
      notes.set(unsaved.key, unsaved);
      if (!unsaved.wasSent) unwritten.add(unsaved.key);
      afterPicture.request();
    },
    drop: (keys) => {
      // What is acknowledged before it was written down need not be.
      for (const key of keys) notes.delete(key);
      const written = keys.filter((key) => !unwritten.delete(key));
      if (written.length === 0) return;
      attempt(() =>
        editNotes(persistence, (store) => {
          for (const key of written) store.delete(keyPrefix + key);
        }),
      );
    },
    flush,
    flushInto,
    stop: () => {
      isStopped = true;
      clear();
      stopHearing();
      afterPicture.stop();
    },
  };
}

/** Writes once the next picture is there, and at once where none may come: on a page that is hidden or being left. */
function openAfterPicture(
  { schedule, after }: Moments,
  { write, writeLeaving }: { readonly write: () => void; readonly writeLeaving: () => void },
): { request(): void; stop(): void } {
  const page = typeof window === "undefined" ? null : window;
  const left = new AbortController();
  let isAwaited = false;
  let isLeft = false;
  const writeNow = (): void => {
    isAwaited = false;
    writeLeaving();
  };
  const leave = ({ type }: Event): void => {
    isLeft ||= type === "pagehide";
    writeNow();
  };
  // Heard of on the window, as they rise from the document.
  for (const type of ["pagehide", "visibilitychange", "freeze"]) {
    page?.addEventListener(type, leave, { signal: left.signal });
  }
  const comeBack = (): void => {
    isLeft = false;
  };
  page?.addEventListener("pageshow", comeBack, { signal: left.signal });
  return {
    request: () => {
      if (isLeft || page?.document?.visibilityState === "hidden") {
        writeNow();
        return;
      }
      if (isAwaited) return;
      isAwaited = true;
      schedule(() => {
        after(pictureMs, () => {
          if (!isAwaited) return;
          isAwaited = false;
          write();
        });
      });
    },
    stop: () => {
      isAwaited = false;
      left.abort();
    },
  };
}

function writeInto(
  transaction: IDBTransaction,
  updates: Uint8Array[],
  notes: Parameters<typeof putNotes>[1],
): void {
  if (updates.length > 0) transaction.objectStore(updatesStore).add(Y.mergeUpdates(updates));
  putNotes(transaction.objectStore(customStore), notes);
}

function putNotes(
  store: IDBObjectStore,
  notes: readonly (readonly [key: string, unsaved: Unsaved])[],
): void {
  for (const [key, { changes, wasSent }] of notes) {
    store.put(wasSent ? { changes, wasSent } : changes, keyPrefix + key);
  }
}

/** Whoever writes to a database waits for the others who do: while its transaction lasts it is one tab's turn. */
function takeTurn(
  persistence: IndexeddbPersistence,
  gathering: Gathering,
  bring: Bring,
  failed: () => void,
): void {
  const { db, doc, _dbref } = persistence;
  if (!db) {
    failed();
    return;
  }
  gathering.flush();
  const transaction = db.transaction([updatesStore, customStore], "readwrite");
  const notes = transaction.objectStore(customStore);
  const updates = transaction.objectStore(updatesStore).getAll(IDBKeyRange.lowerBound(_dbref));
  const carried = notes.getAllKeys(IDBKeyRange.bound(carriedPrefix, `${carriedPrefix}\uffff`));
  carried.onsuccess = () => {
    const apply = (): void => {
      for (const update of updates.result) Y.applyUpdate(doc, update);
    };
    Y.transact(doc, apply, persistence, false);
    const known = carried.result.map((key) => String(key).slice(carriedPrefix.length));
    for (const key of bring(new Set(known))) notes.put(true, carriedPrefix + key);
    gathering.flushInto(transaction);
  };
  transaction.onabort = failed;
}

/** What stands beside the document, as long as the copy is open. */
function editNotes({ db }: IndexeddbPersistence, change: (store: IDBObjectStore) => void): void {
  if (db) change(db.transaction(customStore, "readwrite").objectStore(customStore));
}

/** Nothing where another tab has deleted it, or it cannot be read any more. */
async function readAgain(persistence: IndexeddbPersistence): Promise<readonly Unsaved[] | null> {
  const { db } = persistence;
  if (!db) return null;
  try {
    // In this order: of what is noted all is in the document then.
    const { unsaved } = await readNotes(db);
    await fetchUpdates(persistence);
    return unsaved;
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    return null;
  }
}

/** In one transaction, which is read to its end even where the copy is closed meanwhile. */
function readNotes(db: IDBDatabase): Promise<Pick<LocalCopy, "wasSynced" | "unsaved">> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(customStore, "readonly");
    const store = transaction.objectStore(customStore);
    const synced = store.get(syncedKey);
    const range = IDBKeyRange.bound(keyPrefix, `${keyPrefix}\uffff`);
    const unsaved: Unsaved[] = [];
    const request = store.openCursor(range);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      const key = String(cursor.key).slice(keyPrefix.length);
      const { value } = cursor;
      unsaved.push({ key, ...(Array.isArray(value) ? { changes: value } : value) });
      cursor.continue();
    };
    transaction.onabort = () =>
      reject(transaction.error ?? new Error("The local copy could not be read"));
    transaction.oncomplete = () => resolve({ wasSynced: synced.result === true, unsaved });
  });
}
