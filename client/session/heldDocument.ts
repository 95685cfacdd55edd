// Owns: one document as a session holds it: the Yjs document, its live tables, the copy on this device, the
// connection, and which own changes are not durable yet. Must not know what an ending means. Rules SYN-34 to SYN-37, SYN-150,
// SYN-151, STA-73, STO-54.

import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { type LiveTables, openTables } from "../../shared/doc/live.ts";
import type { Outside, Timers } from "../../shared/kit/outside.ts";
import type { Schema } from "../../shared/model/change.ts";
import { type Connection, type ConnectionPlan, connect } from "./connection.ts";
import type { Bring, LocalCopy } from "./localCopy.ts";
import { keepForMeasuring } from "./measuring.ts";
import { type Outbox, openOutbox, type Unsaved } from "./outbox.ts";
import type { Ending, Progress } from "./saveState.ts";
import { transactionToChanges } from "./transactionChanges.ts";
import { openUpdates, type Updates } from "./updates.ts";

export interface DocumentPlan<S extends Schema> extends ConnectionPlan {
  readonly schema: S;
  /** What the copy on this device is called; `null` to keep none. */
  readonly copyName: string | null;
  /** Whether there can be one from an earlier visit: it is read before the server is asked. */
  readonly mayHaveCopy: boolean;
  /** Not all of the document is in the copy, or there is none. */
  readonly notKept: () => void;
  /** Fulfilled when there is time for what can wait. */
  readonly firstPicture: Promise<void>;
  /** Origin of one's own changes. */
  readonly origin: object;
  readonly outside: Outside;
  readonly schedule: (flush: () => void) => void;
  /** Names this visit, so that two tabs do not overwrite what each other could not save. */
  readonly visit: string;
}

export interface DocumentEvents {
  /** The progress may have changed. */
  changed(): void;
  /** A connection came up. */
  opened(): void;
  closed(ending: Ending): void;
}

export interface HeldDocument<S extends Schema> {
  readonly doc: Y.Doc;
  readonly tables: LiveTables<S>;
  readonly awareness: Awareness;
  readonly epoch: number;
  progress(): Progress;
  unsaved(): readonly Unsaved[];
  /** Brings in what other tabs have left in the copy on this device since it was read. */
  takeFromCopy(): Promise<void>;
  /**
   * Brings in what is one's own in another epoch, while no other tab of this browser does so here: `bring` is given the keys of what
   * was brought in already, and gives those of what now is, too. It is not called where this one is over.
   */
  carryIn(bring: Bring): Promise<void>;
  /** Whether it is closed or erased: what is changed in it from then on nobody hears of. */
  isOver(): boolean;
  /** Fulfilled when the server's state has arrived for the first time, or it is over. */
  readonly firstSync: Promise<void>;
  /** See `Connection`. */
  retry(isCut: boolean): void;
  /** Stops following the server; what is held stays readable. */
  disconnect(): void;
  close(): Promise<void>;
  /** Closes it and deletes the copy on this device. */
  erase(): Promise<void>;
}

