// Owns: every bound of the sync server: its name, unit and default. Rules: SYN-18 to SYN-24.
import { keepAliveMs } from "../../shared/wire/protocol.ts";

export interface SyncLimits {
  /** Largest frame that is read, in bytes. */
  readonly frameBytes: number;
  /** Largest document, in bytes of snapshot and tail together. */
  readonly documentBytes: number;
  /** Largest private document, in bytes. */
  readonly mineBytes: number;
  /** Frames a second that one connection may keep up. */
  readonly framesPerSecond: number;
  /** Frames that may come at once before reading is slowed. */
  readonly framesBurst: number;
  /** How long a connection may be slowed without a pause before it is closed, in milliseconds. */
  readonly slowedMs: number;
  /** Connections in one workshop. */
  readonly connectionsPerWorkshop: number;
  /** Longest time between two commits of one workshop, in milliseconds. */
  readonly tickMs: number;
  /** So much of that time for each connection of the workshop, in milliseconds: few need not wait for each other. */
  readonly tickMsPerConnection: number;
  /** Time between two presence frames of one workshop, in milliseconds. */
  readonly presenceMs: number;
  /** Largest presence of one person, in bytes of JSON. */
  readonly presenceBytes: number;
  /** Bytes waiting for one reader beyond which it is sent no presence. */
  readonly presenceQueueBytes: number;
  /** Bytes waiting for one reader beyond which it is closed. */
  readonly readerQueueBytes: number;
  /** Longest silence towards a connection, in milliseconds. */
  readonly silenceMs: number;
  /**
   * Longest silence from a connection, in milliseconds, before its line is cut. It is asked for a sign of life three
   * times within that, which browsers and `ws` answer by themselves.
   */
  readonly deafMs: number;
  /** Bytes of tail beyond which a document is compacted, at least; and not before the tail is as large as the snapshot. */
  readonly tailBytes: number;
  /** The same once the last one has left, for the next who comes: and not before an eighth of the snapshot. */
  readonly restTailBytes: number;
  /**
   * Longest time that a private document keeps what was typed on the way to what it says now, in milliseconds: then all
   * that were written are compacted.
   */
  readonly mineHistoryMs: number;
  /** Client ids in a map beyond which it is written anew under one, when nobody has it open. */
  readonly pastClients: number;
  /** Values of a map that are gone, beyond which, and if they are more than are there, it is written anew in the same way. */
  readonly goneValues: number;
  /** Client ids under which one document may have been written. */
  readonly clientsPerDocument: number;
  /**
   * Ranges of clocks in which the deletions of one document may lie. What people write has no more of them than the document
   * has values.
   */
  readonly rangesPerDocument: number;
  /** Largest piece of a document, in bytes, of which somebody who has a part is sent only the rest. */
  readonly partBytes: number;
  /** Largest update, in bytes, that is cut down to its news here; of a larger one that overlaps the news are asked for. */
  readonly overlapBytes: number;
  /** Answered gaps in a row, without an accepted update between, before a connection is closed. */
  readonly gapsInARow: number;
}

export const defaultSyncLimits: SyncLimits = {
  frameBytes: 8 * 1024 * 1024,
  documentBytes: 64 * 1024 * 1024,
  mineBytes: 2 * 1024 * 1024,
  framesPerSecond: 120,
  framesBurst: 600,
  slowedMs: 30_000,
  connectionsPerWorkshop: 2_000,
  tickMs: 30,
  tickMsPerConnection: 0.1,
  presenceMs: 50,
  presenceBytes: 4_096,
  presenceQueueBytes: 256 * 1024,
  readerQueueBytes: 4 * 1024 * 1024,
  silenceMs: keepAliveMs,
  deafMs: 60_000,
  tailBytes: 256 * 1024,
  restTailBytes: 32 * 1024,
  mineHistoryMs: 1_000,
  pastClients: 500,
  goneValues: 10_000,
  clientsPerDocument: 20_000,
  rangesPerDocument: 500_000,
  partBytes: 1024 * 1024,
  overlapBytes: 128 * 1024,
  gapsInARow: 8,
};
