// Owns: one document as the room holds it: its stored bytes, and what is known of them. It must not know sockets,
// rights or when to commit. Rules: SYN-6, SYN-9, SYN-12.
import { diffUpdate, mergeUpdates } from "../../shared/doc/bytes.ts";
import { type DocumentName, schemas } from "../../shared/model/tables.ts";
import { updateBeyond } from "../../shared/wire/beyond.ts";
import { type Clocks, withDeletes } from "../../shared/wire/clocks.ts";
import { readStructure, type StructureLimits } from "../../shared/wire/structure.ts";
import type { StoredDocument, StoredName, StoredUpdate } from "../store/store.ts";
import { fits, type Knowledge, learn, noKnowledge } from "./knowledge.ts";
import type { Owners } from "./owners.ts";

export interface Held {
  readonly name: StoredName;
  readonly document: DocumentName;
  epoch: number;
  snapshot: Uint8Array | undefined;
  snapshotSeq: number;
  readonly tail: StoredUpdate[];
  tailBytes: number;
  lastSeq: number;
  /** Of what is durable; layers above it belong to the room's batches. */
  known: Knowledge;
  /** Whose the ids are that were written under since the document was opened. */
  readonly owners: Owners;
  /** The tail in few parts, as far as it was asked for: `parts` stand for its first `count` updates. */
  merged: { readonly parts: readonly Uint8Array[]; readonly count: number };
}

function documentOf(name: StoredName): DocumentName {
  return name === "map" || name === "room" ? name : "mine";
}

export function tablesOf(document: DocumentName): ReadonlySet<string> {
  return tableNames[document];
}

const tableNames: Readonly<Record<DocumentName, ReadonlySet<string>>> = {
  map: new Set(Object.keys(schemas.map)),
  room: new Set(Object.keys(schemas.room)),
  mine: new Set(Object.keys(schemas.mine)),
};

/** Stored documents hold all that was ever accepted, so only the form of their bytes is checked again. */
export const storedLimits: StructureLimits = {
  clients: 2 ** 22,
  structs: 2 ** 26,
  deletes: 2 ** 26,
  entries: 2 ** 30,
  textBytes: 2 ** 20,
  depth: 16,
  items: 2 ** 16,
};

export interface Opened {
  readonly held: Held;
  /** Rows that do not apply: to be put away, so that one bad row never closes a workshop. */
  readonly unfit: readonly number[];
}

/** Takes a document as it was stored. A row that is no sound update, or builds on nothing, is left out and named. */
export function openHeld(name: StoredName, stored: StoredDocument): Opened {
  const document = documentOf(name);
  const known = noKnowledge();
  const take = (bytes: Uint8Array): boolean => {
    const structure = readStructure(bytes, tablesOf(document), storedLimits);
    if (!structure.ok || !fits([known], structure.value)) return false;
    learn(known, structure.value);
    return true;
  };
  const snapshot = stored.snapshot && take(stored.snapshot) ? stored.snapshot : undefined;
  const unfit = stored.snapshot && !snapshot ? [stored.snapshotSeq] : [];
  const tail: StoredUpdate[] = [];
  for (const update of stored.updates) {
    if (take(update.bytes)) tail.push(update);
    else unfit.push(update.seq);
  }
  const held: Held = {
    name,
    document,
    epoch: stored.epoch,
    snapshot,
    snapshotSeq: stored.snapshotSeq,
    tail,
    tailBytes: tail.reduce((sum, { bytes }) => sum + bytes.length, 0),
    lastSeq: stored.lastSeq,
    known,
    owners: new Map(),
    merged: noParts,
  };
  return { held, unfit };
}

/** All bytes of a document, oldest first. */
export function updatesOf({ snapshot, tail }: Held): readonly Uint8Array[] {
  const updates = tail.map(({ bytes }) => bytes);
  return snapshot === undefined ? updates : [snapshot, ...updates];
}

export function sizeOf({ snapshot, tailBytes }: Held): number {
  return (snapshot?.length ?? 0) + tailBytes;
}

/** Takes up an update that is durable now. What it brings has been learnt, or is learnt by the caller. */
export function append(held: Held, seq: number, bytes: Uint8Array): void {
  held.tail.push({ seq, bytes });
  held.tailBytes += bytes.length;
  held.lastSeq = seq;
}

/** Takes up a snapshot that stands for everything up to and including `throughSeq`. */
export function cutTail(held: Held, throughSeq: number, snapshot: Uint8Array): void {
  const later = held.tail.filter(({ seq }) => seq > throughSeq);
  held.snapshot = snapshot;
  held.snapshotSeq = throughSeq;
  held.tail.splice(0, held.tail.length, ...later);
  held.tailBytes = later.reduce((sum, { bytes }) => sum + bytes.length, 0);
  held.merged = noParts;
}

/** Begins the next epoch with `keep` as the only content. */
export function restart(held: Held, keep: Uint8Array | undefined): void {
  held.epoch += 1;
  held.snapshot = keep;
  held.snapshotSeq = held.lastSeq;
  held.tail.length = 0;
  held.tailBytes = 0;
  held.merged = noParts;
  held.known = noKnowledge();
  held.owners.clear();
  if (keep === undefined) return;
  const structure = readStructure(keep, tablesOf(held.document), storedLimits);
  if (structure.ok) learn(held.known, structure.value);
}

/**
 * What the other side lacks, as updates to apply in this order; the last one completes it. To an empty side the
 * stored snapshot goes as it lies, so that a crowd that joins a large workshop costs next to nothing; who has all but
 * the latest gets deletions, of which no state vector tells, and no snapshot is read.
 */
export function lacking(
  held: Held,
  stateVector: Uint8Array,
  clocks: Clocks,
): readonly Uint8Array[] {
  const { clocks: known, deleted } = held.known;
  if (
    clocks.size > 0 &&
    [...known].every(([client, clock]) => (clocks.get(client) ?? 0) >= clock)
  ) {
    const deletes = [...deleted].map(([client, ranges]) => ({ client, ranges }));
    return [withDeletes(Uint8Array.of(0), deletes)];
  }
  const tail = tailParts(held);
  const parts = held.snapshot === undefined ? tail : [held.snapshot, ...tail];
  if (clocks.size === 0) return parts.length > 0 ? parts : [mergeUpdates([])];
  const tables = tablesOf(held.document);
  return parts.map(
    (part) => updateBeyond(part, clocks, tables, storedLimits) ?? diffUpdate(part, stateVector),
  );
}

/** Updates larger than this together stay apart: to merge them takes Yjs longer than anybody should wait. */
const partBytes = 64 * 1024;

const noParts = { parts: [], count: 0 } as const;

/** Some updates as few, small ones merged, in their order. */
export function inParts(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  let bytes = 0;
  for (const [at, { length }] of updates.entries()) {
    if (at > from && bytes + length > partBytes) {
      parts.push(mergeUpdates(updates.slice(from, at)));
      [from, bytes] = [at, 0];
    }
    bytes += length;
  }
  if (updates.length > from) parts.push(mergeUpdates(updates.slice(from)));
  return parts;
}

/** Only what came since the last time is merged, with the part before it where that is small. */
function tailParts(held: Held): readonly Uint8Array[] {
  const { parts, count } = held.merged;
  if (count < held.tail.length) {
    const later = held.tail.slice(count).map(({ bytes }) => bytes);
    const last = parts.slice(-1);
    held.merged = {
      parts: [...parts.slice(0, -1), ...inParts([...last, ...later])],
      count: held.tail.length,
    };
  }
  return held.merged.parts;
}
