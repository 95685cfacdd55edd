// Owns: the door for measuring from outside, in the build made for that alone (`vite build --mode bench`): changes and
// people that come in as if from elsewhere. No other build may contain it.

import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import type { LiveTables } from "../../shared/doc/live.ts";
import type { Schema } from "../../shared/model/change.ts";

interface Measured {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** What changes that come from the server are marked with. */
  readonly server: unknown;
}

/** Somebody elsewhere: writes to a copy of the document, and what they wrote comes in as bytes. */
export interface RemoteHand {
  set(table: string, id: string, field: string, value: unknown): void;
  /** Sends everything since the last time as one update. */
  send(): void;
}

const measured = new WeakMap<object, Measured>();

/** Remembers the document behind tables. */
export function keepForMeasuring(tables: object, document: Measured): void {
  measured.set(tables, document);
}

export function remoteHand<S extends Schema>(tables: LiveTables<S>): RemoteHand {
  const { doc, server } = measuredOf(tables);
  const copy = new Y.Doc();
  let waiting: Uint8Array[] = [];
  let isSending = false;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), doc);
  doc.on("update", (update: Uint8Array) => {
    if (!isSending) Y.applyUpdate(copy, update, doc);
  });
  copy.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== doc) waiting.push(update);
  });
  return {
    set: (table, id, field, value) => {
      const record = copy.getMap(table).get(id);
      if (record instanceof Y.Map) record.set(field, value);
    },
    send: () => {
      const update = Y.mergeUpdates(waiting);
      waiting = [];
      // As the connection does it: not told to the server again.
      isSending = true;
      Y.applyUpdate(doc, update, server);
      isSending = false;
    },
  };
}

/** People whose presence comes in from elsewhere, by the number of their connection. */
export function remotePeople<S extends Schema>(
  tables: LiveTables<S>,
): (states: ReadonlyMap<number, { readonly [key: string]: unknown }>) => void {
  const { awareness } = measuredOf(tables);
  const theirs = new Awareness(new Y.Doc());
  theirs.setLocalState(null);
  let clock = 0;
  return (states) => {
    clock++;
    for (const [id, state] of states) {
      theirs.states.set(id, { ...state });
      theirs.meta.set(id, { clock, lastUpdated: 0 });
    }
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(theirs, [...states.keys()]), theirs);
  };
}

function measuredOf(tables: object): Measured {
  const found = measured.get(tables);
  if (!found) throw new Error("These tables belong to no document that is being measured");
  return found;
}
