// Owns: letting somebody look at what comes over a socket before all others: what has come meanwhile they are told afterwards, in
// its order. Must not know what is looked for. Rule MAP-281.

import type { Role } from "../../shared/model/rights.ts";

/** Looks at a map that is asked for as a whole. */
export interface Onlooker {
  /** The map is asked for. `admitted`: the role of whoever is let in; `null` if it is not known. */
  begin(admitted: Promise<Role | null>): void;
  /** Is given each message as it comes. When one of these looks is over, all others are told, now and from then on. */
  see(message: ArrayBuffer): Promise<void>;
  /** The line is cut, whatever was seen. */
  lost(): void;
}

export function lookFirst(
  socket: WebSocket,
  onlooker: Onlooker,
  admitted: Promise<Role | null>,
): WebSocket {
  const held: MessageEvent[] = [];
  const looking = new AbortController();
  const tellOthers = (): void => {
    if (looking.signal.aborted) return;
    looking.abort();
    for (const message of held) socket.onmessage?.(message);
  };
  onlooker.begin(admitted);
  socket.addEventListener(
    "message",
    (message) => {
      message.stopImmediatePropagation();
      held.push(message);
      void onlooker.see(message.data).finally(tellOthers);
    },
    looking,
  );
  socket.addEventListener("close", () => {
    tellOthers();
    onlooker.lost();
  });
  return socket;
}
