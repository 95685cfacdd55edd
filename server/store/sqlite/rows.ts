// Owns: the tables that are a workshop's own: one for what it shares and one for what is private. A page of a database
// belongs to one table, so what is deleted leaves its traces in pages of that workshop alone, and they are wiped as a whole.
// It must not know what the bytes mean. Implements STO-30, STO-31.
import type { StoredName } from "../store.ts";
import { bytesOf, type Driver, numberOf, type Row, type Value } from "./driver.ts";

/** `…` is the number of a workshop's row. */
export type OwnTable = `shared_${number}` | `private_${number}`;

/** What a row is to its document; `kept…` rows are in quarantine. */
export type Part = "snapshot" | "update" | "keptSnapshot" | "keptUpdate";

/** Stored: never renumber. Quarantine lies behind what is served, at the same distance for both. */
const codes: Readonly<Record<Part, number>> = {
  snapshot: 0,
  update: 1,
  keptSnapshot: 2,
  keptUpdate: 3,
};

/**
 * Where a row lies: document (29 bits), part (2), seq (32). One whole number, since a key of several columns would be
 * read with all of its row's bytes to find a neighbour. Reckoned by SQLite: it is beyond the whole numbers of JavaScript.
 */
const place = "((?1 << 34) | (?2 << 32) | ?3)";
const partOfDocument = "place BETWEEN ((?1 << 34) | (?2 << 32)) AND ((?1 << 34) | (?2 << 32) | ?3)";
const highestSeq = 0xff_ff_ff_ff;

/** Documents count from 1; in the place of number 0 lies what the workshop says of itself. */
const self = 0;
const titleSeq = 0;
const secretSeq = 1;

/** The checksum comes first, so that rows can be compared without reading all of their bytes. */
const ownColumns =
  "(place INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT";

export interface StoredRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

export function isPrivate(name: StoredName): boolean {
  return name.startsWith("mine:");
}

/** The table in which the rows of a document lie. */
export function ownTable(workshop: number, name: StoredName): OwnTable {
  return isPrivate(name) ? `private_${workshop}` : `shared_${workshop}`;
}

export function ownTables(workshop: number): readonly [OwnTable, OwnTable] {
  return [`private_${workshop}`, `shared_${workshop}`];
}

/** `database`: main, or what another is attached as. */
export function createOwnTables(driver: Driver, workshop: number, database = "main"): void {
  for (const table of ownTables(workshop)) {
    driver.script(`CREATE TABLE ${database}.${table} ${ownColumns}`);
  }
}

/** A step of long work over rows: as many as hold so many bytes together, and one at least. */
export interface RowStep {
  readonly rows: number;
  /** Whether others may follow. */
  readonly isMore: boolean;
}

/**
 * Of the rows that `from` gives in their order (`FROM … ORDER BY place`, with these parameters). About as many are looked
 * at as are needed: to look at each row that is left takes longer than the step.
 */
export function stepOfRows(
  driver: Driver,
  bytes: number,
  from: string,
  parameters: readonly Value[] = [],
): RowStep {
  const lengthsOf = (limit: number): readonly number[] =>
    driver
      .all(`SELECT length(bytes) AS bytes ${from} LIMIT ?`, [...parameters, limit])
      .map((row) => numberOf(row, "bytes"));
  let limit = fewRows;
  let lengths = lengthsOf(limit);
  const sum = lengths.reduce((all, length) => all + length, 0);
  if (lengths.length === limit && sum < bytes) {
    limit = Math.min(rowsAtOnce, Math.ceil((bytes / Math.max(1, sum)) * fewRows));
    lengths = lengthsOf(limit);
  }
  let held = 0;
  const beyond = lengths.findIndex((length) => {
    held += length;
    return held > bytes;
  });
  const rows = beyond < 0 ? lengths.length : Math.max(1, beyond);
  return { rows, isMore: rows < lengths.length || lengths.length === limit };
}

const fewRows = 64;
const rowsAtOnce = 5_000;

export function insertRow(
  driver: Driver,
  table: OwnTable,
  document: number,
  part: Part,
  { seq, bytes, checksum }: StoredRow,
): void {
  driver.run(`INSERT INTO ${table} (place, bytes, checksum) VALUES (${place}, ?4, ?5)`, [
    document,
    codes[part],
    seq,
    bytes,
    checksum,
  ]);
}

/** In the order of their seq. */
export function rowsOf(
  driver: Driver,
  table: OwnTable,
  document: number,
  part: Part,
): readonly StoredRow[] {
  return driver
    .all(
      `SELECT place & ${highestSeq} AS seq, bytes, checksum FROM ${table} WHERE ${partOfDocument} ORDER BY place`,
      [document, codes[part], highestSeq],
    )
    .map(rowOf);
}

/**
 * The rows of one part behind `afterSeq`, as many as are a step of `bytes`. `isMore`: others may follow.
 */
