import { expect, test } from "vitest";
import { drillKilling } from "./killing.fixture.ts";

test("[SYN-60] what was said to be saved, or shown, survives kill -9 at any moment", async () => {
  const outcome = await drillKilling({ seed: 1, rounds: 20, writeMs: 150 });
  expect(outcome).toMatchObject({
    rounds: 20,
    lost: [],
    duplicated: [],
    resurrected: [],
    divergent: 0,
  });
  expect(outcome.acknowledged).toBeGreaterThan(100);
  expect(outcome.shown).toBeGreaterThan(100);
}, 180_000);
