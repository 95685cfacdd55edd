// Owns: the port of making many updates one smaller one, and the two ways to do it: here, or on a thread of its own, so
// that nobody's edit waits while a large document is built. It must not know rooms or the store. Rule: SYN-68.
import { Worker } from "node:worker_threads";
import { compactUpdates } from "../../shared/doc/bytes.ts";
import { readStructure } from "../../shared/wire/structure.ts";
import { storedLimits } from "./held.ts";
import { clockIn, learn, noKnowledge } from "./knowledge.ts";

export interface Compactor {
  /**
   * The same document in fewer bytes; undefined when the result does not reach exactly as far as what it stands for.
   * `tables`: the names of its top-level maps.
   */
  compact(
    updates: readonly Uint8Array[],
    tables: readonly string[],
  ): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** What a thread is asked and answers; `number` joins the two. */
export interface CompactionCall {
  readonly number: number;
  readonly updates: readonly Uint8Array[];
  readonly tables: readonly string[];
}

export interface CompactionReply {
  readonly number: number;
  readonly snapshot?: Uint8Array | undefined;
  readonly failure?: string;
}

/** Compacts where it is called. For tests, and for whoever serves few. */
export const compactHere: Compactor = {
  compact: async (updates, tables) => compacted(updates, new Set(tables)),
  close: async () => undefined,
};

export function compacted(
  updates: readonly Uint8Array[],
  tables: ReadonlySet<string>,
): Uint8Array | undefined {
  const snapshot = compactUpdates(updates);
  const [before, after] = [clocksOf(updates, tables), clocksOf([snapshot], tables)];
  if (before === undefined || after === undefined) return undefined;
  const reachesAsFar =
    before.clocks.size === after.clocks.size &&
    [...before.clocks].every(([client, clock]) => clockIn([after], client) === clock);
  return reachesAsFar ? snapshot : undefined;
}

function clocksOf(updates: readonly Uint8Array[], tables: ReadonlySet<string>) {
  const known = noKnowledge();
  for (const update of updates) {
    const read = readStructure(update, tables, storedLimits);
    if (!read.ok) return undefined;
    learn(known, read.value);
  }
  return known;
}

/** Compacts on a thread of its own, one document after the other. When the thread ends, what it was asked rejects. */
export function startCompactor(): Compactor {
  const worker = startThread();
  // A thread without work keeps no process alive.
  worker.unref();
  const pending = new Map<number, Pending>();
  let calls = 0;
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on("error", end);
  worker.once("exit", () => end(new Error("The compactor has ended.")));
  worker.on("message", ({ number, snapshot, failure }: CompactionReply) => {
    const call = pending.get(number);
    pending.delete(number);
    if (failure === undefined) call?.resolve(snapshot);
    else call?.reject(new Error(failure));
  });
  return {
    compact: (updates, tables) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) throw ended;
        calls++;
        pending.set(calls, { resolve, reject });
        worker.postMessage({ number: calls, updates, tables } satisfies CompactionCall);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

interface Pending {
  readonly resolve: (snapshot: Uint8Array | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** From source the thread is started through tsx; built, it lies beside this file under the name the build gives it. */
function startThread(): Worker {
  const file = import.meta.url.endsWith(".ts")
    ? "./compactor/thread-from-source.mjs"
    : "./compactor-thread.js";
  return new Worker(new URL(file, import.meta.url), { execArgv: [] });
}
