// Owns: a WebSocket that counts the step-2 and update messages leaving through it, as the server counts them when
// it acknowledges (message 100), and that holds back presence where a document carries none. Rules SYN-33.

import {
  messageAwareness,
  messageSync,
  syncStep2,
  syncUpdate,
} from "../../shared/wire/protocol.ts";

export interface SocketObserver {
  /** A new connection begins; counting starts at zero. */
  began(): void;
  /** Whether an update must not leave now, because the server lacks what it builds on: a step 2 will carry it. */
  isHeldBack(): boolean;
  /** The `index`-th countable message (from 1) is about to leave. */
  sent(kind: "everything" | "update", index: number): void;
}

/** A class for the `WebSocketPolyfill` of a provider. */
export function countingSocket(
  base: typeof WebSocket,
  observer: SocketObserver,
  carriesPresence: boolean,
): typeof WebSocket {
  return class extends base {
    #counted = 0;

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      observer.began();
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      // Message numbers and kinds are below 128, so each is one byte.
      if (data instanceof Uint8Array) {
        const [message, kind] = data;
        if (message === messageAwareness && !carriesPresence) return;
        if (message === messageSync && (kind === syncStep2 || kind === syncUpdate)) {
          if (kind === syncUpdate && observer.isHeldBack()) return;
          this.#counted++;
          observer.sent(kind === syncStep2 ? "everything" : "update", this.#counted);
        }
      }
      super.send(data);
    }
  };
}
