import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "./change.ts";
import { journeyOutline, stepsOf } from "./outline.ts";
import { placedSteps } from "./placedStep.ts";
import { schemas } from "./tables.ts";
import { hideTouchpoints } from "./touchpoint.ts";
import { hiddenTouchpoints, usageOf, visibleTouchpoints, withoutHidden } from "./usage.ts";

const changes: MapChange[] = [
  { op: "create", table: "touchpoints", id: "a", values: { text: "shown" } },
  { op: "create", table: "touchpoints", id: "b", values: { text: "shame" } },
  { op: "create", table: "touchpoints", id: "c", values: { text: "same", mergedInto: "b" } },
  { op: "create", table: "personas", id: "p", values: { name: "Pat" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  { op: "create", table: "stages", id: "g", values: { journeyId: "j", order: "V" } },
  ...["a", "b", "c"].map((touchpointId): MapChange => {
    const values = { journeyId: "j", touchpointId, slot: ["g", touchpointId] as const };
    return { op: "create", table: "steps", id: `s${touchpointId}`, values };
  }),
];
const before = applyPure(schemas.map, emptySnapshot(schemas.map), changes);

function after(hidden: boolean, map = before) {
  const result = hideTouchpoints(map, { ids: ["b"], hidden });
  return result.ok ? applyPure(schemas.map, map, result.value) : map;
}

test("[PRV-98] a hidden card is in no pool, journey or count of uses, and neither is what stands for the same", () => {
  const map = after(true);
  expect(visibleTouchpoints(map).map(({ id }) => id)).toEqual(["a"]);
  expect([...usageOf(map).keys()]).toEqual(["a"]);
  const outline = journeyOutline(map, "j");
  expect(outline && stepsOf(outline).map(({ step }) => step.id)).toEqual(["sa"]);
  expect(placedSteps(map).map(({ step }) => step.id)).toEqual(["sa"]);
  const { touchpoints, steps } = withoutHidden(map);
  expect([[...touchpoints.keys()], [...steps.keys()]]).toEqual([["a"], ["sa"]]);
});

test("[PRV-98] brought back it stands where it stood", () => {
  const hidden = after(true);
  expect(hiddenTouchpoints(hidden).map(({ id }) => id)).toEqual(["b"]);
  const back = after(false, hidden);
  expect(hiddenTouchpoints(back)).toEqual([]);
  const outline = journeyOutline(back, "j");
  expect(outline && stepsOf(outline).map(({ step }) => step.id)).toEqual(["sa", "sb", "sc"]);
  expect(withoutHidden(back)).toBe(back);
});
