// Owns: what may be said about a moment of truth besides its mark: how much it matters, how it is, on what that rests, who
// answers for it and what is done. Pure rules. Rules MAP-130, MAP-131.

import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot, Values } from "./change.ts";
import { cleanText } from "./clean.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { MapTables, Step } from "./tables.ts";

/** What is said about a moment. `null` takes a number away. */
export type MomentDescription = Partial<
  Pick<
    Step,
    "importance" | "experience" | "scoreBasis" | "momentReason" | "momentOwner" | "momentAction"
  >
>;

export const importanceMax = 5;
/** The longest reason and the longest action, in UTF-16 units. */
export const momentTextMax = 500;
export const momentOwnerMax = 120;

/**
 * Describes a moment; only what differs is changed. Texts are cleaned. Refuses a step that is gone, an importance that
 * is not 1 to 5, an experience that is not −2 to +2, and what is too long.
 */
export function describeMoment(
  map: MapSnapshot,
  wish: { readonly stepId: string; readonly description: MomentDescription },
): Result<readonly MapChange[], Refusal> {
  const step = map.steps.get(wish.stepId);
  if (!step) return err(refuse("gone"));
  const sound = soundDescription(wish.description);
  if (!sound.ok) return sound;
  const known: Readonly<Record<string, unknown>> = { ...step };
  const differing = Object.entries(sound.value).filter(([name, value]) => known[name] !== value);
  if (differing.length === 0) return ok([]);
  const values = Object.fromEntries(
    differing.map(([name, value]) => [name, value === "" || value === null ? undefined : value]),
  ) as Values<MapTables["steps"]>;
  return ok([{ op: "update", table: "steps", id: step.id, values }]);
}

function soundDescription(description: MomentDescription): Result<MomentDescription, Refusal> {
  const { importance = null, experience = null } = description;
  if (!isWithin(importance, 1, importanceMax) || !isWithin(experience, -2, 2)) {
    return err(refuse("badScore"));
  }
  const bounds = {
    momentReason: momentTextMax,
    momentAction: momentTextMax,
    momentOwner: momentOwnerMax,
  } as const;
  const texts: { [name: string]: string } = {};
  for (const [name, max] of Object.entries(bounds)) {
    const text = description[name as keyof typeof bounds];
    if (text === undefined) continue;
    const cleaned = cleanText(text);
    if (cleaned.length > max) return err(refuse("tooLong"));
    texts[name] = cleaned;
  }
  return ok({ ...description, ...texts });
}

function isWithin(value: number | null, min: number, max: number): boolean {
  return value === null || (value >= min && value <= max);
}
