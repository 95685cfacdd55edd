// Owns: documents as they are handed to another thread: large bytes that are not shared are copied a piece a turn, so that
// nobody waits behind them. It must not know threads. Rule: SYN-120.
import { setImmediate as nextTurn } from "node:timers/promises";
import { isShared, largeBytes } from "../store/sharing.ts";

/** Bytes to send, and those buffers among them that only their receiver needs from then on. */
export interface Handed {
  readonly updates: readonly Uint8Array[];
  readonly moved: readonly ArrayBuffer[];
}

/** Undefined where there is so little to copy that it is done at once, by whoever sends it. */
export function inPieces(updates: readonly Uint8Array[]): Promise<Handed> | undefined {
  const own = updates.filter((update) => !isShared(update));
  const bytes = own.reduce((sum, { length }) => sum + length, 0);
  return bytes < largeBytes ? undefined : copied(updates);
}

async function copied(updates: readonly Uint8Array[]): Promise<Handed> {
  const copies: Uint8Array[] = [];
  const moved: ArrayBuffer[] = [];
  let sinceTurn = 0;
  for (const update of updates) {
    if (isShared(update)) {
      copies.push(update);
      continue;
    }
    const copy = new Uint8Array(update.length);
    for (let at = 0; at < update.length; at += largeBytes) {
      const piece = update.subarray(at, at + largeBytes);
      copy.set(piece, at);
      sinceTurn += piece.length;
      if (sinceTurn < largeBytes) continue;
      sinceTurn = 0;
      await nextTurn();
    }
    copies.push(copy);
    moved.push(copy.buffer);
  }
  return { updates: copies, moved };
}
