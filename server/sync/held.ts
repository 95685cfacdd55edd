// Owns: one document as the room holds it: its stored bytes, and what is known of them. It must not know sockets,
// rights or when to commit. Rules: SYN-6, SYN-9, SYN-12, SYN-131, SYN-132, SYN-134, SYN-141.
import { diffUpdate } from "../../shared/doc/bytes.ts";
import { inOneGo, type Steps } from "../../shared/kit/steps.ts";
import { type DocumentName, schemas } from "../../shared/model/tables.ts";
import { updateBeyond } from "../../shared/wire/beyond.ts";
import { type Clocks, clocksToStateVector, withDeletes } from "../../shared/wire/clocks.ts";
import {
  type DeletedRanges,
  readStructure,
  type Structure,
  type StructureLimits,
} from "../../shared/wire/structure.ts";
import type { StoredDocument, StoredName, StoredUpdate } from "../store/store.ts";
import { Joining } from "./joining.ts";
import { fits, type Knowledge, learn, learnDeletes, noKnowledge } from "./knowledge.ts";
import type { Owners } from "./owners.ts";
import { findingStanding, standingIn } from "./standing.ts";

export interface Held {
  readonly name: StoredName;
  readonly document: DocumentName;
  epoch: number;
  snapshot: Uint8Array | undefined;
  snapshotSeq: number;
  /** How far the snapshot reaches. */
  snapshotClocks: Clocks;
  readonly tail: StoredUpdate[];
  tailBytes: number;
  lastSeq: number;
  /** Of what is durable; layers above it belong to the room's batches. */
  known: Knowledge;
  /** Whose the ids are that were written under since the document was opened. */
  readonly owners: Owners;
  /** The tail as few updates, of which only the last one still grows. */
  readonly tailParts: Joining[];
}

/** A document in fewer bytes, and what is deleted in it. */
export interface Compacted {
  readonly snapshot: Uint8Array;
  readonly deletes: readonly DeletedRanges[];
}

export function documentOf(name: StoredName): DocumentName {
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
  disorder: 2 ** 26,
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
  return inOneGo(openingHeld(name, stored));
}

/** What somebody else has found out of a snapshot. */
export interface Surveyed {
  /** Undefined where it does not apply. */
  readonly known: Knowledge | undefined;
}

/** So much of a tail is read in one step: some milliseconds. */
const stepBytes = 512 * 1024;
/** A snapshot of more than that is checked in steps: some milliseconds each, though one may be made to be dearer. */
const stepwiseBytes = 128 * 1024;

/** The same in steps, for whoever serves others meanwhile. */
export function* openingHeld(
  name: StoredName,
  stored: StoredDocument,
  surveyed?: Surveyed,
): Steps<Opened> {
  const document = documentOf(name);
  const found = surveyed
    ? surveyed.known
    : stored.snapshot && (yield* gatheringOf(stored.snapshot, document));
  const known = found ?? noKnowledge();
  const take = (bytes: Uint8Array, parts: Joining[]): boolean => {
    const structure = readStructure(bytes, tablesOf(document), storedLimits);
    if (!structure.ok || !fits([known], structure.value)) return false;
    const { standing } = standingIn([known], structure.value);
    const part = growing(parts);
    const isAdded = isAllNew(structure.value, known.clocks) && part.add(bytes, structure.value);
    if (!isAdded && !addNews(part, bytes, known.clocks, document)) return false;
    learn(known, structure.value, standing);
    return true;
  };
  const snapshot = found && stored.snapshot;
  const snapshotClocks = new Map(known.clocks);
  const unfit = stored.snapshot && !snapshot ? [stored.snapshotSeq] : [];
  const tail: StoredUpdate[] = [];
  const tailParts: Joining[] = [];
  let sinceStep = 0;
  for (const update of stored.updates) {
    if (take(update.bytes, tailParts)) tail.push(update);
    else unfit.push(update.seq);
    sinceStep += update.bytes.length;
    if (sinceStep < stepBytes) continue;
    sinceStep = 0;
    yield;
  }
  const held: Held = {
    name,
    document,
    epoch: stored.epoch,
    snapshot,
    snapshotSeq: stored.snapshotSeq,
    snapshotClocks,
    tail,
    tailBytes: tail.reduce((sum, { bytes }) => sum + bytes.length, 0),
    lastSeq: stored.lastSeq,
    known,
    owners: new Map(),
    tailParts,
  };
  return { held, unfit };
}

/** What there is to know of a document that is one update; undefined where that is unsound or builds on nothing. */
export function knowledgeOf(bytes: Uint8Array, document: DocumentName): Knowledge | undefined {
  return inOneGo(gatheringOf(bytes, document));
}

function* gatheringOf(bytes: Uint8Array, document: DocumentName): Steps<Knowledge | undefined> {
  const isLong = bytes.length > stepwiseBytes;
  const known = noKnowledge();
  const structure = readStructure(bytes, tablesOf(document), storedLimits);
  if (isLong) yield;
  if (!structure.ok || !fits([known], structure.value)) return undefined;
  if (isLong) yield;
  const { standing } = yield* findingStanding([known], structure.value);
  if (isLong) yield;
  learn(known, structure.value, standing);
  return known;
}

/** So large a part is left as it is: while people join, only what is new has to be laid out again. */
const settledBytes = 32 * 1024;

function growing(parts: Joining[]): Joining {
  const last = parts.at(-1);
  if (last !== undefined && last.size < settledBytes) return last;
  const next = new Joining();
  parts.push(next);
  return next;
}

