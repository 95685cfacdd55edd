// Owns: the compactor's thread: takes documents as bytes, one task after the other, and gives each its answer. Its file
// name is known to `../compactor.ts` and to the build.
import { parentPort } from "node:worker_threads";
import {
  type Ahead,
  type Call,
  done,
  largeBytes,
  type Part,
  type Reply,
  type Task,
} from "../compactor.ts";

/** What was sent ahead, by the number of its task. */
const ahead = new Map<number, readonly Part[]>();

parentPort?.on("message", (message: Call | Ahead) => {
  if ("task" in message) {
    const reply = answer(message);
    parentPort?.postMessage(reply, buffersOf(reply.value));
    return;
  }
  const { number, parts } = message;
  ahead.set(number, [...(ahead.get(number) ?? []), ...parts]);
});

function answer({ number, task }: Call): Reply {
  try {
    return { number, value: done(withWhatCameAhead(number, task)) };
  } catch (failure) {
    // What Yjs says of bytes may quote them; the kind is enough.
    return { number, failure: failure instanceof Error ? failure.name : typeof failure };
  }
}

function withWhatCameAhead(number: number, task: Task): Task {
  const parts = ahead.get(number);
  if (parts === undefined) return task;
  ahead.delete(number);
  const lists = task.updates.map((): Uint8Array[] => []);
  for (const { of, bytes } of parts) lists[of]?.push(bytes);
  return { ...task, updates: lists.map(joined) } as Task;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return only;
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}

/** Large results are moved, not copied: nobody else has them. */
function buffersOf(value: unknown): ArrayBuffer[] {
  const bytes = value instanceof Uint8Array ? value : snapshotIn(value);
  if (bytes === undefined || bytes.length <= largeBytes) return [];
  return bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}

function snapshotIn(value: unknown): Uint8Array | undefined {
  if (typeof value !== "object" || value === null || !("snapshot" in value)) return undefined;
  return value.snapshot instanceof Uint8Array ? value.snapshot : undefined;
}
