import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "./change.ts";
import { schemas } from "./tables.ts";
import { hiddenTouchpoints, usageOf } from "./usage.ts";

const step = (id: string, journeyId: string, touchpointId: string): MapChange => {
  return {
    op: "create",
    table: "steps",
    id,
    values: { journeyId, touchpointId, slot: ["s", "V"] },
  };
};

const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  ...(
    [
      ["shown", {}],
      ["merged", { mergedInto: "shown" }],
      ["hidden2", { hidden: true }],
      ["hidden1", { hidden: true }],
      ["under", { hidden: true, mergedInto: "hidden1" }],
    ] as const
  ).map(([id, values]): MapChange => {
    return { op: "create", table: "touchpoints", id, values: { text: id, ...values } };
  }),
  step("a", "j", "shown"),
  step("b", "j", "merged"),
  step("c", "gone", "shown"),
  step("d", "j", "gone"),
  step("e", "j", "hidden1"),
]);

test("[MAP-472] a touchpoint is used by the steps of journeys that are there, those of what was merged into it included", () => {
  expect([...usageOf(map)]).toEqual([
    [
      "shown",
      [
        { stepId: "a", journeyId: "j", personaId: "p" },
        { stepId: "b", journeyId: "j", personaId: "p" },
      ],
    ],
  ]);
});

test("[MAP-472] hidden touchpoints are listed by id, without what was merged into them", () => {
  expect(hiddenTouchpoints(map).map(({ id }) => id)).toEqual(["hidden1", "hidden2"]);
});
