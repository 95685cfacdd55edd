// What the rooms do while their store fails, when it is well again, and when all of it stops. Rules SYN-137 to SYN-140.
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { createMemoryDisk, type MemoryDisk, openMemoryStore } from "../store/memory.ts";
import { newWorkshop } from "../store/sample.ts";
import type { Store } from "../store/store.ts";
import { type Compactor, compactHere } from "./compactor.ts";
import { createHandOutside, createLine, edit, hello, type Line, settled } from "./replica.ts";
import { createRooms, type Rooms, type Visit } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

const broken = new Error("The disk is gone.");

let disk: MemoryDisk;
let rooms: Rooms;
/** What fails now. */
let isFailing: { load: (name: string) => boolean; commit: (workshopId: string) => boolean };
/** Compactions wait for it. */
let compacting: Promise<void> | undefined;
let isCompactingRefused = false;
const outcomes: string[] = [];
const outside = createHandOutside();

beforeEach(async () => {
  disk = createMemoryDisk();
  compacting = undefined;
  outcomes.length = 0;
  isCompactingRefused = false;
  isFailing = { load: () => false, commit: () => false };
  const store = openMemoryStore(disk);
  await createSampleWorkshop(store);
  await store.createWorkshop({ ...newWorkshop("other") });
  const failing: Store = {
    ...store,
    load: async (document) => {
      if (isFailing.load(document.name)) throw broken;
      return store.load(document);
    },
    commit: async (commit) => {
      if (isFailing.commit(commit.workshopId) && commit.append) throw broken;
      if (isCompactingRefused && commit.replace) return { kind: "full" };
      return store.commit(commit);
    },
  };
  const compactor: Compactor = {
    ...compactHere,
    compact: async (...given) => {
      await compacting;
      return compactHere.compact(...given);
    },
  };
  rooms = createRooms({
    store: failing,
    outside,
    compactor,
    limits: { tailBytes: 100, restTailBytes: 100 },
    figures: {
      compacted: (outcome) => outcomes.push(outcome),
      // One's own fault at the receipt of a frame, as none is known.
      limit: () => {
        throw broken;
      },
    },
  });
});

interface Entered {
  readonly visit: Visit | undefined;
  readonly line: Line;
  /** What is written first is committed at once, the next a moment later. */
  put(id: string): Promise<void>;
}

async function enter(
  workshopId = sampleWorkshopId,
  document: "map" | "room" | "mine" = "map",
): Promise<Entered> {
  const doc = new Y.Doc();
  const line = createLine();
  const participant = "participant-of-twenty-characters";
  const guest = { linkId: "link-curator", role: "curator", participant } as const;
  const visit = await rooms.enter(
    workshopId,
    { ...guest, document, epoch: 1, acknowledges: true },
    line,
  );
  visit?.receive(hello(doc));
  await tick();
  const put = async (id: string): Promise<void> => {
    const card = new Y.Map([["text", id.repeat(300)]]);
    const table = document === "map" ? "touchpoints" : "drafts";
    visit?.receive(edit(doc, () => doc.getMap(table).set(id, card)));
    await settled();
  };
  return { visit, line, put };
}

/** Compactions that begin from now on wait until what it gives is called. */
function hold(): () => void {
  let release = (): void => undefined;
  compacting = new Promise((resolve) => {
    release = resolve;
  });
  return release;
}

async function tick(): Promise<void> {
  await settled();
  outside.advance(50);
  await settled();
}

test("[SYN-137] a document that could not be read is asked for again by the next, and holds no room open", async () => {
  isFailing.load = (name) => name === "map";
  await expect(enter()).rejects.toThrow(broken.message);
  await settled();
  expect(rooms.counts()).toEqual({ rooms: 0, connections: 0 });
  const stays = await enter(sampleWorkshopId, "room");
  await expect(enter()).rejects.toThrow(broken.message);
  isFailing.load = () => false;
  const entered = await enter();
  await entered.put("d");
  expect(entered.line.closed).toBeUndefined();
  entered.visit?.leave();
  stays.visit?.leave();
  await settled();
  expect(rooms.counts()).toEqual({ rooms: 0, connections: 0 });
});

