// Owns: counting the step-2 and update messages that leave on a connection, as the server counts them when it
// acknowledges (message 100), and holding back an update that the server could not use yet. Rules SYN-33.

import { messageSync, syncStep2, syncUpdate } from "../../shared/wire/protocol.ts";

export interface SendObserver {
  /** A new connection begins; counting starts at zero. */
  began(): void;
  /** Whether an update must not leave now, because the server lacks what it builds on: a step 2 will carry it. */
  isHeldBack(): boolean;
  /** The `index`-th countable message (from 1) is about to leave. */
  sent(kind: CountedKind, index: number): void;
}

/** A step 2 carries everything that the other side lacks; an update one transaction. */
export type CountedKind = "everything" | "update";

export interface Counter {
  /** To be called when a new connection begins. */
  begin(): void;
  /** Gives a frame to `send`, unless it is held back. */
  pass(frame: Uint8Array<ArrayBuffer>, send: (frame: Uint8Array<ArrayBuffer>) => void): void;
}

export function openCounter(observer: SendObserver): Counter {
  let counted = 0;
  return {
    begin: () => {
      counted = 0;
      observer.began();
    },
    pass: (frame, send) => {
      const kind = countedKind(frame);
      if (kind === "update" && observer.isHeldBack()) return;
      if (kind) observer.sent(kind, ++counted);
      send(frame);
    },
  };
}

// Message numbers and kinds are below 128, so each is one byte.
function countedKind([message, kind]: Uint8Array): CountedKind | null {
  if (message !== messageSync) return null;
  if (kind === syncStep2) return "everything";
  return kind === syncUpdate ? "update" : null;
}
