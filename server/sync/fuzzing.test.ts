import { expect, test } from "vitest";
import { drillFuzzing } from "./fuzzing.fixture.ts";

test("[SYN-62] ten thousand hostile frames hurt nobody: the honest go on, and all replicas stay one", async () => {
  const outcome = await drillFuzzing({ seed: 62, frames: 10_000 });
  expect(outcome).toMatchObject({ seen: 200, written: 200, isOne: true });
  expect(outcome.accepted).toBeGreaterThan(500);
  expect(Object.keys(outcome.closes).map(Number).sort()).toEqual([4403, 4422]);
}, 120_000);
