// Owns: making deleted and erased text physically gone, a little at a time. It must not know what was erased: a commit that
// erases wipes its own pages (`writeAnew`), and leaves the log to a purge, and the tables of deleted workshops.
// Implements STO-16, STO-31, STO-32, STO-41, STO-44, STO-46, STO-50.

import type { Steps } from "../../../shared/kit/steps.ts";
import type { PurgeOutcome } from "../store.ts";
import { leftBundles, wipePiece } from "./bundles.ts";
import { overtakenDocuments, wipeSomeOvertaken } from "./documents.ts";
import { type Driver, isDamaged, isDiskFull, numberOf, unlessDamaged } from "./driver.ts";
import type { Growing } from "./growing.ts";
import type { LogFile } from "./logFile.ts";
import { bytesIn, type OwnTable, ownTables, stepOfRows, writeAnew } from "./rows.ts";
import type { Unwiped } from "./unwiped.ts";

/** So much of a deleted workshop goes in one step, unless a single row is larger. */
const stepBytes = 1_048_576;
/** So many pages of 4 KB the file becomes shorter by in one step. */
const stepPages = 256;

/**
 * So much private text of a workshop is written anew at every purge; of twice as much, at every second one. Purges come
 * each second while people type, and a crowd of large documents must not keep the others waiting.
 */
const wornBytes = 4_194_304;

/** Makes what `body` does one transaction. False, and nothing is done, where the disk takes no write. */
export type Attempt = (body: () => unknown) => boolean;

/**
 * Workshops by number in whose private rows something was compacted, so that what was typed may be left in their pages, and
 * how many purges they have waited for.
 */
export type Worn = Map<number, number>;

export interface Purging {
  readonly driver: Driver;
  readonly attempt: Attempt;
  readonly worn: Worn;
  readonly logFile: LogFile;
  readonly growing: Growing;
  readonly unwiped: Unwiped;
}

/**
 * Wipes worn tables, what is left of deleted workshops, and what snapshots have left behind, gives their room back to
 * the disk, and cuts the log. Where room is missing nothing is lost, and it can be tried later: what is still to be
 * done is written down in the store. What lies in damaged pages stops nothing else.
 */
export function* purge(purging: Purging): Steps<PurgeOutcome> {
  const { driver, logFile, unwiped } = purging;
  if (!wipeAllWorn(purging)) return { kind: "full" };
  const damaged = new Set<number>();
  // Asked anew each time: another purge may have been faster.
  const next = (): number | undefined =>
    unwiped
      .listed("the list of deleted workshops", () => leavingNow(driver))
      .find((one) => !damaged.has(one));
  for (let workshop = next(); workshop !== undefined; workshop = next()) {
    const isDone = yield* wipe(purging, workshop);
    if (isDone === "full") return { kind: "full" };
    if (isDone === "damaged") damaged.add(workshop);
  }
  if (!(yield* wipeLeft(purging))) return { kind: "full" };
  try {
    logFile.cut();
    return { kind: "purged" };
  } catch (failure) {
    if (isDiskFull(failure)) return { kind: "full" };
    throw failure;
  }
}

/**
 * Wipes what snapshots have left behind, with nobody waiting for it: the next purge does it again, with all that is
 * still to be done.
 */
export function* tidy(purging: WipingLeft): Steps<void> {
  const { growing } = purging;
  try {
    while (growing.isUntidy) {
      growing.isUntidy = false;
      yield* wipeLeft(purging);
    }
  } catch (failure) {
    // That pages are damaged is said by `sound`.
    if (!isDamaged(failure)) throw failure;
  }
}

type WipingLeft = Pick<Purging, "driver" | "attempt" | "growing" | "unwiped">;

/** False where the disk takes no write. What lies in damaged pages is left. */
function* wipeLeft({ driver, attempt, growing, unwiped }: WipingLeft): Steps<boolean> {
  const damaged = new Set<string>();
  // Asked anew at each step: another purge may have been faster.
  const next = (): Left | undefined =>
    leftIn({ driver, growing, unwiped }).find(({ what }) => !damaged.has(what));
  if (next() === undefined) return true;
  for (let left = next(); left !== undefined; left = next()) {
    const { what, wipe } = left;
    const isDone = unwiped.tryStep(what, () => attempt(wipe));
    if (isDone === "damaged") damaged.add(what);
    else if (!isDone) return false;
    else unwiped.wiped(what);
    yield;
  }
  yield* shorten({ driver, attempt });
  return true;
}

/** Something that a snapshot has left behind. `wipe` takes one step. */
interface Left {
  readonly what: string;
  readonly wipe: () => void;
}

function leftIn({
  driver,
  growing,
  unwiped,
}: Pick<Purging, "driver" | "growing" | "unwiped">): readonly Left[] {
  const left = unwiped.listed("the list of bundles", () => leftBundles(driver));
  const documents = unwiped.listed("the list of documents", () => overtakenDocuments(driver));
  const bundles = left.filter((bundle) => !growing.has(bundle));
  return [
    ...bundles.map((bundle) => ({
      what: `bundle ${bundle}`,
      wipe: () => void wipePiece(driver, bundle),
    })),
    ...documents.map((document) => ({
      what: `document ${document.number}`,
      wipe: () => wipeSomeOvertaken(driver, document),
    })),
  ];
}