/** A part that began with what is known already would end before it: what goes on from there would not follow. */
function isAllNew({ blocks }: Structure, clocks: Clocks): boolean {
  return blocks.every(({ client, runs: [run] }) => run?.clock === (clocks.get(client) ?? 0));
}

/** A row that says again what is there already is none of ours, yet it applies: only what goes beyond is added. */
function addNews(
  part: Joining,
  bytes: Uint8Array,
  clocks: Clocks,
  document: DocumentName,
): boolean {
  const news = diffUpdate(bytes, clocksToStateVector(clocks));
  const structure = readStructure(news, tablesOf(document), storedLimits);
  return structure.ok && part.add(news, structure.value);
}

/**
 * All of a document, oldest first. A tail of thousands of edits is a few updates here: each one would have to be handed to
 * another thread, and be taken by Yjs, on its own.
 */
export function updatesOf({ snapshot, tailParts }: Held): readonly Uint8Array[] {
  const tail = tailParts.map(({ bytes }) => bytes);
  return snapshot === undefined ? tail : [snapshot, ...tail];
}

export function sizeOf({ snapshot, tailBytes }: Held): number {
  return (snapshot?.length ?? 0) + tailBytes;
}

/** Takes up an update that is durable now. What it brings has been learnt, or is learnt by the caller. */
export function append(held: Held, seq: number, joining: Joining): void {
  const { bytes } = joining;
  held.tail.push({ seq, bytes });
  held.tailBytes += bytes.length;
  held.lastSeq = seq;
  if (!growing(held.tailParts).addAll(joining))
    throw new Error("What became durable does not follow");
}

/**
 * Takes up a snapshot that stands for everything up to and including `throughSeq`, where the clocks were `clocks`. It
 * may tell of more deletions than were said one by one, in fewer ranges.
 */
export function cutTail(
  held: Held,
  throughSeq: number,
  { snapshot, deletes }: Compacted,
  clocks: Clocks,
): void {
  learnDeletes(held.known, deletes);
  const later = held.tail.filter(({ seq }) => seq > throughSeq);
  held.snapshot = snapshot;
  held.snapshotSeq = throughSeq;
  held.snapshotClocks = clocks;
  held.tail.splice(0, held.tail.length, ...later);
  held.tailBytes = later.reduce((sum, { bytes }) => sum + bytes.length, 0);
  held.tailParts.length = 0;
  for (const { bytes } of later) {
    growing(held.tailParts).addAll(joiningOf(bytes, held.document));
  }
}

/** Begins the next epoch with `keep` as the only content. `known`: what there is to know of it, if the caller knows. */
export function restart(held: Held, keep: Uint8Array | undefined, known?: Knowledge): void {
  held.epoch += 1;
  held.snapshot = keep;
  held.snapshotSeq = held.lastSeq;
  held.tail.length = 0;
  held.tailBytes = 0;
  held.tailParts.length = 0;
  held.known = known ?? noKnowledge();
  held.owners.clear();
  if (keep !== undefined && known === undefined) {
    const structure = structureOf(keep, held.document);
    learn(held.known, structure, standingIn([], structure).standing);
  }
  held.snapshotClocks = new Map(held.known.clocks);
}

function structureOf(bytes: Uint8Array, document: DocumentName): Structure {
  const structure = readStructure(bytes, tablesOf(document), storedLimits);
  if (!structure.ok) throw new Error(`Bytes that are held are unsound: ${structure.error}`);
  return structure.value;
}

/**
 * What the other side lacks, as updates to apply in this order; the last one completes it. To an empty side the
 * stored snapshot goes as it lies, so that a crowd that joins a large workshop costs next to nothing; who has all of it
 * gets deletions instead, of which no state vector tells, and it is not read; who has a part of a piece of more than
 * `partBytes` gets that whole.
 */
export function lacking(
  held: Held,
  stateVector: Uint8Array,
  clocks: Clocks,
  partBytes: number,
): readonly Uint8Array[] {
  const { snapshot, document, known } = held;
  if (clocks.size > 0 && reaches(clocks, known.clocks)) return [allDeletions(held)];
  const parts = updatesOf(held);
  if (parts.length === 0) return [new Joining().bytes];
  if (clocks.size === 0) return parts;
  const tables = tablesOf(document);
  const rest = (part: Uint8Array): Uint8Array =>
    part.length > partBytes
      ? part
      : (updateBeyond(part, clocks, tables, storedLimits) ?? diffUpdate(part, stateVector));
  if (reaches(clocks, held.snapshotClocks)) {
    const tail = snapshot === undefined ? parts : parts.slice(1);
    return [...tail.map(rest), allDeletions(held)];
  }
  return parts.map(rest);
}

/** Whether `clocks` has everything up to `wanted`. */
function reaches(clocks: Clocks, wanted: Clocks): boolean {
  for (const [client, clock] of wanted) if ((clocks.get(client) ?? 0) < clock) return false;
  return true;
}

function allDeletions({ known }: Held): Uint8Array {
  const deletes = [...known.deleted].map(([client, ranges]) => ({ client, ranges }));
  return withDeletes(Uint8Array.of(0), deletes);
}

/** An update of our own making, ready to be appended. */
export function joiningOf(bytes: Uint8Array, document: DocumentName): Joining {
  const joining = new Joining();
  if (!joining.add(bytes, structureOf(bytes, document))) throw new Error("An update has holes");
  return joining;
}
