// Owns: the server as it runs, started from source beside a test, and browsers in front of it: each with storage of its
// own and the session's own code. It must not import the server. Tests only.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { createInterface } from "node:readline";
import { clearTimeout as cancel, setTimeout as later } from "node:timers";
import { fileURLToPath } from "node:url";
import { WebSocket as NodeSocket } from "ws";
import { type Outside, seededChance } from "../../shared/kit/outside.ts";
import type { CreatedWorkshop, CreateWorkshop } from "../../shared/wire/http.ts";
import type { Device } from "../session/device.tsx";
import { type Drawer, memoryDrawer } from "../session/drawer.ts";
import { workshopMemory } from "../session/memory.ts";
import { serverApi } from "../session/serverApi.ts";

export interface RealServer {
  readonly origin: string;
  create(wish: CreateWorkshop): Promise<CreatedWorkshop>;
  /** `kill -9`, and a start on the same data and the same port. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

export async function startRealServer(): Promise<RealServer> {
  const directory = mkdtempSync(join(tmpdir(), "waymark-session-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child = await started(directory, port);
  return {
    origin,
    create: async (wish) => {
      const response = await fetch(`${origin}/api/workshops`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(wish),
      });
      if (response.status !== 201) throw new Error(`No workshop was made: ${response.status}`);
      return (await response.json()) as CreatedWorkshop;
    },
    restart: async () => {
      await killed(child);
      child = await started(directory, port);
    },
    remove: async () => {
      await killed(child);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What lasts of a browser when its tabs are closed. */
export interface Browser {
  readonly drawer: Drawer;
  /** While false, nothing reaches the server. */
  isOnline: boolean;
  /** What a tab of it brings to a session. */
  tab(): Device;
  /** Cuts what is open and lets nothing through any more, until `isOnline` is set. */
  goOffline(): void;
}

export function newBrowser(origin: string, seed: number): Browser {
  const outside = realOutside(seed);
  const sockets = new Set<NodeSocket>();
  const drawer = memoryDrawer();
  const browser: Browser = {
    drawer,
    isOnline: true,
    goOffline: () => {
      browser.isOnline = false;
      for (const socket of sockets) socket.terminate();
    },
    tab: () => ({
      outside,
      memory: workshopMemory(drawer, memoryDrawer(), outside),
      api: serverApi(
        origin,
        sendWhile(() => browser.isOnline),
        outside,
      ),
      schedule: (run) => queueMicrotask(run),
      socket: (address, protocols) => new Wire(address, protocols) as unknown as WebSocket,
      onWake: () => () => undefined,
      databases: indexedDB,
      canKeepCopies: async () => true,
      firstPicture: Promise.resolve(),
    }),
  };
  class Wire extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      // Nobody listens on port 1, as nobody answers where there is no network.
      super(browser.isOnline ? url : "ws://127.0.0.1:1", protocols);
      sockets.add(this);
      this.once("close", () => sockets.delete(this));
    }
  }
  return browser;
}

function sendWhile(isOnline: () => boolean): typeof fetch {
  return (input, init) =>
    isOnline() ? fetch(input, init) : Promise.reject(new TypeError("There is no network."));
}

function realOutside(seed: number): Outside {
  return {
    ...seededChance(seed),
    now: () => performance.timeOrigin + performance.now(),
    after: (delayMs, run) => {
      const timer = later(run, delayMs);
      timer.unref();
      return () => cancel(timer);
    },
  };
}

async function started(directory: string, port: number): Promise<ChildProcess> {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "server/main.ts"], {
    cwd: root,
    env: { PATH, DATA_DIR: directory, HOST: "127.0.0.1", PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    if (!/http:\/\/localhost:\d+/.test(line)) continue;
    child.stdout.resume();
    return child;
  }
  throw new Error("The server ended before it was ready.");
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
