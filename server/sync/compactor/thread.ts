// Owns: the compactor's thread: takes documents as bytes, one task after the other, and gives each its answer. Its file
// name is known to `../compactor.ts` and to the build.
import { parentPort } from "node:worker_threads";
import { type Call, done, type Reply } from "../compactor.ts";

parentPort?.on("message", (call: Call) => parentPort?.postMessage(answer(call)));

function answer({ number, task }: Call): Reply {
  try {
    return { number, value: done(task) };
  } catch (failure) {
    // What Yjs says of bytes may quote them; the kind is enough.
    return { number, failure: failure instanceof Error ? failure.name : typeof failure };
  }
}
