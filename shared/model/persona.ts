// Owns: what may be done to personas: create, describe, delete with all that is theirs. Pure rules. Rules MAP-51
// to MAP-53.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { journeyDeletion } from "./journey.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { Persona } from "./tables.ts";

type Edit = Result<readonly MapChange[], Refusal>;

/** What is said of a persona; `color`: 1 to 8, `null` for none. */
export type PersonaWords = Omit<Persona, "id">;

/** The most that each field holds, in UTF-16 units. */
export const personaBounds = { name: 200, segment: 200, goal: 500, quote: 500 } as const;
/** The most personas that one workshop has. */
export const personaLimit = 100;

/** A new persona. Refuses one without a name, a text over its bound, and one too many. */
export function createPersona(map: MapSnapshot, words: PersonaWords, chance: Chance): Edit {
  if (map.personas.size >= personaLimit) return err(refuse("full", { max: personaLimit }));
  const values = cleanWords(words);
  const refusal = refusalOf(values);
  if (refusal) return err(refusal);
  return ok([{ op: "create", table: "personas", id: newId(chance), values }]);
}

/** Describes a persona anew; fields that are the same are left alone. Refuses what `createPersona` does. */
export function editPersona(
  map: MapSnapshot,
  wish: { readonly id: string; readonly words: PersonaWords },
): Edit {
  const persona = map.personas.get(wish.id);
  if (!persona) return err(refuse("gone"));
  const words = cleanWords(wish.words);
  const refusal = refusalOf(words);
  if (refusal) return err(refusal);
  const changed = Object.entries(words).filter(
    ([name, value]) => persona[name as keyof PersonaWords] !== value,
  );
  if (changed.length === 0) return ok([]);
  return ok([
    { op: "update", table: "personas", id: wish.id, values: Object.fromEntries(changed) },
  ]);
}

/** Deletes a persona with its journeys, their stages, steps and links to process maps. The pool stays. */
export function deletePersona(map: MapSnapshot, id: string): Edit {
  if (!map.personas.has(id)) return err(refuse("gone"));
  const journeys = [...map.journeys.values()].filter((journey) => journey.personaId === id);
  return ok([
    ...journeys.flatMap((journey) => journeyDeletion(map, journey.id)),
    { op: "delete", table: "personas", id },
  ]);
}

function cleanWords(words: PersonaWords): PersonaWords {
  return {
    name: cleanText(words.name),
    segment: cleanText(words.segment),
    goal: cleanText(words.goal),
    quote: cleanText(words.quote),
    color: words.color,
  };
}

function refusalOf(words: PersonaWords): Refusal | undefined {
  if (words.name === "") return refuse("empty");
  for (const name of ["name", "segment", "goal", "quote"] as const) {
    const max = personaBounds[name];
    const { length } = words[name];
    if (length > max) return refuse("tooLong", {}, `It has ${length} characters; ${max} fit.`);
  }
  return undefined;
}
