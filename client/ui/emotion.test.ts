import { expect, test } from "vitest";
import { emotionName, emotionNumber, meanToEmotion } from "./emotion.ts";

test("[A11-2] every step has its own name and its own number", () => {
  const steps = [-2, -1, 0, 1, 2, null] as const;
  expect(new Set(steps.map(emotionName)).size).toBe(6);
  expect(steps.map(emotionNumber)).toEqual(["−2", "−1", "0", "+1", "+2", "–"]);
});

test("a mean belongs to the nearest step, and never leaves the scale", () => {
  expect([-9, -1.5, -1.4, -0.4, 0, 0.49, 0.5, 1.5, 9].map(meanToEmotion)).toEqual([
    -2, -2, -1, 0, 0, 0, 1, 2, 2,
  ]);
});
