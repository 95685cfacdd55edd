// Owns: what is offered to the server when a document is connected: where, as whom, for which epoch. Must not know what
// is done with the connection.

import type { DocumentName } from "../../shared/model/tables.ts";
import {
  acknowledgedProtocol,
  bearerPrefix,
  epochPrefix,
  participantPrefix,
  plainProtocol,
  sessionPrefix,
} from "../../shared/wire/protocol.ts";
import type { WorkshopMemory } from "./memory.ts";

export interface Offer {
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
}

/** What this browser offers for a document of a workshop. */
export function offerFor(
  memory: WorkshopMemory,
  origin: string,
  { id, token }: { readonly id: string; readonly token: string },
  document: DocumentName,
  epoch: number,
): Offer {
  return {
    document,
    token,
    epoch,
    address: `${origin.replace(/^http/, "ws")}/sync/${id}`,
    ...(document === "mine" ? { participant: memory.participantSecret(id) } : {}),
    ...(document === "room" ? {} : { session: memory.documentSession(id, document) }),
  };
}

export function protocolsOf({ token, epoch, participant, session }: Offer): string[] {
  return [
    acknowledgedProtocol,
    plainProtocol,
    bearerPrefix + token,
    epochPrefix + epoch,
    ...(participant === undefined ? [] : [participantPrefix + participant]),
    ...(session === undefined ? [] : [sessionPrefix + session]),
  ];
}
