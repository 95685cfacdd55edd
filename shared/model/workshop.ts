// Owns: the title and the guiding question of a workshop, and whether its board is locked. Pure rules. Rules PHA-38,
// MAP-187.

import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { workshopRecord } from "./tables.ts";

/** The longest title and guiding question, in UTF-16 units. */
export const workshopBounds = { title: 200, question: 500 } as const;

/** Gives the workshop another title or guiding question, cleaned. A workshop cannot be without a title; the same is no change. */
export function describeWorkshop(
  map: MapSnapshot,
  field: keyof typeof workshopBounds,
  text: string,
): Result<readonly MapChange[], Refusal> {
  const cleaned = cleanText(text);
  if (cleaned === "" && field === "title") return err(refuse("empty"));
  if (cleaned.length > workshopBounds[field]) return err(refuse("tooLong"));
  const held = map.workshop.get(workshopRecord);
  if ((held?.[field] ?? "") === cleaned) return ok([]);
  const op = held ? "update" : "create";
  return ok([{ op, table: "workshop", id: workshopRecord, values: { [field]: cleaned } }]);
}

/** Whether cards are to stay where and as they are. */
export function isBoardLocked(map: Pick<MapSnapshot, "workshop">): boolean {
  return map.workshop.get(workshopRecord)?.boardLocked ?? false;
}

/** Locks the board against accidents in a full room, or unlocks it: while locked, cards stay where and as they are. */
export function lockBoard(
  map: MapSnapshot,
  wish: { readonly locked: boolean },
): Result<readonly MapChange[], Refusal> {
  if (isBoardLocked(map) === wish.locked) return ok([]);
  const values = { boardLocked: wish.locked || undefined };
  const isThere = map.workshop.has(workshopRecord);
  return ok([{ op: isThere ? "update" : "create", table: "workshop", id: workshopRecord, values }]);
}