export async function holdDocument<S extends Schema>(
  plan: DocumentPlan<S>,
  events: DocumentEvents,
): Promise<HeldDocument<S>> {
  const doc = new Y.Doc();
  const updates = openUpdates(doc);
  const copies = openCopies(plan, updates);
  if (plan.mayHaveCopy) await copies.open();
  const tables = openTables(doc, plan.schema, plan.schedule);
  const parts = { plan, updates, copies, outbox: openOutbox(events.changed), state: newState() };
  const { outbox, state } = parts;
  state.isLoaded = copies.current()?.wasSynced ?? false;
  outbox.restore(copies.current()?.unsaved ?? []);
  let tellSynced = (): void => undefined;
  const firstSync = new Promise<void>((resolve) => {
    tellSynced = resolve;
  });
  const connection = follow(parts, events, tellSynced);
  if (import.meta.env.MODE === "bench") {
    keepForMeasuring(tables, {
      doc,
      awareness: connection.awareness,
      take: (update) => updates.take(update, connection.server),
    });
  }
  return {
    doc,
    tables,
    awareness: connection.awareness,
    epoch: plan.epoch,
    progress: () => ({
      isLoaded: state.isLoaded,
      isSynced: state.isSynced,
      unsaved: outbox.count(),
      isMoving: false,
    }),
    unsaved: outbox.all,
    takeFromCopy: async () => {
      const unsaved = await copies.current()?.readAgain();
      if (!unsaved) return;
      const noted = new Set(unsaved.map(({ key }) => key));
      // What is noted no more and is not of this visit, another tab has heard to be saved.
      outbox.forget((key) => !noted.has(key) && !key.includes(plan.visit));
      outbox.restore(unsaved);
    },
    carryIn: async (bring) => {
      await copies.settled();
      const bringIn: Bring = (carried) => (state.isClosed ? [] : bring(carried));
      const copy = copies.current();
      if (copy) await copy.takeTurn(bringIn);
      else bringIn(new Set());
    },
    isOver: () => state.isClosed,
    firstSync,
    retry: connection.retry,
    disconnect: connection.close,
    ...endings(doc, tables, connection, copies, state, tellSynced),
  };
}

interface HeldState {
  isLoaded: boolean;
  isSynced: boolean;
  isClosed: boolean;
}

const newState = (): HeldState => ({ isLoaded: false, isSynced: false, isClosed: false });

interface HeldParts {
  readonly plan: DocumentPlan<Schema>;
  readonly updates: Updates;
  readonly copies: Copies;
  readonly outbox: Outbox;
  readonly state: HeldState;
}

/** Connects a document, and notes its own changes before they are sent. */
function follow(
  { plan, updates, copies, outbox, state }: HeldParts,
  events: DocumentEvents,
  tellSynced: () => void,
): Connection {
  const connection = connect(updates.doc, plan, {
    began: outbox.reconnected,
    isHeldBack: outbox.isHeldBack,
    sent: (kind, index) => {
      const isAll = kind === "everything";
      const sent = isAll ? outbox.sentEverything(index) : outbox.sentUpdate(index);
      for (const unsaved of sent) copies.current()?.put(unsaved);
    },
    durable: (count) => {
      const settled = outbox.durable(count);
      copies.current()?.drop(settled);
    },
    opened: events.opened,
    synced: () => {
      if (!state.isLoaded) copies.current()?.noteSynced();
      state.isLoaded = true;
      state.isSynced = true;
      tellSynced();
      events.changed();
      void beginCopy(plan, copies, outbox, state, connection);
    },
    lost: () => {
      state.isSynced = false;
      events.changed();
    },
    came: (update) => {
      if (!updates.take(update, connection.server)) fetchMissing();
    },
    closed: events.closed,
  });
  const fetchMissing = atMostEvery(fetchingGapMs, plan.outside, connection.beginAnew);
  const note = ownChanges(plan, updates.doc, outbox, copies);
  updates.hear((update, transaction) => {
    // Before it is sent: a change must be noted when it is counted.
    if (transaction) note(transaction);
    connection.tell(update);
  }, connection.server);
  return connection;
}

/**
 * What did not come in is sent again to who comes back; where that fails each time, one must not do nothing else. In milliseconds.
 */
const fetchingGapMs = 60_000;

/** Gives a function that runs `run` at once, but so long after the last time at the earliest, once for all who asked meanwhile. */
function atMostEvery(gapMs: number, { after }: Timers, run: () => void): () => void {
  let isWaiting = false;
  let isAsked = false;
  const ask = (): void => {
    isAsked = isWaiting;
    if (isWaiting) return;
    isWaiting = true;
    after(gapMs, () => {
      isWaiting = false;
      if (isAsked) ask();
    });
    run();
  };
  return ask;
}

