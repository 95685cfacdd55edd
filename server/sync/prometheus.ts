// Owns: what the rooms count, as figures for Prometheus. No workshop and no person is ever a label. Rules: ACC-13, ACC-44.
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { SyncFigures } from "./figures.ts";
import type { Rooms } from "./rooms.ts";

/** `limits`: the counter of all limits that were reached. `counts` is asked whenever somebody looks. */
export function newSyncFigures(
  registry: Registry,
  limits: Counter<"limit">,
  counts: () => ReturnType<Rooms["counts"]>,
): SyncFigures {
  const registers = [registry];
  const closes = new Counter({
    name: "waymark_closed_connections_total",
    help: "Connections that the server closed, by close code",
    labelNames: ["code"],
    registers,
  });
  const edits = new Counter({
    name: "waymark_edits_total",
    help: "Edits of shared documents that were made durable",
    registers,
  });
  const commits = new Histogram({
    name: "waymark_commit_seconds",
    help: "Time from asking the store to keep the edits of a tick to its answer",
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  const quarantined = new Counter({
    name: "waymark_unfit_rows_total",
    help: "Stored rows that did not apply and were put away",
    registers,
  });
  const compactions = new Counter({
    name: "waymark_compactions_total",
    help: "Compactions of shared documents by outcome, and of private ones that were given up",
    labelNames: ["outcome"],
    registers,
  });
  gauge(registry, "waymark_rooms", "Workshops that are open now", () => counts().rooms);
  gauge(registry, "waymark_connections", "Connections now", () => counts().connections);
  return {
    limit: (limit) => limits.inc({ limit }),
    closed: (code) => closes.inc({ code }),
    committed: (count, durationMs) => {
      edits.inc(count);
      commits.observe(durationMs / 1000);
    },
    quarantined: (rows) => quarantined.inc(rows),
    compacted: (outcome) => compactions.inc({ outcome }),
  };
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  const made: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: () => made.set(read()),
  });
}
