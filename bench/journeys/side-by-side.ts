// Journeys beside a page of plain elements with the same cells, in one run, interleaved, in headless Chromium: `npx tsx
// bench/journeys/side-by-side.ts [--rounds 3] [--sizes 15x10,25x40] [--slowdowns 1,4] [--only bare,waymark] [--out file]
// [--before another tree]`. Prints medians as Markdown, with `before` those of the other tree in the same run.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build as bundle } from "esbuild";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { obtainBrowser, thisMachine } from "../../scripts/browser.mjs";
import { buildOurs, createWorkshop, type Ours, startOurs } from "../canvas/contestants.ts";
import { type Figures, median, probe, type Visit, view } from "../canvas/visit.ts";
import * as acts from "./acts.ts";
import { journeyFile, type Size } from "./journeyFile.ts";

const { values: wish } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    sizes: { type: "string", default: "15x10,25x40" },
    slowdowns: { type: "string", default: "1,4" },
    only: { type: "string", default: "bare,waymark" },
    before: { type: "string" },
    out: { type: "string" },
  },
});

interface Line {
  readonly words: string;
  readonly figure: string;
  /** What it may take at most, milliseconds, without and with a slow-down. */
  readonly limits?: readonly [plain: number, slow: number];
}

const act = [100, 200] as const;
const frame = [34, 50] as const;
const lines: readonly Line[] = [
  { words: "opened cold: first steps painted", figure: "painted" },
  { words: "… all steps there", figure: "whole" },
  { words: "scroll across: frame p95", figure: "across", limits: frame },
  { words: "scroll down: frame p95", figure: "down", limits: frame },
  { words: "start of a drag, press included", figure: "dragStart", limits: act },
  { words: "… frame p95", figure: "dragFrame", limits: frame },
  { words: "… main thread of 1 s", figure: "dragMain" },
  { words: "a step moved by keys: slowest key", figure: "keys", limits: act },
  { words: "typing in a step's field: p95 of a key", figure: "field", limits: act },
  { words: "cards to lanes: answer", figure: "lanes", limits: act },
  { words: "… longest gap between pictures", figure: "lanesGap", limits: act },
  { words: "… main thread", figure: "lanesMain" },
  { words: "a lane hidden: answer", figure: "lane", limits: act },
  { words: "… longest gap", figure: "laneGap", limits: act },
  { words: "… main thread", figure: "laneMain" },
  { words: "theme in lanes: longest gap", figure: "themeGap", limits: act },
  { words: "… main thread", figure: "themeMain" },
  { words: "scroll across in lanes: frame p95", figure: "lanesAcross", limits: frame },
  { words: "lanes to cards: answer", figure: "cards", limits: act },
  { words: "… longest gap", figure: "cardsGap", limits: act },
  { words: "… main thread", figure: "cardsMain" },
  { words: "ideal beside current: answer", figure: "compare", limits: act },
  { words: "… longest gap", figure: "compareGap", limits: act },
  { words: "… main thread", figure: "compareMain" },
  { words: "back to the ideal journey: answer", figure: "ideal", limits: act },
  { words: "… longest gap", figure: "idealGap", limits: act },
  { words: "another persona: answer", figure: "other", limits: act },
  { words: "… longest gap", figure: "otherGap", limits: act },
  { words: "… main thread", figure: "otherMain" },
  { words: "search among 5,000: p95 of a key", figure: "search", limits: act },
  { words: "… main thread of a key", figure: "searchMain" },
  { words: "one remote change, main thread", figure: "remote" },
];

