// The board beside its peers, in one run, interleaved, in headless Chromium. First `npm install --prefix bench/canvas/peers
// --legacy-peer-deps`, then `npx tsx bench/canvas/side-by-side.ts [--cards 5000] [--rounds 3] [--rows paint,pan,…]
// [--only waymark,canvas] [--no-slowdown] [--out file]`. Prints medians, ratios and goals as Markdown.
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import process from "node:process";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { obtainBrowser, thisMachine } from "../../scripts/browser.mjs";
import { type ContestantName, contestantNames, openStand, type Stand } from "./contestants.ts";
import { type RowName, report, rowNames } from "./goals.ts";
import * as visits from "./visit.ts";

const { values: wish } = parseArgs({
  options: {
    cards: { type: "string", default: "5000" },
    rounds: { type: "string", default: "3" },
    rows: { type: "string", default: rowNames.join(",") },
    only: { type: "string", default: contestantNames.join(",") },
    "no-slowdown": { type: "boolean", default: false },
    out: { type: "string" },
  },
});
const rows = new Set(wish.rows.split(",") as RowName[]);
const names = contestantNames.filter((name) => wish.only.split(",").includes(name));
const sizes = wish.cards.split(",").map(Number);
const plain = { slowdown: 1, isOn10Mbit: false };
const slow = { slowdown: 4, isOn10Mbit: true };
/** What is measured on one visit, in this order: what changes the board comes last. */
const steps: readonly [RowName, (visit: visits.Visit) => Promise<visits.Figures>][] = [
  ["heap", visits.measureHeap],
  ["pan", visits.measurePan],
  ["zoom", visits.measureZoom],
  ["overview", visits.measureOverview],
  ["drag", visits.measureDrag],
  ["remote", visits.measureRemote],
  ["click", visits.measureClick],
  ["add", visits.measureAdd],
];
const results = new Map<string, visits.Figures[]>();

const stand = await openStand();
const browser = await chromium.launch({
  executablePath: obtainBrowser(thisMachine()),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    // Nothing from elsewhere, such as a typeface of a peer. Not by asking for each request whether it may: that takes longer
    // than the server does, and most of a page with many small files.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
  ],
});
try {
  for (let round = 1; round <= Number(wish.rounds); round++) {
    for (const cards of sizes) await compare(browser, stand, cards, round);
    if (rows.has("growth")) await grow(browser, stand, round);
    if (!wish["no-slowdown"]) await slowDown(browser, stand, round);
    if (rows.has("journey")) await startDrags(browser, stand, round);
    if (rows.has("first")) await arrive(browser, stand, round);
  }
} finally {
  await browser.close();
  await stand.remove();
}
const text = `${heading()}\n\n${report(medians())}\n`;
console.log(`\n${text}`);
if (wish.out) writeFileSync(wish.out, text);

async function compare(by: Browser, at: Stand, cards: number, round: number): Promise<void> {
  for (const name of names) {
    const wanted = steps.filter(([row]) => rows.has(row));
    const hasCrowd = rows.has("crowd") && (name === "waymark" || name === "canvas");
    const all = hasCrowd ? [...wanted, ["crowd", visits.measureCrowd] as const] : wanted;
    const key = cards === sizes[0] ? name : `${name} ${cards}`;
    await measure(by, at, {
      key,
      name,
      cards,
      round,
      conditions: plain,
      steps: all.map(([, step]) => step),
    });
  }
}

async function grow(by: Browser, at: Stand, round: number): Promise<void> {
  const grown = [visits.measurePan, visits.measureDrag, visits.measureRemote];
  for (const cards of [1_000, 10_000]) {
    const key = `waymark ${cards}`;
    await measure(by, at, { key, name: "waymark", cards, round, conditions: plain, steps: grown });
  }
}

async function slowDown(by: Browser, at: Stand, round: number): Promise<void> {
  for (const name of ["canvas", "waymark", "excalidraw"] as const) {
    const stepsHere = [visits.measurePan, visits.measureClick];
    const key = `${name} slow`;
    await measure(by, at, { key, name, cards: 1_000, round, conditions: slow, steps: stepsHere });
  }
}

interface Plan {
  readonly key: string;
  readonly name: ContestantName;
  readonly cards: number;
  readonly round: number;
  readonly conditions: visits.Conditions;
  readonly steps: readonly ((visit: visits.Visit) => Promise<visits.Figures>)[];
}

async function measure(by: Browser, at: Stand, plan: Plan): Promise<void> {
  const { key, name, cards, round, conditions } = plan;
  const { visit, figures } = await visits.openPage(
    by,
    await at.board(name, cards),
    cards,
    conditions,
  );
  for (const step of plan.steps) Object.assign(figures, await step(visit));
  await visit.close();
  note(key, round, figures);
}

async function startDrags(by: Browser, at: Stand, round: number): Promise<void> {
  const pages = [
    ["droppables", "droppables", "[data-cell]"],
    ["waymark journey", "waymark", "[data-step]"],
  ] as const;
  for (const [key, name, selector] of pages) {
    const context = await by.newContext({ viewport: { width: 1280, height: 800 } });
    note(
      key,
      round,
      await visits.measureJourney(context, await at.journey(name, 25, 40), selector),
    );
    await context.close();
  }
}

async function arrive(by: Browser, at: Stand, round: number): Promise<void> {
  const url = await at.contributor();
  note("contributor", round, await visits.measureArrival(by, url));
}

function note(key: string, round: number, figures: visits.Figures): void {
  results.set(key, [...(results.get(key) ?? []), figures]);
  const told = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  console.log(`round ${round}, ${key}: ${told.join(", ")}`);
}

function medians(): Map<string, visits.Figures> {
  return new Map(
    [...results].map(([key, all]) => {
      const figures = [...new Set(all.flatMap((one) => Object.keys(one)))];
      return [
        key,
        Object.fromEntries(
          figures.map((name) => [name, visits.median(all.flatMap((one) => one[name] ?? []))]),
        ),
      ];
    }),
  );
}

function heading(): string {
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(", ");
  return `${sizes[0]} cards, medians of ${wish.rounds} interleaved rounds; ${cpus().length} cores, load ${load} at the end, Node ${process.versions.node}.`;
}
