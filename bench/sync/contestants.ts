// Owns: the servers that are measured side by side, each as a process of its own that speaks y-websocket frames behind an
// address and a prefix, can be killed and started again on the same data, and tells its processor time and memory.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import * as encoding from "lib0/encoding";
import { createWorkshop, type NewWorkshop } from "../../server/drills/http.fixture.ts";
import { type Drill, prepareDrill } from "../../server/drills/process.fixture.ts";

export const contestantNames = [
  "relay",
  "relay-kept",
  "yws",
  "yws-ldb",
  "hocus",
  "waymark",
] as const;
export type ContestantName = (typeof contestantNames)[number];

/** A server that is not running, and the place of its data. */
export interface Contestant {
  readonly name: ContestantName;
  start(): Promise<Running>;
  remove(): Promise<void>;
}

export interface Running {
  readonly name: ContestantName;
  /** Where a board is found; the same number is the same board, also after a restart. */
  board(number: number): Promise<Board>;
  isAlive(): boolean;
  /** Processor time of all threads so far, in milliseconds. */
  cpuMs(): number;
  rssBytes(): number;
  /** What is live in the heap and beside it after a collection. */
  liveBytes(): Promise<number>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/** Edits and presence travel on one connection with the peers, on two with Waymark. */
export interface Board {
  readonly edits: Address;
  readonly presence: Address;
}

export interface Address {
  readonly url: string;
  readonly protocols: readonly string[];
  /** Comes before every frame. */
  readonly prefix: Uint8Array;
  /** What is said first on each connection. */
  readonly greeting: readonly Uint8Array[];
  /** Whether a sync step 1 is answered. */
  readonly answers: boolean;
}

export async function openContestant(name: ContestantName): Promise<Contestant> {
  return name === "waymark" ? await openOurs() : openPeer(name);
}

async function openOurs(): Promise<Contestant> {
  const drill = await prepareDrill();
  const workshops = new Map<number, NewWorkshop>();
  return {
    name: "waymark",
    start: () => startOurs(drill, workshops),
    remove: () => drill.remove(),
  };
}

async function startOurs(drill: Drill, workshops: Map<number, NewWorkshop>): Promise<Running> {
  const probe = join(drill.dataDir, "probe.json");
  const { origin, pid, kill } = await drill.start({
    WORKSHOPS_PER_HOUR: "1000000",
    ...probeEnvironment(probe),
  });
  let isKilled = false;
  return {
    name: "waymark",
    board: async (number) => {
      const workshop = workshops.get(number) ?? (await createWorkshop(origin));
      workshops.set(number, workshop);
      const { id, tokens } = workshop;
      const protocols = ["waymark.v1", `bearer.${tokens.facilitator}`];
      const address = (document: string): Address => ({
        url: `${origin.replace("http", "ws")}/sync/${id}/${document}`,
        protocols,
        prefix: new Uint8Array(),
        greeting: [],
        answers: true,
      });
      return { edits: address("map"), presence: address("room") };
    },
    isAlive: () => !isKilled && existsSync(`/proc/${pid}/stat`),
    ...figuresOf(pid, probe),
    kill: async () => {
      isKilled = true;
      await kill();
    },
  };
}

const peerFiles = {
  relay: "relay.mjs",
  "relay-kept": "relay.mjs",
  hocus: "peers/hocuspocus.mjs",
  yws: "peers/node_modules/@y/websocket-server/src/server.js",
  "yws-ldb": "peers/node_modules/@y/websocket-server/src/server.js",
};

function openPeer(name: keyof typeof peerFiles): Contestant {
  const directory = mkdtempSync(join(tmpdir(), "waymark-bench-"));
  const running = new Set<ChildProcess>();
  const start = async (): Promise<Running> => {
    const port = await freePort();
    const probe = join(directory, "probe.json");
    const child = spawn(process.execPath, [join(import.meta.dirname, peerFiles[name])], {
      env: {
        PATH: process.env.PATH,
        HOST: "127.0.0.1",
        PORT: String(port),
        ...(name === "relay-kept" && { KEPT: join(directory, "kept") }),
        ...(name === "hocus" && { DATABASE: join(directory, "hocuspocus.db") }),
        ...(name === "yws-ldb" && { YPERSISTENCE: join(directory, "leveldb") }),
        ...probeEnvironment(probe),
      },
      stdio: ["ignore", "pipe", "ignore"],
    });
    running.add(child);
    await saysIt(child, name.startsWith("yws") ? "running" : "ready");
    return {
      name,
      board: async (number) => {
        const address = peerAddress(name, `ws://127.0.0.1:${port}/board-${number}`, number);
        return { edits: address, presence: address };
      },
      isAlive: () => child.exitCode === null && child.signalCode === null,
      ...figuresOf(child.pid ?? 0, probe),
      kill: () => killed(child),
    };
  };
  const remove = async (): Promise<void> => {
    await Promise.all([...running].map((child) => killed(child)));
    rmSync(directory, { recursive: true, force: true });
  };
  return { name, start, remove };
}

function peerAddress(name: keyof typeof peerFiles, url: string, number: number): Address {
  const prefix = name === "hocus" ? text(`board-${number}`) : new Uint8Array();
  // Hocuspocus wants an empty token first: message 2 (auth), 0 (token).
  const greeting = name === "hocus" ? [Uint8Array.from([...prefix, 2, 0, ...text("")])] : [];
  return { url, protocols: [], prefix, greeting, answers: !name.startsWith("relay") };
}

function probeEnvironment(file: string): Record<string, string> {
  const probe = pathToFileURL(join(import.meta.dirname, "probe.mjs")).href;
  return { NODE_OPTIONS: `--import ${probe}`, WAYMARK_PROBE: file };
}

function figuresOf(pid: number, probe: string): Pick<Running, "cpuMs" | "rssBytes" | "liveBytes"> {
  return {
    cpuMs: () => cpuOf(pid),
    rssBytes: () =>
      Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1_024,
    liveBytes: async () => {
      rmSync(probe, { force: true });
      process.kill(pid, "SIGUSR2");
      while (!existsSync(probe) || readFileSync(probe, "utf8") === "") await pause(10);
      const used = JSON.parse(readFileSync(probe, "utf8")) as NodeJS.MemoryUsage;
      return used.heapUsed + used.external;
    },
  };
}

/** Time on a processor, from the scheduler; nanoseconds where it counts them. */
function cpuOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => {
    const [ns] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ");
    return sum + Number(ns) / 1e6;
  }, 0);
}

async function saysIt(child: ChildProcess, word: string): Promise<void> {
  const { stdout } = child;
  if (stdout === null) throw new Error("A peer has no output.");
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error("A peer did not start. Is it installed?")));
    stdout.on("data", (said) => {
      if (String(said).includes(word)) resolve();
    });
  });
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

function text(value: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, value);
  return encoding.toUint8Array(encoder);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
