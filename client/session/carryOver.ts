// Owns: what of one's own old document is brought into its new epoch. Pure. Rule SYN-40.

import type {
  Change,
  MineChange,
  MineSnapshot,
  RoomSnapshot,
  Schema,
} from "../../shared/model/change.ts";
import { rowToStored } from "../../shared/model/change.ts";
import { schemas } from "../../shared/model/tables.ts";
import type { Unsaved } from "./outbox.ts";

/**
 * What of one's own private document is brought over: drafts that were not published, votes of rounds that are
 * still open, and one's department; each only where the new document does not have it.
 */
export function carryMine(
  old: MineSnapshot,
  fresh: MineSnapshot,
  taken: ReadonlySet<string>,
  rounds: RoomSnapshot["rounds"],
): readonly MineChange[] {
  const isOpen = (roundId: string): boolean => rounds.get(roundId)?.state === "open";
  const wanted: { [T in keyof MineSnapshot]: (id: string, roundId: string) => boolean } = {
    me: () => true,
    drafts: (id) => !taken.has(id),
    ballots: (_, roundId) => isOpen(roundId),
    dots: (_, roundId) => isOpen(roundId),
  };
  const changes: Change<Schema>[] = [];
  for (const table of Object.keys(wanted) as (keyof MineSnapshot)[]) {
    for (const [id, row] of old[table]) {
      const roundId = "roundId" in row ? row.roundId : "";
      if (fresh[table].has(id) || !wanted[table](id, roundId)) continue;
      changes.push({ op: "create", table, id, values: rowToStored(schemas.mine[table], row) });
    }
  }
  return changes as MineChange[];
}

/** One's own unacknowledged changes in the order of their making, one list for each transaction. */
export function carryUnsaved(unsaved: readonly Unsaved[]): readonly Unsaved["changes"][] {
  return [...unsaved]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ changes }) => changes)
    .filter((changes) => changes.length > 0);
}
