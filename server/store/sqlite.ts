// Owns: the store in one SQLite file, seen from the server's thread: it starts the worker and carries calls to it.
// It must not know SQL. Implements the port of `store.ts`; STO-12, STO-14.
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { err, never, ok, type Result } from "../../shared/kit/result.ts";
import { type Carry, commitLarge, createLarge, isLarge } from "./sqlite/laying.ts";
import {
  type Call,
  type Gives,
  type Operation,
  ownBuffers,
  type Reply,
  type WorkerSettings,
  withOwnBytes,
} from "./sqlite/protocol.ts";
import {
  type AnswerLimits,
  defaultAnswerLimits,
  type QuarantineReport,
  type Store,
} from "./store.ts";

export interface SqliteStoreOptions {
  /** Made when it is missing. The store is the file `waymark.db` in it, with its log beside it. */
  readonly directory: string;
  readonly onQuarantine?: (report: QuarantineReport) => void;
  /** Something deleted could not be wiped, since its pages are damaged. */
  readonly onUnwiped?: () => void;
  readonly answerLimits?: AnswerLimits;
}

/** The file in the directory of the data. */
export const databaseFileName = "waymark.db";

/**
 * Opens the store, with its tables brought to the present schema. Refuses, with a sentence for the person who runs the
 * server, a directory that cannot be written, a store in use, one of a newer Waymark, and a file of another program.
 */
export function openSqliteStore(options: SqliteStoreOptions): Promise<Result<Store, string>> {
  const refusal = unusableDirectory(options.directory);
  if (refusal !== undefined) return Promise.resolve(err(refusal));
  const settings: WorkerSettings = {
    path: join(options.directory, databaseFileName),
    answerLimits: options.answerLimits ?? defaultAnswerLimits,
  };
  const worker = startWorker(settings);
  const calls = carryCalls(worker);
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.on("message", (reply: Reply) => {
      switch (reply.kind) {
        case "opened":
          return resolve(ok(calls.store));
        case "refused":
          return resolve(err(reply.message));
        case "quarantined":
          return options.onQuarantine?.(reply.report);
        case "unwiped":
          return options.onUnwiped?.();
        case "done":
        case "failed":
          return calls.settle(reply);
        default:
          return never(reply);
      }
    });
  });
}

/** Why a directory could not be used or made for a store, in a sentence. Nothing is left behind. */
export function directoryMistake(directory: string): string | undefined {
  let there = directory;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return refusalOf(directory, () => mayFill(there));
}

function unusableDirectory(directory: string): string | undefined {
  // Where nothing can be made, such as under /proc, Node would go on trying to make the directories above for ever.
  const mistake = directoryMistake(directory);
  if (mistake !== undefined) return mistake;
  return refusalOf(directory, () => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    mayFill(directory);
  });
}

/** Throws where nothing can be made in it, and where it is a file, which has nothing by the name of `.`. */
function mayFill(directory: string): void {
  accessSync(`${directory}/.`, constants.R_OK | constants.W_OK | constants.X_OK);
  try {
    rmdirSync(mkdtempSync(join(directory, ".waymark-")));
  } catch (failure) {
    // A full disk is no mistake of the setting: what is stored can be read, and health says the rest.
    const code = failure instanceof Error && "code" in failure ? failure.code : undefined;
    if (code !== "ENOSPC" && code !== "EDQUOT") throw failure;
  }
}

function refusalOf(directory: string, attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    return `The directory ${directory} cannot be used (${reason}). Give this server a DATA_DIR that it may write.`;
  }
}

interface PendingCall {
  readonly resolve: (value: Gives<Operation>) => void;
  readonly reject: (error: unknown) => void;
}

interface Calls {
  readonly store: Store;
  settle(reply: Extract<Reply, { number: number }>): void;
}

/** The port as messages to the worker. When the worker ends, what it has not answered and what comes later rejects. */
function carryCalls(worker: Worker): Calls {
  const pending = new Map<number, PendingCall>();
  let calls = 0;
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  const exited = new Promise<void>((resolve) => {
    worker.once("exit", () => {
      end(new Error("The store is closed."));
      resolve();
    });
  });
  worker.on("error", end);
  const carry: Carry = (operation, given) =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) throw ended;
      calls += 1;
      pending.set(calls, { resolve: resolve as PendingCall["resolve"], reject });
      const call = withOwnBytes({ number: calls, operation, given }) as Call;
      worker.postMessage(call, ownBuffers(call));
    });
  return {
    store: storeOf(carry, exited),
    settle: (reply) => {
      const call = pending.get(reply.number);
      pending.delete(reply.number);
      if (reply.kind === "done") call?.resolve(reply.value);
      else call?.reject(reply.error);
    },
  };
}

function storeOf(carry: Carry, exited: Promise<void>): Store {
  /** Calls of which something is still being laid down. */
  const large = new Set<Promise<unknown>>();
  let isClosed = false;
  const ask: Carry = (operation, given) =>
    isClosed ? Promise.reject(new Error("The store is closed.")) : carry(operation, given);
  const askLarge = <T>(run: () => Promise<T>): Promise<T> => {
    if (isClosed) return Promise.reject(new Error("The store is closed."));
    const asked = run();
    large.add(asked);
    const over = (): void => void large.delete(asked);
    asked.then(over, over);
    return asked;
  };
  return {
    createWorkshop: (workshop) =>
      isLarge(workshop)
        ? askLarge(() => createLarge(carry, workshop))
        : ask("createWorkshop", [workshop]),
    workshop: (...given) => ask("workshop", given),
    workshopIds: (...given) => ask("workshopIds", given),
    deleteWorkshop: (...given) => ask("deleteWorkshop", given),
    links: (...given) => ask("links", given),
    load: (...given) => ask("load", given),
    documents: (...given) => ask("documents", given),
    commit: (commit) =>
      isLarge(commit) ? askLarge(() => commitLarge(carry, commit)) : ask("commit", [commit]),
    answer: (...given) => ask("answer", given),
    decision: (...given) => ask("decision", given),
    takenIds: (...given) => ask("takenIds", given),
    purge: (...given) => ask("purge", given),
    backup: (...given) => ask("backup", given),
    health: (...given) => ask("health", given),
    close: async () => {
      if (isClosed) throw new Error("The store is closed.");
      isClosed = true;
      await Promise.allSettled(large);
      await carry("close", []);
      await exited;
    },
  };
}

/**
 * From source, this file ends in `.ts` and the worker is started through tsx. Built, both lie in one folder, the worker
 * under the name that the build gives to `server/store/sqlite/worker.ts`.
 */
function startWorker(settings: WorkerSettings): Worker {
  const file = import.meta.url.endsWith(".ts")
    ? "./sqlite/worker-from-source.mjs"
    : "./sqlite-worker.js";
  return new Worker(new URL(file, import.meta.url), { workerData: settings, execArgv: [] });
}
