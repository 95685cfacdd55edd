// The storage port: what a workshop's memory must promise, in one vocabulary for every implementation.
// It must not know Yjs, what a role may do, sockets or time: bytes, numbers and words come in from the caller.
// Rules: STO-1 to STO-20; `store.contract.ts` holds every implementation to them.
import type { Role } from "../../shared/model/rights.ts";

/** A document of a workshop. A `mine` is named by the hash of its participant's secret, never by the secret. */
export type StoredName = "map" | "room" | `mine:${string}`;

export interface DocumentKey {
  readonly workshopId: string;
  readonly name: StoredName;
}

/** An invitation as the store keeps it: the token itself is never stored, only its 32-byte hash. */
export interface LinkRecord {
  readonly id: string;
  readonly role: Role;
  readonly tokenHash: Uint8Array;
  readonly revoked: boolean;
}

export interface WorkshopRecord {
  readonly id: string;
  readonly title: string;
  /** The workshop's own key material, for example to hash participants' secrets. */
  readonly secret: Uint8Array;
  readonly createdAtMs: number;
}

/** A deleted workshop leaves only its id, so that a returning client can be told that it is gone. */
export type WorkshopState =
  | { readonly kind: "open"; readonly workshop: WorkshopRecord }
  | { readonly kind: "deleted" }
  | { readonly kind: "unknown" };

/** `S`, here and below: how a snapshot is given. Through the port always as bytes. */
export interface NewWorkshop<S = Uint8Array> extends WorkshopRecord {
  readonly links: readonly LinkRecord[];
  /** First contents; each document starts at epoch 1 with these bytes as its snapshot. */
  readonly documents: readonly { readonly name: StoredName; readonly snapshot: S }[];
}

