// Owns: the edge of the server: the real clock, chance, timers, environment and signals, and what is said on the
// console. Everything else takes them from here. Rules ACC-14, ACC-19, SYN-119.

import { existsSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import type { Outside } from "../shared/kit/outside.ts";
import { lanOrigins } from "./access/addresses.ts";
import { type Config, readConfig } from "./config.ts";
import { type Control, openControl } from "./control.ts";
import { newLog } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { type Serving, serve } from "./serve.ts";
import { directoryMistake, openSqliteStore } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";
import { startCompactor } from "./sync/compactor.ts";
import { warmUp } from "./sync/warming.ts";
import { readArguments, usage } from "./usage.ts";

/** A stop that takes longer ends with an error: whoever asked for it will kill us otherwise. */
const stopWithinMs = 9_000;

/** The exit code of a command that was not understood. */
const wrongArguments = 2;

const outside: Outside = {
  now: () => Date.now(),
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

await main();

async function main(): Promise<void> {
  const wish = readArguments(process.argv.slice(2));
  if (!wish.ok) return giveUp([wish.error], wrongArguments);
  if (wish.value === "help") return console.log(usage);
  const config = readConfig(process.env, directoryMistake);
  if (!config.ok) return giveUp(["The settings cannot be used:", ...config.error]);
  const { value } = config;
  const log = newLog(value.logLevel);
  let metrics: Metrics | undefined;
  const opening = openSqliteStore({
    directory: value.dataDir,
    onQuarantine: ({ part }) => {
      log.warn("damaged row put away", { part });
      metrics?.damagedRow();
    },
    onUnwiped: () => log.error("deleted text in damaged pages not wiped"),
  });
  // While the thread of the store reads its file, this one would be idle.
  warmUp();
  compileLessEagerly();
  const store = await opening;
  if (!store.ok) return giveUp([store.error]);
  const compactor = startCompactor();
  const serving = await serve({
    config: value,
    store: store.value,
    outside,
    log,
    screensDir: builtScreens(),
    interfaces: networkInterfaces,
    compactor,
    onMetrics: (made) => {
      metrics = made;
    },
  });
  if (!serving.ok) {
    await store.value.close();
    return giveUp([serving.error]);
  }
  const control = await openControl({
    dataDir: value.dataDir,
    store: store.value,
    chance: outside,
    log,
  });
  stopOnSignals(serving.value, control, store.value);
  console.log(welcome(value, serving.value.port));
}

/**
 * A function is compiled for speed once so much of it has run, in bytes of bytecode: eight times the engine's own measure.
 * A server does little at a time, mostly in system calls. By that measure a third of what a crowd costs that joins after the
 * start would be compiling, on threads that take the cores from the one that serves.
 */
function compileLessEagerly(): void {
  setFlagsFromString("--interrupt-budget=540672");
}

/** The address to open, and those for everybody else in the room. */
function welcome({ publicUrl, dataDir }: Config, port: number): string {
  const others = publicUrl ? [publicUrl] : lanOrigins(networkInterfaces(), port);
  const lines = ["", "  Waymark is ready.", "", `  Open it here:       http://localhost:${port}`];
  others.forEach((origin, index) => {
    lines.push(`  ${index === 0 ? "From other devices:" : " ".repeat(19)} ${origin}`);
  });
  lines.push(`  Kept in:            ${dataDir}`, "", "  Ctrl+C stops it; nothing is lost.", "");
  return lines.join("\n");
}

/** Built, this file lies in dist/server beside dist/client; from source, in server/. */
function builtScreens(): string | undefined {
  const candidates = [join(import.meta.dirname, "..", "client"), join("dist", "client")];
  return candidates.find(
    (directory) => existsSync(join(directory, "index.html")) && isBuilt(directory),
  );
}

/** From source, `../client` is the folder of the sources, whose page no browser can run. */
function isBuilt(directory: string): boolean {
  return !existsSync(join(directory, "main.tsx"));
}

function stopOnSignals(serving: Serving, control: Control, store: Store): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    const overdue = setTimeout(() => giveUp(["The server could not stop in time."]), stopWithinMs);
    await control.close();
    await serving.stop();
    await store.close();
    clearTimeout(overdue);
    process.exit(0);
  };
  // A failure while stopping is an uncaught error, which ends the process with its own code.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
}

function giveUp(lines: readonly string[], code = 1): never {
  console.error(lines.join("\n"));
  process.exit(code);
}
