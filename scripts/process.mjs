// Owns: running another program as if it were this one: its output shown, signals handed on, its end kept.
// Must not know: what is run. Uses nothing but Node, so that it works before anything is installed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Often enough that a new start finds the port free. */
const PARENT_CHECK_MS = 200;

/**
 * @typedef {object} Ending How a program ended: by a code, or by a signal.
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 */

/**
 * Runs a program with inherited input and output and waits for its end.
 *
 * A Ctrl-C in a terminal reaches every process of the group by itself, so SIGINT is handed on only where
 * no terminal is there; otherwise the program would get it twice, which many take for "leave at once".
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<Ending>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: "inherit", ...options });
    const inTerminal = [process.stdin, process.stdout, process.stderr].some((end) => end.isTTY);
    /** @type {NodeJS.Signals[]} */
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    /** @param {NodeJS.Signals} signal */
    const handOn = (signal) => {
      if (signal !== "SIGINT" || !inTerminal) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, handOn);
    const stopWatching = watchShellOfNpm(() => child.kill("SIGTERM"));
    const settle = () => {
      stopWatching();
      for (const signal of signals) process.off(signal, handOn);
    };
    child.once("error", (error) => {
      settle();
      reject(error);
    });
    child.once("exit", (code, signal) => {
      settle();
      resolve({ code, signal });
    });
  });
}

/**
 * Runs npm: the one that started us if there is one, else the one that belongs to this Node, else the first in PATH.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Ending>}
 */
export function runNpm(args, options = {}) {
  const beside = join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
  const script = process.env.npm_execpath ?? (existsSync(beside) ? beside : undefined);
  if (script?.endsWith(".js")) return run(process.execPath, [script, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** @param {Ending} ending */
export function succeeded(ending) {
  return ending.code === 0;
}

/**
 * Ends this process the way the other one ended, so that a caller sees no difference.
 *
 * @param {Ending} ending
 */
export function endLike(ending) {
  if (ending.signal) process.kill(process.pid, ending.signal);
  else process.exitCode = ending.code ?? 1;
}

/**
 * npm runs a script in a shell, and a SIGTERM for npm ends that shell but goes no further: the script would be left
 * behind, holding its port. So a script of npm takes the death of its parent for the signal. Gives a function that
 * ends the watch.
 *
 * @param {() => void} onDeath
 */
function watchShellOfNpm(onDeath) {
  if (!process.env.npm_lifecycle_event) return () => undefined;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    onDeath();
  }, PARENT_CHECK_MS);
  return () => clearInterval(timer);
}