const names = wish.before ? ["before", ...wish.only.split(",")] : wish.only.split(",");
const results = new Map<string, Figures[]>();
const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(root, "node_modules", ".waymark-bench-"));
const sizes = wish.sizes.split(",").map((text): Size => {
  const [stages = 0, each = 0] = text.split("x").map(Number);
  return { stages, each };
});
const { before = root } = wish;
const trees = wish.before ? { before, waymark: root } : { waymark: root };
const ours = new Map<string, Ours>();
for (const [name, tree] of Object.entries(trees)) {
  await buildOurs(join(folder, name), tree);
  ours.set(name, await startOurs(join(folder, name)));
}
const browser = await chromium.launch({
  executablePath: obtainBrowser(thisMachine()),
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  const pages: Readonly<Record<string, Open>> = {
    bare: openBare,
    ...Object.fromEntries([...ours].map(([name, one]) => [name, openOurs(one)])),
  };
  for (let round = 1; round <= Number(wish.rounds); round++) {
    for (const size of sizes) {
      for (const slowdown of wish.slowdowns.split(",").map(Number)) {
        for (const [name, open] of Object.entries(pages)) {
          if (!names.includes(name)) continue;
          const figures = await visitOf(browser, open, size, slowdown);
          const key = keyOf(name, size, slowdown);
          results.set(key, [...(results.get(key) ?? []), figures]);
          const told = Object.entries(figures).map(([one, ms]) => `${one} ${ms.toFixed(0)}`);
          console.log(`round ${round}, ${key}: ${told.join(", ")}`);
        }
      }
    }
  }
} finally {
  await browser.close();
  for (const { child } of ours.values()) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  rmSync(folder, { recursive: true, force: true });
}
const text = table();
console.log(`\n${text}`);
if (wish.out) writeFileSync(wish.out, text);

interface Opened {
  readonly hands: acts.Hands;
  /** Goes to the page. */
  go(): Promise<unknown>;
  close(): void;
}

type Open = (page: Page, size: Size) => Promise<Opened>;

async function visitOf(by: Browser, open: Open, size: Size, slowdown: number): Promise<Figures> {
  const context = await by.newContext({ viewport: view, colorScheme: "light" });
  const page = await context.newPage();
  await page.addInitScript({ content: await probe });
  const client = await context.newCDPSession(page);
  // The main thread's own time: what others do on the same cores is not in it.
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  if (slowdown > 1) await client.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const visit: Visit = { page, client, count: 0, middle: 0, close: () => context.close() };
  const { hands, go, close } = await open(page, size);
  await go();
  const figures = await opening(page, size.stages * size.each);
  await pause(1_000);
  const note = async (some: Promise<Figures>): Promise<void> => {
    Object.assign(figures, await some);
  };
  await note(acts.scroll(visit));
  await note(acts.drag(visit, hands));
  await note(acts.moveByKeys(visit, hands));
  await note(acts.changeElsewhere(visit, hands));
  await note(acts.type(visit, hands.search, "search"));
  await hands.search.fill("");
  await note(acts.press(visit, hands.lanes, "lanes"));
  const { across } = await acts.scroll(visit);
  await note(Promise.resolve({ lanesAcross: across ?? Number.NaN }));
  await note(acts.press(visit, await hands.lane(), "lane"));
  await page.keyboard.press("Escape");
  await note(acts.changeTheme(visit));
  await note(acts.press(visit, hands.cards, "cards"));
  await note(acts.press(visit, hands.compare, "compare"));
  await note(acts.press(visit, hands.ideal, "ideal"));
  await note(acts.press(visit, hands.other, "other"));
  await note(acts.type(visit, await hands.field(), "field"));
  close();
  await visit.close();
  return figures;
}

/** Milliseconds from the beginning of the navigation until steps are painted, and until all of them are in the page. */
function opening(page: Page, count: number): Promise<Figures> {
  // No function of its own inside: what compiles this marks functions by a name that a page does not know.
  return page.evaluate(async (all) => {
    while (!document.querySelector("[data-step]")) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const painted = performance.now();
    for (;;) {
      const here = document.querySelectorAll("[data-step]").length;
      if (here >= all && !document.querySelector("[aria-busy]")) break;
      await new Promise(requestAnimationFrame);
    }
    return { painted, whole: performance.now() };
  }, count);
}

async function openBare(page: Page, size: Size): Promise<Opened> {
  const { outputFiles } = await bundle({
    entryPoints: [join(import.meta.dirname, "bare.ts")],
    bundle: true,
    write: false,
    format: "esm",
  });
  const script = outputFiles[0]?.text ?? "";
  const file = journeyFile(size);
  await page.route("http://bare.test/*", (route) => {
    const isFile = route.request().url().endsWith(".json");
    const body = isFile
      ? file
      : `<!doctype html><body><script type="module">${script}</script></body>`;
    return route.fulfill({ body, contentType: isFile ? "application/json" : "text/html" });
  });
  const button = (id: string) => page.locator(`#${id}`);
  const step = (nth: number) => page.locator("[data-step]").nth(nth);
  return {
    go: () => page.goto("http://bare.test/", { waitUntil: "commit" }),
    close: () => undefined,
    hands: {
      step,
      cards: button("cards"),
      lanes: button("lanes"),
      lane: async () => button("lane"),
      ideal: button("ideal"),
      compare: button("compare"),
      other: button("other"),
      field: async () => button("field"),
      search: button("search"),
      remote: async (nth, words) => {
        await step(nth).evaluate((card, said) => {
          const { reword } = window as unknown as { reword: (id: string, text: string) => void };
          reword(card.getAttribute("data-touchpoint") ?? "", said);
        }, words);
      },
    },
  };
}

function openOurs(server: Ours): Open {
  return (page, size) => openJourney(server, page, size);
}

async function openJourney({ origin }: Ours, page: Page, size: Size): Promise<Opened> {
  const { id, token } = await createWorkshop(origin, journeyFile(size));
  const doc = new Y.Doc();
  const away = new WebsocketProvider(`${origin.replace("http", "ws")}/sync/${id}`, "map", doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: ["waymark.v1", `bearer.${token}`],
    disableBc: true,
  });
  await new Promise((resolve) => away.once("sync", resolve));
  const choice = (name: string) => page.getByRole("radio", { name, exact: true });
  const step = (nth: number) => page.locator("[data-step]").nth(nth);
  const row = (name: string, row: string) => doc.getMap<Y.Map<unknown>>(name).get(row);
  return {
    go: () => page.goto(`${origin}/w/${id}/journeys#${token}`, { waitUntil: "commit" }),
    close: () => {
      away.destroy();
      doc.destroy();
    },
    hands: {
      step,
      cards: choice("Cards"),
      lanes: choice("Lanes"),
      lane: async () => {
        await page.getByRole("button", { name: "Lanes: which, and in which order" }).click();
        return page.locator("label").filter({ hasText: /^Thought$/ });
      },
      ideal: choice("Ideal"),
      compare: choice("Side by side"),
      other: page.getByRole("button", { name: "Ben" }),
      field: async () => {
        // Of the persona that was gone to last, however long that takes to be shown.
        await page.getByRole("region", { name: /Ben/ }).locator("[data-step]").nth(1).click();
        await pause(500);
        return page.getByRole("textbox", { name: "Touchpoint" }).first();
      },
      search: page.getByRole("searchbox", { name: "Search the pool" }),
      remote: async (nth, words) => {
        const stepId = (await step(nth).getAttribute("data-step")) ?? "";
        const touchpointId = String(row("steps", stepId)?.get("touchpointId"));
        row("touchpoints", touchpointId)?.set("text", words);
      },
    },
  };
}

