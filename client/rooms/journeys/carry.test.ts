import { expect, test } from "vitest";
import { nextPlaceAlong, type Place } from "./carry.ts";
import type { Column } from "./columns.ts";

const column = (stageId: string, ...stepIds: readonly string[]): Column => ({
  stageId,
  cells: stepIds.map((stepId) => ({ stepId, touchpointId: stepId, elsewhere: "" })),
});
const columns = [column("choose", "a", "b"), column("buy"), column("use", "c")];
const at = (stageId: string, index: number, behind: string | null): Place => ({
  stageId,
  index,
  behind,
});

test("[A11-81] in lanes, left and right go from step to step and over the ends of stages, up and down by stages", () => {
  const along = (place: Place, ...directions: readonly Parameters<typeof nextPlaceAlong>[3][]) =>
    directions.reduce((held, direction) => nextPlaceAlong(columns, ["x"], held, direction), place);
  const first = at("choose", 0, "a");
  expect(along(first, "on")).toEqual(at("choose", 1, "b"));
  expect(along(first, "on", "on")).toEqual(at("choose", 2, null));
  expect(along(first, "on", "on", "on")).toEqual(at("buy", 0, null));
  expect(along(first, "on", "on", "on", "on")).toEqual(at("use", 0, "c"));
  expect(along(at("use", 0, "c"), "back", "back")).toEqual(at("choose", 2, null));
  expect(along(first, "back")).toEqual(first);
  expect(along(first, "down")).toEqual(at("buy", 0, null));
  expect(along(at("use", 1, null), "on")).toEqual(at("use", 1, null));
  expect(along(first, "last")).toEqual(at("choose", 2, null));
});
