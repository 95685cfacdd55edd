// Owns: ending the price of the past: a map that hundreds of ids wrote, whose deletions lie in hundreds of thousands of
// ranges, or of which more is gone than there, and that nobody has open, begins a new epoch with the same records under one
// id. It must not know sockets. Rules: SYN-88, SYN-112, SYN-135, SYN-136, SYN-145.
import { freshClient } from "../../shared/doc/bytes.ts";
import { largeBytes } from "./compactor.ts";
import { type Held, restart, sizeOf, tablesOf, updatesOf } from "./held.ts";
import type { Knowledge } from "./knowledge.ts";
import type { SyncLimits } from "./limits.ts";
import type { Room } from "./room.ts";

/** For what is gone alone, nothing larger is written anew: that takes a thread and its memory for seconds. */
const mostBytes = 4 * largeBytes;

/**
 * Does so if it is worth it and nobody is there. Who comes in while it is made keeps the old one, and waits for nothing; who
 * comes back later is closed with the new epoch, and brings along what was not acknowledged. A full disk, or a document that
 * cannot be written anew record by record, leaves it as it is.
 */
export async function renew(room: Room): Promise<void> {
  const held = await room.held("map");
  // Nobody has looked at it: what it is like is for whoever opens it to find out.
  if (held === undefined || !isDue(room, held)) return;
  await room.exclusive(() => room.commitPending());
  const { epoch, lastSeq } = held;
  const fresh = await writtenAnew(room, held);
  if (fresh === undefined) return;
  await room.exclusive(async () => {
    await room.commitPending();
    const hasChanged = held.epoch !== epoch || held.lastSeq !== lastSeq;
    if (hasChanged || !isDue(room, held)) return;
    await begin(room, held, fresh);
  });
}

/** Not of a room that nobody was in: whoever has only asked for the map is about to come in with what they were given. */
function isDue({ connections, wasEntered, hasEnded, setting }: Room, held: Held): boolean {
  if (!wasEntered || hasEnded || connections.size > 0) return false;
  return isCostly(held, setting.limits);
}

function isCostly(held: Held, limits: SyncLimits): boolean {
  const { clocks, deletedRanges } = held.known;
  if (clocks.size > limits.pastClients || deletedRanges > limits.rangesPerDocument / 2) return true;
  return sizeOf(held) <= mostBytes && isMostlyGone(held.known, limits);
}

function isMostlyGone({ clocks, deleted }: Knowledge, { goneValues }: SyncLimits): boolean {
  let [all, gone] = [0, 0];
  for (const end of clocks.values()) all += end;
  for (const ranges of deleted.values()) {
    for (let at = 0; at < ranges.length; at += 2) {
      gone += (ranges[at + 1] as number) - (ranges[at] as number);
    }
  }
  return gone > goneValues && gone > all / 2;
}

interface Fresh {
  readonly keep: Uint8Array;
  /** Undefined where the caller finds out in no time. */
  readonly known: Knowledge | undefined;
}

/** What fails here has changed nothing, so nobody is told. */
async function writtenAnew({ setting }: Room, held: Held): Promise<Fresh | undefined> {
  const { compactor, figures, outside, log } = setting;
  const { document } = held;
  try {
    const tables = [...tablesOf(document)];
    const keep = await compactor.renew(updatesOf(held), tables, freshClient(outside));
    if (keep === undefined) {
      figures.compacted("unsound");
      log?.error("renewal.unsound", undefined, { document });
      return undefined;
    }
    const known = keep.length > largeBytes ? await compactor.survey(keep, document) : undefined;
    return { keep, known };
  } catch (cause) {
    log?.error("renewal.failed", cause, { document });
    return undefined;
  }
}

async function begin(room: Room, held: Held, { keep, known }: Fresh): Promise<void> {
  const { store, figures, log } = room.setting;
  const { name, epoch, lastSeq } = held;
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
}
