// Owns: what the server's thread and the store's thread say to each other. Every operation of the port travels as
// its name and arguments, so that the port's types are the protocol's. It must not know SQL.
import type {
  AnswerLimits,
  Commit,
  CommitOutcome,
  CreateOutcome,
  DocumentKey,
  NewWorkshop,
  QuarantineReport,
  Store,
} from "../store.ts";

/** A larger snapshot is written, read and wiped in pieces of this size, so that nobody waits for more than one. */
export const pieceBytes = 1_048_576;

/** The pieces of one snapshot, in a few numbers by which one that is missing or exchanged is noticed. */
export interface Bundle {
  /** Never given twice. */
  readonly number: number;
  readonly pieces: number;
  readonly bytes: number;
  /** Of all bytes. */
  readonly checksum: number;
}

export type Snapshot = Uint8Array | Bundle;

/**
 * The next piece of a bundle, of which `bundle` is what there is so far; the first one begins a bundle. `epoch`: that of the
 * document the snapshot is made of; undefined for a workshop that does not exist yet.
 */
export interface Piece {
  readonly bundle: Bundle | undefined;
  readonly bytes: Uint8Array;
  readonly epoch?: number | undefined;
}

export type LayOutcome =
  | { readonly kind: "laid"; readonly bundle: Bundle }
  /** What it was for is deleted or erased. */
  | { readonly kind: "gone" }
  | { readonly kind: "full" };

/** What the store's thread does: the port, except that large snapshots were laid down before they are committed. */
export interface ThreadStore extends Omit<Store, "commit" | "createWorkshop"> {
  commit(commit: Commit<Snapshot>): Promise<CommitOutcome>;
  createWorkshop(workshop: NewWorkshop<Snapshot>): Promise<CreateOutcome>;
  /**
   * Adds a piece of what will be a snapshot of `document`. The call that names the bundle uses it up, whatever its
   * outcome.
   */
  layPiece(document: DocumentKey, piece: Piece): Promise<LayOutcome>;
  /** Bundles that no call will name. */
  letGo(bundles: readonly Bundle[]): Promise<void>;
}

export type Operation = keyof ThreadStore;

export type Given<O extends Operation> = Parameters<ThreadStore[O]>;

export type Gives<O extends Operation> = Awaited<ReturnType<ThreadStore[O]>>;

/** What the store's thread is started with. */
export interface WorkerSettings {
  readonly path: string;
  readonly answerLimits: AnswerLimits;
}

export type Call = {
  [O in Operation]: { readonly number: number; readonly operation: O; readonly given: Given<O> };
}[Operation];

export type Reply =
  | { readonly kind: "opened" }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "done"; readonly number: number; readonly value: Gives<Operation> }
  | { readonly kind: "failed"; readonly number: number; readonly error: Error }
  | { readonly kind: "quarantined"; readonly report: QuarantineReport }
  | { readonly kind: "unwiped" };

/** Below this size a buffer is copied faster than moved. */
const movedFromBytes = 16_384;

/** The large buffers of a message that only it uses, to be moved to the other thread instead of copied. */
export function ownBuffers(message: unknown, found: ArrayBuffer[] = []): ArrayBuffer[] {
  if (message instanceof Uint8Array) {
    const { buffer, byteLength } = message;
    if (buffer instanceof ArrayBuffer && byteLength >= movedFromBytes) found.push(buffer);
  } else if (typeof message === "object" && message !== null) {
    for (const part of Object.values(message)) ownBuffers(part, found);
  }
  return found;
}

/**
 * A copy of a message whose bytes lie in buffers of their own. Without it a small view of a large buffer would carry
 * the whole buffer across, and moving a buffer would take it from the caller.
 */
export function withOwnBytes<T>(message: T): T {
  return copied(message) as T;
}

function copied(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(copied);
  // Each commit comes by here: key by key takes a quarter of the time of a list of entries.
  const copy: Record<string, unknown> = {};
  const parts = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(parts)) copy[key] = copied(parts[key]);
  return copy;
}
