// Owns: the pieces of large snapshots. Each bundle of them is a table of its own, so that it is written, read and wiped
// one piece at a time, and leaves no trace among other rows. It must not know what a document is but by its number, or
// begin or end a transaction. Implements STO-39 to STO-41.

import type { Steps } from "../../../shared/kit/steps.ts";
import { continuedChecksum, pieceChecksum } from "../checksum.ts";
import { bytesOf, type Driver, numberOf } from "./driver.ts";
import type { Bundle, Piece } from "./protocol.ts";

/** `…` is the number of a bundle. */
type BundleTable = `bundle_${number}`;

function tableOf(bundle: number): BundleTable {
  return `bundle_${bundle}`;
}

/** `database`: main, or what another is attached as. */
export function createBundleTable(driver: Driver, bundle: number, database = "main"): void {
  driver.script(
    `CREATE TABLE ${database}.${tableOf(bundle)} (piece INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT`,
  );
}

/** Begins a bundle, or lengthens it, and gives what there is now. No document has it yet. */
export function addPiece(driver: Driver, { bundle, bytes }: Piece): Bundle {
  const { number, pieces, ...before } = bundle ?? newBundle(driver);
  driver.run(`INSERT INTO ${tableOf(number)} (piece, checksum, bytes) VALUES (?, ?, ?)`, [
    pieces,
    pieceChecksum(number, pieces, bytes),
    bytes,
  ]);
  return {
    number,
    pieces: pieces + 1,
    bytes: before.bytes + bytes.length,
    checksum: continuedChecksum(before.checksum, bytes),
  };
}

function newBundle(driver: Driver): Bundle {
  driver.run("INSERT INTO bundles (document) VALUES (NULL)");
  const row = driver.get("SELECT last_insert_rowid() AS number");
  if (row === undefined) throw new Error("A bundle was not begun.");
  const number = numberOf(row, "number");
  createBundleTable(driver, number);
  return { number, pieces: 0, bytes: 0, checksum: 0 };
}

/** The bundle is the snapshot of this document from now on. */
export function takeUp(driver: Driver, document: number, { number }: Bundle): void {
  const taken = driver.run(
    "UPDATE bundles SET document = ? WHERE number = ? AND document IS NULL",
    [document, number],
  );
  if (taken !== 1) throw new Error(`There is no bundle ${number} to take up.`);
}

/** The snapshot of a document is in quarantine, and so are its pieces. */
export function keepPieces(driver: Driver, document: number): void {
  driver.run("UPDATE bundles SET kept = 1 WHERE document = ?", [document]);
}

/** A document has its snapshot no more: its pieces are left to be wiped. */
export function leavePieces(driver: Driver, document: number): void {
  driver.run("UPDATE bundles SET document = NULL WHERE document = ? AND kept = 0", [document]);
}

/** The same, for what lies in quarantine too. */
export function leaveAllPieces(driver: Driver, document: number): void {
  driver.run("UPDATE bundles SET document = NULL WHERE document = ?", [document]);
}

/** What is read of a bundle; `moved`: another snapshot has taken its place meanwhile. */
export type Read = Uint8Array | "damaged" | "moved";

/** All bytes of a document's snapshot, a piece in each step. */
export function* readPieces(driver: Driver, document: number, bundle: Bundle): Steps<Read> {
  const all = new Uint8Array(bundle.bytes);
  let [end, checksum] = [0, 0];
  for (let at = 0; at < bundle.pieces; at++) {
    if (at > 0) yield;
    if (!isOf(driver, document, bundle)) return at === 0 ? "damaged" : "moved";
    const bytes = soundPiece(driver, bundle.number, at);
    if (bytes === undefined || end + bytes.length > all.length) return "damaged";
    all.set(bytes, end);
    end += bytes.length;
    checksum = continuedChecksum(checksum, bytes);
  }
  return end === all.length && checksum === bundle.checksum ? all : "damaged";
}

function isOf(driver: Driver, document: number, { number }: Bundle): boolean {
  const isTaken = "SELECT 1 FROM bundles WHERE number = ? AND document = ? AND kept = 0";
  const hasTable = "SELECT 1 FROM sqlite_schema WHERE name = ?";
  return (
    driver.get(isTaken, [number, document]) !== undefined &&
    driver.get(hasTable, [tableOf(number)]) !== undefined
  );
}

function soundPiece(driver: Driver, bundle: number, piece: number): Uint8Array | undefined {
  const row = driver.get(`SELECT checksum, bytes FROM ${tableOf(bundle)} WHERE piece = ?`, [piece]);
  if (row === undefined) return undefined;
  const bytes = bytesOf(row, "bytes");
  return pieceChecksum(bundle, piece, bytes) === numberOf(row, "checksum") ? bytes : undefined;
}

/** Bundles that no document has: replaced, erased, deleted, or never taken up. */
export function leftBundles(driver: Driver, database = "main"): readonly number[] {
  return driver
    .all(`SELECT number FROM ${database}.bundles WHERE document IS NULL ORDER BY number`)
    .map((row) => numberOf(row, "number"));
}

/** Wipes one piece of a bundle, or at last the bundle; false then. */
export function wipePiece(driver: Driver, bundle: number, database = "main"): boolean {
  const table = `${database}.${tableOf(bundle)}`;
  const last = `(SELECT max(piece) FROM ${table})`;
  if (driver.run(`DELETE FROM ${table} WHERE piece = ${last}`) > 0) return true;
  driver.script(`DROP TABLE ${table}`);
  driver.run(`DELETE FROM ${database}.bundles WHERE number = ?`, [bundle]);
  return false;
}
