// Owns: the connection of one document to the server: y-websocket with our sub-protocols, jittered waits, counting, and
// what this client must not say. Must not know what an ending means. Rules SYN-38, SYN-39, STA-92.

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { writeUpdate } from "y-protocols/sync";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { type Chance, randomBelow } from "../../shared/kit/outside.ts";
import {
  closeCodes,
  messageAwareness,
  messageDurable,
  messageQueryAwareness,
  messageSync,
  syncUpdate,
} from "../../shared/wire/protocol.ts";
import { openCounter, type SendObserver } from "./counter.ts";
import { type Offer, protocolsOf } from "./offer.ts";
import type { Ending } from "./saveState.ts";

/** What `new WebSocket` does, or what stands in for it. */
export type OpenSocket = (address: string, protocols: string[]) => WebSocket;

export interface ConnectionPlan extends Offer {
  readonly socket: OpenSocket;
  readonly outside: Chance;
}

export interface ConnectionEvents extends SendObserver {
  opened(): void;
  synced(): void;
  lost(): void;
  /** A change of somebody else's, to be put into the document. */
  came(update: Uint8Array): void;
  durable(count: number): void;
  /** The server does not want us back by ourselves. */
  closed(ending: Ending): void;
}

export interface Connection {
  readonly awareness: Awareness;
  /** The origin of what comes from the server. */
  readonly server: object;
  /** Sends a change of the document that did not come from the server. */
  tell(update: Uint8Array): void;
  /** Tries again at once instead of waiting. `isCut`: leaves the line that is there, which may be dead for long before it is missed. */
  retry(isCut: boolean): void;
  /** Leaves and comes back at once: each side is told all that it lacks. Nothing where it is closed for good. */
  beginAnew(): void;
  close(): void;
}

/** Shortest and longest wait before the next try, in milliseconds; each is drawn between half of it and all of it. */
export const reconnectMs = { first: 400, longest: 15_000 } as const;

/** The wait before try number `failures` + 1 (`failures` from 0): doubling, half of it by chance. */
export function reconnectDelayMs(failures: number, chance: Chance): number {
  const full = Math.min(reconnectMs.longest, reconnectMs.first * 2 ** Math.min(failures, 10));
  return full / 2 + randomBelow(chance, Math.floor(full / 2) + 1);
}

export function connect(doc: Y.Doc, plan: ConnectionPlan, events: ConnectionEvents): Connection {
  const awareness = new Awareness(doc);
  // The server says who comes and who goes, and nothing of who stays and does nothing: nobody is given up after a time. [A11-125]
  clearInterval(awareness._checkInterval);
  const carriesPresence = plan.document === "room";
  if (!carriesPresence) awareness.destroy();
  const provider = new WebsocketProvider(plan.address, plan.document, doc, {
    connect: false,
    awareness,
    disableBc: true,
    protocols: protocolsOf(plan),
    WebSocketPolyfill: countingSocket(plan.socket, events),
    maxBackoffTime: reconnectMs.first,
  });
  // Its listener would lay out as bytes what the server itself has sent; changes of ours are told by whom they are noted.
  doc.off("update", provider._updateHandler);
  const readSync = provider.messageHandlers[messageSync];
  provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
    if (decoding.peekVarUint(decoder) !== syncUpdate) {
      readSync?.(encoder, decoder, ...rest);
      return;
    }
    decoding.readVarUint(decoder);
    events.came(decoding.readVarUint8Array(decoder));
  };
  provider.messageHandlers[messageDurable] = (_encoder, decoder) => {
    events.durable(decoding.readVarUint(decoder));
  };
  listen(provider, plan.outside, events);
  speakForOneselfOnly(provider, awareness, carriesPresence);
  provider.connect();
  const retry = (isCut: boolean): void => {
    if (!provider.shouldConnect) return;
    if (isCut) provider.disconnect();
    provider.connect();
  };
  return {
    awareness,
    server: provider,
    tell: (update) =>
      say(provider, (encoder) => {
        encoding.writeVarUint(encoder, messageSync);
        writeUpdate(encoder, update);
      }),
    retry,
    beginAnew: () => retry(true),
    close: () => {
      provider.destroy();
      awareness.destroy();
    },
  };
}

/** What the provider takes for a class: opens a socket whose frames are counted as they leave. */
function countingSocket(open: OpenSocket, observer: SendObserver): typeof WebSocket {
  const counter = openCounter(observer);
  function CountingSocket(address: string, protocols: string[]): WebSocket {
    const socket = open(address, protocols);
    const send = socket.send.bind(socket);
    socket.send = (frame: Uint8Array<ArrayBuffer>) => counter.pass(frame, send);
    counter.begin();
    return socket;
  }
  return CountingSocket as unknown as typeof WebSocket;
}

/** Sends if the connection is open; else the frame is dropped. */
function say(provider: WebsocketProvider, write: (encoder: encoding.Encoder) => void): void {
  const { ws, wsconnected } = provider;
  if (!wsconnected || ws?.readyState !== openState) return;
  const encoder = encoding.createEncoder();
  write(encoder);
  ws.send(encoding.toUint8Array(encoder));
}

/** `WebSocket.OPEN`, without asking for a class. */
const openState = 1;

function listen(provider: WebsocketProvider, chance: Chance, events: ConnectionEvents): void {
  // Whoever only moves to another epoch is not offline first: that comes before the loss.
  let isGone = false;
  provider.on("status", ({ status }) => {
    if (status === "connected") events.opened();
    if (status === "disconnected" && !isGone) events.lost();
  });
  provider.on("sync", (isSynced) => {
    if (isSynced) events.synced();
  });
  // The provider waits the lesser of its own doubling and this cap, which carries our jitter. It starts at 200 ms.
  provider.on("connection-close", (event) => {
    isGone = event?.code === closeCodes.gone;
    provider.maxBackoffTime = reconnectDelayMs(provider.wsUnsuccessfulReconnects, chance);
  });
  provider.on("closed", (ending) => {
    events.closed(ending);
    if (isGone) events.lost();
  });
}

/**
 * Takes the place of the provider's own presence handlers, which send everybody's presence back to the server
 * whenever it changes: with n people each movement would come back n times.
 */
function speakForOneselfOnly(
  provider: WebsocketProvider,
  awareness: Awareness,
  carriesPresence: boolean,
): void {
  awareness.off("update", provider._awarenessUpdateHandler);
  const sayPresence = (): void => {
    if (awareness.getLocalState() === null) return;
    say(provider, (encoder) => {
      encoding.writeVarUint(encoder, messageAwareness);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    });
  };
  awareness.on("update", (_changes: unknown, origin: unknown) => {
    if (origin === "local") sayPresence();
  });
  provider.messageHandlers[messageQueryAwareness] = sayPresence;
  provider.messageHandlers[messageAwareness] = (_encoder, decoder) => {
    if (!carriesPresence) return;
    applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), provider);
  };
  // A server that saw us leave remembers the number of our last word; only a greater one counts next time.
  provider.on("status", ({ status }) => {
    const state = awareness.getLocalState();
    if (status === "disconnected" && state !== null) awareness.setLocalState(state);
  });
}
