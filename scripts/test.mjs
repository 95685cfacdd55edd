// Owns: `npm test`: every check and test in turn, up to the first that fails, and one closing line of counts.
// `npm test -- --only unit,e2e` runs a part. Adding a stage means adding a row to STAGES.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isBuilt } from "./freshness.mjs";
import { ensureInstalled, refuseNode } from "./install.mjs";
import { run, succeeded } from "./process.mjs";
import {
  closingLine,
  countPlaywright,
  countVitest,
  NONE,
  sumCounts,
  summaryLines,
} from "./tally.mjs";

/**
 * @typedef {import("./tally.mjs").Counts} Counts
 * @typedef {{ passed: boolean, counts: Counts }} Outcome
 * @typedef {{ name: string, job: () => Promise<Outcome> }} Stage
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const REPORTS = mkdtempSync(join(tmpdir(), "waymark-test-"));
/** Each tsconfig is one reading of the code: shared and server without DOM, client without Node, tests with both. */
const PROJECTS = [
  "shared",
  "shared/tsconfig.test.json",
  "server",
  "client",
  "client/tsconfig.test.json",
  "e2e",
  ".",
];
const TYPES_AT_ONCE = 2;

/** @type {Stage} */
const INSTALL = { name: "install", job: install };
/** @type {readonly Stage[]} */
const STAGES = [
  { name: "types", job: checkTypes },
  {
    name: "lint",
    job: () => runPackage("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
  },
  { name: "checks", job: () => runNode(["scripts/check.mjs"]) },
  { name: "knip", job: () => runPackage("knip/bin/knip.js", []) },
  { name: "unit", job: runUnit },
  { name: "build", job: build },
  { name: "weight", job: () => runNode(["scripts/weigh.mjs"]) },
  { name: "e2e", job: runEndToEnd },
];

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(REPORTS, { recursive: true, force: true });
}

/** @param {readonly string[]} args */
async function main(args) {
  const refusal = refuseNode(process.versions.node);
  if (refusal) throw new Error(refusal);
  const stages = chooseStages(args);
  /** @type {import("./tally.mjs").StageResult[]} */
  const results = [];
  let sound = true;
  for (const { name, job } of [INSTALL, ...stages]) {
    if (!sound) {
      results.push({ name, state: "not run", ms: 0, counts: NONE });
      continue;
    }
    console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`);
    const began = Date.now();
    const { passed, counts } = await job().catch(failWithWords);
    sound = passed;
    results.push({ name, state: passed ? "passed" : "failed", ms: Date.now() - began, counts });
  }
  console.log(`\n${summaryLines(results).join("\n")}\n`);
  console.log(closingLine(sumCounts(results.map(({ counts }) => counts))));
  return sound;
}

/**
 * The stages that `--only a,b` names; all without it.
 *
 * @param {readonly string[]} args
 */
function chooseStages(args) {
  if (args.length === 0) return STAGES;
  const names = args[0] === "--only" ? (args[1] ?? "").split(",") : [];
  const known = STAGES.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (names.length === 0 || args.length > 2 || unknown.length > 0) {
    throw new Error(
      `Use: npm test [-- --only <stages>], where <stages> are some of ${known.join(",")} joined by commas.`,
    );
  }
  return STAGES.filter(({ name }) => names.includes(name));
}

async function install() {
  await ensureInstalled(ROOT);
  return withoutTests(true);
}

/** All projects, a few at a time; what they print is kept apart and shown in order. */
async function checkTypes() {
  const waiting = [...PROJECTS];
  /** @type {Map<string, { passed: boolean, text: string }>} */
  const ended = new Map();
  const worker = async () => {
    for (let project = waiting.shift(); project; project = waiting.shift()) {
      ended.set(project, await capture(packageCommand("typescript/bin/tsc", ["-p", project])));
    }
  };
  await Promise.all(Array.from({ length: TYPES_AT_ONCE }, worker));
  for (const project of PROJECTS) {
    const outcome = ended.get(project);
    console.log(`${outcome?.passed ? "✓" : "✗"} tsc -p ${project}`);
    if (outcome?.text) console.log(outcome.text);
  }
  return withoutTests([...ended.values()].every(({ passed }) => passed));
}

async function runUnit() {
  const report = join(REPORTS, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { passed } = await runPackage("vitest/vitest.mjs", ["run", ...reporters]);
  return { passed, counts: countVitest(report, passed) };
}

async function build() {
  if (isBuilt(ROOT)) {
    console.log("dist/ is up to date");
    return withoutTests(true);
  }
  return runNode(["scripts/build.mjs"]);
}

async function runEndToEnd() {
  if (!isBuilt(ROOT)) {
    const built = await build();
    if (!built.passed) return built;
  }
  const { obtainBrowser, thisMachine } = await import("./browser.mjs");
  const browser = obtainBrowser(thisMachine());
  console.log(`Browser: ${browser}`);
  const report = join(REPORTS, "playwright.json");
  const { passed } = await runPackage("@playwright/test/cli.js", ["test"], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return { passed, counts: countPlaywright(report, passed) };
}

/**
 * Runs a program of an installed package by its file, which is the same on every platform.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function runPackage(program, args, env = {}) {
  return runNode(packageCommand(program, args), env);
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Outcome>}
 */
async function runNode(args, env = {}) {
  const options = { cwd: ROOT, env: { ...process.env, ...env } };
  return withoutTests(succeeded(await run(process.execPath, args, options)));
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function packageCommand(program, args) {
  return [join(ROOT, "node_modules", program), ...args];
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<{ passed: boolean, text: string }>}
 */
function capture(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { cwd: ROOT });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ passed: code === 0, text: text.trimEnd() }));
  });
}

/**
 * What cannot go on (no browser, nothing installed) says why, and the closing line is still the last.
 *
 * @param {unknown} error
 */
function failWithWords(error) {
  console.error(error instanceof Error ? error.message : error);
  return withoutTests(false);
}

/**
 * A stage without tests of its own counts only when it fails: as one failure, lest "0 failed" end a failed run.
 *
 * @param {boolean} passed
 * @returns {Outcome}
 */
function withoutTests(passed) {
  return { passed, counts: passed ? NONE : { ...NONE, failed: 1 } };
}