export function nextRows(
  driver: Driver,
  table: OwnTable,
  document: number,
  part: Part,
  { afterSeq, bytes }: { readonly afterSeq: number; readonly bytes: number },
): { readonly rows: readonly StoredRow[]; readonly isMore: boolean } {
  const from = `FROM ${table} WHERE place BETWEEN ${place} AND ((?1 << 34) | (?2 << 32) | ${highestSeq}) ORDER BY place`;
  const start = [document, codes[part], afterSeq + 1];
  const step = stepOfRows(driver, bytes, from, start);
  const columns = `place & ${highestSeq} AS seq, bytes, checksum`;
  const found = driver.all(`SELECT ${columns} ${from} LIMIT ?`, [...start, step.rows]);
  return { rows: found.map(rowOf), isMore: step.isMore };
}

/** Deletes the rows of one part up to and including `throughSeq`; all without it. */
export function deleteRows(
  driver: Driver,
  table: OwnTable,
  document: number,
  part: Part,
  throughSeq: number = highestSeq,
): void {
  driver.run(`DELETE FROM ${table} WHERE ${partOfDocument}`, [document, codes[part], throughSeq]);
}

/** The same, but no more than are a step of `bytes`. Gives whether any are left. */
export function deleteSomeRows(
  driver: Driver,
  table: OwnTable,
  document: number,
  part: Part,
  { throughSeq, bytes }: { readonly throughSeq: number; readonly bytes: number },
): boolean {
  const range = [document, codes[part], throughSeq];
  const from = `FROM ${table} WHERE ${partOfDocument} ORDER BY place`;
  const step = stepOfRows(driver, bytes, from, range);
  const places = `SELECT place ${from} LIMIT ?`;
  driver.run(`DELETE FROM ${table} WHERE place IN (${places})`, [...range, step.rows]);
  return step.isMore;
}

export function deleteDocument(driver: Driver, table: OwnTable, document: number): void {
  driver.run(`DELETE FROM ${table} WHERE place BETWEEN (?1 << 34) AND (((?1 + 1) << 34) - 1)`, [
    document,
  ]);
}

/** Moves one row out of what is served. A row that is not there is passed over. */
export function keepAway(
  driver: Driver,
  table: OwnTable,
  document: number,
  part: "snapshot" | "update",
  seq: number,
): void {
  driver.run(`UPDATE OR REPLACE ${table} SET place = place + (2 << 32) WHERE place = ${place}`, [
    document,
    codes[part],
    seq,
  ]);
}

/** How many rows of a document are kept away. */
export function keptAway(driver: Driver, table: OwnTable, document: number): number {
  const row = driver.get(
    `SELECT count(*) AS amount FROM ${table} WHERE place BETWEEN ((?1 << 34) | (2 << 32)) AND (((?1 + 1) << 34) - 1)`,
    [document],
  );
  return row === undefined ? 0 : numberOf(row, "amount");
}

/**
 * Gives all pages of a table back, which wipes them (`secure_delete`), and writes what it holds into fresh ones: to delete
 * rows is not enough, since copies of rows stay in the unused middle of pages that were divided, and outlive the rows.
 */
export function writeAnew(driver: Driver, table: OwnTable): void {
  const rows = driver.all(
    `SELECT place >> 34 AS document, (place >> 32) & 3 AS part, place & ${highestSeq} AS seq, bytes, checksum FROM ${table} ORDER BY place`,
  );
  // Without a condition: the table's pages are let go as they are, not row by row.
  driver.run(`DELETE FROM ${table}`);
  for (const row of rows) {
    driver.run(`INSERT INTO ${table} (place, bytes, checksum) VALUES (${place}, ?4, ?5)`, [
      numberOf(row, "document"),
      numberOf(row, "part"),
      numberOf(row, "seq"),
      bytesOf(row, "bytes"),
      numberOf(row, "checksum"),
    ]);
  }
}

export function bytesIn(driver: Driver, table: OwnTable): number {
  const row = driver.get(`SELECT coalesce(sum(length(bytes)), 0) AS bytes FROM ${table}`);
  return row === undefined ? 0 : numberOf(row, "bytes");
}

export interface Self {
  readonly title: string;
  readonly secret: Uint8Array;
}

/** What a workshop is called lies among its own rows, so that it goes with them. */
export function insertSelf(driver: Driver, workshop: number, { title, secret }: Self): void {
  const table: OwnTable = `shared_${workshop}`;
  const words = new Uint8Array(new TextEncoder().encode(title));
  insertRow(driver, table, self, "snapshot", { seq: titleSeq, bytes: words, checksum: 0 });
  insertRow(driver, table, self, "snapshot", { seq: secretSeq, bytes: secret, checksum: 0 });
}

export function selfOf(driver: Driver, workshop: number): Self {
  const rows = rowsOf(driver, `shared_${workshop}`, self, "snapshot");
  const bytesAt = (wanted: number): Uint8Array => {
    const row = rows.find(({ seq }) => seq === wanted);
    if (row === undefined) throw new Error(`Workshop ${workshop} does not say what it is.`);
    return row.bytes;
  };
  return { title: new TextDecoder().decode(bytesAt(titleSeq)), secret: bytesAt(secretSeq) };
}

function rowOf(row: Row): StoredRow {
  return {
    seq: numberOf(row, "seq"),
    bytes: bytesOf(row, "bytes"),
    checksum: numberOf(row, "checksum"),
  };
}
