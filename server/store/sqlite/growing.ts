// Owns: bundles that are being laid down, and for which documents. They outlive no restart: what a killed server was
// laying is left to be wiped. It must not know who lays them. Implements STO-39, STO-41, STO-47, STO-49, STO-51.

import type { Steps } from "../../../shared/kit/steps.ts";
import type { Commit, DocumentKey, NewWorkshop, StoredDocument } from "../store.ts";
import { addPiece } from "./bundles.ts";
import { documentHead, workshopNumber } from "./documents.ts";
import type { Driver } from "./driver.ts";
import { type Bundle, type LayOutcome, type Piece, pieceBytes, type Snapshot } from "./protocol.ts";
import { isDeleted } from "./workshops.ts";

/** Makes what `body` does one transaction. */
type Write = <T extends { readonly kind: string }>(body: () => T) => T | { readonly kind: "full" };

export class Growing {
  readonly #driver: Driver;
  readonly #write: Write;
  readonly #hasRoom: () => boolean;
  readonly #documents = new Map<number, DocumentKey>();
  /** Whether bundles may have been left since somebody looked. */
  isUntidy = false;

  /** `hasRoom`: whether the disk has room for more than what people write meanwhile, whom a snapshot must not crowd out. */
  constructor(driver: Driver, write: Write, hasRoom: () => boolean) {
    this.#driver = driver;
    this.#write = write;
    this.#hasRoom = hasRoom;
  }

  /** Whether a bundle that no document has will be taken up yet. */
  has(bundle: number): boolean {
    return this.#documents.has(bundle);
  }

  lay(document: DocumentKey, piece: Piece): LayOutcome {
    const { bundle } = piece;
    if (this.#isGone(document, piece)) return { kind: "gone" };
    let outcome: LayOutcome | undefined;
    try {
      if (!this.#hasRoom()) return { kind: "full" };
      outcome = this.#write(() => ({
        kind: "laid" as const,
        bundle: addPiece(this.#driver, piece),
      }));
      if (outcome.kind === "laid") this.#documents.set(outcome.bundle.number, document);
      return outcome;
    } finally {
      // Without room, and where it failed.
      if (outcome?.kind !== "laid" && bundle !== undefined) this.letGo([bundle]);
    }
  }

  /** For what is deleted or erased nothing is written: in the log it would outlive the answer that all is gone. */
  #isGone({ workshopId, name }: DocumentKey, { bundle, epoch }: Piece): boolean {
    if (bundle !== undefined) return !this.has(bundle.number);
    const workshop = workshopNumber(this.#driver, workshopId);
    if (workshop === undefined) return isDeleted(this.#driver, workshopId);
    const now = documentHead(this.#driver, workshop, name)?.epoch ?? 1;
    return epoch !== undefined && epoch !== now;
  }

  /**
   * Lays a snapshot of before there were bundles down in pieces, and gives the commit that puts them in its place, so
   * that from then on it is read, replaced and wiped in pieces. Where that cannot be, it stays as it is.
   */
  *divide(
    document: DocumentKey,
    { epoch, snapshotSeq, snapshot = new Uint8Array() }: StoredDocument,
  ): Steps<Commit<Snapshot> | undefined> {
    let bundle: Bundle | undefined;
    for (let at = 0; at < snapshot.length; at += pieceBytes) {
      const bytes = snapshot.slice(at, at + pieceBytes);
      const outcome = this.lay(document, { bundle, bytes, epoch });
      if (outcome.kind !== "laid") return undefined;
      bundle = outcome.bundle;
      yield;
    }
    if (bundle === undefined) return undefined;
    const { workshopId, name } = document;
    const place = { name, epoch, expectSnapshotSeq: snapshotSeq, throughSeq: snapshotSeq };
    return { workshopId, replace: [{ ...place, snapshot: bundle }] };
  }

  /** Some have become snapshots, or never will. */
  letGo(bundles: readonly Bundle[]): void {
    for (const { number } of bundles) this.#documents.delete(number);
    this.isUntidy ||= bundles.length > 0;
  }

  /** What is laid down for these documents is to be wiped with them. */
  letGoOf(isGone: (document: DocumentKey) => boolean): void {
    for (const [bundle, document] of this.#documents) {
      if (isGone(document)) this.#documents.delete(bundle);
    }
  }

  /** What a commit named is a snapshot now or never will be, and what lay in its place is left. */
  committed({ workshopId, replace = [], erase = [] }: Commit<Snapshot>, isDone: boolean): void {
    this.letGo(bundlesAmong(replace.map(({ snapshot }) => snapshot)));
    this.letGo(bundlesAmong(erase.map(({ keep }) => keep)));
    this.isUntidy ||= isDone;
    if (!isDone || erase.length === 0) return;
    const names = new Set(erase.map(({ name }) => name));
    this.letGoOf((one) => one.workshopId === workshopId && names.has(one.name));
  }

  /** The same of a new workshop. */
  created({ documents }: NewWorkshop<Snapshot>): void {
    this.letGo(bundlesAmong(documents.map(({ snapshot }) => snapshot)));
  }
}

function bundlesAmong(snapshots: readonly (Snapshot | undefined)[]): readonly Bundle[] {
  return snapshots.flatMap((one) => (one === undefined || one instanceof Uint8Array ? [] : [one]));
}
