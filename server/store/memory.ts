// Owns: the store in memory, for tests and trials. Its state is a `MemoryDisk` that outlives the store, so that a
// restart can be played. It shares no code with SQLite except the checksum: each is the other's oracle.
import { rowChecksum } from "./checksum.ts";
import {
  answerKey,
  committedRows,
  type DocumentRows,
  emptyDocument,
  type Row,
  rowOf,
  type WorkshopRows,
} from "./memory-commit.ts";
import {
  type AnswerLimits,
  type Commit,
  type CommitOutcome,
  type CreateOutcome,
  type DeleteOutcome,
  type DocumentKey,
  defaultAnswerLimits,
  type NewWorkshop,
  type QuarantineReport,
  type Store,
  type StoredDocument,
  type StoredName,
} from "./store.ts";

/** What a restart finds again. */
export interface MemoryDisk {
  readonly workshops: Map<string, WorkshopRows | "deleted">;
  readonly backups: Map<string, MemoryDisk>;
  /** While true, every write is refused as full. */
  full: boolean;
}

export interface MemoryStoreOptions {
  readonly onQuarantine?: (report: QuarantineReport) => void;
  readonly answerLimits?: AnswerLimits;
}

export function createMemoryDisk(): MemoryDisk {
  return { workshops: new Map(), backups: new Map(), full: false };
}

/** Flips one bit of a stored update, as a failing disk would. Throws when there is no such row. */
export function damageMemoryRow(disk: MemoryDisk, document: DocumentKey, seq: number): void {
  const row = documentRows(disk, document).updates.find((update) => update.seq === seq);
  if (row === undefined) throw new Error(`${document.name} has no update ${seq} to damage.`);
  row.bytes[0] = (row.bytes[0] ?? 0) ^ 1;
}

/** Every call takes effect at once, in the order of the calls; only the answer comes later. */
export function openMemoryStore(disk: MemoryDisk, options: MemoryStoreOptions = {}): Store {
  const limits = options.answerLimits ?? defaultAnswerLimits;
  let closed = false;
  const call = <T>(run: () => T): Promise<T> =>
    new Promise((resolve) => {
      if (closed) throw new Error("The store is closed.");
      resolve(run());
    });
  return {
    createWorkshop: (workshop) => call(() => createWorkshop(disk, workshop)),
    workshop: (id) =>
      call(() => {
        const found = disk.workshops.get(id);
        if (found === undefined) return { kind: "unknown" };
        if (found === "deleted") return { kind: "deleted" };
        return { kind: "open", workshop: found.record };
      }),
    workshopIds: () =>
      call(() => [...disk.workshops.keys()].filter((id) => workshopRows(disk, id)).sort()),
    deleteWorkshop: (id) => call(() => deleteWorkshop(disk, id)),
    links: (workshopId) => call(() => [...(workshopRows(disk, workshopId)?.links.values() ?? [])]),
    load: (document) => call(() => load(disk, document, options.onQuarantine)),
    documents: (workshopId, prefix = "") =>
      call(() =>
        [...(workshopRows(disk, workshopId)?.documents.keys() ?? [])]
          .filter((name) => name.startsWith(prefix))
          .sort(),
      ),
    commit: (commit) => call(() => commitTo(disk, commit, limits)),
    answer: (workshopId, linkId, requestId) =>
      call(() => workshopRows(disk, workshopId)?.answers.get(answerKey(linkId, requestId))?.body),
    decision: (workshopId, key) => call(() => workshopRows(disk, workshopId)?.decisions.get(key)),
    takenIds: (workshopId) => call(() => [...(workshopRows(disk, workshopId)?.taken ?? [])].sort()),
    purge: () => call(() => ({ kind: disk.full ? "full" : "purged" })),
    backup: (path) => call(() => backup(disk, path)),
    health: () =>
      call(() => ({
        writable: !disk.full,
        sound: true,
        quarantinedRows: quarantinedRows(disk),
        unwiped: 0,
        storedBytes: 0,
      })),
    close: () =>
      call(() => {
        closed = true;
      }),
  };
}

function workshopRows(disk: MemoryDisk, id: string): WorkshopRows | undefined {
  const found = disk.workshops.get(id);
  return found === "deleted" ? undefined : found;
}

function documentRows(disk: MemoryDisk, { workshopId, name }: DocumentKey): DocumentRows {
  return workshopRows(disk, workshopId)?.documents.get(name) ?? emptyDocument;
}

