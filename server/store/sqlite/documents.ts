// Owns: reading documents: their heads, their rows with checksums looked at, and what was put in quarantine.
// It must not know what the bytes mean. Implements STO-8 and STO-9.
import { rowChecksum } from "../checksum.ts";
import type { DocumentKey, QuarantineReport, StoredDocument, StoredName } from "../store.ts";
import { type Driver, numberOf, textOf } from "./driver.ts";
import { keepAway, keptAway, type OwnTable, ownTable, rowsOf, type StoredRow } from "./rows.ts";

/** A document without its bytes. */
export interface DocumentHead {
  readonly number: number;
  /** Where its rows lie. */
  readonly table: OwnTable;
  readonly epoch: number;
  readonly snapshotSeq: number;
  readonly lastSeq: number;
}

interface CheckedRow extends StoredRow {
  readonly part: QuarantineReport["part"];
  readonly isSound: boolean;
}

const nothing: StoredDocument = {
  epoch: 1,
  snapshot: undefined,
  snapshotSeq: 0,
  updates: [],
  lastSeq: 0,
  quarantined: 0,
};

/** The number of a workshop's row; undefined when it is unknown or deleted. */
export function workshopNumber(driver: Driver, workshopId: string): number | undefined {
  const row = driver.get("SELECT number FROM workshops WHERE id = ?", [workshopId]);
  return row === undefined ? undefined : numberOf(row, "number");
}

export function documentHead(
  driver: Driver,
  workshop: number,
  name: StoredName,
): DocumentHead | undefined {
  const row = driver.get(
    "SELECT number, epoch, snapshot_seq, last_seq FROM documents WHERE workshop = ? AND name = ?",
    [workshop, name],
  );
  if (row === undefined) return undefined;
  return {
    number: numberOf(row, "number"),
    table: ownTable(workshop, name),
    epoch: numberOf(row, "epoch"),
    snapshotSeq: numberOf(row, "snapshot_seq"),
    lastSeq: numberOf(row, "last_seq"),
  };
}

/**
 * A document as it may be served. `putAway` is called with the damaged rows and moves them to quarantine; they are left
 * out and counted even when it cannot, because the disk is full.
 */
export function loadDocument(
  driver: Driver,
  document: DocumentKey,
  putAway: (head: DocumentHead, damaged: readonly QuarantineReport[]) => void,
): StoredDocument {
  const workshop = workshopNumber(driver, document.workshopId);
  if (workshop === undefined) return nothing;
  const head = documentHead(driver, workshop, document.name);
  if (head === undefined) return nothing;
  const rows = storedRows(driver, document, head);
  const damaged = rows
    .filter((row) => !row.isSound)
    .map(({ part, seq }): QuarantineReport => ({ document, part, seq }));
  const before = keptAway(driver, head.table, head.number);
  if (damaged.length > 0) putAway(head, damaged);
  const sound = rows.filter((row) => row.isSound);
  return {
    epoch: head.epoch,
    snapshot: sound.find((row) => row.part === "snapshot")?.bytes,
    snapshotSeq: head.snapshotSeq,
    updates: sound.flatMap(({ part, seq, bytes }) => (part === "update" ? [{ seq, bytes }] : [])),
    lastSeq: head.lastSeq,
    quarantined: before + damaged.length,
  };
}

/** Moves one row out of what is served, and counts it. A row that is not there is passed over. */
export function moveToQuarantine(
  driver: Driver,
  { table, number }: DocumentHead,
  part: QuarantineReport["part"],
  seq: number,
): void {
  keepAway(driver, table, number, part, seq);
  driver.run("UPDATE documents SET quarantined = ? WHERE number = ?", [
    keptAway(driver, table, number),
    number,
  ]);
}

/** Names that start with `prefix`, sorted by code unit. */
export function documentNames(
  driver: Driver,
  workshopId: string,
  prefix: string,
): readonly StoredName[] {
  const rows = driver.all(
    "SELECT d.name FROM documents d JOIN workshops w ON w.number = d.workshop WHERE w.id = ? ORDER BY d.name",
    [workshopId],
  );
  return rows
    .map((row) => textOf(row, "name") as StoredName)
    .filter((name) => name.startsWith(prefix));
}

function storedRows(
  driver: Driver,
  document: DocumentKey,
  { table, number, epoch, snapshotSeq }: DocumentHead,
): readonly CheckedRow[] {
  const checked = (part: CheckedRow["part"], row: StoredRow): CheckedRow => {
    // A snapshot is one only up to where the document says that it reaches.
    const seq = part === "snapshot" ? snapshotSeq : row.seq;
    const isSound = rowChecksum(document, epoch, seq, row.bytes) === row.checksum;
    return { ...row, part, isSound };
  };
  return [
    ...rowsOf(driver, table, number, "snapshot").map((row) => checked("snapshot", row)),
    ...rowsOf(driver, table, number, "update").map((row) => checked("update", row)),
  ];
}
