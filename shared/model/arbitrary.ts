// Owns: random but sound changes of the map, for property tests only.

import fc from "fast-check";
import type { MapChange, MapSnapshot } from "./change.ts";

type Pick = (ids: readonly string[]) => string;

/** What a test's random number stream decides: a list of small recipes that `recipesToChanges` reads. */
export interface Recipe {
  readonly table: number;
  readonly op: number;
  readonly id: number;
  readonly number: number;
  readonly text: string;
}

export const recipes: fc.Arbitrary<readonly Recipe[]> = fc.array(
  fc.record({
    table: fc.nat(3),
    op: fc.nat(5),
    id: fc.nat(8),
    number: fc.nat(1000),
    text: fc.string({ maxLength: 12 }),
  }),
  { maxLength: 40 },
);

const ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

/** Turns one recipe into a change of touchpoints, steps, stages or journeys; about half are updates. */
export function recipeToChange(recipe: Recipe, map: MapSnapshot): MapChange {
  const any: Pick = (options) => options[recipe.number % options.length] ?? "a";
  const id = ids[recipe.id] as string;
  const update = recipe.op >= 3;
  if (recipe.op === 2)
    return { op: "delete", table: tableNames[recipe.table] ?? "touchpoints", id };
  const op = update ? "update" : "create";
  switch (recipe.table) {
    case 0: {
      const place = recipe.number % 3 === 0 ? null : ([recipe.number, -recipe.number] as const);
      const values = { text: recipe.text, place, groupId: recipe.op === 4 ? undefined : "g" };
      return { op, table: "touchpoints", id, values };
    }
    case 1: {
      const values = {
        journeyId: any(ids),
        touchpointId: any(ids),
        slot: [any(ids), "V1"] as const,
      };
      return { op, table: "steps", id, values: update ? { thought: recipe.text } : values };
    }
    case 2: {
      const values = {
        journeyId: any(ids),
        name: recipe.text,
        order: `V${1 + (recipe.number % 9)}`,
      };
      return { op, table: "stages", id, values: update ? { name: recipe.text } : values };
    }
    default: {
      const personaId = any([...map.personas.keys(), "p"]);
      return { op, table: "journeys", id, values: update ? { name: recipe.text } : { personaId } };
    }
  }
}

const tableNames = ["touchpoints", "steps", "stages", "journeys"] as const;
