// Loading and compacting documents that are too large to be read in one go beside everybody who is served. Rules
// SYN-127, SYN-128, SYN-130, SYN-131, SYN-133, SYN-134, SYN-141.
import { expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { newWorkshop } from "../store/sample.ts";
import type { Store } from "../store/store.ts";
import { compact } from "./compaction.ts";
import {
  type Compactor,
  compactHere,
  done,
  largeBytes,
  startCompactor,
  type Thread,
} from "./compactor.ts";
import { noFigures } from "./figures.ts";
import { cuts, deletions, giants, longStruct, paste } from "./giants.fixture.ts";
import { type Held, openHeld, openingHeld, tablesOf, updatesOf } from "./held.ts";
import { loadHeld } from "./loading.ts";

const key = { workshopId: "w1", name: "map" } as const;
const tables = [...tablesOf("map")];

/** Of a little over 1 MB, with a tail of single edits and one row that does not apply. */
async function largeStore(snapshot: Uint8Array): Promise<Store> {
  const store = openMemoryStore(createMemoryDisk());
  await store.createWorkshop({ ...newWorkshop("w1"), documents: [{ name: "map", snapshot }] });
  const rows = [longStruct(4_000), Uint8Array.of(9, 9, 9), cuts([0, 2, 4]), paste(100)];
  for (const bytes of rows) {
    await store.commit({ workshopId: "w1", append: [{ name: "map", epoch: 1, bytes }] });
  }
  return store;
}

function load(store: Store, compactor: Pick<Compactor, "survey">): Promise<Held> {
  const setting = { store, compactor, log: undefined, figures: noFigures };
  return loadHeld(setting, key.workshopId, key.name, (cause) => {
    throw cause;
  });
}

test("[SYN-128] a large document is known as well when its thread has read it, and when that could not", async () => {
  const snapshot = paste(3_900);
  expect(snapshot.length).toBeGreaterThan(largeBytes);
  const store = await largeStore(snapshot);
  const { held, unfit } = openHeld("map", await store.load(key));
  expect(unfit).toEqual([2]);
  const compactor = startCompactor();
  onTestFinished(() => compactor.close());
  const broken = { survey: () => Promise.reject(new Error("It has ended.")) };
  for (const reader of [compactor, compactHere, broken]) {
    const loaded = await load(store, reader);
    for (const part of [
      "known",
      "snapshotClocks",
      "snapshotSeq",
      "lastSeq",
      "tailBytes",
    ] as const) {
      expect(loaded[part], part).toEqual(held[part]);
    }
  }
  // What is no update is put away, as when it is read here.
  const unsound = await largeStore(snapshot.map((byte, at) => (at === 900_000 ? 0xff : byte)));
  const without = await load(unsound, compactor);
  expect(without.snapshot).toBeUndefined();
  expect(without.tail.map(({ seq }) => seq)).toEqual([1, 3, 4]);
});

test("[SYN-128] what is handed over in pieces comes to the thread whole, and other tasks go between", async () => {
  const compactor = startCompactor();
  onTestFinished(() => compactor.close());
  const given = [paste(3_900), longStruct(5), cuts([1]), new Uint8Array([0, 0])];
  const order: string[] = [];
  const compacted = compactor.compact(given, tables).finally(() => order.push("large"));
  const [small] = await Promise.all([
    compactor.compact([longStruct(7)], tables).finally(() => order.push("small")),
    compacted,
  ]);
  expect(order).toEqual(["small", "large"]);
  const here = await compactHere.compact(given, tables);
  expect((await compacted)?.deletes).toEqual(here?.deletes);
  expect(isSame((await compacted)?.snapshot, here?.snapshot)).toBe(true);
  expect(small).toEqual(await compactHere.compact([longStruct(7)], tables));
  expect(given[0]?.length).toBeGreaterThan(largeBytes);
  const read = await compactor.read(given, "map", ["touchpoints"]);
  expect(read.touchpoints.size).toBe(3_900);
});

test("[SYN-131] a snapshot that is checked here is checked in steps, unless it is short", () => {
  const stepsOf = (snapshot: Uint8Array): number => {
    const stored = { epoch: 1, snapshot, snapshotSeq: 1, updates: [], lastSeq: 1, quarantined: 0 };
    const opening = openingHeld("map", stored);
    let steps = 0;
    let step = opening.next();
    for (; step.done !== true; step = opening.next()) steps++;
    const { held, unfit } = openHeld("map", stored);
    expect([step.value.held.known.clocks, step.value.unfit]).toEqual([held.known.clocks, unfit]);
    return steps;
  };
  const long = paste(600);
  expect(stepsOf(long)).toBe(3);
  expect(stepsOf(paste(10))).toBe(0);
  // What is no update is found out in the first of them.
  expect(stepsOf(long.fill(0xff, 100_000))).toBe(1);
});

test("[SYN-141] what takes each other's place a hundred thousand times is followed in several steps", () => {
  const snapshot = giants["what is gone in the place of what is gone"]?.();
  const stored = { epoch: 1, snapshot, snapshotSeq: 1, updates: [], lastSeq: 1, quarantined: 0 };
  const opening = openingHeld("map", stored);
  let steps = 0;
  let step = opening.next();
  for (; step.done !== true; step = opening.next()) steps++;
  expect(steps).toBeGreaterThan(5);
  expect(step.value.held.known).toEqual(openHeld("map", stored).held.known);
  expect(step.value.unfit).toEqual([]);
});

test("[SYN-141] a small snapshot of thousands of clients is read by a thread, a sound one or not", async () => {
  const crowd = Y.mergeUpdates(
    Array.from({ length: 3_001 }, (_, client) =>
      Uint8Array.of(1, 1, ...numberOf(client), 0, 0, 1, 0),
    ),
  );
  const surveyed: number[] = [];
  const survey: Compactor["survey"] = (snapshot, document) => {
    surveyed.push(snapshot.length);
    return compactHere.survey(snapshot, document);
  };
  const loaded = await load(await largeStore(crowd), { survey });
  expect([surveyed, loaded.snapshotClocks.size]).toEqual([[crowd.length], 3_001]);
  await load(await largeStore(paste(10)), { survey });
  await load(await largeStore(Uint8Array.of(0x80, 0x80)), { survey });
  await load(await largeStore(new Uint8Array()), { survey });
  expect(surveyed).toHaveLength(1);
});

/** As it is encoded. */
function numberOf(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, value >> 7];
}

