// Owns: which of one's own changes to a document are not yet durable on the server, by counting what was sent
// against what was acknowledged. Must not know sockets or documents. Rules SYN-33, SYN-34.

import type { Change, Schema } from "../../shared/model/change.ts";

/** One own transaction, kept beside the document until it is durable. */
export interface Unsaved {
  /** Orders by time of making; unique on this device. */
  readonly key: string;
  /** What it did, to be done again if the document begins a new epoch. */
  readonly changes: readonly OwnChange[];
  /** Whether it was ever on its way: it may be saved though no word of that has come. */
  readonly wasSent?: true;
}

/** `was`: of an update, what stood in its fields before; `null` where nothing did. */
export type OwnChange = Change<Schema> & { readonly was?: { readonly [field: string]: unknown } };

export interface Outbox {
  /** How many of one's own transactions are not known to be durable. */
  count(): number;
  all(): readonly Unsaved[];
  /** Notes a transaction. What is sent before the next one is added carries it. */
  add(unsaved: Unsaved): void;
  /** Transactions of an earlier visit that were never acknowledged. */
  restore(unsaved: readonly Unsaved[]): void;
  /** Forgets such as `isSettled`, of which another tab has heard. */
  forget(isSettled: (key: string) => boolean): void;
  /** Somebody else's transaction: what is sent next carries none of ours. */
  pass(): void;
  /** Whether the latest transaction builds on another that was not sent on this connection. */
  isHeldBack(): boolean;
  /** A new connection: what was sent on the last one may have been lost. */
  reconnected(): void;
  /** An update was sent, the `index`-th countable message of this connection (from 1). Gives what went out for the first time. */
  sentUpdate(index: number): readonly Unsaved[];
  /** A step 2 was sent: it carries everything that the server lacks. */
  sentEverything(index: number): readonly Unsaved[];
  /** The first `count` countable messages of this connection are durable. Gives the keys settled by that. */
  durable(count: number): readonly string[];
}

interface Held {
  unsaved: Unsaved;
  index: number | null;
}

/** `changed` is called whenever the count may have changed. */
export function openOutbox(changed: () => void): Outbox {
  let held: Held[] = [];
  let latest: Held | null = null;
  const send = (entries: readonly Held[], index: number): readonly Unsaved[] => {
    const first = entries.filter(({ unsaved }) => !unsaved.wasSent);
    for (const entry of entries) entry.index = index;
    for (const entry of first) entry.unsaved = { ...entry.unsaved, wasSent: true };
    return first.map(({ unsaved }) => unsaved);
  };
  return {
    count: () => held.length,
    all: () => held.map(({ unsaved }) => unsaved),
    add: (unsaved) => {
      latest = { unsaved, index: null };
      held.push(latest);
      changed();
    },
    restore: (unsaved) => {
      const known = new Set(held.map((entry) => entry.unsaved.key));
      const earlier = unsaved.filter(({ key }) => !known.has(key));
      held = [...earlier.map((entry) => ({ unsaved: entry, index: null })), ...held];
      changed();
    },
    forget: (isSettled) => {
      held = held.filter(({ unsaved }) => !isSettled(unsaved.key));
      changed();
    },
    pass: () => {
      latest = null;
    },
    isHeldBack: () => held.some((entry) => entry !== latest && entry.index === null),
    reconnected: () => {
      latest = null;
      for (const entry of held) entry.index = null;
    },
    sentUpdate: (index) => {
      const sent = latest ? [latest] : [];
      latest = null;
      return send(sent, index);
    },
    sentEverything: (index) =>
      send(
        held.filter((entry) => entry.index === null),
        index,
      ),
    durable: (count) => {
      const isSettled = ({ index }: { index: number | null }) => index !== null && index <= count;
      const settled = held.filter(isSettled);
      if (settled.length === 0) return [];
      held = held.filter((entry) => !isSettled(entry));
      changed();
      return settled.map(({ unsaved }) => unsaved.key);
    },
  };
}
