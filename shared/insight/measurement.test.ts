import { describe, expect, it } from "vitest";
import { journeyOutline } from "../model/outline.ts";
import { measuredSteps } from "./measurement.ts";
import { mapOf, roomOf, round, step, tally, word } from "./rated.fixture.ts";

describe("before and after", () => {
  it("[STA-37] the first published round of a step stands against its last", () => {
    const map = mapOf([...step("a", "t-a"), ...step("b", "t-b"), ...step("c", "t-c")]);
    const room = roomOf([
      ...round("third", "C"),
      ...round("first", "A"),
      ...round("second", "B"),
      ...round("open", "D", "open"),
      tally("first", "a", -2),
      tally("second", "a", 0),
      tally("third", "a", 1),
      tally("open", "a", 2),
      tally("first", "b", 1),
      tally("first", "c", 1),
      word("third", "c", "mixed"),
    ]);
    const outline = journeyOutline(map, "j");
    if (!outline) throw new Error("no journey");
    expect(measuredSteps(outline, room).map(({ step: { id }, change }) => [id, change])).toEqual([
      ["a", 3],
      ["c", null],
    ]);
  });

  it("[STA-37] rounds stand in their order, departments say nothing, and a tally of no round neither", () => {
    const map = mapOf([...step("a", "t-a"), ...step("b", "t-b"), ...step("c", "t-c")]);
    const room = roomOf([
      ...round("last", "B"),
      ...round("first", "A"),
      tally("last", "a", 1),
      tally("first", "a", -2),
      tally("first", "b", -2),
      { ...tally("last", "b", 2, { departmentId: "d" }), id: "department" },
      tally("first", "c", -2),
      tally("gone", "c", 2),
    ]);
    const outline = journeyOutline(map, "j");
    if (!outline) throw new Error("no journey");
    expect(measuredSteps(outline, room).map(({ step: { id }, change }) => [id, change])).toEqual([
      ["a", 3],
    ]);
  });
});