function keyOf(name: string, { stages, each }: Size, slowdown: number): string {
  return `${name} ${stages * each} ${slowdown}x`;
}

function table(): string {
  const columns = sizes.flatMap((size) =>
    wish.slowdowns
      .split(",")
      .flatMap((slowdown) =>
        wish.only
          .split(",")
          .map((name) => ({ key: keyOf(name, size, Number(slowdown)), slowdown })),
      ),
  );
  const cell = (figure: string, key: string, limits: Line["limits"], isSlow: boolean): string => {
    const ms = median((results.get(key) ?? []).flatMap((one) => one[figure] ?? []));
    if (Number.isNaN(ms)) return "–";
    const isOver = limits && key.startsWith("waymark") && ms > limits[isSlow ? 1 : 0];
    return isOver ? `**${ms.toFixed(0)}**` : ms.toFixed(ms < 10 ? 1 : 0);
  };
  const rows = lines.map(
    ({ words, figure, limits }) =>
      `| ${words} | ${columns.map(({ key, slowdown }) => cell(figure, key, limits, slowdown !== "1")).join(" | ")} |`,
  );
  return [
    `| medians of ${wish.rounds} rounds, ms | ${columns.map(({ key }) => key).join(" | ")} |`,
    `|---|${columns.map(() => "---").join("|")}|`,
    ...rows,
    "",
  ].join("\n");
}
