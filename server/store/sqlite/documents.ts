// Owns: reading documents: their heads, their rows with checksums looked at, and what was put in quarantine.
// It must not know what the bytes mean. Implements STO-8, STO-9, STO-40, STO-44.

import type { Steps } from "../../../shared/kit/steps.ts";
import { rowChecksum } from "../checksum.ts";
import type {
  DocumentKey,
  QuarantineReport,
  StoredDocument,
  StoredName,
  StoredUpdate,
} from "../store.ts";
import { keepPieces, type Read, readPieces } from "./bundles.ts";
import { type Driver, numberOf, textOf } from "./driver.ts";
import { pieceBytes } from "./protocol.ts";
import {
  deleteSomeRows,
  keepAway,
  keptAway,
  nextRows,
  type OwnTable,
  ownTable,
  rowsOf,
  type StoredRow,
} from "./rows.ts";
import { bundleIn } from "./snapshots.ts";

/** A document without its bytes. */
export interface DocumentHead {
  readonly number: number;
  /** Where its rows lie. */
  readonly table: OwnTable;
  readonly epoch: number;
  readonly snapshotSeq: number;
  readonly lastSeq: number;
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

export interface Loaded {
  readonly stored: StoredDocument;
  /** Its snapshot is one long row, as all were before there were bundles. */
  readonly isLong: boolean;
}

/**
 * A document as it may be served, as it is at the last step. `putAway` is called with the damaged rows and moves them
 * to quarantine; they are left out and counted even when it cannot, because the disk is full.
 */
export function* loadDocument(
  driver: Driver,
  document: DocumentKey,
  putAway: (head: DocumentHead, damaged: readonly QuarantineReport[]) => void,
): Steps<Loaded> {
  for (;;) {
    const loaded = yield* loadUnlessMoved(driver, document, putAway);
    if (loaded !== "moved") return loaded;
  }
}

/** `moved`: what was read first is replaced or erased by now. */
function* loadUnlessMoved(
  driver: Driver,
  document: DocumentKey,
  putAway: (head: DocumentHead, damaged: readonly QuarantineReport[]) => void,
): Steps<Loaded | "moved"> {
  const first = headOf(driver, document);
  if (first === undefined) return { stored: nothing, isLong: false };
  const { table, number, epoch, snapshotSeq } = first;
  const damaged: QuarantineReport[] = [];
  const [row] = rowsOf(driver, table, number, "snapshot");
  const snapshot = row && (yield* snapshotOf(driver, document, first, row));
  if (snapshot === "moved") return "moved";
  if (snapshot === "damaged") damaged.push({ document, part: "snapshot", seq: snapshotSeq });
  const tail = yield* tailOf(driver, document, first);
  if (tail === "moved") return "moved";
  const updates = tail.flatMap(({ seq, bytes, checksum }): StoredUpdate[] => {
    if (rowChecksum(document, epoch, seq, bytes) === checksum) return [{ seq, bytes }];
    damaged.push({ document, part: "update", seq });
    return [];
  });
  const before = keptAway(driver, table, number);
  if (damaged.length > 0) putAway(first, damaged);
  return {
    stored: {
      epoch,
      snapshot: snapshot === "damaged" ? undefined : snapshot,
      snapshotSeq,
      updates,
      lastSeq: headOf(driver, document)?.lastSeq ?? 0,
      quarantined: before + damaged.length,
    },
    isLong: row !== undefined && row.bytes.length > pieceBytes && snapshot === row.bytes,
  };
}

function headOf(driver: Driver, { workshopId, name }: DocumentKey): DocumentHead | undefined {
  const workshop = workshopNumber(driver, workshopId);
  return workshop === undefined ? undefined : documentHead(driver, workshop, name);
}

/** All rows behind the snapshot, as many in each step as are large together. */
function* tailOf(
  driver: Driver,
  document: DocumentKey,
  { table, number, epoch, snapshotSeq }: DocumentHead,
): Steps<readonly StoredRow[] | "moved"> {
  const tail: StoredRow[] = [];
  for (;;) {
    const afterSeq = tail.at(-1)?.seq ?? snapshotSeq;
    const next = nextRows(driver, table, number, "update", { afterSeq, bytes: pieceBytes });
    for (const row of next.rows) tail.push(row);
    if (!next.isMore) return tail;
    yield;
    const now = headOf(driver, document);
    if (now?.epoch !== epoch || now.snapshotSeq !== snapshotSeq) return "moved";
  }
}

function* snapshotOf(
  driver: Driver,
  document: DocumentKey,
  { number, epoch, snapshotSeq }: DocumentHead,
  row: StoredRow,
): Steps<Read> {
  // A snapshot is one only up to where the document says that it reaches.
  const bundle = bundleIn(row, { ...document, epoch }, snapshotSeq);
  if (bundle !== undefined) return yield* readPieces(driver, number, bundle);
  return rowChecksum(document, epoch, snapshotSeq, row.bytes) === row.checksum
    ? row.bytes
    : "damaged";
}

/** Moves one row out of what is served, and counts it. A row that is not there is passed over. */
export function moveToQuarantine(
  driver: Driver,
  { table, number }: DocumentHead,
  part: QuarantineReport["part"],
  seq: number,
): void {
  keepAway(driver, table, number, part, seq);
  if (part === "snapshot") keepPieces(driver, number);
  driver.run("UPDATE documents SET quarantined = ? WHERE number = ?", [
    keptAway(driver, table, number),
    number,
  ]);
}

/**
 * Wipes as many updates that are part of the snapshot as are a step, and notes whether any are left. They are never
 * loaded: the tail begins behind the snapshot.
 */
export function wipeSomeOvertaken(
  driver: Driver,
  { number, table, snapshotSeq }: Pick<DocumentHead, "number" | "table" | "snapshotSeq">,
): void {
  const wanted = { throughSeq: snapshotSeq, bytes: pieceBytes };
  const isMore = deleteSomeRows(driver, table, number, "update", wanted);
  driver.run("UPDATE documents SET overtaken = ?1 WHERE number = ?2 AND overtaken <> ?1", [
    isMore ? 1 : 0,
    number,
  ]);
}

/** Documents that have updates left which are part of their snapshots. */
export function overtakenDocuments(
  driver: Driver,
): readonly Pick<DocumentHead, "number" | "table" | "snapshotSeq">[] {
  return driver
    .all("SELECT number, workshop, name, snapshot_seq FROM documents WHERE overtaken = 1")
    .map((row) => ({
      number: numberOf(row, "number"),
      table: ownTable(numberOf(row, "workshop"), textOf(row, "name") as StoredName),
      snapshotSeq: numberOf(row, "snapshot_seq"),
    }));
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
