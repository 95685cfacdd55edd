// Owns: one visit of one page: opening it cold, and what is done on it with a real mouse and wheel. Gives figures; must not
// know which page it is, nor what is a good figure.
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, CDPSession, Page, Response } from "@playwright/test";
import { build as bundle } from "esbuild";
import type { Recording } from "./probe.ts";
import { foresee } from "./sender.ts";

export type Figures = Record<string, number>;

export interface Visit {
  readonly page: Page;
  readonly client: CDPSession;
  readonly count: number;
  /** Number of the card that is dragged, changed and looked at: in the middle of the board. */
  readonly middle: number;
  close(): Promise<void>;
}

export interface Conditions {
  /** How many times slower the processor is; 1: as it is. */
  readonly slowdown: number;
  readonly isOn10Mbit: boolean;
}

/** The text that each page runs before anything of its own. */
export const probe = bundle({
  entryPoints: [join(import.meta.dirname, "probe.ts")],
  bundle: true,
  write: false,
  format: "iife",
}).then(({ outputFiles }) => outputFiles[0]?.text ?? "");
export const view = { width: 1280, height: 800 };

/** Opens a page with nothing cached; gives the time until its cards are painted and until they can be used, and the JavaScript that it took. */
export async function openPage(
  browser: Browser,
  url: string,
  count: number,
  { slowdown, isOn10Mbit }: Conditions,
): Promise<{ visit: Visit; figures: Figures }> {
  const context = await browser.newContext({ viewport: view });
  const page = await context.newPage();
  const scripts = countScripts(page, url);
  await page.addInitScript({ content: await probe });
  const client = await context.newCDPSession(page);
  await client.send("Performance.enable");
  if (slowdown > 1) await client.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  if (isOn10Mbit) {
    const bytesPerSecond = 1_250_000;
    await client.send("Network.enable");
    await client.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 40,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
  }
  // A browser that is still making room for a page is nobody's page.
  await pause(400);
  await page.goto(url, { waitUntil: "commit" });
  const painted = await page.evaluate((cards) => window.__probe.painted(cards), count);
  const usable = await page.evaluate((cards) => window.__probe.usable(cards), count);
  const javascript = await scripts();
  // What the page still does after its first picture does not count to what comes next.
  await pause(700);
  const columns = Math.ceil(Math.sqrt(count * 1.4));
  const middle = Math.floor(count / columns / 2) * columns + Math.floor(columns / 2);
  const visit = { page, client, count, middle, close: () => context.close() };
  return { visit, figures: { painted, usable, javascript } };
}

/** The live heap after a collection, MB, with the board at 100 %. */
export async function measureHeap(visit: Visit): Promise<Figures> {
  await lookAt(visit, 1);
  await visit.client.send("HeapProfiler.collectGarbage");
  await visit.client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await visit.client.send("Runtime.getHeapUsage");
  return { heap: usedSize / 2 ** 20 };
}

/** Fast panning at 100 %, at first down and back, then sideways. */
export async function measurePan(visit: Visit): Promise<Figures> {
  await lookAt(visit, 1);
  const push = async (): Promise<void> => {
    for (const [dx, dy] of [
      [0, 40],
      [0, -40],
      [40, 0],
      [-40, 0],
    ] as const) {
      await wheel(visit, 30, dx, dy);
    }
  };
  const { deltas, lags, missing } = await during(visit, push, true);
  return { pan: p95(deltas), panLag: p95(lags), panMissing: missing };
}

/** From 100 % out to about 30 % and in again, twice. */
export async function measureZoom(visit: Visit): Promise<Figures> {
  await lookAt(visit, 1);
  const { deltas, tasks } = await during(visit, async () => {
    for (const sign of [1, -1, 1, -1]) await wheel(visit, 40, 0, sign * 3, 2);
  });
  return { zoom: p95(deltas), zoomTask: Math.max(0, ...tasks) };
}

/** All cards in view, panned. */
export async function measureOverview(visit: Visit): Promise<Figures> {
  await lookAt(visit, overviewZoom(visit.count));
  const { deltas } = await during(visit, async () => {
    for (const sign of [1, -1, 1]) await wheel(visit, 30, sign * 6, sign * 4);
  });
  return { overview: p95(deltas) };
}

