// Owns: the port of what takes a whole document: compacting it, reading its records, making changes to it. Done here, or
// on threads of their own, so that nobody waits while a large one is built. It must not know rooms or the store.
// Rules: SYN-68, SYN-83, SYN-128, SYN-130.
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import {
  changesToUpdateOf,
  compactUpdates,
  readSnapshot,
  renewedDocument,
} from "../../shared/doc/bytes.ts";
import { never } from "../../shared/kit/result.ts";
import type { Change, Schema, Snapshot } from "../../shared/model/change.ts";
import type { DocumentName } from "../../shared/model/tables.ts";
import { schemas } from "../../shared/model/tables.ts";
import { readStructure } from "../../shared/wire/structure.ts";
import { type Compacted, knowledgeOf, storedLimits } from "./held.ts";
import { clockIn, type Knowledge, learn, noKnowledge } from "./knowledge.ts";

export interface Compactor {
  /**
   * The same document in fewer bytes; undefined when the result does not reach exactly as far as what it stands for.
   * `tables`: the names of its top-level maps.
   */
  compact(
    updates: readonly Uint8Array[],
    tables: readonly string[],
  ): Promise<Compacted | undefined>;
  /** What there is to know of a document that is one update; undefined where it does not apply. */
  survey(snapshot: Uint8Array, document: DocumentName): Promise<Knowledge | undefined>;
  /** The records in some tables of a document. */
  read<D extends DocumentName, T extends keyof (typeof schemas)[D]>(
    updates: readonly Uint8Array[],
    document: D,
    tables: readonly T[],
  ): Promise<Pick<Snapshot<(typeof schemas)[D]>, T>>;
  /** The update that makes changes to a document, under a client id that nobody has used. */
  change(
    updates: readonly Uint8Array[],
    changes: readonly Change<Schema>[],
    client: number,
  ): Promise<Uint8Array>;
  /** The same records as a document of one client; undefined when they would not be the same. */
  renew(
    updates: readonly Uint8Array[],
    tables: readonly string[],
    client: number,
  ): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** What a thread is asked. */
export type Task =
  | {
      readonly kind: "survey";
      readonly updates: readonly [Uint8Array];
      readonly document: DocumentName;
    }
  | {
      readonly kind: "compact";
      readonly updates: readonly Uint8Array[];
      readonly tables: readonly string[];
    }
  | {
      readonly kind: "read";
      readonly updates: readonly Uint8Array[];
      readonly document: DocumentName;
      readonly tables: readonly string[];
    }
  | {
      readonly kind: "renew";
      readonly updates: readonly Uint8Array[];
      readonly tables: readonly string[];
      readonly client: number;
    }
  | {
      readonly kind: "change";
      readonly updates: readonly Uint8Array[];
      readonly changes: readonly Change<Schema>[];
      readonly client: number;
    };

/** `number` joins a task, what was sent ahead of it, and its answer. */
export interface Call {
  readonly number: number;
  readonly task: Task;
}

/** Bytes for the task of this number, which then comes without them. */
export interface Ahead {
  readonly number: number;
  readonly parts: readonly Part[];
}

/** Of the update `of`, behind the parts of it that came before. */
export interface Part {
  readonly of: number;
  readonly bytes: Uint8Array;
}

export interface Reply {
  readonly number: number;
  readonly value?: unknown;
  readonly failure?: string;
}

/** Does it where it is called. For tests, and for whoever serves few. */
export const compactHere: Compactor = portOf(
  async (task) => done(task),
  async () => undefined,
);

/** Does one task; both the thread and its stand-in. */
export function done(task: Task): unknown {
  switch (task.kind) {
    case "compact":
      return compacted(task.updates, new Set(task.tables));
    case "survey":
      return knowledgeOf(task.updates[0], task.document);
    case "read": {
      const entries = Object.entries(schemas[task.document]);
      const schema = entries.filter(([table]) => task.tables.includes(table));
      return readSnapshot(task.updates, Object.fromEntries(schema));
    }
    case "renew":
      return renewedDocument(task.updates, task.tables, task.client);
    case "change":
      return changesToUpdateOf(task.client, task.updates, task.changes);
    default:
      return never(task);
  }
}

function compacted(
  updates: readonly Uint8Array[],
  tables: ReadonlySet<string>,
): Compacted | undefined {
  const snapshot = compactUpdates(updates);
  const [before, after] = [clocksOf(updates, tables), clocksOf([snapshot], tables)];
  if (before === undefined || after === undefined) return undefined;
  const reachesAsFar =
    before.clocks.size === after.clocks.size &&
    [...before.clocks].every(([client, clock]) => clockIn([after], client) === clock);
  if (!reachesAsFar) return undefined;
  return {
    snapshot,
    deletes: [...after.deleted].map(([client, ranges]) => ({ client, ranges })),
  };
}

function clocksOf(updates: readonly Uint8Array[], tables: ReadonlySet<string>) {
  const known = noKnowledge();
  for (const update of updates) {
    const read = readStructure(update, tables, storedLimits);
    if (!read.ok) return undefined;
    learn(known, read.value, []);
  }
  return known;
}

/**
 * Does it on threads of their own, each one task after the other: one for compacting, which may take seconds, one for
 * what somebody waits for, and one for that of large documents, so that it is waited for by those alone who open them.
 * When a thread ends, what it was asked rejects. A small document is read here: whoever opens a room right after the
 * start would wait for a thread that is still beginning. `newThread`: for tests.
 */
export function startCompactor(newThread: () => Thread = startThread): Compactor {
  const [slow, quick, large] = [newThread(), newThread(), newThread()];
  return portOf(
    async (task) => {
      if (task.kind === "read" && sizeOf(task.updates) <= smallBytes) return done(task);
      if (task.kind === "compact" || task.kind === "renew") return slow.run(task);
      return (sizeOf(task.updates) > largeBytes ? large : quick).run(task);
    },
    async () => {
      await Promise.all([slow.end(), quick.end(), large.end()]);
    },
  );
}

/** So much is read in less than a millisecond. */
const smallBytes = 4 * 1_024;
/**
 * So much is read in some ten milliseconds, and copied in less than one; what is larger is handed over in such pieces.
 */
export const largeBytes = 1_048_576;

function sizeOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { length }) => sum + length, 0);
}

