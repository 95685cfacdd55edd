// Owns: what the rooms and the door count about themselves, as a port: the server gives counters, a test a list.
// It must not know workshops or persons: no call carries either. Rules: ACC-13, ACC-44.
import type { CloseCode } from "../../shared/wire/protocol.ts";
import type { SyncLimits } from "./limits.ts";

export interface SyncFigures {
  /** A limit was reached and did its work: something was refused, slowed, dropped or cut. */
  limit(name: keyof SyncLimits): void;
  /** A connection was closed by the server. */
  closed(code: CloseCode): void;
  /**
   * Edits of shared documents were made durable in one tick; `durationMs` from the call of the store to its answer. Who looks
   * at figures must not see when, and how often, people write what is private.
   */
  committed(edits: number, durationMs: number): void;
  /** Stored rows that do not apply were put away. */
  quarantined(rows: number): void;
  /** A shared document was compacted, or the result was not sound. */
  compacted(outcome: "done" | "refused" | "unsound" | "renewed"): void;
}

const ignore = (): void => undefined;

export const noFigures: SyncFigures = {
  limit: ignore,
  closed: ignore,
  committed: ignore,
  quarantined: ignore,
  compacted: ignore,
};
