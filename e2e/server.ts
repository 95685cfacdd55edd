// Owns: the real built server as a process of its own, in a folder of its own: started, killed without warning and
// started again at the same place. It knows no page and no person.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { isBuilt } from "../scripts/freshness.mjs";
import { layOtherEdition, type OtherEdition } from "./edition.ts";

export interface RunningServer {
  /** As the facilitator opens it, on the server's own machine. */
  readonly origin: string;
  /** Where it keeps everything. */
  readonly dataDir: string;
  /** `kill -9`: no farewell, no last write. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder, and waits until it is ready. */
  restart(): Promise<void>;
  /** Ends it and starts another edition of it in its place. */
  update(): Promise<void>;
  /** Ends it and deletes its folder. */
  stop(): Promise<void>;
}

/** Starts the server on a free port and waits until it is ready. Builds what is not up to date. */
export async function startServer(): Promise<RunningServer> {
  buildOnce();
  const dataDir = mkdtempSync(join(tmpdir(), "waymark-e2e-"));
  const first = await start(dataDir, "0");
  let child = first.child;
  let edition: OtherEdition | undefined;
  const again = async (): Promise<void> => {
    child = (await start(dataDir, new URL(first.origin).port, edition?.directory)).child;
  };
  return {
    origin: first.origin,
    dataDir,
    kill: () => end(child, "SIGKILL"),
    restart: again,
    update: async () => {
      edition ??= layOtherEdition(root);
      await end(child, "SIGKILL");
      await again();
    },
    stop: async () => {
      await end(child, "SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
      edition?.remove();
    },
  };
}

const root = join(import.meta.dirname, "..");
const startWithinMs = 30_000;
let hasBuilt = false;

function buildOnce(): void {
  if (hasBuilt || isBuilt(root)) {
    hasBuilt = true;
    return;
  }
  const { status } = spawnSync(process.execPath, [join("scripts", "build.mjs")], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("The build failed; what it printed above says why.");
  hasBuilt = true;
}

interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
}

async function start(dataDir: string, port: string, built = "dist"): Promise<Started> {
  const { PATH = "" } = process.env;
  const child = spawn(
    process.execPath,
    ["--disable-proto=delete", join(built, "server", "main.js")],
    { cwd: root, env: { PATH, DATA_DIR: dataDir, PORT: port, LOG_LEVEL: "warn" } },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      said += chunk;
    });
  }
  await expect
    .poll(() => (child.exitCode === null ? said : Promise.reject(new Error(said))), {
      message: "the server says where to open it",
      timeout: startWithinMs,
    })
    .toContain("Waymark is ready");
  const origin = /http:\/\/localhost:\d+/.exec(said)?.[0] ?? "";
  const ready = await fetch(`${origin}/readyz`);
  expect(ready.status, "the server is ready").toBe(200);
  return { child, origin };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  child.kill(signal);
  await ended;
}
