// Owns: one document's connection to the server: y-websocket with our sub-protocols, jittered waits, counting and
// a presence that does not echo. Must not know what a closing code means for the person. Rules SYN-33, SYN-38, SYN-39, SYN-80.

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { type Chance, randomBelow } from "../../shared/kit/outside.ts";
import type { DocumentName } from "../../shared/model/tables.ts";
import {
  acknowledgedProtocol,
  bearerPrefix,
  epochPrefix,
  messageAwareness,
  messageDurable,
  messageQueryAwareness,
  participantPrefix,
  plainProtocol,
  sessionPrefix,
} from "../../shared/wire/protocol.ts";
import { countingSocket, type SocketObserver } from "./countingSocket.ts";
import type { Ending } from "./saveState.ts";

export interface ConnectionPlan {
  readonly document: DocumentName;
  /** `ws://host/sync/<workshop>` */
  readonly address: string;
  readonly token: string;
  /** The epoch of the document held here. */
  readonly epoch: number;
  /** Only for `mine`. */
  readonly participant?: string;
  /** What this browser calls itself on this document; absent on `room`, which it never writes. */
  readonly session?: string;
  readonly socket: typeof WebSocket;
  readonly chance: Chance;
}

export interface ConnectionEvents extends SocketObserver {
  opened(): void;
  synced(): void;
  lost(): void;
  durable(count: number): void;
  /** The server does not want us back by ourselves. */
  closed(ending: Ending): void;
}

export interface Connection {
  readonly awareness: Awareness;
  /** Tries again at once instead of waiting. */
  retry(): void;
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
  const carriesPresence = plan.document === "room";
  const awareness = new Awareness(doc);
  if (!carriesPresence) awareness.destroy();
  const provider = new WebsocketProvider(plan.address, plan.document, doc, {
    connect: false,
    awareness,
    disableBc: true,
    protocols: protocolsOf(plan),
    WebSocketPolyfill: countingSocket(plan.socket, events, carriesPresence),
    maxBackoffTime: reconnectMs.first,
  });
  provider.messageHandlers[messageDurable] = (_encoder, decoder) => {
    events.durable(decoding.readVarUint(decoder));
  };
  listen(provider, plan.chance, events);
  speakForOneselfOnly(provider, awareness);
  provider.connect();
  return {
    awareness,
    retry: () => {
      if (provider.shouldConnect) provider.connect();
    },
    close: () => {
      provider.destroy();
      awareness.destroy();
    },
  };
}

function protocolsOf({ token, epoch, participant, session }: ConnectionPlan): string[] {
  return [
    acknowledgedProtocol,
    plainProtocol,
    bearerPrefix + token,
    epochPrefix + epoch,
    ...(participant === undefined ? [] : [participantPrefix + participant]),
    ...(session === undefined ? [] : [sessionPrefix + session]),
  ];
}

function listen(provider: WebsocketProvider, chance: Chance, events: ConnectionEvents): void {
  provider.on("status", ({ status }) => {
    if (status === "connected") events.opened();
    if (status === "disconnected") events.lost();
  });
  provider.on("sync", (isSynced) => {
    if (isSynced) events.synced();
  });
  // The provider waits the lesser of its own doubling and this cap, which carries our jitter. It starts at 200 ms.
  provider.on("connection-close", () => {
    provider.maxBackoffTime = reconnectDelayMs(provider.wsUnsuccessfulReconnects, chance);
  });
  provider.on("closed", events.closed);
}

/**
 * Takes the place of the provider's own presence handlers, which send everybody's presence back to the server
 * whenever it changes: with n people each movement would come back n times.
 */
function speakForOneselfOnly(provider: WebsocketProvider, awareness: Awareness): void {
  awareness.off("update", provider._awarenessUpdateHandler);
  const tell = (): Uint8Array<ArrayBuffer> => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageAwareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    return encoding.toUint8Array(encoder);
  };
  const send = (): void => {
    const { ws } = provider;
    if (provider.wsconnected && ws && ws.readyState === ws.OPEN) ws.send(tell());
  };
  awareness.on("update", (_changes: unknown, origin: unknown) => {
    if (origin === "local") send();
  });
  provider.messageHandlers[messageQueryAwareness] = send;
  provider.messageHandlers[messageAwareness] = (_encoder, decoder) => {
    applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), provider);
  };
  // A server that saw us leave remembers the number of our last word; only a greater one counts next time.
  provider.on("status", ({ status }) => {
    const state = awareness.getLocalState();
    if (status === "disconnected" && state !== null) awareness.setLocalState(state);
  });
}
