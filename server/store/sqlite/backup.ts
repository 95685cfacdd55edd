// Owns: a copy of the store for the person who runs the server, without drafts, votes and answers, made one part of a
// workshop after the other while others commit. It must not leave half a copy under the name that was asked for.
// Implements STO-15, STO-33, STO-43.
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import type { Steps } from "../../../shared/kit/steps.ts";
import type { BackupOutcome } from "../store.ts";
import { createBundleTable, leftBundles, wipePiece } from "./bundles.ts";
import { workshopNumber } from "./documents.ts";
import { type Driver, isDiskFull, numberOf, openDriver, textOf } from "./driver.ts";
import { createOwnTables, type OwnTable, ownTables, stepOfRows } from "./rows.ts";
import { migrate } from "./schema.ts";

/** So much is copied in one step, unless a single row is larger. */
const stepBytes = 1_048_576;

/** What a copy is called while it is attached. */
type Copy = `copy_${number}`;

/** Copies that are being made, by the files that they will be. */
const underWay = new Map<string, Copy>();
let copies = 0;

/** Each workshop is in the copy as it is at one moment after the call; one that is deleted meanwhile is left out. */
export function* writeBackup(driver: Driver, path: string): Steps<BackupOutcome> {
  if (existsSync(path) || underWay.has(path)) return { kind: "exists" };
  const partial = `${path}.partial`;
  copies += 1;
  const copy: Copy = `copy_${copies}`;
  underWay.set(path, copy);
  try {
    prepareFile(partial);
    driver.run(`ATTACH ? AS ${copy}`, [partial]);
    // Half a copy is thrown away, so it needs no journal on disk.
    driver.script(`PRAGMA ${copy}.journal_mode = MEMORY; PRAGMA ${copy}.secure_delete = ON;`);
    yield* copyAll(driver, copy);
    driver.script(`DETACH ${copy}`);
    renameSync(partial, path);
    return { kind: "written", sizeBytes: statSync(path).size };
  } catch (failure) {
    abandon(driver, copy);
    rmSync(partial, { force: true });
    if (isDiskFull(failure)) return { kind: "full" };
    throw failure;
  } finally {
    underWay.delete(path);
  }
}

/** An empty store of ours: a copy made under the usual mask could be read by others. */
function prepareFile(partial: string): void {
  rmSync(partial, { force: true });
  closeSync(openSync(partial, "wx", 0o600));
  const driver = openDriver(partial);
  try {
    driver.script("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = MEMORY;");
    migrate(driver, partial);
  } finally {
    driver.close();
  }
}

function abandon(driver: Driver, copy: Copy): void {
  if (driver.isInTransaction()) driver.run("ROLLBACK");
  const names = driver
    .all("SELECT name FROM pragma_database_list")
    .map((row) => textOf(row, "name"));
  if (names.includes(copy)) driver.script(`DETACH ${copy}`);
}

function* copyAll(driver: Driver, copy: Copy): Steps<void> {
  const workshops = driver.all("SELECT id FROM workshops ORDER BY number");
  for (const row of workshops) yield* copyWorkshop(driver, copy, textOf(row, "id"));
  driver.script(`INSERT INTO ${copy}.deleted_workshops SELECT id FROM main.deleted_workshops`);
}

/** Rows first, a part at a time; then, at one moment, what has changed meanwhile and everything small. */
function* copyWorkshop(driver: Driver, copy: Copy, id: string): Steps<void> {
  const workshop = workshopNumber(driver, id);
  if (workshop === undefined) return;
  const [, table] = ownTables(workshop);
  createOwnTables(driver, workshop, copy);
  let isMore = true;
  do {
    yield;
    if (workshopNumber(driver, id) === undefined) return yield* forget(driver, copy, workshop);
    isMore &&= copyNextRows(driver, copy, table);
  } while (isMore || copyNextPiece(driver, copy, bundlesOf(driver, workshop)));
  driver.script(`
    BEGIN;
    DELETE FROM ${copy}.${table} AS c WHERE NOT EXISTS (
      SELECT 1 FROM main.${table} m WHERE m.place = c.place AND m.checksum = c.checksum);
    INSERT INTO ${copy}.${table} SELECT * FROM main.${table} AS m WHERE NOT EXISTS (
      SELECT 1 FROM ${copy}.${table} c WHERE c.place = m.place);
    INSERT INTO ${copy}.workshops SELECT * FROM main.workshops WHERE number = ${workshop};
    INSERT INTO ${copy}.documents SELECT * FROM main.documents
      WHERE workshop = ${workshop} AND name NOT GLOB 'mine:*';
    UPDATE ${copy}.bundles AS c SET (document, kept) = (
      SELECT document, kept FROM main.bundles WHERE number = c.number) WHERE document IS NULL;
    INSERT INTO ${copy}.links SELECT * FROM main.links WHERE workshop = ${workshop};
    INSERT INTO ${copy}.decisions SELECT * FROM main.decisions WHERE workshop = ${workshop};
    INSERT INTO ${copy}.taken_ids SELECT * FROM main.taken_ids WHERE workshop = ${workshop};
    COMMIT;
  `);
}

/** A workshop that was deleted meanwhile. */
function* forget(driver: Driver, copy: Copy, workshop: number): Steps<void> {
  while (copyNextPiece(driver, copy, [])) yield;
  for (const own of ownTables(workshop)) driver.script(`DROP TABLE ${copy}.${own}`);
}

/** The bundles of what a workshop shares. */
function bundlesOf(driver: Driver, workshop: number): readonly number[] {
  const rows = driver.all(
    "SELECT b.number FROM bundles b JOIN documents d ON d.number = b.document WHERE d.workshop = ? AND d.name NOT GLOB 'mine:*'",
    [workshop],
  );
  return rows.map((row) => numberOf(row, "number"));
}

/**
 * Copies one piece of the bundles that a workshop has now, or wipes one of those that it had when they were begun.
 * False where each is there as a whole, and no other.
 */
function copyNextPiece(driver: Driver, copy: Copy, wanted: readonly number[]): boolean {
  const begun = leftBundles(driver, copy);
  const gone = begun.find((bundle) => !wanted.includes(bundle));
  if (gone !== undefined) {
    wipePiece(driver, gone, copy);
    return true;
  }
  return wanted.some((bundle) => {
    if (!begun.includes(bundle)) {
      createBundleTable(driver, bundle, copy);
      driver.run(`INSERT INTO ${copy}.bundles (number, document) VALUES (?, NULL)`, [bundle]);
    }
    const table = `bundle_${bundle}`;
    const behind = `(SELECT coalesce(max(piece), -1) FROM ${copy}.${table})`;
    const next = `SELECT * FROM main.${table} WHERE piece > ${behind} ORDER BY piece LIMIT 1`;
    return driver.run(`INSERT INTO ${copy}.${table} ${next}`) > 0;
  });
}

/** Copies rows behind those that are there already. False where the end was reached: others may go on adding for ever. */
function copyNextRows(driver: Driver, copy: Copy, table: OwnTable): boolean {
  const behind = `(SELECT coalesce(max(place), -1) FROM ${copy}.${table})`;
  const from = `FROM main.${table} WHERE place > ${behind} ORDER BY place`;
  const { rows, isMore } = stepOfRows(driver, stepBytes, from);
  if (rows > 0) driver.script(`INSERT INTO ${copy}.${table} SELECT * ${from} LIMIT ${rows}`);
  return isMore;
}
