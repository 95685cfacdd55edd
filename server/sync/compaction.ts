// Owns: when a document's tail becomes part of its snapshot, and putting the result in place while everybody goes on. It
// must not know sockets or how bytes are compacted. Rules: SYN-26, SYN-68, SYN-127, SYN-129, SYN-139,
// PRV-102.
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { Compactor } from "./compactor.ts";
import type { SyncFigures } from "./figures.ts";
import { cutTail, type Held, tablesOf, updatesOf } from "./held.ts";
import type { SyncLimits } from "./limits.ts";

/** What it takes of a room's setting. */
export interface CompactionSetting {
  readonly store: Pick<Store, "commit">;
  readonly log: Log | undefined;
  readonly figures: SyncFigures;
  readonly compactor: Pick<Compactor, "compact">;
}

/** Of a shared document; private ones are compacted by the clock (`mineHistoryMs`). */
export function isDue({ document, snapshot, tailBytes }: Held, limits: SyncLimits): boolean {
  if (document === "mine") return false;
  return tailBytes > Math.max(limits.tailBytes, snapshot?.length ?? 0);
}

/** Of any document that nobody has open: whoever opens it next waits for what there is to check and to send. */
export function isDueAtRest({ document, snapshot, tailBytes }: Held, limits: SyncLimits): boolean {
  if (document === "mine") return true;
  return tailBytes > Math.max(limits.restTailBytes, (snapshot?.length ?? 0) / 8);
}

/**
 * Makes the snapshot and the tail as they are now one. Edits are committed while that is done and while the result is laid
 * down: they lie behind what it stands for, and the store exchanges one snapshot for the other between two of them. When the
 * disk is full, the epoch has changed or the result is not sound, everything stays as it was. `isDropped`: nobody wants it any
 * more, so that what is not laid down yet never is. False where the disk or the result was in the way.
 */
export async function compact(
  { store, log, figures, compactor }: CompactionSetting,
  workshopId: string,
  held: Held,
  isDropped: () => boolean = () => false,
): Promise<boolean> {
  if (held.tail.length === 0) return true;
  const { name, epoch, snapshotSeq, lastSeq } = held;
  // Those of private documents would tell how many people have written in the last second.
  const isTold = held.document !== "mine";
  const clocks = new Map(held.known.clocks);
  const compacted = await compactor.compact(updatesOf(held), [...tablesOf(held.document)]);
  if (compacted === undefined) {
    figures.compacted("unsound");
    log?.error("compaction.unsound", undefined, { document: held.document });
    return false;
  }
  const isOver = (): boolean => held.epoch !== epoch || held.snapshotSeq !== snapshotSeq;
  if (isOver() || isDropped()) return true;
  const place = { name, epoch, expectSnapshotSeq: snapshotSeq, throughSeq: lastSeq };
  const { snapshot } = compacted;
  const outcome = await store.commit({ workshopId, replace: [{ ...place, snapshot }] });
  // Erased meanwhile: in the store, too, that came after it, or kept it out.
  if (isOver()) return true;
  if (outcome.kind !== "committed") {
    if (isTold) figures.compacted("refused");
    log?.warn("compaction.refused", { outcome: outcome.kind });
    return false;
  }
  if (isTold) figures.compacted("done");
  cutTail(held, lastSeq, compacted, clocks);
  return true;
}