test("[SYN-138] a room that fails is not let go of while a compaction of it is under way", async () => {
  const release = hold();
  const writer = await enter();
  await writer.put("d");
  isFailing.commit = () => true;
  await writer.put("e");
  writer.visit?.leave();
  await settled();
  expect(rooms.counts().rooms).toBe(1);
  release();
  await settled();
  expect(rooms.counts().rooms).toBe(0);
});

test("[SYN-138] a room that was left twice is let go of once what was begun for the second time is over, too", async () => {
  const releaseFirst = hold();
  const first = await enter();
  await first.put("d");
  first.visit?.leave();
  await settled();
  const releaseSecond = hold();
  // Of what is private no figures tell.
  const second = await enter(sampleWorkshopId, "mine");
  await second.put("e");
  second.visit?.leave();
  await settled();
  releaseFirst();
  await settled();
  expect([outcomes, rooms.counts().rooms]).toEqual([["done"], 1]);
  releaseSecond();
  await settled();
  expect([outcomes, rooms.counts().rooms]).toEqual([["done"], 0]);
});

test("[SYN-139] a server that stops waits for no compaction of what is shared, and drops what comes of it", async () => {
  const release = hold();
  const writer = await enter();
  await writer.put("d");
  await rooms.stop();
  expect(writer.line.closed?.code).toBe(4503);
  release();
  await settled();
  expect(outcomes).toEqual([]);
  const stored = await openMemoryStore(disk).load({ workshopId: sampleWorkshopId, name: "map" });
  expect([stored.snapshotSeq, stored.updates.length]).toEqual([0, 1]);
});

test("[SYN-140] a document that could not be compacted is tried again a minute later, not at each edit", async () => {
  const writer = await enter();
  isCompactingRefused = true;
  for (const id of ["d", "e", "f"]) await writer.put(id).then(tick);
  expect(outcomes).toEqual(["refused"]);
  outside.advance(60_000);
  await settled();
  await writer.put("g").then(tick);
  expect(outcomes).toEqual(["refused", "refused"]);
  isCompactingRefused = false;
  outside.advance(60_000);
  await settled();
  await writer.put("h").then(tick);
  expect(outcomes).toEqual(["refused", "refused", "done"]);
});

test("[SYN-138] one room that cannot be kept leaves no other unsaved when the server stops", async () => {
  const [here, there] = [await enter(), await enter("other")];
  for (const id of ["d", "e"]) {
    await here.put(id);
    await there.put(id);
  }
  isFailing.commit = (workshopId) => workshopId === sampleWorkshopId;
  await expect(rooms.stop()).rejects.toThrow(broken.message);
  expect([here.line.closed?.code, there.line.closed?.code]).toEqual([4503, 4503]);
  const stored = await openMemoryStore(disk).load({ workshopId: "other", name: "map" });
  const doc = new Y.Doc();
  for (const { bytes } of stored.updates) Y.applyUpdate(doc, bytes);
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
  expect([...doc.getMap("touchpoints").keys()].sort()).toEqual(["d", "e"]);
});

test("[SYN-170] a message that the server fails on ends one connection for good, and nobody's elsewhere", async () => {
  const [sender, other, elsewhere] = [await enter(), await enter(), await enter("other")];
  await other.put("d");
  sender.visit?.receive(new Uint8Array(rooms.limits.frameBytes + 1));
  const codes = [sender, other, elsewhere].map(({ line }) => line.closed?.code);
  expect(codes).toEqual([4422, 4503, undefined]);
  for (const { visit } of [sender, other]) visit?.leave();
  await settled();
  const again = await enter();
  await again.put("e");
  expect(again.line.closed).toBeUndefined();
});
