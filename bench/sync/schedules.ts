// Promise 2 at its large size: `npx tsx bench/sync/schedules.ts [schedules] [first seed] [operations]` (10,000 of 40).
import { argv } from "node:process";
import { playSchedules } from "../../server/sync/schedules.fixture.ts";

const [count = 10_000, first = 1, operations = 40] = argv.slice(2).map(Number);
const startedMs = performance.now();
await playSchedules(first, count, operations, (seed) => {
  if (seed % 1_000 === 0) console.log({ seed });
});
const seconds = Math.round((performance.now() - startedMs) / 1_000);
console.log(JSON.stringify({ schedules: count, operations, first, divergences: 0, seconds }));
