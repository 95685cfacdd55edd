// Putting a compacted document in place while its room goes on.
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Store } from "../store/store.ts";
import { compact } from "./compaction.ts";
import { type Compactor, compactHere } from "./compactor.ts";
import { noFigures } from "./figures.ts";
import { openHeld, restart, updatesOf } from "./held.ts";
import { settled } from "./replica.ts";
import { durableCounts, openTestRooms, put } from "./rooms.fixture.ts";
import { sampleWorkshopId } from "./sample.ts";

const here = openTestRooms();

test("[SYN-129] edits are kept and told while the snapshot of their own document is laid down", async () => {
  await here.begin({ tailBytes: 300 });
  const lay = here.holdCommits(({ replace }) => replace !== undefined);
  const [writer, reader] = [await here.enter("curator"), await here.enter("viewer")];
  const putAll = async (word: string): Promise<void> => {
    for (let at = 0; at < 12; at++) {
      put(writer, `${word}-${at}`, word.repeat(20));
      await here.tick();
    }
  };
  await putAll("before");
  await putAll("during");
  expect(snapshotSeqOnDisk()).toBe(0);
  // What it was asked for when it entered counts, too.
  expect(durableCounts(writer).at(-1)).toBe(1 + 24);
  expect(reader.touchpoints.get("during-11")?.get("text")).toContain("during");
  lay();
  await settled();
  expect(snapshotSeqOnDisk()).toBeGreaterThan(0);
  put(writer, "after", "after");
  await here.tick();
  const { size } = writer.touchpoints;
  await here.begin();
  expect((await here.enter("viewer")).touchpoints.size).toBe(size);
  expect(size).toBeGreaterThan(24);
});

function snapshotSeqOnDisk(): number | undefined {
  const workshop = here.disk().workshops.get(sampleWorkshopId);
  return workshop === "deleted" ? undefined : workshop?.documents.get("map")?.snapshotSeq;
}

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
