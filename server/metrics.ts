// Owns: what the server counts about itself, for Prometheus. No workshop and no person is ever a label.
// Rule ACC-13.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { HttpLimit } from "./http/limits.ts";
import type { StoreHealth } from "./store/store.ts";
import type { SyncFigures } from "./sync/figures.ts";
import { newSyncFigures } from "./sync/prometheus.ts";
import type { Rooms } from "./sync/rooms.ts";

export interface Metrics {
  /** Other parts add theirs here. */
  readonly registry: Registry;
  request(route: string, status: number, durationMs: number): void;
  act(type: string, outcome: string): void;
  /** A workshop came to be or was deleted. */
  workshop(event: "created" | "imported" | "deleted"): void;
  refusedEntry(reason: string): void;
  setReady(isReady: boolean): void;
  /** A bound was reached: something was refused, slowed or cut. */
  limit(name: HttpLimit): void;
  /** A stored row was found damaged by its checksum. */
  damagedRow(): void;
  readonly sync: SyncFigures;
}

/** What is asked whenever somebody looks at the figures. */
export interface MetricSources {
  readonly counts: () => ReturnType<Rooms["counts"]>;
  readonly health: () => Promise<StoreHealth>;
}

export function newMetrics({ counts, health }: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "waymark_http_request_seconds",
    help: "Duration of HTTP requests by route and status class",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const acts = new Counter({
    name: "waymark_acts_total",
    help: "Acts by type and by the code of their refusal, or ok",
    labelNames: ["type", "outcome"],
    registers,
  });
  const workshops = new Counter({
    name: "waymark_workshops_total",
    help: "Workshops created, imported and deleted since the start",
    labelNames: ["event"],
    registers,
  });
  const refused = new Counter({
    name: "waymark_refused_entries_total",
    help: "Requests and connections that were not let in, by reason",
    labelNames: ["reason"],
    registers,
  });
  const ready = new Gauge({ name: "waymark_ready", help: "1 while serving", registers });
  const limits = new Counter({
    name: "waymark_limit_reached_total",
    help: "How often a limit was reached, by its name in docs/operations.md",
    labelNames: ["limit"],
    registers,
  });
  const damaged = new Counter({
    name: "waymark_damaged_rows_total",
    help: "Stored rows whose checksum did not match and that were put away",
    registers,
  });
  addStorage(registry, health);
  return {
    registry,
    request: (route, status, durationMs) =>
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, durationMs / 1000),
    act: (type, outcome) => acts.inc({ type, outcome }),
    workshop: (event) => workshops.inc({ event }),
    refusedEntry: (reason) => refused.inc({ reason }),
    setReady: (isReady) => ready.set(isReady ? 1 : 0),
    limit: (limit) => limits.inc({ limit }),
    damagedRow: () => damaged.inc(),
    sync: newSyncFigures(registry, limits, counts),
  };
}

/** To the byte, the size would tell how much was written in private, and when. */
const megabyte = 1_048_576;

function addStorage(registry: Registry, health: MetricSources["health"]): void {
  let asked: Promise<StoreHealth> | undefined;
  // All are told in one look: each that was left to another would say what that found the time before.
  const look = (): Promise<StoreHealth> => {
    asked ??= health().finally(() => {
      asked = undefined;
    });
    return asked;
  };
  const add = (name: string, help: string, figure: (now: StoreHealth) => number): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: async () => made.set(figure(await look())),
    });
  };
  add(
    "waymark_stored_bytes",
    "Size of the database on disk in whole megabytes, without its log",
    ({ storedBytes }) => Math.ceil(storedBytes / megabyte) * megabyte,
  );
  add(
    "waymark_quarantined_rows",
    "Stored rows that are kept away, damaged or unfit",
    ({ quarantinedRows }) => quarantinedRows,
  );
  add(
    "waymark_unwiped",
    "Deleted workshops, replaced snapshots and replaced private rows that cannot be wiped, since their pages are damaged",
    ({ unwiped }) => unwiped,
  );
  add(
    "waymark_database_sound",
    "0 where pages of the database were damaged when it was opened",
    ({ sound }) => (sound ? 1 : 0),
  );
  add("waymark_storage_writable", "0 while the disk takes no writes", ({ writable }) =>
    writable ? 1 : 0,
  );
}
