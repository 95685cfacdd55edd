// docs/operations.md against the code: settings, limits with their defaults, metrics and close codes, both ways.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { closeCodes } from "../shared/wire/protocol.ts";
import { defaultStructureLimits } from "../shared/wire/structure.ts";
import { readConfig } from "./config.ts";
import { httpLimits, settingLimits } from "./http/limits.ts";
import { newMetrics } from "./metrics.ts";
import { createWorkshop, openTrial } from "./serve.fixture.ts";
import { createMemoryDisk, openMemoryStore } from "./store/memory.ts";
import { defaultSyncLimits } from "./sync/limits.ts";
import { usage } from "./usage.ts";

const page = readFileSync("docs/operations.md", "utf8");

/** First and second cell of each row of the table under a heading. */
function rowsUnder(heading: string): [name: string, second: string][] {
  const section = page.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return section
    .split("\n")
    .filter((line) => /^\| [`\d]/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")))
    .map(([, name = "", second = ""]) => [name, second]);
}

function numbers(limits: Readonly<Record<string, number>>): [string, string][] {
  return Object.entries(limits).map(([name, value]) => [name, String(value)]);
}

test("[ACC-45] the page lists exactly the limits of the code, with their defaults", () => {
  expect(rowsUnder("Sockets").sort()).toEqual(numbers({ ...defaultSyncLimits }).sort());
  expect(rowsUnder("Updates").sort()).toEqual(numbers({ ...defaultStructureLimits }).sort());
  const http = [...numbers({ ...httpLimits }), ...Object.entries(settingLimits)];
  expect(rowsUnder("HTTP").sort()).toEqual(http.sort());
});

test("[ACC-45] the page lists exactly the settings that are read, with their defaults", () => {
  const read = new Set<string>();
  const environment = new Proxy({} as Record<string, string | undefined>, {
    get: (_, name) => {
      read.add(String(name));
      return undefined;
    },
  });
  readConfig(environment);
  const rows = rowsUnder("Settings");
  expect(rows.map(([name]) => name).sort()).toEqual([...read].sort());
  // A default that is written down and given changes nothing.
  const given = Object.fromEntries(rows.filter(([, value]) => value !== "none"));
  expect(readConfig(given)).toEqual(readConfig({}));
});

test("[SYN-119] what the server says of itself lists the settings of the page, with their defaults", () => {
  const listed = [...usage.matchAll(/^ {2}([A-Z_]+) +(\S+) {2,}/gm)].map(([, ...cells]) => cells);
  expect(listed).toEqual(rowsUnder("Settings"));
});

test("[ACC-45] the page lists exactly the metrics and the close codes", async () => {
  const sound = { sound: true, quarantinedRows: 0, unwiped: 0 };
  const health = async () => ({ ...sound, writable: true, storedBytes: 0 });
  const { registry } = newMetrics({ counts: () => ({ rooms: 0, connections: 0 }), health });
  const names = registry.getMetricsAsArray().map(({ name }) => name);
  const own = names.filter((name) => name.startsWith("waymark_"));
  const listed = rowsUnder("Figures").map(([name]) => name);
  expect(listed.filter((name) => name.startsWith("waymark_")).sort()).toEqual(own.sort());
  const codes = rowsUnder("Close codes").map(([code]) => Number(code));
  expect(codes).toEqual(Object.values(closeCodes).sort());
});

test("[ACC-57] figures of the storage are true at the first look, and of the moment of each", async () => {
  let storedBytes = 1;
  const sound = { sound: true, quarantinedRows: 2, unwiped: 3, writable: true };
  const health = async () => ({ ...sound, storedBytes });
  const { registry } = newMetrics({ counts: () => ({ rooms: 0, connections: 0 }), health });
  const figure = async (name: string): Promise<string | undefined> =>
    new RegExp(`^${name} (.+)$`, "m").exec(await registry.metrics())?.[1];
  expect(await figure("waymark_database_sound")).toBe("1");
  expect(await figure("waymark_stored_bytes")).toBe("1048576");
  storedBytes = 1_048_577;
  expect(await figure("waymark_stored_bytes")).toBe("2097152");
  const text = await registry.metrics();
  for (const line of ["quarantined_rows 2", "unwiped 3", "storage_writable 1"]) {
    expect(text).toContain(`\nwaymark_${line}\n`);
  }
});

test("[ACC-44] a limit that is reached is counted by its name", async () => {
  const trial = await openTrial(openMemoryStore(createMemoryDisk()), { failedTriesPerMinute: 1 });
  const { id, tokens } = await createWorkshop(trial);
  const ask = (path: string, token: string, body?: object) =>
    trial.ask(body ? "POST" : "GET", path, { token, ...(body && { body }) });
  for (let guess = 0; guess < 2; guess++) await ask(`/api/workshops/${id}`, "x".repeat(43));
  await ask("/api/workshops", "", { import: "x".repeat(2_000_000) });
  const act = { requestId: "x".repeat(70_000), type: "setPhase" };
  await ask(`/api/workshops/${id}/acts`, tokens.facilitator, act);
  await ask(`/api/workshops/${id}/taken`, tokens.contributor, { ids: ["x".repeat(600_000)] });
  const small = { requestId: "again-and-again", type: "setPhase", phase: "board" };
  const acts = (): Promise<{ readonly status: number }[]> =>
    Promise.all(
      Array.from({ length: 101 }, () =>
        ask(`/api/workshops/${id}/acts`, tokens.facilitator, small),
      ),
    );
  // A hundred within ten seconds: on a machine that takes longer, the next ones meet it.
  let statuses: readonly number[] = [];
  while (!statuses.includes(429)) statuses = (await acts()).map(({ status }) => status);
  const { text } = await trial.ask("GET", "/metrics");
  const reached = ["failedTriesPerMinute", "importBytes", "actBytes", "takenBytes", "actsPerLink"];
  for (const limit of reached) {
    expect(text).toMatch(new RegExp(`waymark_limit_reached_total{limit="${limit}"} [1-9]`));
  }
  expect(text).toContain('waymark_refused_entries_total{reason="tooFast"} 1');
  await trial.stop();
});
