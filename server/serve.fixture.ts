// Owns: a whole server for tests, on a real port, whose clock can be put forward by hand, and the HTTP to ask it
// things. Tests only.

import { performance } from "node:perf_hooks";
import { setTimeout as after, clearTimeout as cancel } from "node:timers";
import { type Outside, seededChance } from "../shared/kit/outside.ts";
import { expectOk } from "../shared/kit/result.ts";
import { raisedMinimums } from "../shared/model/minimums.ts";
import type { Role } from "../shared/model/rights.ts";
import type { Config } from "./config.ts";
import { newLog } from "./log.ts";
import { type Serving, serve } from "./serve.ts";
import type { Store } from "./store/store.ts";

export interface Trial extends Serving {
  readonly origin: string;
  readonly log: string[];
  /** Puts the clock forward; timers that were set before still take their time. */
  skip(durationMs: number): void;
  ask(method: string, path: string, given?: Asked): Promise<Told>;
}

interface Asked {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export async function openTrial(
  store: Store,
  given: Partial<Config> & { readonly screensDir?: string } = {},
): Promise<Trial> {
  let skippedMs = 0;
  const outside: Outside = {
    ...seededChance(Math.floor(performance.timeOrigin + performance.now() * 1000)),
    now: () => Math.floor(performance.timeOrigin + performance.now()) + skippedMs,
    after: (delayMs, run) => {
      const timer = after(run, delayMs);
      return () => cancel(timer);
    },
  };
  const log: string[] = [];
  const config = {
    port: 0,
    host: "127.0.0.1",
    publicUrl: undefined,
    minimums: raisedMinimums(),
    importMaxBytes: 1024 * 1024,
    workshopsPerHour: 1_000,
    failedTriesPerMinute: 30,
    ...given,
  };
  const serving = expectOk(
    await serve({
      config,
      store,
      outside,
      log: newLog("debug", { write: (line) => log.push(line) }),
      screensDir: given.screensDir,
      interfaces: () => ({}),
    }),
  );
  const origin = `http://127.0.0.1:${serving.port}`;
  return {
    ...serving,
    origin,
    log,
    skip: (durationMs) => {
      skippedMs += durationMs;
    },
    ask: (method, path, asked = {}) => ask(origin + path, method, asked),
  };
}

async function ask(url: string, method: string, { token, body, headers }: Asked): Promise<Told> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson =
    text !== "" && response.headers.get("content-type")?.startsWith("application/json");
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** A new workshop: its id, and the token of each role. */
export async function createWorkshop(trial: Trial, wish: object = { template: "bankBranch" }) {
  const { json } = await trial.ask("POST", "/api/workshops", { body: wish });
  const { id, links } = json as { id: string; links: Record<Role, string> };
  const tokens = Object.fromEntries(
    Object.entries(links).map(([role, link]) => [role, link.split("#")[1] ?? ""]),
  ) as Record<Role, string>;
  return { id, links, tokens };
}
