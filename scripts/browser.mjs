// Owns: which Chromium the tests drive: one that is there, else one that can be had, else words that say what to do.
// Must not know: what it is used for. Everything it asks of the machine comes in as `Machine`.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

/**
 * @typedef {object} Machine What is asked of the computer.
 * @property {string} platform as process.platform
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} isRoot may install packages of the system
 * @property {(path: string) => boolean} exists
 * @property {(command: string, args: readonly string[]) => boolean} works runs it unseen; true if it ends with 0
 * @property {(command: string, args: readonly string[]) => boolean} show runs it before the user's eyes; true if it ends with 0
 * @property {(line: string) => void} say tells the user what is being tried
 * @property {() => string} playwrightPath where Playwright would keep its own Chromium, there or not
 * @property {readonly string[]} playwrightInstall the command that downloads it
 */

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** Installs Chromium by the system's package manager, the first that is there. */
const PACKAGE_MANAGERS = [
  {
    command: "apt-get",
    steps: [["update"], ["install", "-y", "--no-install-recommends", "chromium"]],
  },
  { command: "dnf", steps: [["install", "-y", "chromium"]] },
  { command: "apk", steps: [["add", "chromium"]] },
];

/**
 * The path of a Chromium or Chrome that runs; obtains one if there is none. Throws an Error that says what to
 * install if that is impossible.
 *
 * @param {Machine} machine
 * @returns {string}
 */
export function obtainBrowser(machine) {
  const found = findBrowser(machine) ?? downloadBrowser(machine) ?? installBrowser(machine);
  if (found) return found;
  throw new Error(
    "No browser for the end-to-end tests: no Chromium or Chrome on this computer, and neither Playwright's " +
      "download nor the system's package manager gave one.\n" +
      `Do one of these and run it again:\n${advice(machine.platform)}\n` +
      "  or set CHROMIUM_PATH to the program of a Chromium-based browser.",
  );
}

/**
 * The path of a browser that is there and runs, or null: CHROMIUM_PATH, then the system's, then Playwright's own.
 *
 * @param {Machine} machine
 * @returns {string | null}
 */
export function findBrowser(machine) {
  const chosen = machine.env.CHROMIUM_PATH;
  if (chosen) {
    if (runs(machine, chosen)) return chosen;
    throw new Error(
      `CHROMIUM_PATH is ${chosen}, and that does not run. Correct it, or unset it to have a browser looked for.`,
    );
  }
  const places = [...systemPlaces(machine), machine.playwrightPath()];
  return places.find((path) => runs(machine, path)) ?? null;
}

/** The computer we are on. @returns {Machine} */
export function thisMachine() {
  const require = createRequire(import.meta.url);
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    works: (command, args) =>
      spawnSync(command, args, { stdio: "ignore", timeout: 30_000 }).status === 0,
    show: (command, args) =>
      spawnSync(command, args, { stdio: "inherit", timeout: 600_000 }).status === 0,
    say: (line) => console.log(line),
    playwrightPath: () => require("@playwright/test").chromium.executablePath(),
    playwrightInstall: [
      process.execPath,
      join(dirname(require.resolve("@playwright/test/package.json")), "cli.js"),
      "install",
      "--no-shell",
      "chromium",
    ],
  };
}

/** @param {Machine} machine */
function downloadBrowser(machine) {
  machine.say("No Chromium found; trying Playwright's own download…");
  const [command = "", ...args] = machine.playwrightInstall;
  if (!machine.show(command, args)) return null;
  const path = machine.playwrightPath();
  return runs(machine, path) ? path : null;
}

/** @param {Machine} machine */
function installBrowser(machine) {
  if (machine.platform !== "linux" || !machine.isRoot) return null;
  const manager = PACKAGE_MANAGERS.find(({ command }) => machine.works(command, ["--version"]));
  if (!manager) return null;
  machine.say(`Trying the system's package manager (${manager.command})…`);
  if (!manager.steps.every((step) => machine.show(manager.command, step))) return null;
  return systemPlaces(machine).find((path) => runs(machine, path)) ?? null;
}

/**
 * Where a browser of the system usually lies, best first.
 *
 * @param {Machine} machine
 * @returns {string[]}
 */
function systemPlaces({ platform, env }) {
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    const programs = ["Chromium\\Application", "Google\\Chrome\\Application"];
    return roots.flatMap((root) =>
      root ? programs.map((program) => `${root}\\${program}\\chrome.exe`) : [],
    );
  }
  const inPath = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const named = NAMES.flatMap((name) => inPath.map((folder) => `${folder}/${name}`));
  if (platform !== "darwin") return named;
  const applications = ["/Applications", `${env.HOME ?? ""}/Applications`];
  return [
    ...applications.flatMap((folder) => [
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    ]),
    ...named,
  ];
}

/**
 * Being there is not enough: Ubuntu's chromium-browser is a stub without its snap, and a downloaded one may lack
 * libraries. On Windows the question would open a window, so there it is.
 *
 * @param {Machine} machine
 * @param {string} path
 */
function runs(machine, path) {
  if (!machine.exists(path)) return false;
  return machine.platform === "win32" || machine.works(path, ["--version"]);
}

/** @param {string} platform */
function advice(platform) {
  if (platform === "win32") return "  winget install Google.Chrome";
  if (platform === "darwin") return "  brew install --cask chromium";
  return (
    "  Debian:  sudo apt-get update && sudo apt-get install -y chromium\n" +
    "  Ubuntu:  sudo npx playwright install --with-deps chromium\n" +
    "  Fedora:  sudo dnf install -y chromium\n" +
    "  Alpine:  sudo apk add chromium"
  );
}
