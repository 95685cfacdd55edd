// The sync server beside its peers, in one run, round by round in turn: `npx tsx bench/sync/side-by-side.ts
// [--rows crowd,few,…] [--rounds 3] [--with waymark,relay,…] [--quick] [--out file.md]`. Prints medians as a table.
// Peers: `npm install --prefix bench/sync/peers` first.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { exit } from "node:process";
import { parseArgs } from "node:util";
import {
  type Contestant,
  type ContestantName,
  contestantNames,
  openContestant,
} from "./contestants.ts";
import type { Figures, Scenario } from "./scenario.ts";
import { crowd, few, thirty } from "./scenarios/crowd.ts";
import { cursors, echoes } from "./scenarios/cursors.ts";
import { hostile } from "./scenarios/hostile.ts";
import { joins } from "./scenarios/joins.ts";
import { killed } from "./scenarios/killed.ts";
import { idle, openRooms } from "./scenarios/memory.ts";
import { pastClients } from "./scenarios/pastClients.ts";
import { restart } from "./scenarios/restart.ts";
import { sustained } from "./scenarios/sustained.ts";
import { type Results, tableOf } from "./table.ts";

const scenarios: readonly Scenario[] = [
  crowd,
  few,
  thirty,
  sustained,
  joins,
  cursors,
  echoes,
  restart,
  openRooms,
  idle,
  killed,
  hostile,
  pastClients,
];

const { values: wish } = parseArgs({
  options: {
    rows: { type: "string" },
    rounds: { type: "string", default: "3" },
    with: { type: "string" },
    quick: { type: "boolean", default: false },
    out: { type: "string" },
  },
});
const rounds = wish.quick ? 1 : Number(wish.rounds);
const rows = wish.rows?.split(",");
const names = contestantNames.filter((name) => wish.with?.split(",").includes(name) ?? true);
const unknown = rows?.filter((row) => scenarios.every(({ id }) => id !== row)) ?? [];
if (unknown.length > 0 || !(rounds >= 1)) {
  console.error(`Rows are: ${scenarios.map(({ id }) => id).join(", ")}. Rounds: 1 or more.`);
  exit(1);
}

const chosen = scenarios.filter(({ id }) => rows?.includes(id) ?? true);
let boards = 0;
const size = { scale: wish.quick ? 0.5 : 1, fresh: () => boards++ };
const results: Results = new Map();
const contestants = new Map<ContestantName, Contestant>();
const startMs = performance.now();
try {
  for (const name of names) contestants.set(name, await openContestant(name));
  for (let round = 0; round < rounds; round++) await runRound(round);
} finally {
  for (const contestant of contestants.values()) await contestant.remove();
}
const minutes = ((performance.now() - startMs) / 60_000).toFixed(1);
const head = `Medians of ${rounds} interleaved rounds, ${minutes} minutes, load at the end ${loadavg()[0]?.toFixed(1)}.`;
const table = `${head}\n\n${tableOf(chosen, names, results)}\n`;
console.log(`\n${table}`);
if (wish.out !== undefined) writeFileSync(wish.out, table);
exit(0);

async function runRound(round: number): Promise<void> {
  // Every other round begins at the other end, so that nobody is always measured first.
  const order = round % 2 === 0 ? names : [...names].reverse();
  for (const scenario of chosen) {
    if (scenario.once && round > 0) continue;
    for (const name of order.filter((one) => scenario.contestants.includes(one))) {
      await note(scenario, name, round);
    }
  }
}

async function note(scenario: Scenario, name: ContestantName, round: number): Promise<void> {
  const contestant = contestants.get(name);
  const figures = contestant && (await measured(scenario, contestant));
  if (figures === undefined) return;
  const of = results.get(scenario.id) ?? new Map<ContestantName, Figures[]>();
  results.set(scenario.id, of.set(name, [...(of.get(name) ?? []), figures]));
  console.log(JSON.stringify({ round, row: scenario.id, name, ...rounded(figures) }));
}

async function measured(scenario: Scenario, contestant: Contestant): Promise<Figures | undefined> {
  try {
    return await scenario.run(contestant, size);
  } catch (cause) {
    // A peer that breaks under a scenario has no figure there; the others go on.
    console.error(`${scenario.id}, ${contestant.name}:`, cause);
    return undefined;
  }
}

function rounded(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]),
  );
}