/** One card carried in circles for three seconds. */
export async function measureDrag(visit: Visit): Promise<Figures> {
  await lookAt(visit, 1);
  const from = await pointOf(visit, visit.middle);
  await mouse(visit, "mouseMoved", from);
  await mouse(visit, "mousePressed", from);
  const before = await taskSeconds(visit);
  const { deltas } = await during(visit, async () => {
    const began = performance.now();
    for (let beat = 0; performance.now() - began < 3_000; beat++) {
      const angle = beat / 12;
      const to = { x: from.x + 160 * Math.sin(angle), y: from.y + 90 * (1 - Math.cos(angle)) };
      void mouse(visit, "mouseMoved", to, true);
      await pause(16);
    }
  });
  const spent = (await taskSeconds(visit)) - before;
  await mouse(visit, "mouseReleased", from);
  await pause(200);
  return { drag: p95(deltas), dragMain: spent * 1000 };
}

/**
 * Main-thread time of one remote change of a card in view, beyond what frames cost anyway. Ours comes in as bytes and goes
 * through Yjs to the screen; the other pages are told by a plain object.
 */
export async function measureRemote(visit: Visit): Promise<Figures> {
  await lookAt(visit, 1);
  const times = 30;
  // The first ones prepare what later ones use.
  await foresee(visit.page, visit.middle, 2);
  await visit.page.evaluate(() => window.__probe.remote());
  await foresee(visit.page, visit.middle, times);
  await pause(300);
  const before = await taskSeconds(visit);
  await visit.page.evaluate(() => window.__probe.remote());
  const between = await taskSeconds(visit);
  await visit.page.evaluate((n) => window.__probe.still(n), times);
  const after = await taskSeconds(visit);
  return { remote: Math.max(0.01, ((between - before - (after - between)) * 1000) / times) };
}

/** Clicks on cards in view: from the click to the next picture, median; 16 stands for anything up to that. */
export async function measureClick(visit: Visit): Promise<Figures> {
  await lookAt(visit, 1);
  const points = await Promise.all(
    [0, 1, -1, 2, 0, 1, -1, 2, 1, 0, -1, 2].map((offset) => pointOf(visit, visit.middle + offset)),
  );
  const { interactions } = await during(visit, async () => {
    for (const point of points) {
      await mouse(visit, "mouseMoved", point);
      await mouse(visit, "mousePressed", point);
      await mouse(visit, "mouseReleased", point);
      await pause(120);
    }
  });
  const quick = Array.from({ length: Math.max(0, points.length - interactions.length) }, () => 16);
  return { click: median([...quick, ...interactions]) };
}

/** A card that a person adds, until it is painted: median of five. */
export async function measureAdd(visit: Visit): Promise<Figures> {
  await lookAt(visit, 1);
  const { x, y } = await visit.page.evaluate(
    (i) => window.__bench?.pos(i) ?? { x: 0, y: 0 },
    visit.middle,
  );
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    times.push(
      await visit.page.evaluate(([toX, toY]) => window.__probe.add(toX, toY), [
        x + 30 * i,
        y + 20,
      ] as const),
    );
    await pause(150);
  }
  return { add: median(times) };
}

/** 300 people whose pointers move ten times a second. */
export async function measureCrowd(visit: Visit): Promise<Figures> {
  await lookAt(visit, 1);
  const { deltas } = await during(visit, () =>
    visit.page.evaluate(() => window.__probe.crowd(300, 2_500)),
  );
  return { crowd: p95(deltas) };
}

/** The longest wait for a picture at the start of a drag on a map of steps, press included: median of three. */
export async function measureJourney(
  context: BrowserContext,
  url: string,
  selector: string,
): Promise<Figures> {
  const page = await context.newPage();
  await page.addInitScript({ content: await probe });
  await page.goto(url);
  await page.locator(selector).nth(10).waitFor();
  await pause(1_000);
  const client = await context.newCDPSession(page);
  const visit = { page, client, count: 0, middle: 0, close: () => page.close() };
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const box = await visit.page
      .locator(selector)
      .nth(3 + round)
      .boundingBox();
    if (!box) throw new Error(`Nothing to drag: ${selector}`);
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await mouse(visit, "mouseMoved", from);
    const { lags } = await during(visit, async () => {
      await mouse(visit, "mousePressed", from);
      for (const step of [6, 12, 18])
        await mouse(visit, "mouseMoved", { x: from.x + step, y: from.y + 1 }, true);
      await pause(1_200);
    });
    times.push(Math.max(...lags));
    await visit.page.keyboard.press("Escape");
    await mouse(visit, "mouseReleased", from);
    await pause(200);
  }
  return { dragStart: median(times) };
}

