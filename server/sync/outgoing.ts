// Owns: what goes out beside documents: presence, coalesced and dropped first, signs of life, and the cut of readers
// who do not keep up. It must not know what is in a document. Rules: SYN-14, SYN-18 to SYN-20.
import type { Outside } from "../../shared/kit/outside.ts";
import { awarenessFrame } from "../../shared/wire/frames.ts";
import { type CloseCode, closeCodes } from "../../shared/wire/protocol.ts";
import type { Connection } from "./connection.ts";
import type { SyncFigures } from "./figures.ts";
import type { Held } from "./held.ts";
import type { SyncLimits } from "./limits.ts";
import { Presence } from "./presence.ts";

/** What it takes of a room's setting. */
export interface OutgoingSetting {
  readonly outside: Outside;
  readonly limits: SyncLimits;
  readonly figures: SyncFigures;
}

/** A frame in two: what is stored goes behind its head as it lies. */
export interface FramePart {
  readonly head: Uint8Array;
  readonly body: Uint8Array;
}

const signOfLife = awarenessFrame([]);

export class Outgoing {
  readonly #connections: ReadonlySet<Connection>;
  readonly #outside: Outside;
  readonly #limits: SyncLimits;
  readonly #figures: SyncFigures;
  readonly #cut: (connection: Connection, code: CloseCode, reason: string) => void;
  readonly #presence: Presence<Connection>;
  #presenceIsDue = false;
  #lastPresenceMs = Number.NEGATIVE_INFINITY;
  #stopBeat: () => void;

  constructor(
    connections: ReadonlySet<Connection>,
    { outside, limits, figures }: OutgoingSetting,
    cut: (connection: Connection, code: CloseCode, reason: string) => void,
  ) {
    this.#connections = connections;
    this.#outside = outside;
    this.#limits = limits;
    this.#figures = figures;
    this.#cut = cut;
    this.#presence = new Presence(limits.presenceBytes);
    this.#stopBeat = outside.after(limits.silenceMs / 4, () => this.#beat());
  }

  /** Sends a frame; cuts the connection when too much waits for it already. */
  send(connection: Connection, frame: Uint8Array, nowMs = this.#outside.now()): void {
    if (!this.#keepsUp(connection)) return;
    connection.peer.send(frame);
    connection.lastSentMs = nowMs;
  }

  /** Sends a whole document, each part of it as it lies: no reader is slow for having just begun. */
  sendDocument(connection: Connection, parts: readonly FramePart[]): void {
    if (!this.#keepsUp(connection)) return;
    for (const { head, body } of parts) connection.peer.send(head, body);
    // Not added up: who asks again and again without reading falls behind all the same.
    connection.joinBytes = parts.reduce((sum, { body }) => sum + body.length, 0);
    connection.lastSentMs = this.#outside.now();
  }

  #keepsUp(connection: Connection): boolean {
    if (connection.closed) return false;
    const queued = connection.peer.queuedBytes();
    if (queued === 0) connection.joinBytes = 0;
    if (queued <= this.#limits.readerQueueBytes + connection.joinBytes) return true;
    this.#figures.limit("readerQueueBytes");
    this.#cut(connection, closeCodes.tooSlow, "You read more slowly than the others write.");
    return false;
  }

  /** Sends one frame to all who are on a document, but to `except`. */
  tell(held: Held, frame: Uint8Array, except: Connection | undefined): void {
    const nowMs = this.#outside.now();
    for (const connection of this.#connections) {
      if (connection.held !== held || !connection.joined || connection === except) continue;
      this.send(connection, frame, nowMs);
    }
  }

  hearPresence(connection: Connection, states: Uint8Array): void {
    const isTaken = this.#presence.hear(connection, connection.role, states);
    if (!isTaken) this.#figures.limit("presenceBytes");
    this.#presenceSoon();
  }

  setAnonymous(anonymous: boolean): void {
    this.#presence.setAnonymous(anonymous);
    this.#presenceSoon();
  }

  /** Tells one connection who is here. */
  sendEverybody(connection: Connection): void {
    const frame = this.#presence.everybody(connection, connection.missedLeavers);
    connection.missedLeavers = undefined;
    if (frame !== undefined) this.send(connection, frame);
  }

  left(connection: Connection): void {
    this.#presence.leave(connection);
    this.#presenceSoon();
  }

  stop(): void {
    this.#stopBeat();
  }

  #presenceSoon(): void {
    if (this.#presenceIsDue || !this.#presence.hasNews()) return;
    this.#presenceIsDue = true;
    const waitMs = this.#lastPresenceMs + this.#limits.presenceMs - this.#outside.now();
    if (waitMs <= 0) this.#sendPresence();
    else this.#outside.after(waitMs, () => this.#sendPresence());
  }

  #sendPresence(): void {
    this.#presenceIsDue = false;
    this.#lastPresenceMs = this.#outside.now();
    const { gone, frameFor } = this.#presence.news(this.#lastPresenceMs);
    for (const connection of [...this.#connections]) {
      if (connection.name !== "room" || !connection.joined) continue;
      if (this.#keepsUpWithPresence(connection, gone)) {
        const frame = frameFor(connection);
        if (frame !== undefined) this.send(connection, frame, this.#lastPresenceMs);
      }
    }
  }

  /** False where news are not for it: it is behind, or was, and has been told of everybody instead. */
  #keepsUpWithPresence(connection: Connection, gone: readonly number[]): boolean {
    const isBehind = !this.#takesPresence(connection);
    if (!isBehind && !connection.missedLeavers) return true;
    if (!connection.missedLeavers) this.#figures.limit("presenceQueueBytes");
    connection.missedLeavers ??= new Set();
    for (const client of gone) connection.missedLeavers.add(client);
    if (!isBehind) this.sendEverybody(connection);
    return false;
  }

  #takesPresence({ peer }: Connection): boolean {
    return peer.queuedBytes() <= this.#limits.presenceQueueBytes;
  }

  #beat(): void {
    const { silenceMs } = this.#limits;
    this.#stopBeat = this.#outside.after(silenceMs / 4, () => this.#beat());
    const quietSinceMs = this.#outside.now() - (silenceMs * 3) / 4;
    for (const connection of [...this.#connections]) {
      if (connection.missedLeavers && this.#takesPresence(connection))
        this.sendEverybody(connection);
      if (connection.lastSentMs <= quietSinceMs) this.send(connection, signOfLife);
    }
  }
}
