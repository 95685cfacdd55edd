// Owns: one socket's place in a room: what its link allows, which document it is on, and how far it has been served.
// It must not know how a socket works. Rules: SYN-3, SYN-4.
import type { Role } from "../../shared/model/rights.ts";
import type { CloseCode } from "../../shared/wire/protocol.ts";
import type { StoredName } from "../store/store.ts";
import type { Held } from "./held.ts";
import { ownerOf } from "./owners.ts";

/** The far end, as a room sees it. None of these throws when the other side has gone already. */
export interface Peer {
  /** `body` is the rest of the frame: it goes out as it lies, so that many can be sent the same large bytes. */
  send(frame: Uint8Array, body?: Uint8Array): void;
  close(code: CloseCode, reason: string): void;
  /** Bytes that were sent and have not left this machine yet. */
  queuedBytes(): number;
}

/** Who comes in, and what for. */
export interface Guest {
  readonly linkId: string;
  readonly role: Role;
  readonly name: StoredName;
  /** What its browser says it is, if it says so. */
  readonly session?: string | undefined;
  /** The epoch that the client says it holds. */
  readonly epoch: number | undefined;
  /** Whether it asked to be told what is durable. */
  readonly acknowledges: boolean;
}

export interface Connection extends Guest {
  readonly held: Held;
  readonly peer: Peer;
  /** Whose the ids are that it writes under. */
  readonly owner: string;
  closed: boolean;
  /** Has been sent the whole document, and gets what changes from then on. */
  joined: boolean;
  /** Step-2 and update messages received so far; acknowledgements count the same. */
  received: number;
  acknowledged: number;
  /** A step 1 was sent, and its step 2 has not come yet. */
  awaitsStep2: boolean;
  /** An update was left out for a gap: nothing is acknowledged until a step 2 brings it again. */
  hasGap: boolean;
  gapsInARow: number;
  /** Who left since it missed a presence frame, so that it needs all of them; undefined where it missed none. */
  missedLeavers: Set<number> | undefined;
  lastSentMs: number;
  /** Size of the document it was sent when it joined: no reader is slow for having just begun. */
  joinBytes: number;
}

export function newConnection(guest: Guest, held: Held, peer: Peer, nowMs: number): Connection {
  return {
    ...guest,
    held,
    peer,
    owner: ownerOf(guest.linkId, guest.session),
    closed: false,
    joined: false,
    received: 0,
    acknowledged: 0,
    awaitsStep2: false,
    hasGap: false,
    gapsInARow: 0,
    missedLeavers: undefined,
    lastSentMs: nowMs,
    joinBytes: 0,
  };
}
