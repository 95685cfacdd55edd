// Owns: the connection of one document to the server: y-websocket's protocol on a line, its sub-protocols, what this
// client must not say, and what an acknowledgement is. Must not know what an ending means. Rules SYN-38, SYN-39.

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import type * as Y from "yjs";
import type { Chance, Clock, Timers } from "../../shared/kit/outside.ts";
import {
  messageAwareness,
  messageDurable,
  messageQueryAwareness,
  messageSync,
  syncStep2,
} from "../../shared/wire/protocol.ts";
import { openCounter, type SendObserver } from "./counter.ts";
import { type OpenSocket, openLine } from "./line.ts";
import { type Offer, protocolsOf } from "./offer.ts";
import type { Ending } from "./saveState.ts";

export interface ConnectionPlan extends Offer {
  readonly socket: OpenSocket;
  readonly outside: Clock & Chance & Timers;
}

export interface ConnectionEvents extends SendObserver {
  opened(): void;
  synced(): void;
  lost(): void;
  durable(count: number): void;
  /** The server does not want us back by ourselves. */
  closed(ending: Ending): void;
}

export interface Connection {
  readonly awareness: Awareness;
  /** Sends a change of the document that did not come from the server. */
  tell(update: Uint8Array): void;
  /** Tries again at once instead of waiting. */
  retry(): void;
  close(): void;
}

/** `server`: the origin of what comes from there. */
export function connect(
  doc: Y.Doc,
  server: object,
  plan: ConnectionPlan,
  events: ConnectionEvents,
): Connection {
  const awareness = new Awareness(doc);
  // The server says who comes and who goes, and nothing of who stays and does nothing: nobody is given up after a time. [A11-125]
  clearInterval(awareness._checkInterval);
  const carriesPresence = plan.document === "room";
  if (!carriesPresence) awareness.destroy();
  const counter = openCounter(events);
  const say = (write: (encoder: encoding.Encoder) => void): void => {
    const encoder = encoding.createEncoder();
    write(encoder);
    // A number alone is a message with nothing to say: the answer to a step 2.
    if (encoding.length(encoder) > 1) counter.pass(encoding.toUint8Array(encoder), line.send);
  };
  const sayPresence = (): void => {
    if (awareness.getLocalState() === null) return;
    say((encoder) => {
      encoding.writeVarUint(encoder, messageAwareness);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    });
  };
  const sync = (decoder: decoding.Decoder): void =>
    say((encoder) => {
      encoding.writeVarUint(encoder, messageSync);
      if (readSyncMessage(decoder, encoder, doc, server) === syncStep2) events.synced();
    });
  const line = openLine(
    { ...plan, address: `${plan.address}/${plan.document}`, protocols: protocolsOf(plan) },
    {
      began: counter.begin,
      opened: () => {
        events.opened();
        say((encoder) => {
          encoding.writeVarUint(encoder, messageSync);
          writeSyncStep1(encoder, doc);
        });
        sayPresence();
      },
      heard: (frame) => {
        const decoder = decoding.createDecoder(frame);
        const message = decoding.readVarUint(decoder);
        if (message === messageSync) sync(decoder);
        if (message === messageDurable) events.durable(decoding.readVarUint(decoder));
        if (message === messageQueryAwareness) sayPresence();
        if (message === messageAwareness && carriesPresence) {
          applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), server);
        }
      },
      lost: () => {
        forgetOthers(awareness, server);
        events.lost();
      },
      closed: events.closed,
    },
  );
  // One's own presence alone: with n people each movement would else come back n times.
  awareness.on("update", (_changes: unknown, origin: unknown) => {
    if (origin === "local") sayPresence();
  });
  return {
    awareness,
    tell: (update) =>
      say((encoder) => {
        encoding.writeVarUint(encoder, messageSync);
        writeUpdate(encoder, update);
      }),
    retry: line.retry,
    close: () => {
      line.close();
      awareness.destroy();
    },
  };
}

/** Nobody is known to be here while there is no line. */
function forgetOthers(awareness: Awareness, server: object): void {
  const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID);
  removeAwarenessStates(awareness, others, server);
  // A server that saw us leave remembers the number of our last word; only a greater one counts next time.
  const state = awareness.getLocalState();
  if (state !== null) awareness.setLocalState(state);
}
