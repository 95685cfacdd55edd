// Putting a compacted document in place while its room goes on.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import { compact } from "./compaction.ts";
import { type Compactor, compactHere } from "./compactor.ts";
import { noFigures } from "./figures.ts";
import { openHeld, restart, updatesOf } from "./held.ts";
import { createHandOutside, createLine, edit, hear, hello, readHeard, settled } from "./replica.ts";
import { createRooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

test("[SYN-129] edits are kept and told while the snapshot of their own document is laid down", async () => {
  const disk = createMemoryDisk();
  const store = openMemoryStore(disk);
  await createSampleWorkshop(store);
  const outside = createHandOutside();
  let lay = (): void => undefined;
  const laid = new Promise<void>((resolve) => {
    lay = resolve;
  });
  let laying = 0;
  const commit: Store["commit"] = async (wish) => {
    if (wish.replace !== undefined) {
      laying++;
      await laid;
    }
    return store.commit(wish);
  };
  const limits = { tailBytes: 300 };
  const rooms = createRooms({ store: { ...store, commit }, outside, limits });
  const doc = new Y.Doc();
  const line = createLine((frame) => void hear(doc, frame));
  const visitor = { linkId: "link-curator", role: "curator", document: "map" } as const;
  const visit = await rooms.enter(
    sampleWorkshopId,
    { ...visitor, participant: undefined, epoch: undefined, acknowledges: true },
    line,
  );
  visit?.receive(hello(doc));
  const put = async (id: string): Promise<void> => {
    const record = new Y.Map([["text", id.repeat(20)]]);
    visit?.receive(edit(doc, () => doc.getMap("touchpoints").set(id, record)));
    await settled();
    outside.advance(50);
    await settled();
  };
  const durable = (): number =>
    Math.max(...line.frames.map((frame) => readHeard(frame).count ?? 0));
  for (let at = 0; at < 12; at++) await put(`before-${at}`);
  expect([laying, durable()]).toEqual([1, 12]);
  for (let at = 0; at < 12; at++) await put(`during-${at}`);
  expect([laying, durable()]).toEqual([1, 24]);
  lay();
  await settled();
  await put("after");
  const key = { workshopId: sampleWorkshopId, name: "map" } as const;
  expect((await store.load(key)).snapshotSeq).toBeGreaterThan(0);
  visit?.leave();
  await settled();
  const again = createRooms({ store, outside: createHandOutside() });
  expect((await again.view(sampleWorkshopId)).map.touchpoints.size).toBe(3 + 25);
});

test("[SYN-129] a snapshot of an epoch that has ended meanwhile is not taken up", async () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const id of ["a", "b"]) doc.getMap("touchpoints").set(id, new Y.Map([["text", id]]));
  const { held } = openHeld("map", {
    epoch: 1,
    snapshot: undefined,
    snapshotSeq: 0,
    updates: updates.map((bytes, at) => ({ seq: at + 1, bytes })),
    lastSeq: 2,
    quarantined: 0,
  });
  const keep = updates[0];
  const store: Pick<Store, "commit"> = {
    // The snapshot was put in place first; of the two answers, that of the erasure comes first.
    commit: async () => {
      restart(held, keep);
      return { kind: "committed", appended: [] };
    },
  };
  const setting = { store, log: undefined, figures: noFigures, compactor: compactHere };
  await compact(setting, sampleWorkshopId, held);
  expect([held.epoch, held.snapshot, held.snapshotSeq]).toEqual([2, keep, 2]);
});

test("[SYN-132] a tail of many edits is handed over as a few updates, and nothing of it is lost", async () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const touchpoints = doc.getMap("touchpoints");
  for (let at = 0; at < 400; at++) touchpoints.set(`t${at % 90}`, new Y.Map([["text", `${at}`]]));
  const { held } = openHeld("map", {
    epoch: 1,
    snapshot: undefined,
    snapshotSeq: 0,
    updates: updates.map((bytes, at) => ({ seq: at + 1, bytes })),
    lastSeq: updates.length,
    quarantined: 0,
  });
  let handed = 0;
  const compactor: Pick<Compactor, "compact"> = {
    compact: (given, tables) => {
      handed = given.length;
      return compactHere.compact(given, tables);
    },
  };
  const store: Pick<Store, "commit"> = {
    commit: async () => ({ kind: "committed", appended: [] }),
  };
  const setting = { store, log: undefined, figures: noFigures, compactor };
  await compact(setting, sampleWorkshopId, held);
  expect(handed).toBeLessThan(5);
  const again = new Y.Doc();
  for (const update of updatesOf(held)) Y.applyUpdate(again, update);
  expect(again.getMap("touchpoints").toJSON()).toEqual(touchpoints.toJSON());
  expect([held.tail.length, held.snapshotSeq]).toEqual([0, 400]);
});
