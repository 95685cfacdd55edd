// Owns: letting somebody look at a map before all others: what has come meanwhile over its socket they are told afterwards, in
// its order. It may come ahead of the socket, which then asks for what is new since. Must not know what is looked for. Rules MAP-281,
// MAP-370.

import type { Role } from "../../shared/model/rights.ts";
import { messageSync, syncStep1, syncStep2, syncUpdate } from "../../shared/wire/protocol.ts";
import type { WholeMap } from "./mapAhead.ts";

/** Looks at a map that is asked for as a whole. */
export interface Onlooker {
  /** The map is asked for. `admitted`: the role of whoever is let in; `null` if it is not known. */
  begin(admitted: Promise<Role | null>): void;
  /** Is given all that the map came in. When this look is over, the others are told, now and from then on. */
  see(messages: readonly ArrayBuffer[]): Promise<void>;
  /** The line is cut, whatever was seen. */
  lost(): void;
}

/** What y-websocket's protocol asks for the whole of a document with. */
export const emptyStep1 = Uint8Array.of(messageSync, syncStep1, 1, 0);

/**
 * `ahead`: what comes of a request for the map; the socket is asked by that, and nobody else must ask it for the whole. `giveUp`:
 * ends that request.
 */
export function lookFirst(
  socket: WebSocket,
  onlooker: Onlooker,
  ahead: Promise<WholeMap | null>,
  giveUp: () => void = () => undefined,
): WebSocket {
  const held: MessageEvent[] = [];
  const looking = new AbortController();
  const { signal } = looking;
  // Whoever is handed the socket may put something between.
  const send = socket.send.bind(socket);
  const opened = new Promise<void>((resolve) => {
    socket.addEventListener("open", (event) => {
      // Else what waits for this goes on in a browser before its other listeners have heard of it.
      event.stopImmediatePropagation();
      socket.onopen?.(event);
      resolve();
    });
  });
  const tellOthers = (): void => {
    if (signal.aborted) return;
    looking.abort();
    // A whole map is not held for as long as the socket lives.
    for (const message of held.splice(0)) socket.onmessage?.(message);
  };
  let hasLooked = false;
  const look = (messages: readonly ArrayBuffer[]): void => {
    if (hasLooked) return;
    hasLooked = true;
    void Promise.all([onlooker.see(messages), opened]).finally(tellOthers);
  };
  void ahead.then((whole) => {
    if (signal.aborted) return;
    void opened.then(() => send(whole?.question ?? emptyStep1));
    if (!whole) return;
    held.unshift(...whole.messages.map((data) => new MessageEvent("message", { data })));
    look(whole.messages);
  });
  socket.addEventListener(
    "message",
    (message) => {
      message.stopImmediatePropagation();
      held.push(message);
      // A large map comes in several; the last is another step than the others.
      if (stepOf(message.data) === syncStep2) look(held.map(({ data }) => data).filter(isPart));
    },
    { signal },
  );
  socket.addEventListener("close", () => {
    tellOthers();
    giveUp();
    onlooker.lost();
  });
  return socket;
}

function isPart(message: ArrayBuffer): boolean {
  const step = stepOf(message);
  return step === syncStep2 || step === syncUpdate;
}

function stepOf(message: ArrayBuffer): number | undefined {
  const [kind, step] = new Uint8Array(message, 0, Math.min(2, message.byteLength));
  return kind === messageSync ? step : undefined;
}
