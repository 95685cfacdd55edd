// Owns: the door for measuring from outside, in the build made for that alone (`vite build --mode bench`): changes and
// people that come in as if from elsewhere. No other build may contain it.

import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";

interface Measured {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Puts in what the server has sent. */
  take(update: Uint8Array): void;
}

/** A field that somebody elsewhere sets. */
export interface RemoteSet {
  readonly table: string;
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
}

/** A card that somebody elsewhere puts there, board units. */
export function cardPlaced(id: string, x: number, y: number): RemoteSet {
  return { table: "touchpoints", id, field: "place", value: [x, y] };
}

const measured = new WeakMap<object, Measured>();

/** Remembers the document behind tables. */
export function keepForMeasuring(tables: object, document: Measured): void {
  measured.set(tables, document);
}

/** The document as another device holds it. */
export function documentOf(tables: object): Uint8Array {
  return Y.encodeStateAsUpdate(measuredOf(tables).doc);
}

/** Somebody elsewhere, who makes these changes to their copy of a document one after the other: gives the bytes of each. */
export function sentElsewhere(
  document: Uint8Array,
  changes: readonly (readonly RemoteSet[])[],
): Uint8Array[] {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, document);
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  for (const sets of changes) {
    copy.transact(() => {
      for (const { table, id, field, value } of sets) {
        const record = copy.getMap(table).get(id);
        if (record instanceof Y.Map) record.set(field, value);
      }
    });
  }
  copy.destroy();
  return updates;
}

/** Lets such bytes come in, as the connection does it. */
export function comeIn(tables: object, update: Uint8Array): void {
  measuredOf(tables).take(update);
}

/** People whose presence comes in from elsewhere, by the number of their connection. */
export function remotePeople(
  tables: object,
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
