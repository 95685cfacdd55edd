import fc from "fast-check";
import { expect, test } from "vitest";
import { newestFirst, spokenBetween } from "./situation.ts";
import { timeFigures, timeWords } from "./Timer.tsx";

test("[A11-40] however the time jumps, the latest moment that was passed is spoken, once", () => {
  expect(spokenBetween(300_001, 300_000)).toBe("fiveMinutesLeft");
  expect(spokenBetween(300_000, 299_000)).toBeNull();
  expect(spokenBetween(400_000, 5_000)).toBe("tenSecondsLeft");
  expect(spokenBetween(5_000, 400_000)).toBeNull();
});

test("[A11-41] until the last minute the time is figures, then words", () => {
  expect([301_000, 299_999, 61_000, 3_723_000].map(timeFigures)).toEqual([
    "5:01",
    "5:00",
    "1:01",
    "1:02:03",
  ]);
  expect([60_000, 30_000, 10_000, 1_000, 0].map(timeWords)).toEqual([
    "Less than a minute",
    "Half a minute",
    "10 seconds",
    "1 second",
    "Time is up",
  ]);
});

test("[PHA-32] the list holds exactly the drafts that there are, and those known keep their order", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 8 });
  fc.assert(
    fc.property(ids, ids, (known, present) => {
      const shown = newestFirst(known, present);
      expect([...shown].sort()).toEqual([...present].sort());
      const stayed = known.filter((id) => present.includes(id));
      expect(shown.filter((id) => known.includes(id))).toEqual(stayed);
    }),
  );
});
