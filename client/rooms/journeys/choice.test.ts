// @vitest-environment node
import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "../../../shared/model/change.ts";
import type { JourneyKind } from "../../../shared/model/journey.ts";
import { schemas } from "../../../shared/model/tables.ts";
import { firstToShow, kindThere } from "./choice.ts";

const journey = (personaId: string, kind: JourneyKind): MapChange => ({
  op: "create",
  table: "journeys",
  id: `${personaId}-${kind}`,
  values: { personaId, kind },
});

test("[MAP-249] a persona is shown in the journey wished for, unless only the other is there", () => {
  const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
    journey("today", "current"),
    journey("hoped", "ideal"),
    journey("both", "current"),
    journey("both", "ideal"),
  ]);
  expect(kindThere(map, "today", "ideal")).toBe("current");
  expect(kindThere(map, "hoped", "ideal")).toBe("ideal");
  expect(kindThere(map, "hoped", "current")).toBe("ideal");
  expect(kindThere(map, "both", "current")).toBe("current");
  expect(kindThere(map, "none", "current")).toBe("current");
});

test("[MAP-275] the first to show is the first with a step in any journey, else the first of all", () => {
  const names = ["Ada", "Bo", "Cleo"];
  const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
    ...names.map(
      (name): MapChange => ({ op: "create", table: "personas", id: name, values: { name } }),
    ),
    journey("Ada", "ideal"),
    journey("Bo", "ideal"),
    journey("Bo", "current"),
  ]);
  const personas = [...map.personas.values()];
  expect(firstToShow(map, personas)?.name).toBe("Ada");
  const filled = applyPure(schemas.map, map, [
    {
      op: "create",
      table: "steps",
      id: "s",
      values: { journeyId: "Bo-current", touchpointId: "t", slot: ["s", "V"] },
    },
  ]);
  expect(firstToShow(filled, personas)?.name).toBe("Bo");
  expect(firstToShow(map, [])).toBeUndefined();
});
