// Owns: the compactor's thread: takes documents as bytes, one after the other, and gives each back in one piece. Its file
// name is known to `../compactor.ts` and to the build.
import { parentPort } from "node:worker_threads";
import { type CompactionCall, type CompactionReply, compacted } from "../compactor.ts";

parentPort?.on("message", ({ number, updates, tables }: CompactionCall) => {
  parentPort?.postMessage(answer(number, updates, tables));
});

function answer(
  number: number,
  updates: readonly Uint8Array[],
  tables: readonly string[],
): CompactionReply {
  try {
    return { number, snapshot: compacted(updates, new Set(tables)) };
  } catch (failure) {
    // What Yjs says of bytes may quote them; the kind is enough.
    return { number, failure: failure instanceof Error ? failure.name : typeof failure };
  }
}
