// Owns: one commit on the rows of a workshop in memory, as a pure function from rows to rows: a
// conflict leaves the old rows as they were. It must not know the disk or when it is called. Rules STO-1 to STO-6.
import { err, never, ok, type Result } from "../../shared/kit/result.ts";
import { rowChecksum } from "./checksum.ts";
import type {
  Answer,
  AnswerLimits,
  Append,
  Commit,
  Conflict,
  Erasure,
  Expectation,
  LinkRecord,
  Replacement,
  StoredName,
  WorkshopRecord,
} from "./store.ts";

export interface Row {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

export interface DocumentRows {
  readonly epoch: number;
  readonly snapshot: Row | undefined;
  readonly snapshotSeq: number;
  readonly updates: readonly Row[];
  readonly lastSeq: number;
  readonly quarantined: readonly Row[];
}

export interface WorkshopRows {
  readonly record: WorkshopRecord;
  readonly links: ReadonlyMap<string, LinkRecord>;
  readonly documents: ReadonlyMap<StoredName, DocumentRows>;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly decisions: ReadonlyMap<string, string>;
  readonly taken: ReadonlySet<string>;
}

export interface CommittedRows {
  readonly rows: WorkshopRows;
  readonly appended: readonly number[];
}

export const emptyDocument: DocumentRows = {
  epoch: 1,
  snapshot: undefined,
  snapshotSeq: 0,
  updates: [],
  lastSeq: 0,
  quarantined: [],
};

/** The rows after the commit, or the first condition that did not hold. */
export function committedRows(
  rows: WorkshopRows,
  commit: Commit,
  limits: AnswerLimits,
): Result<CommittedRows, Conflict> {
  for (const expectation of commit.expect ?? []) {
    const conflict = unmet(rows, expectation);
    if (conflict !== undefined) return err(conflict);
  }
  const documents = committedDocuments(rows, commit);
  if (!documents.ok) return documents;
  const links = committedLinks(rows, commit);
  if (!links.ok) return links;
  return ok({
    appended: documents.value.appended,
    rows: {
      record: rows.record,
      links: links.value,
      documents: documents.value.documents,
      answers: rememberedAnswers(rows, commit, limits),
      decisions: new Map([
        ...rows.decisions,
        ...(commit.decide ?? []).map(({ key, value }) => [key, value] as const),
      ]),
      taken: new Set([...rows.taken, ...(commit.taken ?? [])]),
    },
  });
}

/** One text for the two ids of a request; neither may hold a line break, which ids never do. */
export function answerKey(linkId: string, requestId: string): string {
  return `${linkId}\n${requestId}`;
}

/** A row of its own copy of the bytes, which the caller may go on using. */
export function rowOf(
  workshopId: string,
  name: StoredName,
  epoch: number,
  seq: number,
  bytes: Uint8Array,
): Row {
  return {
    seq,
    bytes: bytes.slice(),
    checksum: rowChecksum({ workshopId, name }, epoch, seq, bytes),
  };
}

function unmet(rows: WorkshopRows, expectation: Expectation): Conflict | undefined {
  switch (expectation.kind) {
    case "epoch": {
      const { epoch } = rows.documents.get(expectation.name) ?? emptyDocument;
      if (epoch === expectation.epoch) return undefined;
      return { what: "epoch", name: expectation.name, found: epoch };
    }
    case "lastSeq": {
      const { lastSeq } = rows.documents.get(expectation.name) ?? emptyDocument;
      if (lastSeq === expectation.lastSeq) return undefined;
      return { what: "lastSeq", name: expectation.name, found: lastSeq };
    }
    case "decision": {
      const found = rows.decisions.get(expectation.key);
      if (found === expectation.value) return undefined;
      return { what: "decision", key: expectation.key, found };
    }
    case "linkActive": {
      if (rows.links.get(expectation.linkId)?.revoked === false) return undefined;
      return { what: "link", linkId: expectation.linkId };
    }
    default:
      return never(expectation);
  }
}

interface CommittedDocuments {
  readonly documents: ReadonlyMap<StoredName, DocumentRows>;
  readonly appended: readonly number[];
}

function committedDocuments(
  rows: WorkshopRows,
  commit: Commit,
): Result<CommittedDocuments, Conflict> {
  const documents = new Map(rows.documents);
  const appended: number[] = [];
  const { workshopId, append = [], replace = [], erase = [], quarantine = [] } = commit;
  const steps = [
    ...append.map((wish) => ({
      name: wish.name,
      next: (document: DocumentRows) => afterAppend(workshopId, document, wish),
    })),
    ...replace.map((wish) => ({
      name: wish.name,
      next: (document: DocumentRows) => afterReplacement(workshopId, document, wish),
    })),
    ...erase.map((wish) => ({
      name: wish.name,
      next: (document: DocumentRows) => afterErasure(workshopId, document, wish),
    })),
  ];
  for (const [index, { name, next }] of steps.entries()) {
    const result = next(documents.get(name) ?? emptyDocument);
    if (!result.ok) return result;
    documents.set(name, result.value);
    if (index < append.length) appended.push(result.value.lastSeq);
  }
  for (const { name, seq } of quarantine) {
    const document = documents.get(name);
    if (document !== undefined) documents.set(name, withoutRow(document, seq));
  }
  return ok({ documents, appended });
}

function afterAppend(
  workshopId: string,
  document: DocumentRows,
  { name, epoch, bytes }: Append,
): Result<DocumentRows, Conflict> {
  if (document.epoch !== epoch) return err({ what: "epoch", name, found: document.epoch });
  const seq = document.lastSeq + 1;
  const row = rowOf(workshopId, name, epoch, seq, bytes);
  return ok({ ...document, lastSeq: seq, updates: [...document.updates, row] });
}

function afterReplacement(
  workshopId: string,
  document: DocumentRows,
  { name, epoch, expectSnapshotSeq, throughSeq, snapshot }: Replacement,
): Result<DocumentRows, Conflict> {
  if (document.epoch !== epoch) return err({ what: "epoch", name, found: document.epoch });
  if (document.snapshotSeq !== expectSnapshotSeq || throughSeq < expectSnapshotSeq) {
    return err({ what: "snapshotSeq", name, found: document.snapshotSeq });
  }
  if (throughSeq > document.lastSeq) return err({ what: "lastSeq", name, found: document.lastSeq });
  return ok({
    ...document,
    snapshot: rowOf(workshopId, name, epoch, throughSeq, snapshot),
    snapshotSeq: throughSeq,
    updates: document.updates.filter((row) => row.seq > throughSeq),
  });
}

function afterErasure(
  workshopId: string,
  document: DocumentRows,
  { name, epoch, lastSeq, keep }: Erasure,
): Result<DocumentRows, Conflict> {
  if (document.epoch !== epoch) return err({ what: "epoch", name, found: document.epoch });
  if (document.lastSeq !== lastSeq) return err({ what: "lastSeq", name, found: document.lastSeq });
  return ok({
    epoch: epoch + 1,
    snapshot: keep === undefined ? undefined : rowOf(workshopId, name, epoch + 1, lastSeq, keep),
    snapshotSeq: lastSeq,
    updates: [],
    lastSeq,
    quarantined: [],
  });
}

function withoutRow(document: DocumentRows, seq: number): DocumentRows {
  const { snapshot, quarantined } = document;
  // No update has the number up to which the snapshot reaches.
  if (snapshot !== undefined && seq === document.snapshotSeq) {
    return { ...document, snapshot: undefined, quarantined: [...quarantined, snapshot] };
  }
  const rows = document.updates.filter((row) => row.seq === seq);
  return {
    ...document,
    updates: document.updates.filter((row) => row.seq !== seq),
    quarantined: [...quarantined, ...rows],
  };
}

function committedLinks(
  rows: WorkshopRows,
  commit: Commit,
): Result<ReadonlyMap<string, LinkRecord>, Conflict> {
  const links = new Map(rows.links);
  for (const link of commit.addLinks ?? []) {
    if (links.has(link.id)) return err({ what: "link", linkId: link.id });
    links.set(link.id, { ...link, tokenHash: link.tokenHash.slice() });
  }
  for (const linkId of commit.revokeLinks ?? []) {
    const link = links.get(linkId);
    if (link === undefined) return err({ what: "link", linkId });
    links.set(linkId, { ...link, revoked: true });
  }
  return ok(links);
}

function rememberedAnswers(
  rows: WorkshopRows,
  { answer }: Commit,
  limits: AnswerLimits,
): ReadonlyMap<string, Answer> {
  if (answer === undefined) return rows.answers;
  const kept = [...rows.answers].filter(
    ([, older]) => older.linkId !== answer.linkId || older.atMs >= answer.atMs - limits.answerAgeMs,
  );
  const mine = kept.filter(([, older]) => older.linkId === answer.linkId);
  const surplus = new Set(
    mine.slice(0, Math.max(0, mine.length + 1 - limits.answersPerLink)).map(([key]) => key),
  );
  return new Map([
    ...kept.filter(([key]) => !surplus.has(key)),
    [answerKey(answer.linkId, answer.requestId), answer],
  ]);
}
