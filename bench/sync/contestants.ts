// Owns: the servers that are measured side by side, each as a process of its own that speaks y-websocket frames behind an
// address and a prefix.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as encoding from "lib0/encoding";
import { createWorkshop } from "../../server/drills/http.fixture.ts";
import { prepareDrill } from "../../server/drills/process.fixture.ts";

export interface Contestant {
  readonly name: string;
  readonly url: string;
  readonly protocols: readonly string[];
  /** Comes before every frame. */
  readonly prefix: Uint8Array;
  /** What is said first on each connection. */
  readonly greeting: readonly Uint8Array[];
  /** Whether it answers a sync step 1. */
  readonly keepsDocuments: boolean;
  /** Processor time used so far, in milliseconds. */
  cpuMs(): number;
  stop(): Promise<void>;
}

export const contestantNames = ["relay", "yws", "hocuspocus", "waymark"] as const;

export function startContestant(name: (typeof contestantNames)[number]): Promise<Contestant> {
  if (name === "waymark") return startOurs();
  return startPeer(name);
}

async function startOurs(): Promise<Contestant> {
  const drill = await prepareDrill();
  const started = await drill.start();
  const { id, tokens } = await createWorkshop(started.origin);
  return {
    name: "waymark",
    url: `${started.origin.replace("http", "ws")}/sync/${id}/map`,
    protocols: ["waymark.v1", `bearer.${tokens.facilitator}`],
    prefix: new Uint8Array(),
    greeting: [],
    keepsDocuments: true,
    cpuMs: () => cpuOf(started.pid),
    stop: () => drill.remove(),
  };
}

async function startPeer(name: "relay" | "yws" | "hocuspocus"): Promise<Contestant> {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), "waymark-bench-"));
  const files = {
    relay: "relay.mjs",
    hocuspocus: "peers/hocuspocus.mjs",
    yws: "peers/node_modules/@y/websocket-server/src/server.js",
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, files[name])], {
    env: {
      PATH: process.env.PATH,
      HOST: "127.0.0.1",
      PORT: String(port),
      DATABASE: join(directory, "hocuspocus.db"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const isHocuspocus = name === "hocuspocus";
  const prefix = isHocuspocus ? text("room") : new Uint8Array();
  return {
    name,
    url: `ws://127.0.0.1:${port}/room`,
    protocols: [],
    prefix,
    // An empty token: message 2 (auth), 0 (token).
    greeting: isHocuspocus ? [Uint8Array.from([...prefix, 2, 0, ...text("")])] : [],
    keepsDocuments: name !== "relay",
    cpuMs: () => cpuOf(child.pid ?? 0),
    stop: () => stopped(child, directory),
  };
}

async function stopped(child: ChildProcess, directory: string): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
  rmSync(directory, { recursive: true, force: true });
}

/** User and system time from the process table; Linux counts in hundredths of a second. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
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
