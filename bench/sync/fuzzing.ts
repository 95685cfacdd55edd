// Promise 3 at its large size: `npx tsx bench/sync/fuzzing.ts [frames] [seed]` (100,000). Processor time of each frame
// (not wall time, which the rest of the machine spoils), memory after a collection, and giants at the limits.
import { existsSync, openSync, readSync } from "node:fs";
import { argv, cpuUsage, exit, memoryUsage, pid } from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Y from "yjs";
import { createMemoryDisk, openMemoryStore } from "../../server/store/memory.ts";
import { drillFuzzing } from "../../server/sync/fuzzing.fixture.ts";
import { cuts, giants, longStruct } from "../../server/sync/giants.fixture.ts";
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
const measured = { giants: await measureGiants(), history: await measureHistory() };
console.log(JSON.stringify({ ...measured, worstGiantMs }, null, 2));
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
    for (let turn = 0; turn < 5; turn++) took.push(await (await openMap())(update));
    told[`${name} (${update.length} bytes), ms`] = note(took);
  }
  return told;
}

/** Small frames into a map whose deletions lie in almost as many ranges as they may. */
async function measureHistory(): Promise<Readonly<Record<string, string>>> {
  const take = await openMap();
  const ranges = defaultSyncLimits.rangesPerDocument * 0.9;
  const perFrame = 90_000;
  await take(longStruct(ranges * 4));
  const every = (count: number, first: number, step: number): readonly number[] =>
    Array.from({ length: count }, (_, at) => first + at * step);
  for (let at = 0; at < ranges; at += perFrame) {
    await take(cuts(every(perFrame, (ranges + at) * 2, 2)));
  }
  const frames: Readonly<Record<string, (turn: number) => readonly number[]>> = {
    "one deletion in front of all": (turn) => [1_001 + turn * 4],
    "seventeen in front of all": (turn) => every(17, 2_001 + turn * 400, 3),
    "a thousand among them": (turn) => every(1_000, ranges * 2 + 1 + turn * 2, ranges / 500),
  };
  const told: Record<string, string> = {};
  for (const [name, clocks] of Object.entries(frames)) {
    const took: number[] = [];
    for (let turn = 0; turn < 5; turn++) took.push(await take(cuts(clocks(turn))));
    told[`${name}, beside ${ranges} ranges, ms`] = note(took);
  }
  return told;
}

function note(took: readonly number[]): string {
  worstGiantMs = Math.max(worstGiantMs, [...took].sort((a, b) => a - b)[2] ?? 0);
  return took.map(Math.round).join(" ");
}

/** A map of its own. Gives what takes an update, and tells the longer of judging it and of keeping and telling it. */
async function openMap(): Promise<(update: Uint8Array) => Promise<number>> {
  const store = openMemoryStore(createMemoryDisk());
  await createSampleWorkshop(store);
  const outside = createHandOutside();
  // Compacted on a thread of its own in a server; here it would only take time between two giants.
  const limits = { tailBytes: defaultSyncLimits.documentBytes };
  const rooms = createRooms({ store, outside, limits });
  const guest = { linkId: "link-curator", role: "curator", document: "map" } as const;
  const line = createLine();
  const visit = await rooms.enter(
    sampleWorkshopId,
    { ...guest, participant: undefined, epoch: undefined, acknowledges: true },
    line,
  );
  visit?.receive(hello(new Y.Doc()));
  await settled();
  return async (update) => {
    const frame = updateFrame(update);
    const judgedMs = cpuMs(() => visit?.receive(frame));
    const before = usedMs();
    await settled();
    outside.advance(50);
    await settled();
    if (line.closed) throw new Error(`It was refused: ${line.closed.reason}`);
    return Math.max(judgedMs, usedMs() - before);
  };
}