/** How much JavaScript a contributor has loaded when the box to write in is there, and after how long. */
export async function measureArrival(browser: Browser, url: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const scripts = countScripts(page, url);
  await page.addInitScript({ content: await probe });
  await page.goto(url, { waitUntil: "commit" });
  const { after, loaded } = await page.evaluate(() => window.__probe.arrived("textarea"));
  const javascript = await scripts(loaded);
  await context.close();
  return { painted: after, javascript };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function p95(values: readonly number[]): number {
  return quantile(values, 0.95);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/**
 * Counts the scripts that a page loads from its own server; what it gives tells how much that is so far, or of them those that had come at
 * some moment, gzip KB.
 */
function countScripts(page: Page, url: string): (come?: readonly string[]) => Promise<number> {
  const scripts = new Map<string, Response>();
  page.on("response", (response) => {
    const isOwn = response.url().startsWith(new URL(url).origin);
    if (isOwn && response.request().resourceType() === "script")
      scripts.set(response.url(), response);
  });
  // Only now: what it takes to ask for what has come, and to pack it, is no time of the page's.
  return async (come = [...scripts.keys()]) => {
    const sizes = come.map(async (address) => {
      const body = await scripts.get(address)?.body();
      return body ? gzipSync(body).length : 0;
    });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
  };
}

/** The zoom at which a board of so many cards, about square, is whole in view. */
function overviewZoom(count: number): number {
  const columns = Math.ceil(Math.sqrt(count * 1.4));
  return Math.min(
    1,
    view.width / (columns * 224),
    view.height / (Math.ceil(count / columns) * 144),
  );
}

/** Brings the middle card into the middle of the view. */
async function lookAt({ page, middle }: Visit, zoom: number): Promise<void> {
  await page.evaluate(
    ([i, z]) => {
      const bench = window.__bench;
      if (!bench) throw new Error("This page offers no bench");
      const { x, y } = bench.pos(i);
      bench.setCamera({
        x: x + 100 - innerWidth / 2 / z,
        y: y + 60 - innerHeight / 2 / z,
        zoom: z,
      });
    },
    [middle, zoom] as const,
  );
  await pause(500);
}

/** `isCounting`: with a look in each frame for cards that are in view and not drawn. */
export async function during(
  visit: Visit,
  run: () => Promise<unknown>,
  isCounting = false,
): Promise<Recording> {
  await visit.page.evaluate((counts) => window.__probe.start(counts), isCounting);
  await run();
  await pause(150);
  return visit.page.evaluate(() => window.__probe.stop());
}

function pointOf({ page }: Visit, i: number): Promise<{ x: number; y: number }> {
  return page.evaluate((card) => window.__bench?.point(card) ?? { x: 0, y: 0 }, i);
}

/** Turns of the wheel, one every 16 ms, without waiting for what the page makes of them. */
export async function wheel(
  visit: Visit,
  turns: number,
  deltaX: number,
  deltaY: number,
  modifiers = 0,
): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    void visit.client.send("Input.dispatchMouseEvent", {
      type: "mouseWheel",
      x: view.width / 2,
      y: view.height / 2,
      deltaX,
      deltaY,
      modifiers,
    });
    await pause(16);
  }
}

export async function mouse(
  { client }: Visit,
  type: "mouseMoved" | "mousePressed" | "mouseReleased",
  { x, y }: { x: number; y: number },
  isHeld = type !== "mouseMoved",
): Promise<void> {
  const isMove = type === "mouseMoved";
  await client.send("Input.dispatchMouseEvent", {
    type,
    x,
    y,
    button: isMove && !isHeld ? "none" : "left",
    buttons: isHeld && type !== "mouseReleased" ? 1 : 0,
    clickCount: isMove ? 0 : 1,
  });
}

export async function taskSeconds({ client }: Visit): Promise<number> {
  const { metrics } = await client.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}
