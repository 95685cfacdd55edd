// Owns: one document as a session holds it: the Yjs document, its live tables, the copy on this device, the
// connection, and which own changes are not durable yet. Must not know what an ending means. Rules SYN-34 to SYN-37.

import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { type LiveTables, openTables } from "../../shared/doc/live.ts";
import type { Outside } from "../../shared/kit/outside.ts";
import type { Schema } from "../../shared/model/change.ts";
import { type Connection, type ConnectionPlan, connect } from "./connection.ts";
import { type LocalCopy, openLocalCopy } from "./localCopy.ts";
import { keepForMeasuring } from "./measuring.ts";
import { openOutbox, type Unsaved } from "./outbox.ts";
import type { Ending, Progress } from "./saveState.ts";
import { transactionToChanges } from "./transactionChanges.ts";

export interface DocumentPlan<S extends Schema> extends Omit<ConnectionPlan, "chance"> {
  readonly schema: S;
  /** What the copy on this device is called; `null` to keep none. */
  readonly copyName: string | null;
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
  /** Fulfilled when the server's state has arrived for the first time. */
  readonly firstSync: Promise<void>;
  retry(): void;
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
  const copy = plan.copyName && (await openLocalCopy(plan.copyName, doc, plan.outside));
  const tables = openTables(doc, plan.schema, plan.schedule);
  const state = { isLoaded: copy ? copy.wasSynced : false, isSynced: false, isClosed: false };
  const outbox = openOutbox(events.changed);
  if (copy) outbox.restore(copy.unsaved);
  // Before the connection, whose own listener sends: a change must be noted when the socket counts it.
  noteOwnChanges(doc, plan, outbox, copy || null);
  let tellSynced: () => void;
  const firstSync = new Promise<void>((resolve) => {
    tellSynced = resolve;
  });
  const connection = connect(
    doc,
    { ...plan, chance: plan.outside },
    {
      began: outbox.reconnected,
      isHeldBack: outbox.isHeldBack,
      sent: (kind, index) =>
        kind === "everything" ? outbox.sentEverything(index) : outbox.sentUpdate(index),
      durable: (count) => {
        const settled = outbox.durable(count);
        if (copy && settled.length > 0 && !state.isClosed) copy.drop(settled);
      },
      opened: events.opened,
      synced: () => {
        if (copy && !state.isLoaded) copy.noteSynced();
        state.isLoaded = true;
        state.isSynced = true;
        tellSynced();
        events.changed();
      },
      lost: () => {
        state.isSynced = false;
        events.changed();
      },
      closed: events.closed,
    },
  );
  if (import.meta.env.MODE === "bench") {
    keepForMeasuring(tables, { doc, awareness: connection.awareness });
  }
  const progress = (): Progress => ({
    isLoaded: state.isLoaded,
    isSynced: state.isSynced,
    unsaved: outbox.count(),
    isMoving: false,
  });
  return {
    doc,
    tables,
    awareness: connection.awareness,
    epoch: plan.epoch,
    progress,
    unsaved: outbox.all,
    firstSync,
    retry: connection.retry,
    disconnect: connection.close,
    ...endings(doc, tables, connection, copy || null, state),
  };
}

function noteOwnChanges<S extends Schema>(
  doc: Y.Doc,
  { origin, schema, outside, visit }: DocumentPlan<S>,
  outbox: ReturnType<typeof openOutbox>,
  copy: LocalCopy | null,
): void {
  let made = 0;
  doc.on("update", (_update, from: unknown, _doc, transaction: Y.Transaction) => {
    // An undo comes from the undo manager, which is one's own too.
    if (!(from === origin || from instanceof Y.UndoManager)) {
      outbox.pass();
      return;
    }
    const order = outside.now().toString(36).padStart(9, "0");
    const key = `${order}.${visit}.${(made++).toString(36).padStart(5, "0")}`;
    const unsaved = { key, changes: transactionToChanges(transaction, schema) };
    outbox.add(unsaved);
    copy?.put(unsaved);
  });
}

function endings(
  doc: Y.Doc,
  tables: LiveTables<Schema>,
  connection: Connection,
  copy: LocalCopy | null,
  state: { isClosed: boolean },
): Pick<HeldDocument<Schema>, "close" | "erase"> {
  const end = (finish: () => Promise<void>): Promise<void> => {
    if (state.isClosed) return Promise.resolve();
    state.isClosed = true;
    connection.close();
    tables.destroy();
    const finished = finish();
    doc.destroy();
    return finished;
  };
  return {
    close: () => end(async () => copy?.close()),
    erase: () => end(async () => copy?.erase()),
  };
}
