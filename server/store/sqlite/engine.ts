// Owns: the store as plain calls on one connection: opening it safely, transactions, commits in groups. It must not
// know threads or messages: the worker calls it, and tests give it a driver that fails. Implements STO-1, STO-10, STO-11, STO-52.
import { chmodSync, type StatsFs, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Steps } from "../../../shared/kit/steps.ts";
import type {
  AnswerLimits,
  Commit,
  CommitOutcome,
  QuarantineReport,
  StoredName,
} from "../store.ts";
import { writeBackup } from "./backup.ts";
import { answerBody, decisionValue, writeCommit } from "./commit.ts";
import {
  type DocumentHead,
  documentNames,
  loadDocument,
  moveToQuarantine,
  workshopNumber,
} from "./documents.ts";
import {
  type Driver,
  isBusy,
  isDiskFull,
  isNoDatabase,
  numberOf,
  textOf,
  unlessDamaged,
} from "./driver.ts";
import { Growing } from "./growing.ts";
import { openLogFile } from "./logFile.ts";
import type { Given, Gives, Operation, Snapshot } from "./protocol.ts";
import { purge, tidy, type Worn } from "./purge.ts";
import { bytesIn, isPrivate, ownTables } from "./rows.ts";
import { foreignFile, migrate } from "./schema.ts";
import { Unwiped } from "./unwiped.ts";
import { createWorkshop, deleteWorkshop, workshopLinks, workshopState } from "./workshops.ts";

/** What became of one commit of a group: a bug in one must not be told to the others. */
export type GroupOutcome = { readonly outcome: CommitOutcome } | { readonly error: unknown };

/** What takes long with much to do, so that commits of others go on in between. */
export type LongOperation = "deleteWorkshop" | "load" | "purge" | "backup";

/** Every operation of the port as a call that has happened when it returns; long ones when their steps are done. */
export type Engine = {
  readonly [O in Exclude<Operation, "commit" | LongOperation>]: (...given: Given<O>) => Gives<O>;
} & {
  readonly [O in LongOperation]: (...given: Given<O>) => Steps<Gives<O>>;
} & {
  /** Takes commits in order and gives as many outcomes, all durable, for the price of one flush to disk. */
  commitGroup(commits: readonly Commit<Snapshot>[]): readonly GroupOutcome[];
  /** Whether there is something to tidy up. */
  isUntidy(): boolean;
  /** Wipes pieces that were left. A purge does it too; nobody need wait for either. */
  tidy(): Steps<void>;
};

export interface EngineSettings {
  readonly path: string;
  readonly answerLimits: AnswerLimits;
  readonly onQuarantine: (report: QuarantineReport) => void;
  /** Something that should be wiped lies in damaged pages. */
  readonly onUnwiped?: () => void;
  /** Free bytes beside the file; asked of the disk without one. */
  readonly freeBytes?: () => number;
}

