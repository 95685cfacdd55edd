// Promise 3 at its large size: `npx tsx bench/sync/fuzzing.ts [frames] [seed]` (100,000). Processor time of each frame
// (not wall time, which the rest of the machine spoils), memory after a collection, and giants at the limits.
import { argv, cpuUsage, exit, memoryUsage } from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { createMemoryDisk, openMemoryStore } from "../../server/store/memory.ts";
import { drillFuzzing } from "../../server/sync/fuzzing.fixture.ts";
import type { HostileFrame } from "../../server/sync/hostile.fixture.ts";
import { createHandOutside, createLine, hello, settled } from "../../server/sync/replica.ts";
import { createRooms } from "../../server/sync/rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "../../server/sync/sample.ts";
import { updateFrame } from "../../shared/wire/frames.ts";
import { defaultStructureLimits } from "../../shared/wire/structure.ts";

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
const cpuMs = (run: () => void): number => {
  const before = cpuUsage();
  run();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1_000;
};

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
const giants = await measureGiants();
console.log(JSON.stringify({ giants }));
const isSound =
  outcome.isOne && outcome.seen === outcome.written && failures === 0 && grownMb <= 64;
exit(isSound ? 0 : 1);

/** The largest frames that the limits let through to the walk, each into a room of its own. */
async function measureGiants(): Promise<Readonly<Record<string, number>>> {
  const { structs, deletes } = defaultStructureLimits;
  const giant: Record<string, Uint8Array> = {
    records: records(structs, 0),
    "records, overlapping what is there": records(structs, 0),
    "garbage-collected structs": structsOf(structs, 0),
    deletions: deletions(deletes),
    "records, one too many": records(structs + 1, 0),
  };
  const took: Record<string, number> = {};
  for (const [name, update] of Object.entries(giant)) {
    const store = openMemoryStore(createMemoryDisk());
    await createSampleWorkshop(store);
    const outside = createHandOutside();
    const rooms = createRooms({ store, outside });
    const line = createLine();
    const guest = { linkId: "link-curator", role: "curator", document: "map" } as const;
    const visit = await rooms.enter(
      sampleWorkshopId,
      { ...guest, participant: undefined, epoch: undefined, acknowledges: true },
      line,
    );
    visit?.receive(hello(new Y.Doc()));
    if (name.includes("overlapping")) visit?.receive(updateFrame(records(structs / 2, 0)));
    await settled();
    outside.advance(50);
    await settled();
    const frame = updateFrame(update);
    took[`${name} (${frame.length} bytes), ms`] = Math.round(cpuMs(() => visit?.receive(frame)));
    took[`  close`] = line.closed?.code ?? 0;
  }
  return took;
}

function records(count: number, clock: number): Uint8Array {
  const encoder = begin(count, clock);
  for (let at = 0; at < count; at++) {
    encoding.writeUint8(encoder, 0x27);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, "steps");
    encoding.writeVarString(encoder, `k${at}`);
    encoding.writeVarUint(encoder, 1);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function structsOf(count: number, kind: number): Uint8Array {
  const encoder = begin(count, 0);
  for (let at = 0; at < count; at++) {
    encoding.writeUint8(encoder, kind);
    encoding.writeVarUint(encoder, 1);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function deletions(count: number): Uint8Array {
  const encoder = begin(1, 0);
  encoding.writeUint8(encoder, 0);
  encoding.writeVarUint(encoder, count * 2);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 12_345);
  encoding.writeVarUint(encoder, count);
  for (let at = 0; at < count; at++) {
    encoding.writeVarUint(encoder, at * 2);
    encoding.writeVarUint(encoder, 1);
  }
  return encoding.toUint8Array(encoder);
}

function begin(structs: number, clock: number): encoding.Encoder {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, structs);
  encoding.writeVarUint(encoder, 12_345);
  encoding.writeVarUint(encoder, clock);
  return encoder;
}
