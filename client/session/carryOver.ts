// Owns: what of one's own old document is brought into its new epoch: fetched when there is one, as few ever need it. Rules SYN-40, SYN-171, SYN-173, SYN-187.

import {
  applyPure,
  type Change,
  type MapChange,
  type MapSnapshot,
  type MineChange,
  type MineSnapshot,
  type RoomSnapshot,
  rowToStored,
  type Schema,
  type Snapshot,
} from "../../shared/model/change.ts";
import { type MapTables, type MineTables, schemas } from "../../shared/model/tables.ts";
import type { HeldDocument } from "./heldDocument.ts";
import type { OwnChange, Unsaved } from "./outbox.ts";

/** From `old` to `fresh` of a document; `carried`: the keys of what was brought in already. */
interface Move<S extends Schema> {
  readonly old: HeldDocument<S>;
  readonly fresh: HeldDocument<S>;
  readonly origin: object;
  readonly carried: ReadonlySet<string>;
}

/** Brings into a map what is not saved of the old one. Gives the keys of what is brought in by now. */
export function bringMap({ old, fresh, origin, carried }: Move<MapTables>): readonly string[] {
  const due = inOrder(old.unsaved()).filter(({ key }) => !carried.has(key));
  // Each as one change of its own, as it was made. What it touched may be gone: then it does nothing.
  for (const unsaved of due) fresh.tables.apply(stillDue(unsaved, fresh.tables.tables), origin);
  return due.map(({ key }) => key);
}

/** Brings into a private document what is still due of the old one. Gives the keys of what is brought in by now. */
export function bringMine(
  { old, fresh, origin, carried }: Move<MineTables>,
  taken: ReadonlySet<string>,
  rounds: RoomSnapshot["rounds"],
): readonly string[] {
  const { tables } = old.tables;
  const unsaved = inOrder(old.unsaved());
  for (const one of unsaved.filter(({ key }) => !carried.has(key))) {
    fresh.tables.apply(dueToCarried(one, fresh.tables.tables), origin);
  }
  fresh.tables.apply(carryMine(tables, fresh.tables.tables, taken, rounds, carried), origin);
  return [...keysOfMine(tables), ...unsaved.map(({ key }) => key)];
}

/**
 * What of one's own private document is brought over: drafts that were not published, votes of rounds that are
 * still open, and one's department; each only where the new document does not have it, nor another tab has brought it over:
 * it may be withdrawn since.
 */
export function carryMine(
  old: MineSnapshot,
  fresh: MineSnapshot,
  taken: ReadonlySet<string>,
  rounds: RoomSnapshot["rounds"],
  carried: ReadonlySet<string>,
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
      if (fresh[table].has(id) || carried.has(keyOf(table, id)) || !wanted[table](id, roundId))
        continue;
      changes.push({ op: "create", table, id, values: rowToStored(schemas.mine[table], row) });
    }
  }
  return changes as MineChange[];
}

/** What each of its records is called among what was brought over. */
export function keysOfMine(old: MineSnapshot): readonly string[] {
  return Object.entries(old).flatMap(([table, rows]) =>
    [...rows.keys()].map((id) => keyOf(table, id)),
  );
}

function keyOf(table: string, id: string): string {
  return `${table}/${id}`;
}

/** One's own unacknowledged changes in the order of their making. */
export function inOrder(unsaved: readonly Unsaved[]): readonly Unsaved[] {
  return [...unsaved].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * What of it is to be done again: not records that are there already, and of what may be saved without a word of it only fields
 * that hold what they held before; others may have changed the rest since.
 */
export function stillDue({ changes, wasSent }: Unsaved, fresh: MapSnapshot): readonly MapChange[] {
  const due = changes.flatMap((change) => {
    if (change.op === "create")
      return fresh[change.table as keyof MapSnapshot].has(change.id) ? [] : [change];
    return wasSent ? whereAsBefore(change, schemas.map, fresh) : [change];
  });
  return due as MapChange[];
}

/** What of it is still to be done to records of one's own that another tab has brought over, as they were before it. */
export function dueToCarried({ changes }: Unsaved, fresh: MineSnapshot): readonly MineChange[] {
  const due = changes.flatMap((change) =>
    change.op === "create" ? [] : whereAsBefore(change, schemas.mine, fresh),
  );
  return due as MineChange[];
}

/** Of an update only fields that read as they did before it. */
function whereAsBefore(
  change: OwnChange,
  schema: Schema,
  fresh: Snapshot<Schema>,
): readonly Change<Schema>[] {
  const { table, id, was } = change;
  const row = fresh[table]?.get(id);
  if (change.op !== "update" || !was || !row) return [change];
  const rows = { [table]: new Map([[id, row]]) };
  const isAsBefore = (field: string): boolean => {
    const values = { [field]: was[field] };
    const before = applyPure(schema, rows, [{ op: "update", table, id, values }])[table]?.get(id);
    return JSON.stringify(before?.[field]) === JSON.stringify(row[field]);
  };
  const due = Object.entries(change.values).filter(([field]) => isAsBefore(field));
  return due.length === 0 ? [] : [{ ...change, values: Object.fromEntries(due) }];
}
