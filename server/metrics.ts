// Owns: what the server counts about itself, for Prometheus. No workshop and no person is ever a label.
// Rule ACC-13.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  /** Other parts add theirs here. */
  readonly registry: Registry;
  request(route: string, status: number, durationMs: number): void;
  act(type: string, outcome: string): void;
  /** A workshop came to be or was deleted. */
  workshop(event: "created" | "imported" | "deleted"): void;
  refusedEntry(reason: string): void;
  setReady(isReady: boolean): void;
}

export function newMetrics(): Metrics {
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
  return {
    registry,
    request: (route, status, durationMs) =>
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, durationMs / 1000),
    act: (type, outcome) => acts.inc({ type, outcome }),
    workshop: (event) => workshops.inc({ event }),
    refusedEntry: (reason) => refused.inc({ reason }),
    setReady: (isReady) => ready.set(isReady ? 1 : 0),
  };
}
