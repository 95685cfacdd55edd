// Promise 6 at its large size: `npx tsx bench/sync/crowd.ts [stalled] [writers] [joiners] [cards]` (100 20 300 5,000).
// A real server process; its memory and processor time come from /metrics.
import { argv, exit } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { Device } from "../../server/drills/device.fixture.ts";
import { createWorkshop, figure, type NewWorkshop } from "../../server/drills/http.fixture.ts";
import { prepareDrill } from "../../server/drills/process.fixture.ts";
import { readHeard } from "../../server/sync/replica.ts";
import { step1Frame } from "../../shared/wire/frames.ts";

const [stalled = 100, writers = 20, joiners = 300, cards = 5_000] = argv.slice(2).map(Number);
const drill = await prepareDrill();
const found: Record<string, unknown> = { stalled, writers, joiners, cards };
try {
  const first = await drill.start();
  await slowReaders(first.origin, await createWorkshop(first.origin));
  const board = await createWorkshop(first.origin);
  await fill(first.origin, board);
  found.joins = await joinStorm(first.origin, board);
  await first.stop();
  const second = await drill.start();
  found.joinsAfterRestart = await joinStorm(second.origin, board);
  await second.stop();
} finally {
  await drill.remove();
}
console.log(JSON.stringify(found, undefined, 1));
exit(found.cutWith4508 === stalled && found.backInStep === stalled ? 0 : 1);

function deviceFor({ id, tokens }: NewWorkshop, role: "facilitator" | "viewer"): Device {
  return new Device({ workshopId: id, document: "map", token: tokens[role] });
}

async function memoryMb(origin: string): Promise<number> {
  return Math.round((await figure(origin, "process_resident_memory_bytes")) / 1_048_576);
}

async function slowReaders(origin: string, workshop: NewWorkshop): Promise<void> {
  const readers = Array.from({ length: stalled }, () => deviceFor(workshop, "viewer"));
  const busy = Array.from({ length: writers }, () => deviceFor(workshop, "facilitator"));
  await Promise.all([...readers, ...busy].map((device) => device.join(origin)));
  for (const reader of readers) reader.stall();
  const beforeMb = await memoryMb(origin);
  let peakMb = beforeMb;
  const cut = (): Promise<number> =>
    figure(origin, "waymark_closed_connections_total", 'code="4508"');
  let written = 0;
  const notes = "n".repeat(20_000);
  for (let round = 0; round < 200 && (await cut()) < stalled; round++) {
    for (const writer of busy) {
      const record = new Y.Map([
        ["text", `${written}`],
        ["notes", notes],
      ]);
      // A few places written over and over: the board stays small, what must be sent does not.
      writer.write(() => writer.doc.getMap("touchpoints").set(`card-${written % 200}`, record));
      written++;
    }
    await pause(100);
    peakMb = Math.max(peakMb, await memoryMb(origin));
  }
  found.cutWith4508 = await cut();
  found.written = written;
  found.serverMemoryMb = { before: beforeMb, peak: peakMb };
  for (const reader of readers) reader.cut();
  await pause(1_000);
  await Promise.all(readers.map((reader) => reader.join(origin)));
  const content = (device: Device): string =>
    JSON.stringify(Object.entries(device.doc.getMap("touchpoints").toJSON()).sort());
  const expected = content(busy[0] as Device);
  found.backInStep = readers.filter((reader) => content(reader) === expected).length;
  for (const device of [...readers, ...busy]) device.cut();
}

async function fill(origin: string, workshop: NewWorkshop): Promise<void> {
  const writer = deviceFor(workshop, "facilitator");
  await writer.join(origin);
  for (let card = 0; card < cards; card += 50) {
    writer.write(() => {
      for (let at = card; at < card + 50; at++)
        writer.doc.getMap("touchpoints").set(`card-${at}`, cardOf(at));
    }, `batch-${card}`);
  }
  while (writer.saved.size < cards / 50) await pause(20);
  writer.cut();
}

function cardOf(at: number): Y.Map<unknown> {
  const text = `Touchpoint ${at} ${"abc ".repeat(at % 8)}`;
  return new Y.Map<unknown>([
    ["text", text],
    ["channel", "web"],
    ["place", [at, at * 2]],
    ["notes", ""],
  ]);
}

/** Everybody within two seconds, as bytes alone: what a crowd of clients would do with them is not the server's. */
async function joinStorm(origin: string, { id, tokens }: NewWorkshop) {
  const cpuBefore = await figure(origin, "process_cpu_seconds_total");
  const startedMs = performance.now();
  const url = `${origin.replace("http", "ws")}/sync/${id}/map`;
  const inMs: number[] = [];
  const sizes = new Set<number>();
  let last: Uint8Array[] = [];
  await Promise.all(
    Array.from({ length: joiners }, async (_, at) => {
      await pause((at * 2_000) / joiners);
      const socket = new WebSocket(url, ["waymark.v1", `bearer.${tokens.viewer}`]);
      const beganMs = performance.now();
      socket.on("open", () => socket.send(step1Frame(Uint8Array.of(0))));
      const parts: Uint8Array[] = [];
      await new Promise<void>((resolve) => {
        socket.on("message", (data: Buffer) => {
          const { type, step, payload } = readHeard(new Uint8Array(data));
          if (type !== 0) return;
          parts.push(payload);
          if (step === 1) resolve();
        });
      });
      inMs.push(performance.now() - beganMs);
      sizes.add(parts.reduce((sum, part) => sum + part.length, 0));
      last = parts;
      socket.terminate();
    }),
  );
  const allInMs = Math.round(performance.now() - startedMs);
  const doc = new Y.Doc();
  for (const part of last) Y.applyUpdate(doc, part);
  inMs.sort((a, b) => a - b);
  return {
    allInMs,
    p50Ms: Math.round(inMs[Math.floor(inMs.length / 2)] ?? 0),
    p99Ms: Math.round(inMs[Math.floor(inMs.length * 0.99)] ?? 0),
    distinctSizes: sizes.size,
    cardsReceived: doc.getMap("touchpoints").size,
    serverCpuSeconds: Number(
      ((await figure(origin, "process_cpu_seconds_total")) - cpuBefore).toFixed(2),
    ),
  };
}