/** A thread that is busy with whatever is large until it is released. */
function busyThread(released: Promise<void>): Thread {
  let before: Promise<unknown> = Promise.resolve();
  return {
    run: (task) => {
      const isLarge = task.updates.some(({ length }) => length > largeBytes);
      const run = before.then(() => (isLarge ? released : done(task)));
      before = run;
      return run;
    },
    end: async () => undefined,
  };
}

test("[SYN-130] what is small is read while a large document is, and while one is compacted", async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const compactor = startCompactor(() => busyThread(released));
  const large = new Uint8Array(largeBytes + 1);
  let isOver = false;
  const over = Promise.all([
    compactor.read([large], "map", ["touchpoints"]),
    compactor.compact([large], tables),
    compactor.survey(large, "map"),
  ]).finally(() => {
    isOver = true;
  });
  const small = paste(100);
  expect((await compactor.read([small], "map", ["touchpoints"])).touchpoints.size).toBe(100);
  expect(await compactor.survey(small, "map")).toBeDefined();
  expect(isOver).toBe(false);
  release();
  await over;
});

/** Without a list of what differs, which would be long. */
function isSame(found: Uint8Array | undefined, wanted: Uint8Array | undefined): boolean {
  return found !== undefined && wanted !== undefined && Buffer.compare(found, wanted) === 0;
}

test("[SYN-133] however many rows are put away, none of them is taken for the snapshot that has come meanwhile", async () => {
  const disk = openMemoryStore(createMemoryDisk());
  await disk.createWorkshop({ ...newWorkshop("w1"), documents: [] });
  const rows = [paste(3), ...Array.from({ length: 60 }, () => Uint8Array.of(9, 9, 9))];
  for (const bytes of rows) {
    await disk.commit({ workshopId: "w1", append: [{ name: "map", epoch: 1, bytes }] });
  }
  let goOn = (): void => undefined;
  const compacted = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const puttingAway: Promise<unknown>[] = [];
  const commit: Store["commit"] = async (wish) => {
    const isLater = wish.quarantine !== undefined && puttingAway.length > 0;
    const outcome = isLater ? compacted.then(() => disk.commit(wish)) : disk.commit(wish);
    if (wish.quarantine) puttingAway.push(outcome);
    return outcome;
  };
  const store = { ...disk, commit };
  const held = await load(store, compactHere);
  const setting = { store, log: undefined, figures: noFigures, compactor: compactHere };
  await compact(setting, "w1", held);
  goOn();
  await vi.waitFor(() => expect(puttingAway).toHaveLength(2));
  await Promise.all(puttingAway);
  const { snapshot, updates, quarantined } = await disk.load(key);
  expect(snapshot).toEqual(held.snapshot);
  expect([updates.length, quarantined]).toEqual([0, 50]);
});

test("[SYN-134] a row that says a part of the snapshot again keeps none behind it from being taken", () => {
  const doc = new Y.Doc();
  const rows: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => rows.push(update));
  const touchpoints = doc.getMap("touchpoints");
  for (const id of ["a", "b", "c", "d"]) touchpoints.set(id, new Y.Map([["text", id]]));
  const whole = Y.mergeUpdates(rows);
  const [first = whole, ...more] = rows.splice(0, 2);
  const snapshot = Y.mergeUpdates([first, ...more]);
  for (const again of [first, snapshot, whole]) {
    const updates = [again, ...rows].map((bytes, at) => ({ seq: at + 2, bytes }));
    const place = { epoch: 1, snapshotSeq: 1, lastSeq: 4, quarantined: 0 };
    const { held, unfit } = openHeld("map", { ...place, snapshot, updates });
    expect(unfit).toEqual([]);
    const read = new Y.Doc();
    for (const update of updatesOf(held)) Y.applyUpdate(read, update);
    expect(read.getMap("touchpoints").toJSON()).toEqual(touchpoints.toJSON());
  }
});

test("[SYN-127] deletions that compaction has joined into fewer ranges are counted anew", async () => {
  const store = openMemoryStore(createMemoryDisk());
  await store.createWorkshop({ ...newWorkshop("w1"), documents: [] });
  const bytes = deletions(3_000, 0);
  await store.commit({ workshopId: "w1", append: [{ name: "map", epoch: 1, bytes }] });
  const held = await load(store, compactHere);
  expect(held.known.deletedRanges).toBe(3_000);
  const setting = { store, log: undefined, figures: noFigures, compactor: compactHere };
  await compact(setting, "w1", held);
  expect(held.known.deletedRanges).toBe(1);
  const again = await load(store, compactHere);
  expect(again.known).toEqual(held.known);
  expect(updatesOf(again)).toEqual(updatesOf(held));
});