function portOf(run: (task: Task) => Promise<unknown>, close: () => Promise<void>): Compactor {
  // What a task gives is said by its kind; the types end at the border of a thread.
  const ask = <T>(task: Task): Promise<T> => run(task) as Promise<T>;
  return {
    compact: (updates, tables) => ask({ kind: "compact", updates, tables }),
    survey: (snapshot, document) => ask({ kind: "survey", updates: [snapshot], document }),
    read: (updates, document, tables) =>
      ask({ kind: "read", updates, document, tables: tables.map(String) }),
    renew: (updates, tables, client) => ask({ kind: "renew", updates, tables, client }),
    change: (updates, changes, client) => ask({ kind: "change", updates, changes, client }),
    close,
  };
}

/** Does one task after the other. */
export interface Thread {
  run(task: Task): Promise<unknown>;
  end(): Promise<void>;
}

/** Begun with the first task, and again with the next one after it has ended (for want of memory, say). */
function startThread(): Thread {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let calls = 0;
  const end = (ended: Worker, error: Error): void => {
    if (worker !== ended) return;
    worker = undefined;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  const begin = (): Worker => {
    const begun = startWorker();
    // A thread without work keeps no process alive.
    begun.unref();
    begun.on("error", (error) => end(begun, error));
    begun.once("exit", () => end(begun, new Error("The compactor has ended.")));
    begun.on("message", ({ number, value, failure }: Reply) => {
      const call = pending.get(number);
      pending.delete(number);
      if (failure === undefined) call?.resolve(value);
      else call?.reject(new Error(failure));
    });
    return begun;
  };
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        worker ??= begin();
        calls++;
        pending.set(calls, { resolve, reject });
        hand(worker, { number: calls, task }).catch(reject);
      }),
    end: async () => {
      await worker?.terminate();
    },
  };
}

/** A thread that ends meanwhile takes no more, and rejects what it was asked. */
async function hand(worker: Worker, { number, task }: Call): Promise<void> {
  if (sizeOf(task.updates) <= largeBytes) {
    worker.postMessage({ number, task } satisfies Call);
    return;
  }
  for (const parts of partsOf(task.updates)) {
    worker.postMessage({ number, parts } satisfies Ahead);
    await nextTurn();
  }
  const empty = task.updates.map(() => new Uint8Array());
  worker.postMessage({ number, task: { ...task, updates: empty } as Task } satisfies Call);
}

/** All bytes, `largeBytes` at a time. */
function* partsOf(updates: readonly Uint8Array[]): Generator<Part[], void> {
  let parts: Part[] = [];
  let room = largeBytes;
  for (const [of, update] of updates.entries()) {
    for (let at = 0; at < update.length; ) {
      const bytes = update.slice(at, at + room);
      parts.push({ of, bytes });
      at += bytes.length;
      room -= bytes.length;
      if (room > 0) continue;
      yield parts;
      [parts, room] = [[], largeBytes];
    }
  }
  yield parts;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** From source the thread is started through tsx; built, it lies beside this file under the name the build gives it. */
function startWorker(): Worker {
  const file = import.meta.url.endsWith(".ts")
    ? "./compactor/thread-from-source.mjs"
    : "./compactor-thread.js";
  return new Worker(new URL(file, import.meta.url), { execArgv: [] });
}
