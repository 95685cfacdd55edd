// Owns: what a presenter means to say at a step. Pure rule. Rule MAP-180.

import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { type Refusal, refuse } from "./refusals.ts";

/** The most that they hold, in UTF-16 units. */
export const speakerNotesMax = 2000;

/** Writes the notes of a step, cleaned; lines are kept. Refuses a step that is gone, and more than `speakerNotesMax`. */
export function writeSpeakerNotes(
  map: MapSnapshot,
  wish: { readonly stepId: string; readonly notes: string },
): Result<readonly MapChange[], Refusal> {
  const step = map.steps.get(wish.stepId);
  if (!step) return err(refuse("gone"));
  const speakerNotes = cleanText(wish.notes, { multiline: true });
  if (speakerNotes.length > speakerNotesMax) return err(refuse("tooLong"));
  if (speakerNotes === step.speakerNotes) return ok([]);
  const values = { speakerNotes: speakerNotes || undefined };
  return ok([{ op: "update", table: "steps", id: step.id, values }]);
}