/** Puts the connection and the file in order. Gives a sentence for the person who runs the server when it must not. */
export function prepareDatabase(driver: Driver, path: string): string | undefined {
  try {
    // The lock lasts as long as the process: a second connection could damage the log (SQLite before 3.51.3).
    // auto_vacuum counts only before the first table.
    driver.script(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA auto_vacuum = INCREMENTAL;
      PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -16000;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA journal_size_limit = 67108864;
      BEGIN IMMEDIATE; COMMIT;
    `);
    chmodSync(path, 0o600);
    return migrate(driver, path);
  } catch (failure) {
    if (isBusy(failure)) {
      return `The store ${path} is in use by another Waymark server. Stop that one first, or give this one a DATA_DIR of its own.`;
    }
    if (isNoDatabase(failure)) return foreignFile(path);
    throw failure;
  }
}

/** The engine on a prepared connection, which nobody else may use. */
export function openEngine(driver: Driver, settings: EngineSettings): Engine {
  const { path, answerLimits, onQuarantine, onUnwiped = () => undefined } = settings;
  const freeBytes = settings.freeBytes ?? (() => freeBytesOf(statfsSync(dirname(path))));
  const logFile = openLogFile(driver, `${path}-wal`, freeBytes);
  const worn = wornSinceBefore(driver);
  // What is private is written anew, through the log, and the log goes into the file.
  const hasRoomToPurge = (workshopId: string): boolean => {
    const own =
      inWorkshop(driver, workshopId, (workshop) => bytesIn(driver, ownTables(workshop)[0])) ?? 0;
    return freeBytes() >= 2 * (own + sizeOf(`${path}-wal`)) + roomBytes;
  };
  const sound = isSound(driver);
  const { isWritable, noted, write, attempt } = writingTo(driver);
  const growing = new Growing(driver, write, () => freeBytes() >= layingBytes);
  const unwiped = new Unwiped(onUnwiped);
  const purgeAll = function* (): Steps<Gives<"purge">> {
    return noted(yield* purge({ driver, attempt, worn, logFile, growing, unwiped }));
  };
  const putAway = (head: DocumentHead, damaged: readonly QuarantineReport[]): void => {
    attempt(() => {
      for (const { part, seq } of damaged) moveToQuarantine(driver, head, part, seq);
    });
    for (const report of damaged) onQuarantine(report);
  };
  const takeAll = (commits: readonly Commit<Snapshot>[]): readonly GroupOutcome[] => {
    logFile.lengthen();
    const outcomes = commitAll(driver, commits, answerLimits, hasRoomToPurge);
    for (const [at, commit] of commits.entries()) {
      const result = outcomes[at];
      const outcome = result && "outcome" in result ? result.outcome : undefined;
      if (outcome !== undefined) noteCommit(outcome, noted);
      noteSnapshots({ driver, worn, growing }, commit, outcome?.kind === "committed");
    }
    return outcomes;
  };
  return {
    commitGroup: takeAll,
    createWorkshop: (wanted) => {
      growing.created(wanted);
      return write(() => createWorkshop(driver, wanted));
    },
    ...layingOf(growing),
    tidy: () => tidy({ driver, attempt, growing, unwiped }),
    ...readingOf(driver),
    deleteWorkshop: function* (id) {
      const outcome = write(() => deleteWorkshop(driver, id));
      if (outcome.kind !== "deleted") return outcome;
      growing.letGoOf(({ workshopId }) => workshopId === id);
      yield* purgeAll();
      return outcome;
    },
    load: function* (document) {
      const { stored, isLong } = yield* loadDocument(driver, document, putAway);
      const replacement = isLong && (yield* growing.divide(document, stored));
      if (replacement) takeAll([replacement]);
      return stored;
    },
    purge: purgeAll,
    backup: (target) => writeBackup(driver, target),
    health: () => {
      if (!isWritable() && freeBytes() >= roomBytes) write(() => probe(driver));
      return {
        writable: isWritable(),
        sound,
        quarantinedRows: quarantinedRows(driver),
        unwiped: unwiped.count,
        storedBytes: sizeOf(path),
      };
    },
    close: () => {
      logFile.cut();
      driver.close();
    },
  };
}

/** Transactions, and whether the last one found room: a full disk is an outcome. */
function writingTo(driver: Driver) {
  let writable = true;
  const noted = <T extends { readonly kind: string }>(outcome: T): T => {
    writable = outcome.kind !== "full";
    return outcome;
  };
  const write = <T extends { readonly kind: string }>(body: () => T): T | { kind: "full" } =>
    noted(inTransaction(driver, body));
  const attempt = (body: () => unknown): boolean =>
    write(() => {
      body();
      return { kind: "done" };
    }).kind === "done";
  return { isWritable: () => writable, noted, write, attempt };
}

/** What concerns snapshots in pieces. */
function layingOf(growing: Growing): Pick<Engine, "layPiece" | "letGo" | "isUntidy"> {
  return {
    layPiece: (document, piece) => growing.lay(document, piece),
    letGo: (bundles) => growing.letGo(bundles),
    isUntidy: () => growing.isUntidy,
  };
}

/** What only looks. */
function readingOf(
  driver: Driver,
): Pick<
  Engine,
  "workshop" | "workshopIds" | "links" | "documents" | "answer" | "decision" | "takenIds"
> {
  return {
    workshop: (id) => workshopState(driver, id),
    workshopIds: () =>
      driver.all("SELECT id FROM workshops ORDER BY id", []).map((row) => textOf(row, "id")),
    links: (workshopId) => workshopLinks(driver, workshopId),
    documents: (workshopId, prefix = "") => documentNames(driver, workshopId, prefix),
    answer: (workshopId, linkId, requestId) =>
      inWorkshop(driver, workshopId, (workshop) => answerBody(driver, workshop, linkId, requestId)),
    decision: (workshopId, key) =>
      inWorkshop(driver, workshopId, (workshop) => decisionValue(driver, workshop, key)),
    takenIds: (workshopId) =>
      driver
        .all(
          "SELECT t.id FROM taken_ids t JOIN workshops w ON w.number = t.workshop WHERE w.id = ? ORDER BY t.id",
          [workshopId],
        )
        .map((row) => textOf(row, "id")),
  };
}

function inWorkshop<T>(driver: Driver, id: string, read: (workshop: number) => T): T | undefined {
  const workshop = workshopNumber(driver, id);
  return workshop === undefined ? undefined : read(workshop);
}

/** A commit that a purge follows needs more room than its own, and is asked about it alone. */
function commitAll(
  driver: Driver,
  commits: readonly Commit<Snapshot>[],
  limits: AnswerLimits,
  hasRoomToPurge: (workshopId: string) => boolean,
): readonly GroupOutcome[] {
  if (!commits.some(({ purges }) => purges)) return commitGroup(driver, commits, limits);
  return commits.flatMap((commit) =>
    commit.purges && !hasRoomToPurge(commit.workshopId)
      ? [{ outcome: { kind: "full" as const } }]
      : commitGroup(driver, [commit], limits),
  );
}

/**
 * All commits in one transaction, each behind its own savepoint. When the disk is full the whole group is gone, so each
 * is tried alone: a small one, or one that frees room, may still find a place.
 */
function commitGroup(
  driver: Driver,
  commits: readonly Commit<Snapshot>[],
  limits: AnswerLimits,
): readonly GroupOutcome[] {
  const [only, ...more] = commits;
  if (only !== undefined && more.length === 0) return [commitAlone(driver, only, limits)];
  const result = inTransaction(driver, () => ({
    kind: "done" as const,
    outcomes: commits.map((commit) => behindSavepoint(driver, commit, limits)),
  }));
  if (result.kind === "done") return result.outcomes;
  return commits.flatMap((commit) => commitGroup(driver, [commit], limits));
}

/** Without a savepoint, which nobody else needs: most commits find nobody waiting beside them. */
function commitAlone(driver: Driver, commit: Commit<Snapshot>, limits: AnswerLimits): GroupOutcome {
  try {
    driver.run("BEGIN IMMEDIATE");
    const outcome = writeCommit(driver, commit, limits);
    driver.run(outcome.kind === "committed" ? "COMMIT" : "ROLLBACK");
    return { outcome };
  } catch (error) {
    if (driver.isInTransaction()) driver.run("ROLLBACK");
    return isDiskFull(error) ? { outcome: { kind: "full" } } : { error };
  }
}

function behindSavepoint(
  driver: Driver,
  commit: Commit<Snapshot>,
  limits: AnswerLimits,
): GroupOutcome {
  driver.run("SAVEPOINT one");
  try {
    const outcome = writeCommit(driver, commit, limits);
    if (outcome.kind !== "committed") driver.run("ROLLBACK TO one");
    driver.run("RELEASE one");
    return { outcome };
  } catch (error) {
    if (isDiskFull(error) || !driver.isInTransaction()) throw error;
    driver.run("ROLLBACK TO one");
    driver.run("RELEASE one");
    return { error };
  }
}

function inTransaction<T>(driver: Driver, body: () => T): T | { readonly kind: "full" } {
  try {
    driver.run("BEGIN IMMEDIATE");
    const value = body();
    driver.run("COMMIT");
    return value;
  } catch (failure) {
    if (driver.isInTransaction()) driver.run("ROLLBACK");
    if (isDiskFull(failure)) return { kind: "full" };
    throw failure;
  }
}

/** An answer or a conflict wrote nothing, so it says nothing about the disk. */
function noteCommit(outcome: CommitOutcome, note: (outcome: CommitOutcome) => void): void {
  if (outcome.kind === "committed" || outcome.kind === "full") note(outcome);
}

function probe(driver: Driver): { readonly kind: "written" } {
  driver.run("UPDATE upkeep SET probes = probes + 1");
  return { kind: "written" };
}

/** A disk that was full counts as writable again from so much free space on: the probe itself needs next to none. */
const roomBytes = 4 * 1024 * 1024;

/** A piece, the log that it goes through, and as much again for what others write meanwhile. */
const layingBytes = 4 * roomBytes;

/** Some file systems say nothing of their size: that one is full is found out by writing then. */
export function freeBytesOf({
  blocks,
  bavail,
  bsize,
}: Pick<StatsFs, "blocks" | "bavail" | "bsize">): number {
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

/** Looks at every page, in about a second for 100 MB. Rows whose pages cannot be read are refused by SQLite itself. */
function isSound(driver: Driver): boolean {
  return unlessDamaged(() => driver.get("PRAGMA quick_check(1)")?.quick_check === "ok", false);
}

function quarantinedRows(driver: Driver): number {
  // That pages are damaged is said by `sound`; health itself must not fail for it.
  return unlessDamaged(() => {
    const row = driver.get("SELECT coalesce(sum(quarantined), 0) AS amount FROM documents");
    return row === undefined ? 0 : numberOf(row, "amount");
  }, 0);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What a commit left that is to be wiped, and which bundles it has used up. */
function noteSnapshots(
  { driver, worn, growing }: { driver: Driver; worn: Worn; growing: Growing },
  commit: Commit<Snapshot>,
  isCommitted: boolean,
): void {
  if (commit.replace === undefined && commit.erase === undefined) return;
  growing.committed(commit, isCommitted);
  if (isCommitted) noteWorn(driver, worn, commit);
}

/** A commit that erases has wiped what compactions left; one that compacts leaves something. */
function noteWorn(
  driver: Driver,
  worn: Worn,
  { workshopId, erase, replace }: Commit<Snapshot>,
): void {
  const isAboutPrivate = ({ name }: { readonly name: StoredName }): boolean => isPrivate(name);
  const hasErased = erase?.some(isAboutPrivate) ?? false;
  if (!hasErased && !replace?.some(isAboutPrivate)) return;
  const workshop = workshopNumber(driver, workshopId);
  if (workshop === undefined) return;
  if (hasErased) worn.delete(workshop);
  else if (!worn.has(workshop)) worn.set(workshop, 0);
}

/** A server that was killed may have compacted private rows whose pages nobody wiped: they have waited long enough. */
function wornSinceBefore(driver: Driver): Worn {
  const rows = unlessDamaged(() => driver.all("SELECT number FROM workshops"), []);
  const workshops = rows.map((row) => numberOf(row, "number"));
  const holdsRows = (workshop: number): boolean => bytesIn(driver, ownTables(workshop)[0]) > 0;
  return new Map(
    workshops
      .filter((workshop) => unlessDamaged(() => holdsRows(workshop), true))
      .map((workshop) => [workshop, Number.POSITIVE_INFINITY]),
  );
}
