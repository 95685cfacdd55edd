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
  sent(kind: CountedKind, index: number): void;
}

/** A step 2 carries everything that the other side lacks; an update one transaction. */
export type CountedKind = "everything" | "update";

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
      if (data instanceof Uint8Array) {
        if (data[0] === messageAwareness && !carriesPresence) return;
        const kind = countedKind(data);
        if (kind === "update" && observer.isHeldBack()) return;
        if (kind) observer.sent(kind, ++this.#counted);
      }
      super.send(data);
    }
  };
}

// Message numbers and kinds are below 128, so each is one byte.
function countedKind([message, kind]: Uint8Array): CountedKind | null {
  if (message !== messageSync) return null;
  if (kind === syncStep2) return "everything";
  return kind === syncUpdate ? "update" : null;
}