export interface StoredUpdate {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface StoredDocument {
  /** 1 at first; one more after each erasure. A document never written also has epoch 1. */
  readonly epoch: number;
  /** All updates up to and including `snapshotSeq` in one; undefined when there are none, or it was damaged. */
  readonly snapshot: Uint8Array | undefined;
  /** 0 until the first compaction or erasure. */
  readonly snapshotSeq: number;
  /** The tail in the order of its commits, each `seq` greater than `snapshotSeq`. */
  readonly updates: readonly StoredUpdate[];
  /** The newest seq ever given out here; 0 when none. Never reused, in no epoch. */
  readonly lastSeq: number;
  /** How many rows of this document are kept away because they were damaged or did not apply. */
  readonly quarantined: number;
}

/** Adds one update to the tail. Conflicts when `epoch` is not the document's. Bytes may be reused afterwards. */
export interface Append {
  readonly name: StoredName;
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

/**
 * Compaction: `snapshot` stands for the old snapshot and the tail up to and including `throughSeq`; later updates
 * stay. Conflicts unless the document still has this `epoch`, its snapshot still reaches exactly `expectSnapshotSeq`,
 * and `expectSnapshotSeq <= throughSeq <= lastSeq`.
 */
export interface Replacement<S = Uint8Array> {
  readonly name: StoredName;
  readonly epoch: number;
  readonly expectSnapshotSeq: number;
  readonly throughSeq: number;
  readonly snapshot: S;
}

/**
 * Deletes every row of a document, quarantined ones too, and raises its epoch by one. Conflicts unless it still has
 * this `epoch` and `lastSeq`: what arrived after the caller looked is never deleted unseen. `keep` becomes the
 * snapshot of the new epoch. The text is physically gone after the next `purge`.
 */
export interface Erasure<S = Uint8Array> {
  readonly name: StoredName;
  readonly epoch: number;
  readonly lastSeq: number;
  readonly keep?: S;
}

/** A condition on the state before this commit. */
export type Expectation =
  | { readonly kind: "epoch"; readonly name: StoredName; readonly epoch: number }
  | { readonly kind: "lastSeq"; readonly name: StoredName; readonly lastSeq: number }
  /** `value` undefined: the decision must not have been taken yet. */
  | { readonly kind: "decision"; readonly key: string; readonly value: string | undefined }
  | { readonly kind: "linkActive"; readonly linkId: string };

/** A named fact that is compared and set, for example `round:<id>` → `revealed`. */
export interface Decision {
  readonly key: string;
  readonly value: string;
}

/** What an act was answered, so that the same request gets the same answer. `body` must hold no token. */
export interface Answer {
  readonly linkId: string;
  readonly requestId: string;
  readonly body: string;
  readonly atMs: number;
}

/**
 * One transaction over rows of one workshop: all of it happens, or nothing. Fields take effect in the order below, so
 * an `append` and an `erase` of one document meet in that order, and the erasure must expect the appended seq.
 */
export interface Commit<S = Uint8Array> {
  readonly workshopId: string;
  /** When this request was answered before, that answer is the outcome: nothing is expected and nothing written. */
  readonly answer?: Answer;
  readonly expect?: readonly Expectation[];
  readonly append?: readonly Append[];
  readonly replace?: readonly Replacement<S>[];
  readonly erase?: readonly Erasure<S>[];
  /** Rows whose bytes are sound but do not apply; the snapshot is that of its `snapshotSeq`. An unknown row is passed over. */
  readonly quarantine?: readonly { readonly name: StoredName; readonly seq: number }[];
  readonly decide?: readonly Decision[];
  /** Ids of drafts that are published: one set for the workshop, so that nothing says which were one person's. */
  readonly taken?: readonly string[];
  readonly addLinks?: readonly LinkRecord[];
  readonly revokeLinks?: readonly string[];
  /** A purge will follow: without the room that it needs this commit is `full` and nothing is written. */
  readonly purges?: boolean;
}

/**
 * Which condition of a commit did not hold, and what was found instead. `workshop`: it is unknown or deleted. `link`:
 * an expected one is revoked or unknown, a revoked one is unknown, or an added one is there already.
 */
export type Conflict =
  | { readonly what: "workshop" }
  | {
      readonly what: "epoch" | "lastSeq" | "snapshotSeq";
      readonly name: StoredName;
      readonly found: number;
    }
  | { readonly what: "decision"; readonly key: string; readonly found: string | undefined }
  | { readonly what: "link"; readonly linkId: string };

export type CommitOutcome =
  /** Durable. `appended` has one entry for each `append`, in the same order. */
  | { readonly kind: "committed"; readonly appended: readonly number[] }
  | { readonly kind: "answered"; readonly body: string }
  | { readonly kind: "conflict"; readonly conflict: Conflict }
  /** The disk is full or refuses writes: nothing was written; the same commit may be tried again later. */
  | { readonly kind: "full" };

export type CreateOutcome =
  | { readonly kind: "created" }
  | { readonly kind: "exists" }
  | { readonly kind: "full" };

export type BackupOutcome =
  | { readonly kind: "written"; readonly sizeBytes: number }
  /** There is a file of this name already; it was left alone. */
  | { readonly kind: "exists" }
  | { readonly kind: "full" };

/** After `full`, erased text may still be in the files; the next purge looks again. */
export type PurgeOutcome = { readonly kind: "purged" } | { readonly kind: "full" };

export type DeleteOutcome =
  | { readonly kind: "deleted" }
  | { readonly kind: "unknown" }
  | { readonly kind: "full" };

export interface StoreHealth {
  /** False after a write was refused, until one succeeds; `health` itself tries one then. */
  readonly writable: boolean;
  readonly quarantinedRows: number;
  /** How much of what is deleted or replaced could not be wiped, since it lies in damaged pages. Each purge tries again. */
  readonly unwiped: number;
  /** Whether the pages of the database were in order when it was opened. Rows have checksums of their own. */
  readonly sound: boolean;
  /** Size of the database on disk, without its log, whose length tells when something private was written; 0 in memory. */
  readonly storedBytes: number;
}

/** A row was found damaged and put away. Holds no text; ids must not become labels of a metric. */
export interface QuarantineReport {
  readonly document: DocumentKey;
  readonly part: "snapshot" | "update";
  readonly seq: number;
}

/** How long answers are remembered: at most so many for each link, and none older than so much at the next one. */
export interface AnswerLimits {
  readonly answersPerLink: number;
  readonly answerAgeMs: number;
}

export const defaultAnswerLimits: AnswerLimits = { answersPerLink: 1_000, answerAgeMs: 86_400_000 };

/**
 * Calls take effect in the order in which they were made; one that writes a snapshot of more than a megabyte or reads
 * such a document may take effect later, at one moment before it is answered, and until then the snapshot's bytes must
 * stay as they are. A promise of a write is kept only when the write is durable. Expected failures are outcomes;
 * anything else rejects.
 */
export interface Store {
  createWorkshop(workshop: NewWorkshop): Promise<CreateOutcome>;
  workshop(id: string): Promise<WorkshopState>;
  /** The ids of all workshops that are there, sorted. */
  workshopIds(): Promise<readonly string[]>;
  /** Takes a workshop away at once; kept when it is wiped from the files too. Only its id stays. */
  deleteWorkshop(id: string): Promise<DeleteOutcome>;
  /** In the order in which they were added, revoked ones too. */
  links(workshopId: string): Promise<readonly LinkRecord[]>;

  /** An unknown document is empty at epoch 1. Damaged rows are put in quarantine, reported and left out. */
  load(document: DocumentKey): Promise<StoredDocument>;
  /** The names, sorted, of the documents that ever had a row and start with `prefix` (all without one). */
  documents(workshopId: string, prefix?: string): Promise<readonly StoredName[]>;
  commit(commit: Commit): Promise<CommitOutcome>;

  answer(workshopId: string, linkId: string, requestId: string): Promise<string | undefined>;
  decision(workshopId: string, key: string): Promise<string | undefined>;
  /** Sorted: their order says nothing. */
  takenIds(workshopId: string): Promise<readonly string[]>;

  /** After `purged`, erased and deleted text is in no file of the store but for what is `unwiped`. Call after a reveal and at start. */
  purge(): Promise<PurgeOutcome>;
  /** Writes a copy to a new file, each workshop as at one moment, without any `mine` document and without answers. */
  backup(path: string): Promise<BackupOutcome>;
  health(): Promise<StoreHealth>;
  /** Finishes what was asked, then lets go of the files. Later calls reject. */
  close(): Promise<void>;
}
