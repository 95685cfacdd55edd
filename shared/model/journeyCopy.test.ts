import { expect, test } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import { applyPure, emptySnapshot, type MapChange } from "./change.ts";
import { journeyOf } from "./journey.ts";
import { duplicateJourney } from "./journeyCopy.ts";
import { journeyOutline } from "./outline.ts";
import { schemas } from "./tables.ts";

const chance = seededChance(5);

function nadiasJourney() {
  const step = (id: string, stageId: string, order: string): MapChange => ({
    op: "create",
    table: "steps",
    id,
    values: {
      journeyId: "j",
      touchpointId: "t",
      slot: [stageId, order],
      thought: id,
      momentOfTruth: "pain",
      importedEmotion: -1,
    },
  });
  const stage = (id: string, order: string): MapChange => ({
    op: "create",
    table: "stages",
    id,
    values: { journeyId: "j", name: id, order },
  });
  return applyPure(schemas.map, emptySnapshot(schemas.map), [
    { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
    { op: "create", table: "personas", id: "q", values: { name: "Omar" } },
    { op: "create", table: "touchpoints", id: "t", values: { text: "Hotline" } },
    { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "ideal" } },
    stage("buy", "V1"),
    stage("use", "V1"),
    step("s1", "buy", "V2"),
    step("s2", "buy", "V1"),
    step("lost", "gone", "V3"),
    { op: "create", table: "processLinks", id: "l", values: { stepId: "s1", processId: "x" } },
  ]);
}

test("[MAP-98] a copy has the same stages and steps under fresh ids, without votes and process maps", () => {
  const map = nadiasJourney();
  const wish = { id: "j", personaId: "q", kind: "current" } as const;
  const after = applyPure(schemas.map, map, expectOk(duplicateJourney(map, wish, chance)));
  const copy = journeyOf(after, "q", "current");
  const read = (id: string) =>
    journeyOutline(after, id)?.stages.map(({ stage, steps }) => [
      stage.name,
      steps.map(({ step }) => [step.thought, step.momentOfTruth]),
    ]);
  expect(read(copy?.id ?? "")).toEqual(read("j"));
  const copied = [...after.steps.values()].filter(({ journeyId }) => journeyId === copy?.id);
  expect(copied.map(({ importedEmotion }) => importedEmotion)).toEqual([null, null, null]);
  expect(copied.some(({ id }) => map.steps.has(id))).toBe(false);
  expect(after.processLinks).toEqual(map.processLinks);
});

test("[MAP-98] a second journey of a kind, and a journey or persona that is gone, are refused", () => {
  const map = nadiasJourney();
  const refusal = (wish: Parameters<typeof duplicateJourney>[1]) => {
    const result = duplicateJourney(map, wish, chance);
    return result.ok ? null : result.error.code;
  };
  expect(refusal({ id: "j", personaId: "p", kind: "ideal" })).toBe("alreadyThere");
  expect(refusal({ id: "nothing", personaId: "q", kind: "ideal" })).toBe("gone");
  expect(refusal({ id: "j", personaId: "nobody", kind: "ideal" })).toBe("gone");
});
