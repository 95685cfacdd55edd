// Owns: ending the price of past client ids and deletions: a map that hundreds of ids wrote, or whose deletions lie in
// hundreds of thousands of ranges, and that nobody has open, begins a new epoch with the same records under one id. It
// must not know sockets. Rules: SYN-88, SYN-112.
import { freshClient } from "../../shared/doc/bytes.ts";
import { largeBytes } from "./compactor.ts";
import { type Held, restart, tablesOf, updatesOf } from "./held.ts";
import type { Room } from "./room.ts";

/**
 * Does so if it is worth it and nobody is there. Whoever comes in meanwhile is closed with the new epoch, like everybody
 * who comes back later, and brings along what was not acknowledged. A full disk, or a document that cannot be written
 * anew record by record, stays as it is.
 */
export async function renew(room: Room): Promise<void> {
  const { limits } = room.setting;
  const held = await room.held("map");
  // Nobody has looked at it: what it is like is for whoever opens it to find out.
  if (held === undefined) return;
  const isCostly = ({ known: { clocks, deletedRanges } }: Held): boolean =>
    clocks.size > limits.pastClients || deletedRanges > limits.rangesPerDocument / 2;
  const isDue = (): boolean => room.connections.size === 0 && !room.hasEnded && isCostly(held);
  if (!isDue()) return;
  const { compactor, store, figures, outside, log } = room.setting;
  await room.exclusive(async () => {
    await room.commitPending();
    const { name, epoch, lastSeq, document } = held;
    const tables = [...tablesOf(document)];
    const keep = await compactor.renew(updatesOf(held), tables, freshClient(outside));
    if (keep === undefined) {
      figures.compacted("unsound");
      log?.error("renewal.unsound", undefined, { document });
      return;
    }
    const known = keep.length > largeBytes ? await compactor.survey(keep, document) : undefined;
    if (!isDue()) return;
    const erase = [{ name, epoch, lastSeq, keep }];
    const outcome = await store.commit({ workshopId: room.workshop.id, erase });
    if (outcome.kind !== "committed") {
      figures.compacted("refused");
      log?.warn("renewal.refused", { outcome: outcome.kind });
      return;
    }
    figures.compacted("renewed");
    restart(held, keep, known);
    room.closeEpoch(held);
  });
}
