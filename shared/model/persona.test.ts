import { describe, expect, it } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk, type Result } from "../kit/result.ts";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "./change.ts";
import { createPersona, deletePersona, editPersona } from "./persona.ts";
import type { Refusal } from "./refusals.ts";
import { schemas } from "./tables.ts";
import { templateToChanges } from "./template.ts";

const chance = seededChance(31);
const shop = applyPure(
  schemas.map,
  emptySnapshot(schemas.map),
  templateToChanges("onlineShop", "", chance),
);

function applied(map: MapSnapshot, edit: Result<readonly MapChange[], Refusal>): MapSnapshot {
  return applyPure(schemas.map, map, expectOk(edit));
}

const words = { name: "Zoe", segment: "", goal: "", quote: "", color: 3 };

describe("personas", () => {
  it("[MAP-51] a persona without a name or with a text too long is refused", () => {
    expect(createPersona(shop, { ...words, name: " " }, chance)).toMatchObject({
      error: { code: "empty" },
    });
    expect(createPersona(shop, { ...words, quote: "x".repeat(501) }, chance)).toMatchObject({
      error: { code: "tooLong" },
    });
    expect(applied(shop, createPersona(shop, words, chance)).personas.size).toBe(3);
  });

  it("[MAP-52] only the fields that differ are written", () => {
    const [persona] = shop.personas.values();
    if (!persona) throw new Error("The template has personas");
    const { id, ...same } = persona;
    expect(expectOk(editPersona(shop, { id, words: same }))).toEqual([]);
    expect(expectOk(editPersona(shop, { id, words: { ...same, goal: "Rest" } }))).toEqual([
      { op: "update", table: "personas", id, values: { goal: "Rest" } },
    ]);
  });

  it("[MAP-53] deleting a persona deletes all that is hers and nothing else", () => {
    const [doomed, other] = [...shop.personas.keys()];
    const left = applied(shop, deletePersona(shop, doomed ?? ""));
    expect([...left.personas.keys()]).toEqual([other]);
    expect(left.journeys.size).toBe(1);
    const [journeyId] = left.journeys.keys();
    expect(left.stages.size).toBe(6);
    expect([...left.stages.values()].every((stage) => stage.journeyId === journeyId)).toBe(true);
    expect(left.departments.size).toBe(shop.departments.size);
  });
});
