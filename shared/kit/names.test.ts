import fc from "fast-check";
import { expect, it } from "vitest";
import { compareNames, compareTexts } from "./names.ts";

it("[MAP-460] names stand as people look them up: capitals and accents last, numbers by their size", () => {
  const names = ["zoe", "Branch 10", "Éric", "apple", "Zoë", "Branch 2", "eric", "Äpfel", "ليلى"];
  expect(names.sort(compareTexts)).toEqual([
    "Äpfel",
    "apple",
    "Branch 2",
    "Branch 10",
    "eric",
    "Éric",
    "zoe",
    "Zoë",
    "ليلى",
  ]);
});

it("[MAP-460] names stand the same however they came", () => {
  const named = fc.record({ id: fc.string(), name: fc.string({ unit: "grapheme" }) });
  fc.assert(
    fc.property(fc.array(named), (all) => {
      expect([...all].reverse().sort(compareNames)).toEqual([...all].sort(compareNames));
    }),
  );
});
