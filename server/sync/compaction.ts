// Owns: when a document's tail becomes part of its snapshot, and that nothing is lost by it: the result must reach as
// far as what it stands for. It must not know sockets. Rule: SYN-26.
import { compactUpdates } from "../../shared/doc/bytes.ts";
import { readStructure } from "../../shared/wire/structure.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { SyncFigures } from "./figures.ts";
import { type Held, storedLimits, tablesOf, updatesOf } from "./held.ts";
import { clockIn, learn, noKnowledge } from "./knowledge.ts";
import type { SyncLimits } from "./limits.ts";

/** What it takes of a room's setting. */
export interface CompactionSetting {
  readonly store: Store;
  readonly log: Log | undefined;
  readonly figures: SyncFigures;
}

export function isDue({ document, snapshot, tailBytes }: Held, limits: SyncLimits): boolean {
  if (document === "mine") return tailBytes > limits.mineTailBytes;
  return tailBytes > Math.max(limits.tailBytes, snapshot?.length ?? 0);
}

/**
 * Makes snapshot and tail one. Called while nobody else commits to the workshop. When the disk is full or the result
 * is not sound, everything stays as it was.
 */
export async function compact(
  { store, log, figures }: CompactionSetting,
  workshopId: string,
  held: Held,
): Promise<void> {
  if (held.tail.length === 0) return;
  const snapshot = compactUpdates(updatesOf(held));
  if (!reachesAsFar(snapshot, held)) {
    figures.compacted("unsound");
    log?.error("compaction.unsound", undefined, { document: held.document });
    return;
  }
  const { name, epoch, snapshotSeq, lastSeq } = held;
  const outcome = await store.commit({
    workshopId,
    replace: [{ name, epoch, expectSnapshotSeq: snapshotSeq, throughSeq: lastSeq, snapshot }],
  });
  if (outcome.kind !== "committed") {
    figures.compacted("refused");
    log?.warn("compaction.refused", { outcome: outcome.kind });
    return;
  }
  figures.compacted("done");
  held.snapshot = snapshot;
  held.snapshotSeq = lastSeq;
  held.tail.length = 0;
  held.tailBytes = 0;
  held.mergedTail = undefined;
}

function reachesAsFar(snapshot: Uint8Array, held: Held): boolean {
  const read = readStructure(snapshot, tablesOf(held.document), storedLimits);
  if (!read.ok) return false;
  const known = noKnowledge();
  learn(known, read.value);
  return (
    known.clocks.size === held.known.clocks.size &&
    [...held.known.clocks].every(([client, clock]) => clockIn([known], client) === clock)
  );
}
