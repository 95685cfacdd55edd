// Promise 1 at its large size: `npx tsx bench/sync/killing.ts [rounds] [edits] [seed]` (200 rounds, 100,000 edits).
import { argv, exit } from "node:process";
import { drillKilling } from "../../server/drills/killing.fixture.ts";

const [rounds = 200, edits = 100_000, seed = 1] = argv.slice(2).map(Number);
const startedMs = performance.now();
const outcome = await drillKilling({
  seed,
  rounds,
  edits,
  writeMs: 1_200,
  revealing: 4,
  onRound: (round, { acknowledged, lost, reveals, revealsCutShort }) => {
    if (round % 20 === 0)
      console.log({ round, acknowledged, lost: lost.length, reveals, revealsCutShort });
  },
});
const seconds = Math.round((performance.now() - startedMs) / 1_000);
console.log(JSON.stringify({ ...outcome, seed, seconds }, undefined, 1));
const { lost, duplicated, resurrected, divergent } = outcome;
exit(lost.length + duplicated.length + resurrected.length + divergent > 0 ? 1 : 0);