function createWorkshop(disk: MemoryDisk, workshop: NewWorkshop): CreateOutcome {
  if (disk.workshops.has(workshop.id)) return { kind: "exists" };
  if (disk.full) return { kind: "full" };
  const { id, title, createdAtMs } = workshop;
  const documents = workshop.documents.map(({ name, snapshot }): [StoredName, DocumentRows] => [
    name,
    { ...emptyDocument, snapshot: rowOf(id, name, 1, 0, snapshot) },
  ]);
  disk.workshops.set(id, {
    record: { id, title, createdAtMs, secret: workshop.secret.slice() },
    links: new Map(
      workshop.links.map((link) => [link.id, { ...link, tokenHash: link.tokenHash.slice() }]),
    ),
    documents: new Map(documents),
    answers: new Map(),
    decisions: new Map(),
    taken: new Set(),
  });
  return { kind: "created" };
}

function deleteWorkshop(disk: MemoryDisk, id: string): DeleteOutcome {
  if (workshopRows(disk, id) === undefined) return { kind: "unknown" };
  if (disk.full) return { kind: "full" };
  disk.workshops.set(id, "deleted");
  return { kind: "deleted" };
}

function commitTo(disk: MemoryDisk, commit: Commit, limits: AnswerLimits): CommitOutcome {
  const rows = workshopRows(disk, commit.workshopId);
  if (rows === undefined) return { kind: "conflict", conflict: { what: "workshop" } };
  if (commit.answer !== undefined) {
    const { linkId, requestId } = commit.answer;
    const earlier = rows.answers.get(answerKey(linkId, requestId));
    if (earlier !== undefined) return { kind: "answered", body: earlier.body };
  }
  const result = committedRows(rows, commit, limits);
  if (!result.ok) return { kind: "conflict", conflict: result.error };
  if (disk.full) return { kind: "full" };
  disk.workshops.set(commit.workshopId, result.value.rows);
  return { kind: "committed", appended: result.value.appended };
}

function load(
  disk: MemoryDisk,
  document: DocumentKey,
  onQuarantine: MemoryStoreOptions["onQuarantine"],
): StoredDocument {
  const found = documentRows(disk, document);
  const isSound = (row: Row): boolean =>
    rowChecksum(document, found.epoch, row.seq, row.bytes) === row.checksum;
  const snapshotIsDamaged = found.snapshot !== undefined && !isSound(found.snapshot);
  const damaged = found.updates.filter((row) => !isSound(row));
  const sound: DocumentRows = {
    ...found,
    snapshot: snapshotIsDamaged ? undefined : found.snapshot,
    updates: found.updates.filter(isSound),
    quarantined: [
      ...found.quarantined,
      ...(snapshotIsDamaged && found.snapshot !== undefined ? [found.snapshot] : []),
      ...damaged,
    ],
  };
  if (sound.quarantined.length > found.quarantined.length) {
    const workshop = workshopRows(disk, document.workshopId);
    if (workshop !== undefined) {
      const documents = new Map(workshop.documents).set(document.name, sound);
      disk.workshops.set(document.workshopId, { ...workshop, documents });
    }
    if (snapshotIsDamaged) onQuarantine?.({ document, part: "snapshot", seq: found.snapshotSeq });
    for (const { seq } of damaged) onQuarantine?.({ document, part: "update", seq });
  }
  return {
    epoch: sound.epoch,
    snapshot: sound.snapshot?.bytes,
    snapshotSeq: sound.snapshotSeq,
    updates: sound.updates.map(({ seq, bytes }) => ({ seq, bytes })),
    lastSeq: sound.lastSeq,
    quarantined: sound.quarantined.length,
  };
}

function backup(disk: MemoryDisk, path: string) {
  if (disk.backups.has(path)) return { kind: "exists" } as const;
  const copy = createMemoryDisk();
  for (const [id, rows] of disk.workshops) {
    copy.workshops.set(id, rows === "deleted" ? rows : withoutDrafts(rows));
  }
  disk.backups.set(path, copy);
  return { kind: "written", sizeBytes: 0 } as const;
}

function withoutDrafts(rows: WorkshopRows): WorkshopRows {
  const isShared = ([name]: readonly [StoredName, unknown]): boolean => !name.startsWith("mine:");
  return {
    ...rows,
    documents: new Map([...rows.documents].filter(isShared)),
    answers: new Map(),
  };
}

function quarantinedRows(disk: MemoryDisk): number {
  let count = 0;
  for (const rows of disk.workshops.values()) {
    if (rows === "deleted") continue;
    for (const document of rows.documents.values()) count += document.quarantined.length;
  }
  return count;
}
