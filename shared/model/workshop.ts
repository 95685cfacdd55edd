// Owns: the title and the guiding question of a workshop. Pure rules. Rule PHA-38.

import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { workshopRecord } from "./template.ts";

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
