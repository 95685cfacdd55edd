// Owns: whether the far ends of all sockets are still alive: one beat asks them all, and a line that died without a word
// is cut. It must not know rooms or frames. Rule: SYN-64.
import type { WebSocket } from "ws";
import type { Outside } from "../../shared/kit/outside.ts";

export interface Pulse {
  /** Looks after a socket from now on, until it closes. Gives what is to be called whenever something is heard. */
  watch(socket: WebSocket): () => void;
}

/** `deafMs`: silence after which a line is cut, having been asked three times. `onDeaf`: told of each that was. */
export function createPulse(outside: Outside, deafMs: number, onDeaf: () => void): Pulse {
  const heardMs = new Map<WebSocket, number>();
  let isBeating = false;
  const beat = (): void => {
    const nowMs = outside.now();
    for (const [socket, atMs] of heardMs) {
      if (nowMs - atMs >= deafMs) {
        onDeaf();
        socket.terminate();
      } else if (socket.readyState === socket.OPEN) socket.ping();
    }
    isBeating = heardMs.size > 0;
    if (isBeating) outside.after(deafMs / 3, beat);
  };
  return {
    watch: (socket) => {
      const hear = (): void => {
        if (heardMs.has(socket)) heardMs.set(socket, outside.now());
      };
      heardMs.set(socket, outside.now());
      socket.on("pong", hear);
      socket.once("close", () => heardMs.delete(socket));
      if (!isBeating) {
        isBeating = true;
        outside.after(deafMs / 3, beat);
      }
      return hear;
    },
  };
}
