// What a room does with what is written: commit, tell, acknowledge, tidy, rest and stop.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { updateFrame } from "../../shared/wire/frames.ts";
import { edit, settled } from "./replica.ts";
import { durableCounts, openTestRooms, put } from "./rooms.fixture.ts";
import { sampleWorkshopId } from "./sample.ts";

const { begin, disk, enter, holdCommits, outside, rooms, tick } = openTestRooms();

test("[SYN-9] nobody is shown or told of an edit before it is committed", async () => {
  const writer = await enter("facilitator");
  const reader = await enter("viewer");
  const before = durableCounts(writer).length;
  const release = holdCommits();
  put(writer, "d", "held back");
  await tick();
  const late = await enter("curator");
  expect(reader.touchpoints.has("d")).toBe(false);
  expect(late.touchpoints.size).toBe(0);
  expect(durableCounts(writer)).toHaveLength(before);
  release();
  await tick();
  expect(reader.touchpoints.get("d")?.get("text")).toBe("held back");
  expect(late.touchpoints.has("d")).toBe(true);
  expect(durableCounts(writer).length).toBe(before + 1);
});

test("[SYN-10] the edits of one tick are one commit and one frame", async () => {
  const writer = await enter("facilitator");
  const other = await enter("curator");
  const reader = await enter("viewer");
  outside().advance(50);
  const before = reader.line.frames.length;
  put(writer, "d", "one");
  await settled();
  for (let at = 0; at < 5; at++) put(writer, `e${at}`, "many");
  put(other, "f", "others");
  await tick();
  // The first at once, the rest together.
  expect(reader.line.frames.length).toBe(before + 2);
  expect(reader.touchpoints.size).toBe(10);
});

test("[SYN-11] acknowledgements count the client's own step-2 and update messages", async () => {
  const writer = await enter("facilitator");
  expect(durableCounts(writer)).toEqual([1]);
  put(writer, "d", "two");
  await tick();
  put(writer, "e", "three");
  put(writer, "f", "four");
  await tick();
  expect(durableCounts(writer)).toEqual([1, 2, 4]);
  const plain = await enter("curator", "map", { acknowledges: false });
  put(plain, "g", "no acknowledgement for a stock client");
  await tick();
  expect(durableCounts(plain)).toEqual([]);
});

test("[SYN-6] an update over a gap is asked for again and not kept, and counts when it is there", async () => {
  const writer = await enter("facilitator");
  const reader = await enter("viewer");
  const lost = edit(writer.doc, () => writer.touchpoints.set("d", new Y.Map([["text", "lost"]])));
  expect(lost.length).toBeGreaterThan(0);
  put(writer, "e", "after the gap");
  await tick();
  await tick();
  expect(writer.line.closed).toBeUndefined();
  expect([...reader.touchpoints.keys()].sort()).toEqual(["a", "b", "c", "d", "e"]);
  // Step 2 at the start, the update over the gap, the step 2 that brought all: three messages, all durable.
  expect(durableCounts(writer)).toEqual([1, 3]);
});

test("[SYN-6] of a large update that is known in part the rest is asked for, and arrives", async () => {
  await begin({ overlapBytes: 1_000 });
  const first = await enter("facilitator");
  for (let at = 0; at < 20; at++) put(first, `d${at}`, "x".repeat(60));
  await tick();
  first.visit?.leave();
  first.touchpoints.set("offline", new Y.Map([["text", "more"]]));
  const back = await enter("facilitator", "map", { epoch: 1 }, first.doc);
  back.visit?.receive(updateFrame(Y.encodeStateAsUpdate(first.doc)));
  first.touchpoints.set("later", new Y.Map([["text", "still more"]]));
  back.visit?.receive(updateFrame(Y.encodeStateAsUpdate(first.doc)));
  await tick();
  await tick();
  expect(back.line.closed).toBeUndefined();
  const fresh = await enter("viewer");
  expect(fresh.touchpoints.size).toBe(25);
  expect(fresh.touchpoints.get("later")?.get("text")).toBe("still more");
});

test("[SYN-7] a step 2 that says nothing new is no write", async () => {
  const writer = await enter("facilitator");
  put(writer, "d", "deleted again");
  writer.write(() => writer.touchpoints.delete("d"));
  await tick();
  const count = (): number => {
    const workshop = disk().workshops.get(sampleWorkshopId);
    return workshop === "deleted" ? 0 : (workshop?.documents.get("map")?.lastSeq ?? 0);
  };
  const before = count();
  const again = await enter("curator", "map", {}, writer.doc);
  await tick();
  expect(again.line.closed).toBeUndefined();
  expect(durableCounts(again)).toEqual([1]);
  expect(count()).toBe(before);
});

test("[SYN-13] when the disk is full the writers are closed with 4507, and reading goes on", async () => {
  const writer = await enter("facilitator");
  const reader = await enter("viewer");
  disk().full = true;
  put(writer, "d", "no room");
  await tick();
  expect(writer.line.closed?.code).toBe(4507);
  expect(reader.line.closed).toBeUndefined();
  expect(reader.touchpoints.has("d")).toBe(false);
  const late = await enter("viewer");
  expect(late.touchpoints.size).toBe(3);
  disk().full = false;
  const back = await enter("facilitator", "map", {}, writer.doc);
  await tick();
  expect(back.line.closed).toBeUndefined();
  expect(reader.touchpoints.has("d")).toBe(true);
});

test("[SYN-12] a room is unloaded when the last one leaves, and found again", async () => {
  const writer = await enter("facilitator");
  put(writer, "d", "kept");
  writer.visit?.leave();
  await tick();
  expect(rooms().counts()).toEqual({ rooms: 0, connections: 0 });
  const again = await enter("viewer");
  expect(again.touchpoints.has("d")).toBe(true);
});

test("[SYN-26] compaction changes nothing for anybody", async () => {
  await begin({ tailBytes: 500 });
  const writer = await enter("facilitator");
  for (let at = 0; at < 30; at++) {
    put(writer, "d", `version ${at} ${"x".repeat(50)}`);
    await tick();
  }
  const workshop = disk().workshops.get(sampleWorkshopId);
  const map = workshop === "deleted" ? undefined : workshop?.documents.get("map");
  expect(map?.snapshotSeq).toBeGreaterThan(0);
  const fresh = await enter("viewer");
  expect(fresh.touchpoints.get("d")?.get("text")).toMatch(/^version 29/);
  put(writer, "e", "after");
  await tick();
  expect(fresh.touchpoints.size).toBe(5);
});

test("[SYN-25] stopping makes all durable, then closes with 4503", async () => {
  const writer = await enter("facilitator");
  put(writer, "d", "at the last moment");
  await rooms().stop();
  expect(writer.line.closed?.code).toBe(4503);
  expect(durableCounts(writer)).toEqual([1, 2]);
  await begin();
  const again = await enter("viewer");
  expect(again.touchpoints.has("d")).toBe(true);
});
