// Owns: writing one commit to the tables, inside a transaction that the engine holds. It must not begin or end
// one: on a conflict the engine takes back what was written so far. Implements STO-1 to STO-6.
import { never } from "../../../shared/kit/result.ts";
import { rowChecksum } from "../checksum.ts";
import type {
  Answer,
  AnswerLimits,
  Append,
  Commit,
  CommitOutcome,
  Conflict,
  Erasure,
  Expectation,
  LinkRecord,
  Replacement,
  StoredName,
} from "../store.ts";
import { leaveAllPieces } from "./bundles.ts";
import {
  type DocumentHead,
  documentHead,
  moveToQuarantine,
  wipeSomeOvertaken,
  workshopNumber,
} from "./documents.ts";
import { type Driver, numberOf, textOf } from "./driver.ts";
import type { Snapshot } from "./protocol.ts";
import { deleteDocument, deleteRows, insertRow, isPrivate, ownTables, writeAnew } from "./rows.ts";
import { putSnapshot } from "./snapshots.ts";

/** The place of a commit: the tables, and its workshop by id and row number. */
interface Site {
  readonly driver: Driver;
  readonly workshopId: string;
  readonly workshop: number;
}

/** Writes everything, or gives an outcome other than `committed` after which the caller must roll back. */
export function writeCommit(
  driver: Driver,
  commit: Commit<Snapshot>,
  limits: AnswerLimits,
): CommitOutcome {
  const workshop = workshopNumber(driver, commit.workshopId);
  if (workshop === undefined) return { kind: "conflict", conflict: { what: "workshop" } };
  const site: Site = { driver, workshopId: commit.workshopId, workshop };
  if (commit.answer !== undefined) {
    const body = answerBody(driver, workshop, commit.answer.linkId, commit.answer.requestId);
    if (body !== undefined) return { kind: "answered", body };
  }
  const appended: number[] = [];
  const conflict =
    firstConflict(commit.expect, (expectation) => unmet(site, expectation)) ??
    firstConflict(commit.append, (wish) => append(site, wish, appended)) ??
    firstConflict(commit.replace, (wish) => replace(site, wish)) ??
    firstConflict(commit.erase, (wish) => erase(site, wish)) ??
    firstConflict(commit.addLinks, (link) => addLink(site, link)) ??
    firstConflict(commit.revokeLinks, (linkId) => revokeLink(site, linkId));
  if (conflict !== undefined) return { kind: "conflict", conflict };
  writeFacts(site, commit, limits);
  wipeErased(site, commit.erase);
  return { kind: "committed", appended };
}

export function answerBody(
  driver: Driver,
  workshop: number,
  linkId: string,
  requestId: string,
): string | undefined {
  const row = driver.get(
    "SELECT body FROM answers WHERE workshop = ? AND link = ? AND request = ?",
    [workshop, linkId, requestId],
  );
  return row === undefined ? undefined : textOf(row, "body");
}

export function decisionValue(driver: Driver, workshop: number, key: string): string | undefined {
  const row = driver.get("SELECT value FROM decisions WHERE workshop = ? AND key = ?", [
    workshop,
    key,
  ]);
  return row === undefined ? undefined : textOf(row, "value");
}

/** Adds a link behind those of the workshop; its id must be new there. */
export function insertLink(driver: Driver, workshop: number, link: LinkRecord): void {
  driver.run(
    "INSERT INTO links (workshop, id, place, role, token_hash, revoked) SELECT ?1, ?2, 1 + coalesce(max(place), 0), ?3, ?4, ?5 FROM links WHERE workshop = ?1",
    [workshop, link.id, link.role, link.tokenHash, link.revoked ? 1 : 0],
  );
}

/** The head of a document, which is created empty where it is missing. */
export function ensureDocument(driver: Driver, workshop: number, name: StoredName): DocumentHead {
  const known = documentHead(driver, workshop, name);
  if (known !== undefined) return known;
  driver.run(
    "INSERT INTO documents (workshop, name, epoch, snapshot_seq, last_seq) VALUES (?, ?, 1, 0, 0)",
    [workshop, name],
  );
  const fresh = documentHead(driver, workshop, name);
  if (fresh === undefined) throw new Error(`The document ${name} was not created.`);
  return fresh;
}

function firstConflict<T>(
  wishes: readonly T[] | undefined,
  step: (wish: T) => Conflict | undefined,
): Conflict | undefined {
  for (const wish of wishes ?? []) {
    const conflict = step(wish);
    if (conflict !== undefined) return conflict;
  }
  return undefined;
}

function unmet(site: Site, expectation: Expectation): Conflict | undefined {
  const { driver, workshop } = site;
  switch (expectation.kind) {
    case "epoch": {
      const found = documentHead(driver, workshop, expectation.name)?.epoch ?? 1;
      if (found === expectation.epoch) return undefined;
      return { what: "epoch", name: expectation.name, found };
    }
    case "lastSeq": {
      const found = documentHead(driver, workshop, expectation.name)?.lastSeq ?? 0;
      if (found === expectation.lastSeq) return undefined;
      return { what: "lastSeq", name: expectation.name, found };
    }
    case "decision": {
      const found = decisionValue(driver, workshop, expectation.key);
      if (found === expectation.value) return undefined;
      return { what: "decision", key: expectation.key, found };
    }
    case "linkActive": {
      const { linkId } = expectation;
      return linkState(site, linkId) === "active" ? undefined : { what: "link", linkId };
    }
    default:
      return never(expectation);
  }
}