/** Begins a copy where there was none, once there is something to keep and time for it. */
async function beginCopy(
  { firstPicture }: DocumentPlan<Schema>,
  copies: Copies,
  outbox: Outbox,
  state: HeldState,
  connection: Connection,
): Promise<void> {
  await firstPicture;
  if (state.isClosed || copies.current()) return;
  const copy = await copies.open();
  if (!copy) return;
  outbox.restore(copy.unsaved);
  for (const unsaved of outbox.all()) copy.put(unsaved);
  // It writes them at once: what stands there from an earlier visit would be taken for not written yet as it is acknowledged.
  copy.noteSynced();
  // What an earlier visit could not save came too late for what this connection began with, which is what counts it.
  if (copy.unsaved.length > 0) connection.beginAnew();
}

/** The copy of one document on this device, which is loaded with its own code when there is one or one begins. */
interface Copies {
  /** `null`: none, or not yet. */
  current(): LocalCopy | null;
  /** `null`: it does not open, or its code cannot be fetched, and one works on without it. */
  open(): Promise<LocalCopy | null>;
  /** Closes it, or erases it; also one that did not open, as an earlier visit may have left. */
  end(how: "close" | "erase"): Promise<void>;
  /** Fulfilled when nothing is being opened any more. */
  settled(): Promise<unknown> | null;
}

function openCopies(
  { copyName, notKept, outside, schedule }: DocumentPlan<Schema>,
  updates: Updates,
): Copies {
  let copy: LocalCopy | null = null;
  let opening: Promise<LocalCopy | null> | null = null;
  const load = async (name: string): Promise<LocalCopy | null> => {
    const code = await import("./localCopy.ts").catch(notKept);
    const moments = { after: outside.after, schedule };
    copy = (await code?.openLocalCopy(name, updates, moments, notKept)) ?? null;
    opening = null;
    return copy;
  };
  return {
    current: () => copy,
    open: () => {
      if (copyName === null) return Promise.resolve(null);
      opening ??= load(copyName);
      return opening;
    },
    end: async (how) => {
      if (copy) await copy[how]();
      else if (how === "erase" && copyName) indexedDB.deleteDatabase(copyName);
    },
    settled: () => opening,
  };
}

/** Notes one's own changes; gives what is to be called with each transaction. */
function ownChanges(
  { origin, schema, outside, visit }: DocumentPlan<Schema>,
  doc: Y.Doc,
  outbox: Outbox,
  copies: Copies,
): (transaction: Y.Transaction) => void {
  let made = 0;
  const done = new WeakMap<Y.Transaction, Unsaved["changes"]>();
  // An undo comes from the undo manager, which is one's own too.
  doc.on("afterTransaction", (transaction) => {
    const from: unknown = transaction.origin;
    if (from !== origin && !(from instanceof Y.UndoManager)) return;
    done.set(transaction, transactionToChanges(transaction, schema));
  });
  return (transaction) => {
    const changes = done.get(transaction);
    if (!changes) {
      outbox.pass();
      return;
    }
    const order = outside.now().toString(36).padStart(9, "0");
    const key = `${order}.${visit}.${(made++).toString(36).padStart(5, "0")}`;
    const unsaved = { key, changes };
    outbox.add(unsaved);
    copies.current()?.put(unsaved);
  };
}

function endings(
  doc: Y.Doc,
  tables: LiveTables<Schema>,
  connection: Connection,
  copies: Copies,
  state: { isClosed: boolean },
  tellSynced: () => void,
): Pick<HeldDocument<Schema>, "close" | "erase"> {
  const end = async (how: "close" | "erase"): Promise<void> => {
    if (state.isClosed) return;
    state.isClosed = true;
    tellSynced();
    connection.close();
    tables.destroy();
    // A copy that is being opened is not to be left behind half open; it is given first what is not saved yet.
    const opening = copies.settled();
    if (opening) await opening;
    const finished = copies.end(how);
    doc.destroy();
    await finished;
  };
  return {
    close: () => end("close"),
    erase: () => end("erase"),
  };
}
