// Owns: what a participant says of themselves in their private document: the department that their votes count for.
// Two tabs may say it at once, so the record has a fresh id and the smallest one counts, here and on the server.
// Pure rules. Rule PHA-37.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import type { MineChange, MineSnapshot } from "./change.ts";
import type { MineRow } from "./tables.ts";

/** What this participant says of themselves, if anything. */
export function participantIn(mine: MineSnapshot): MineRow<"me"> | undefined {
  return [...mine.me.values()].sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/** Says to which department one belongs; empty: not said. The same is no change. */
export function joinDepartment(
  mine: MineSnapshot,
  departmentId: string,
  chance: Chance,
): readonly MineChange[] {
  const me = participantIn(mine);
  if (me?.departmentId === departmentId || (!me && departmentId === "")) return [];
  return me
    ? [{ op: "update", table: "me", id: me.id, values: { departmentId } }]
    : [{ op: "create", table: "me", id: newId(chance), values: { departmentId } }];
}