/** False where the disk takes no write. */
function wipeAllWorn({ driver, attempt, worn, unwiped }: Purging): boolean {
  for (const [workshop, purges] of [...worn]) {
    const what = `private rows of workshop ${workshop}`;
    const isDone = unwiped.tryStep(what, () => wipeWorn({ driver, attempt }, workshop, purges));
    if (isDone === "full") return false;
    if (isDone === "done") {
      worn.delete(workshop);
      unwiped.wiped(what);
    } else worn.set(workshop, isDone === "damaged" ? 0 : purges + 1);
  }
  return true;
}

/** Writes the private rows of a workshop that is still there anew, if it is their turn. */
function wipeWorn(
  { driver, attempt }: Pick<Purging, "driver" | "attempt">,
  workshop: number,
  purges: number,
): "done" | "later" | "full" {
  const [table] = ownTables(workshop);
  if (!isThere(driver, workshop)) return "done";
  if (bytesIn(driver, table) > (purges + 1) * wornBytes) return "later";
  return attempt(() => writeAnew(driver, table)) ? "done" : "full";
}

function leavingNow(driver: Driver): readonly number[] {
  return driver
    .all("SELECT workshop FROM leaving ORDER BY workshop")
    .map((row) => numberOf(row, "workshop"));
}

/** Another purge may have been faster since the last step, and the number may be that of a new workshop by now. */
function isLeaving(driver: Driver, workshop: number): boolean {
  return driver.get("SELECT 1 FROM leaving WHERE workshop = ?", [workshop]) !== undefined;
}

type Wiped = "done" | "full" | "damaged";

/** Wipes each table as far as it can be, and lets go of them once both are empty. */
function* wipe(
  purging: Pick<Purging, "driver" | "attempt" | "unwiped">,
  workshop: number,
): Steps<Wiped> {
  const { driver, attempt, unwiped } = purging;
  const wiped: Wiped[] = [];
  for (const table of ownTables(workshop)) wiped.push(yield* empty(purging, workshop, table));
  if (wiped.includes("full")) return "full";
  if (wiped.includes("damaged")) return "damaged";
  const drop = (): boolean => attempt(() => letGo(driver, workshop));
  const isDone = unwiped.tryStep(nameOf(workshop), drop);
  if (isDone !== true) return isDone === "damaged" ? "damaged" : "full";
  unwiped.wiped(nameOf(workshop));
  yield* shorten({ driver, attempt });
  return "done";
}

function* empty(
  { driver, attempt, unwiped }: Pick<Purging, "driver" | "attempt" | "unwiped">,
  workshop: number,
  table: OwnTable,
): Steps<Wiped> {
  for (;;) {
    let rows = 0;
    const step = (): boolean =>
      attempt(() => {
        rows = isLeaving(driver, workshop) ? deleteNextRows(driver, table) : 0;
      });
    const isDone = unwiped.tryStep(nameOf(workshop), step);
    if (isDone !== true) return isDone === "damaged" ? "damaged" : "full";
    if (rows === 0) return "done";
    yield;
  }
}

function nameOf(workshop: number): string {
  return `workshop ${workshop}`;
}

function letGo(driver: Driver, workshop: number): void {
  if (!isLeaving(driver, workshop)) return;
  for (const table of ownTables(workshop)) driver.script(`DROP TABLE main.${table}`);
  driver.run("DELETE FROM leaving WHERE workshop = ?", [workshop]);
}

/** Deletes so many rows from the first on as are a step, and gives how many; 0 where none is left. */
function deleteNextRows(driver: Driver, table: OwnTable): number {
  const from = `FROM ${table} ORDER BY place`;
  const { rows } = stepOfRows(driver, stepBytes, from);
  const some = `SELECT place ${from} LIMIT ${rows}`;
  if (rows > 0) driver.script(`DELETE FROM ${table} WHERE place IN (${some})`);
  return rows;
}

/** Gives the pages that are free now back to the disk. What others free meanwhile is theirs to fill. */
function* shorten({ driver, attempt }: Pick<Purging, "driver" | "attempt">): Steps<void> {
  const row = driver.get("SELECT freelist_count AS pages FROM pragma_freelist_count");
  const cut = (): boolean =>
    attempt(() => driver.script(`PRAGMA incremental_vacuum(${stepPages})`));
  for (let pages = row ? numberOf(row, "pages") : 0; pages > 0; pages -= stepPages) {
    // That the file stays as long as it was, for want of room or beside damaged pages, harms nobody: these are wiped.
    if (!unlessDamaged(cut, false)) return;
    yield;
  }
}

function isThere(driver: Driver, workshop: number): boolean {
  return driver.get("SELECT 1 FROM workshops WHERE number = ?", [workshop]) !== undefined;
}
