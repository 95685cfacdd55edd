// Owns: reading documents: their heads, their rows with checksums looked at, and what was put in quarantine.
// It must not know what the bytes mean. Implements STO-8 and STO-9.
import { rowChecksum } from "../checksum.ts";
import type { DocumentKey, QuarantineReport, StoredDocument, StoredName } from "../store.ts";
import { bytesOf, type Driver, numberOf, type Row, textOf } from "./driver.ts";

/** A document without its bytes. */
export interface DocumentHead {
  readonly number: number;
  readonly epoch: number;
  readonly snapshotSeq: number;
  readonly lastSeq: number;
}

interface StoredRow {
  readonly part: QuarantineReport["part"];
  readonly seq: number;
  readonly bytes: Uint8Array;
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
  const before = quarantinedRows(driver, head);
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

/** Moves one row out of what is served. A row that is not there is passed over. */
export function moveToQuarantine(
  driver: Driver,
  head: DocumentHead,
  part: QuarantineReport["part"],
  seq: number,
): void {
  if (part === "snapshot") {
    driver.run(
      "INSERT OR REPLACE INTO quarantine (document, part, seq, bytes, checksum) SELECT document, 'snapshot', ?, bytes, checksum FROM snapshots WHERE document = ?",
      [seq, head.number],
    );
    driver.run("DELETE FROM snapshots WHERE document = ?", [head.number]);
    return;
  }
  driver.run(
    "INSERT OR REPLACE INTO quarantine (document, part, seq, bytes, checksum) SELECT document, 'update', seq, bytes, checksum FROM updates WHERE document = ? AND seq = ?",
    [head.number, seq],
  );
  driver.run("DELETE FROM updates WHERE document = ? AND seq = ?", [head.number, seq]);
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
  head: DocumentHead,
): readonly StoredRow[] {
  const checked = (part: StoredRow["part"], seq: number, row: Row): StoredRow => {
    const bytes = bytesOf(row, "bytes");
    const isSound = rowChecksum(document, head.epoch, seq, bytes) === numberOf(row, "checksum");
    return { part, seq, bytes, isSound };
  };
  const snapshots = driver.all("SELECT bytes, checksum FROM snapshots WHERE document = ?", [
    head.number,
  ]);
  const updates = driver.all(
    "SELECT seq, bytes, checksum FROM updates WHERE document = ? ORDER BY seq",
    [head.number],
  );
  return [
    ...snapshots.map((row) => checked("snapshot", head.snapshotSeq, row)),
    ...updates.map((row) => checked("update", numberOf(row, "seq"), row)),
  ];
}

function quarantinedRows(driver: Driver, head: DocumentHead): number {
  const row = driver.get("SELECT count(*) AS amount FROM quarantine WHERE document = ?", [
    head.number,
  ]);
  return row === undefined ? 0 : numberOf(row, "amount");
}