function append(site: Site, wish: Append, appended: number[]): Conflict | undefined {
  const { driver, workshop, workshopId } = site;
  const { name, epoch, bytes } = wish;
  const head = ensureDocument(driver, workshop, name);
  if (head.epoch !== epoch) return { what: "epoch", name, found: head.epoch };
  const seq = head.lastSeq + 1;
  const checksum = rowChecksum({ workshopId, name }, epoch, seq, bytes);
  insertRow(driver, head.table, head.number, "update", { seq, bytes, checksum });
  driver.run("UPDATE documents SET last_seq = ? WHERE number = ?", [seq, head.number]);
  appended.push(seq);
  return undefined;
}

function replace(site: Site, wish: Replacement<Snapshot>): Conflict | undefined {
  const { driver, workshop, workshopId } = site;
  const { name, epoch, expectSnapshotSeq, throughSeq, snapshot } = wish;
  const head = ensureDocument(driver, workshop, name);
  const { number, table, lastSeq, snapshotSeq } = head;
  if (head.epoch !== epoch) return { what: "epoch", name, found: head.epoch };
  if (snapshotSeq !== expectSnapshotSeq || throughSeq < expectSnapshotSeq) {
    return { what: "snapshotSeq", name, found: snapshotSeq };
  }
  if (throughSeq > lastSeq) return { what: "lastSeq", name, found: lastSeq };
  putSnapshot(driver, { workshopId, name, table, number, epoch }, throughSeq, snapshot);
  driver.run("UPDATE documents SET snapshot_seq = ? WHERE number = ?", [throughSeq, number]);
  if (isPrivate(name)) deleteRows(driver, table, number, "update", throughSeq);
  else wipeSomeOvertaken(driver, { number, table, snapshotSeq: throughSeq });
  return undefined;
}

function erase(site: Site, wish: Erasure<Snapshot>): Conflict | undefined {
  const { driver, workshop, workshopId } = site;
  const { name, lastSeq, keep } = wish;
  const head = ensureDocument(driver, workshop, name);
  const { number, table } = head;
  if (head.epoch !== wish.epoch) return { what: "epoch", name, found: head.epoch };
  if (head.lastSeq !== lastSeq) return { what: "lastSeq", name, found: head.lastSeq };
  const epoch = wish.epoch + 1;
  deleteDocument(driver, table, number);
  leaveAllPieces(driver, number);
  if (keep !== undefined) {
    putSnapshot(driver, { workshopId, name, table, number, epoch }, lastSeq, keep);
  }
  driver.run(
    "UPDATE documents SET epoch = ?, snapshot_seq = last_seq, quarantined = 0 WHERE number = ?",
    [epoch, number],
  );
  return undefined;
}

/** In the transaction that erases, so that it is never done without the wiping. */
function wipeErased({ driver, workshop }: Site, erased: readonly Erasure<Snapshot>[] = []): void {
  const [privately, shared] = ownTables(workshop);
  if (erased.some(({ name }) => isPrivate(name))) writeAnew(driver, privately);
  if (erased.some(({ name }) => !isPrivate(name))) writeAnew(driver, shared);
}

function addLink({ driver, workshop, ...site }: Site, link: LinkRecord): Conflict | undefined {
  if (linkState({ driver, workshop, ...site }, link.id) !== "unknown") {
    return { what: "link", linkId: link.id };
  }
  insertLink(driver, workshop, link);
  return undefined;
}

function revokeLink({ driver, workshop }: Site, linkId: string): Conflict | undefined {
  const changed = driver.run("UPDATE links SET revoked = 1 WHERE workshop = ? AND id = ?", [
    workshop,
    linkId,
  ]);
  return changed === 1 ? undefined : { what: "link", linkId };
}

function linkState({ driver, workshop }: Site, linkId: string): "active" | "revoked" | "unknown" {
  const row = driver.get("SELECT revoked FROM links WHERE workshop = ? AND id = ?", [
    workshop,
    linkId,
  ]);
  if (row === undefined) return "unknown";
  return numberOf(row, "revoked") === 0 ? "active" : "revoked";
}

/** What a commit notes besides documents and links; none of it can conflict. */
function writeFacts(
  { driver, workshop }: Site,
  commit: Commit<Snapshot>,
  limits: AnswerLimits,
): void {
  for (const { name, seq } of commit.quarantine ?? []) {
    const head = documentHead(driver, workshop, name);
    // No update has the number up to which the snapshot reaches.
    const part = seq === head?.snapshotSeq ? "snapshot" : "update";
    if (head !== undefined) moveToQuarantine(driver, head, part, seq);
  }
  for (const { key, value } of commit.decide ?? []) {
    driver.run("INSERT OR REPLACE INTO decisions (workshop, key, value) VALUES (?, ?, ?)", [
      workshop,
      key,
      value,
    ]);
  }
  for (const id of commit.taken ?? []) {
    driver.run("INSERT OR IGNORE INTO taken_ids (workshop, id) VALUES (?, ?)", [workshop, id]);
  }
  if (commit.answer !== undefined) remember(driver, workshop, commit.answer, limits);
}

function remember(driver: Driver, workshop: number, answer: Answer, limits: AnswerLimits): void {
  const { linkId, requestId, body, atMs } = answer;
  driver.run("INSERT INTO answers (workshop, link, request, body, at_ms) VALUES (?, ?, ?, ?, ?)", [
    workshop,
    linkId,
    requestId,
    body,
    atMs,
  ]);
  driver.run("DELETE FROM answers WHERE workshop = ? AND link = ? AND at_ms < ?", [
    workshop,
    linkId,
    atMs - limits.answerAgeMs,
  ]);
  driver.run(
    "DELETE FROM answers WHERE number IN (SELECT number FROM answers WHERE workshop = ? AND link = ? ORDER BY number DESC LIMIT -1 OFFSET ?)",
    [workshop, linkId, limits.answersPerLink],
  );
}
