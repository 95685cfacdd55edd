// How long a file takes a person, from the press to the download, in the built product in one Chromium without a graphics
// card: `npx tsx bench/export/inBrowser.ts [runs]` after `npm run build`. The same workshop as formats.ts. Wall time, processor
// time of the browser's processes, and the longest that the screen stood still; first run and median. The first run has no
// worker and no font yet.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { argv } from "node:process";
import { type Browser, chromium, type Page } from "@playwright/test";
import "../../client/i18n/everything.ts";
import { t } from "../../client/i18n/t.ts";
import { obtainBrowser, thisMachine } from "../../scripts/browser.mjs";
import { workshopToFile } from "../../shared/format/workshopFile.ts";
import type { CreatedWorkshop } from "../../shared/wire/http.ts";
import { largeWorkshop } from "./largeWorkshop.ts";

const [runs = 3] = argv.slice(2).map(Number);
const root = join(import.meta.dirname, "../..");

interface Asked {
  readonly name: string;
  /** What is chosen in the dialog: label by label, the option by its words. */
  readonly choices: readonly (readonly [label: string, option: string])[];
}

const journey = [t("exporting.what"), "Nadia · Current journey"] as const;
const a0 = [t("exporting.sheet"), t("exporting.sheetA0")] as const;
const png = [t("exporting.format"), t("exporting.formatPng")] as const;
const asked: readonly Asked[] = [
  {
    name: "PNG of the journey, A0, 3,840 pixels wide",
    choices: [png, journey, a0, [t("exporting.size"), t("exporting.sizeLarge")]],
  },
  {
    name: "PNG of the journey, A0, 8,192 pixels wide",
    choices: [png, journey, a0, [t("exporting.size"), t("exporting.sizePrint")]],
  },
  {
    name: "PDF of everything, A0",
    choices: [[t("exporting.format"), t("exporting.formatPdf")], a0],
  },
  { name: "PPTX", choices: [[t("exporting.format"), t("exporting.formatPptx")]] },
  {
    name: "SVG of everything, A0",
    choices: [[t("exporting.format"), t("exporting.formatSvg")], a0],
  },
  { name: "XLSX", choices: [[t("exporting.format"), t("exporting.formatXlsx")]] },
  { name: "CSV", choices: [[t("exporting.format"), t("exporting.formatCsv")]] },
];

const dataDir = mkdtempSync(join(tmpdir(), "waymark-bench-"));
const server = spawn(
  process.execPath,
  ["--disable-proto=delete", join(root, "dist", "server", "main.js")],
  {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  },
);
const browser = await chromium.launch({
  executablePath: obtainBrowser(thisMachine()),
  args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
});
try {
  await measure(browser, await createWorkshop(await originOf(server.stdout)));
} finally {
  await browser.close();
  server.kill("SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
}

async function originOf(said: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const part of said) {
    text += String(part);
    const origin = /http:\/\/localhost:\d+/.exec(text)?.[0];
    if (origin && text.includes("Waymark is ready")) return origin;
  }
  throw new Error(`The server did not start: ${text}`);
}

async function createWorkshop(origin: string): Promise<string> {
  const { map, room } = largeWorkshop();
  const response = await fetch(`${origin}/api/workshops`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ import: workshopToFile(map, room) }),
  });
  if (response.status !== 201) throw new Error(await response.text());
  return ((await response.json()) as CreatedWorkshop).links.facilitator;
}

async function measure(chrome: Browser, link: string): Promise<void> {
  const page = await (await chrome.newContext()).newPage();
  await page.goto(link);
  const { origin, pathname } = new URL(page.url());
  await page.goto(`${origin}/w/${pathname.split("/")[2]}/present`);
  await page.getByRole("button", { name: t("exporting.open") }).click();
  const [load = 0] = loadavg();
  console.log(`${cpus().length} cores, load ${load.toFixed(1)}; ${runs} runs each\n`);
  console.log(
    "| file | first, ms | median, ms | processor, ms | screen still for, ms at most | kB |\n|---|---|---|---|---|---|",
  );
  for (const one of asked) {
    for (const choice of one.choices) await choose(page, ...choice);
    const made: Awaited<ReturnType<typeof makeOnce>>[] = [];
    for (let run = 0; run < runs; run++) made.push(await makeOnce(chrome, page));
    const row = [
      made[0]?.wall ?? 0,
      median(made.map(({ wall }) => wall)),
      median(made.map(({ processor }) => processor)),
      Math.max(...made.map(({ still }) => still)),
      (made[0]?.bytes ?? 0) / 1000,
    ];
    console.log(`| ${[one.name, ...row.map(Math.round)].join(" | ")} |`);
  }
}

async function choose(page: Page, name: string, option: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: t("exporting.title") });
  await dialog.getByRole("button", { name: new RegExp(` ${name}$|^${name}`) }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

async function makeOnce(chrome: Browser, page: Page) {
  const dialog = page.getByRole("dialog", { name: t("exporting.title") });
  await dialog
    .getByRole("img")
    .or(dialog.getByText(t("exporting.nothing")))
    .first()
    .waitFor();
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: "longtask" });
  });
  const before = await processorMs(chrome);
  const start = performance.now();
  const [file] = await Promise.all([
    page.waitForEvent("download", { timeout: 120_000 }),
    dialog.getByRole("button", { name: t("exporting.make"), exact: true }).click(),
  ]);
  const wall = performance.now() - start;
  const processor = (await processorMs(chrome)) - before;
  const still = await page.evaluate(() =>
    Math.max(0, ...(window as unknown as { seen: number[] }).seen),
  );
  return { wall, processor, still, bytes: statSync(await file.path()).size };
}

/** What all processes of the browser have used so far. */
async function processorMs(chrome: Browser): Promise<number> {
  const session = await chrome.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
