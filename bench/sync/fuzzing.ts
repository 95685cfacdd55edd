// Promise 3 at its large size: `npx tsx bench/sync/fuzzing.ts [frames] [seed]` (100,000). Processor time of each frame
// (not wall time, which the rest of the machine spoils), memory after a collection, and giants at the limits.
import { existsSync, openSync, readSync } from "node:fs";
import { argv, cpuUsage, exit, memoryUsage, pid } from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Y from "yjs";
import { createMemoryDisk, openMemoryStore } from "../../server/store/memory.ts";
import { drillFuzzing } from "../../server/sync/fuzzing.fixture.ts";
import { giants } from "../../server/sync/giants.fixture.ts";
import type { HostileFrame } from "../../server/sync/hostile.fixture.ts";
import { defaultSyncLimits } from "../../server/sync/limits.ts";
import { createHandOutside, createLine, hello, settled } from "../../server/sync/replica.ts";
import { createRooms } from "../../server/sync/rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "../../server/sync/sample.ts";
import { warmUp } from "../../server/sync/warming.ts";
import { updateFrame } from "../../shared/wire/frames.ts";

const [frames = 100_000, seed = 1] = argv.slice(2).map(Number);
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
let failures = 0;
process.on("unhandledRejection", (cause) => {
  failures++;
  console.error("unhandled", cause);
});

const heldBytes = (): number => {
  collect();
  const { heapUsed, external } = memoryUsage();
  return heapUsed + external;
};
const servingThread = `/proc/self/task/${pid}/schedstat`;
const opened = existsSync(servingThread) ? openSync(servingThread, "r") : undefined;
const figures = Buffer.alloc(64);
/**
 * Of the serving thread alone, in steps of some milliseconds, where the system tells it; else with the collector's and
 * compiler's threads, which on a busy machine work while this one waits.
 */
const usedMs = (): number => {
  if (opened === undefined) {
    const { user, system } = cpuUsage();
    return (user + system) / 1_000;
  }
  readSync(opened, figures, 0, figures.length, 0);
  return Number.parseInt(figures.toString("latin1"), 10) / 1e6;
};
const cpuMs = (run: () => void): number => {
  const before = usedMs();
  run();
  return usedMs() - before;
};

// As the server does before it listens.
warmUp();
let worstMs = 0;
let worst: HostileFrame | undefined;
let warmBytes = 0;
const outcome = await drillFuzzing({
  seed,
  frames,
  around: (frame, receive) => {
    const tookMs = cpuMs(receive);
    if (tookMs <= worstMs) return;
    worstMs = tookMs;
    worst = frame;
  },
  onBatch: (done) => {
    if (done === Math.min(10_000, frames / 2)) warmBytes = heldBytes();
  },
});
const grownMb = (heldBytes() - warmBytes) / 1_048_576;
const worstRecipe = `${worst?.recipe}, ${worst?.bytes.length} bytes`;
console.log(JSON.stringify({ ...outcome, frames, seed, worstMs, worstRecipe, grownMb, failures }));
let worstGiantMs = 0;
console.log(JSON.stringify({ giants: await measureGiants(), worstGiantMs }, null, 2));
const isSound =
  outcome.isOne &&
  outcome.seen === outcome.written &&
  failures === 0 &&
  grownMb <= 64 &&
  worstMs <= 50 &&
  worstGiantMs <= 50;
exit(isSound ? 0 : 1);

/** The dearest frames that the limits let through, each into a room of its own: five turns, the first of its kind first. */
async function measureGiants(): Promise<Readonly<Record<string, string>>> {
  const told: Record<string, string> = {};
  for (const [name, made] of Object.entries(giants)) {
    const update = made();
    const took: number[] = [];
    for (let turn = 0; turn < 5; turn++) took.push(await timeIn(update));
    worstGiantMs = Math.max(worstGiantMs, [...took].sort((a, b) => a - b)[2] ?? 0);
    told[`${name} (${update.length} bytes), ms`] = took.map(Math.round).join(" ");
  }
  return told;
}

async function timeIn(update: Uint8Array): Promise<number> {
  const store = openMemoryStore(createMemoryDisk());
  await createSampleWorkshop(store);
  const outside = createHandOutside();
  // Compacted on a thread of its own in a server; here it would only take time between two giants.
  const limits = { tailBytes: defaultSyncLimits.documentBytes };
  const rooms = createRooms({ store, outside, limits });
  const guest = { linkId: "link-curator", role: "curator", document: "map" } as const;
  const visit = await rooms.enter(
    sampleWorkshopId,
    { ...guest, participant: undefined, epoch: undefined, acknowledges: true },
    createLine(),
  );
  visit?.receive(hello(new Y.Doc()));
  await settled();
  const frame = updateFrame(update);
  const tookMs = cpuMs(() => visit?.receive(frame));
  outside.advance(50);
  await settled();
  return tookMs;
}
