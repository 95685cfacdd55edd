// Owns: the server as a process for drills: built as it is delivered, started on a free port, killed or told to stop.
// Tests and bench only.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A built server, and a place for its data. */
export interface Drill {
  readonly dataDir: string;
  start(environment?: Readonly<Record<string, string>>): Promise<Started>;
  /** Runs `waymark` with these arguments and gives what it said and its exit code. */
  command(...given: readonly string[]): Promise<Said>;
  /** Kills what still runs and removes everything. */
  remove(): Promise<void>;
}

export interface Started {
  readonly origin: string;
  readonly pid: number;
  readonly errors: () => string;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** SIGTERM; gives the exit code, null where a signal ended it. */
  stop(): Promise<number | null>;
}

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `dataDir`: where to keep the data instead of a fresh temporary directory; it is not removed then. */
export async function prepareDrill(dataDir?: string): Promise<Drill> {
  // Inside the project, so that packages are found.
  const built = mkdtempSync(join(root, "node_modules", ".waymark-drill-"));
  const directory = dataDir ?? mkdtempSync(join(tmpdir(), "waymark-drill-"));
  const running = new Set<ChildProcess>();
  await build({
    absWorkingDir: root,
    entryPoints: {
      main: "./server/main.ts",
      cli: "./server/cli.ts",
      "compactor-thread": "./server/sync/compactor/thread.ts",
      "sqlite-worker": "./server/store/sqlite/worker.ts",
    },
    outdir: built,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
  const run = (file: string, given: readonly string[], environment = {}): ChildProcess => {
    const { PATH = "" } = process.env;
    const child = spawn(process.execPath, [join(built, file), ...given], {
      env: { PATH, DATA_DIR: directory, HOST: "127.0.0.1", PORT: "0", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    return child;
  };
  return {
    dataDir: directory,
    start: (environment) => started(run("main.js", [], environment)),
    command: (...given) => ended(run("cli.js", given)),
    remove: async () => {
      await Promise.all([...running].map((child) => killed(child)));
      rmSync(built, { recursive: true, force: true });
      if (dataDir === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function started(child: ChildProcess): Promise<Started> {
  const errors = heard(child.stderr);
  const exited = exitOf(child);
  const { stdout, pid } = child;
  if (stdout === null || pid === undefined) throw new Error("The server did not start.");
  for await (const line of createInterface(stdout)) {
    const origin = /http:\/\/localhost:(\d+)/.exec(line);
    if (origin === null) continue;
    stdout.resume();
    return {
      origin: `http://127.0.0.1:${origin[1]}`,
      pid,
      errors,
      kill: () => killed(child),
      stop: () => {
        child.kill("SIGTERM");
        return exited;
      },
    };
  }
  throw new Error(`The server ended before it was ready (${await exited}): ${errors()}`);
}

async function ended(child: ChildProcess): Promise<Said> {
  const [out, err] = [heard(child.stdout), heard(child.stderr)];
  const code = await exitOf(child);
  return { code, out: out(), err: err() };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, "close");
  return typeof code === "number" ? code : null;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

function heard(stream: NodeJS.ReadableStream | null): () => string {
  let text = "";
  stream?.on("data", (chunk) => {
    text += String(chunk);
  });
  return () => text;
}
