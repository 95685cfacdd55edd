// What a room does with frames that nobody of good will sends.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { randomBelow, seededChance } from "../../shared/kit/outside.ts";
import { updateFrame } from "../../shared/wire/frames.ts";
import { edit } from "./replica.ts";
import { openTestRooms, put } from "./rooms.fixture.ts";

const { begin, enter, tick } = openTestRooms();

test("[SYN-20] a frame that is no message of the protocol is closed with 4422, a large one with 4413", async () => {
  await begin({ frameBytes: 10_000 });
  const hostile = await enter("facilitator");
  hostile.visit?.receive(Uint8Array.of(77, 1, 2));
  expect(hostile.line.closed?.code).toBe(4422);
  const huge = await enter("facilitator");
  huge.visit?.receive(new Uint8Array(10_001));
  expect(huge.line.closed?.code).toBe(4413);
  const nonsense = await enter("facilitator");
  nonsense.visit?.receive(updateFrame(Uint8Array.of(1, 1, 1)));
  expect(nonsense.line.closed?.code).toBe(4422);
});

test("[SYN-24] a document cannot grow beyond its limit", async () => {
  await begin({ documentBytes: 2_000 });
  const writer = await enter("facilitator");
  put(writer, "d", "x".repeat(200));
  await tick();
  expect(writer.line.closed).toBeUndefined();
  for (let at = 0; at < 12; at++) put(writer, `e${at}`, "x".repeat(200));
  expect(writer.line.closed?.code).toBe(4413);
});

test("[SYN-8] a second history under one client id is cut off, and all replicas stay one", async () => {
  const reader = await enter("viewer");
  const doc = new Y.Doc();
  doc.clientID = 77;
  const honest = await enter("facilitator", "map", {}, doc);
  put(honest, "d", "the first history");
  await tick();
  honest.visit?.leave();
  const twin = new Y.Doc();
  twin.clientID = 77;
  // By the same link, so that the id is no other session's.
  const hostile = await enter("facilitator", "map", {}, new Y.Doc());
  const other = edit(twin, () => {
    const touchpoints = twin.getMap("touchpoints");
    touchpoints.set("x", new Y.Map([["text", "another one"]]));
    touchpoints.set("y", new Y.Map([["text", "and more than the first"]]));
  });
  hostile.visit?.receive(other);
  await tick();
  // A struct that begins within what is held: two values of a field "z" of record d, at clocks 3 and 4 of client 77.
  const half = [1, 1, 77, 3, 0x28, 0, 77, 0, 1, 122, 2, 119, 1, 112, 119, 1, 113, 0];
  hostile.visit?.receive(updateFrame(Uint8Array.from(half)));
  await tick();
  expect(hostile.line.closed).toBeUndefined();
  const fresh = await enter("viewer");
  expect(fresh.doc.getMap("touchpoints").toJSON()).toEqual(reader.touchpoints.toJSON());
  expect(fresh.touchpoints.get("d")?.get("text")).toBe("the first history");
});

test("[SYN-8] whatever hostile bytes are accepted, readers, joiners and the stored bytes agree", async () => {
  const chance = seededChance(5);
  const template = new Y.Doc();
  const update = edit(template, () => {
    const touchpoints = template.getMap<Y.Map<unknown>>("touchpoints");
    touchpoints.set("h", new Y.Map([["text", "hostile"]]));
    touchpoints.get("h")?.set("text", "twice");
    touchpoints.set("i", new Y.Map());
    touchpoints.delete("i");
  });
  const reader = await enter("viewer");
  let accepted = 0;
  for (let attempt = 0; attempt < 400; attempt++) {
    const hostile = await enter("facilitator");
    const mutated = update.slice();
    for (let left = 1 + randomBelow(chance, 4); left > 0; left--) {
      mutated[4 + randomBelow(chance, mutated.length - 4)] = randomBelow(chance, 256);
    }
    hostile.visit?.receive(mutated);
    await tick();
    if (!hostile.line.closed) accepted++;
    hostile.visit?.leave();
  }
  expect(accepted).toBeGreaterThan(10);
  const fresh = await enter("viewer");
  expect(fresh.doc.getMap("touchpoints").toJSON()).toEqual(reader.touchpoints.toJSON());
  expect(fresh.touchpoints.get("a")?.get("text")).toBe("Touchpoint a");
  expect((fresh.doc.store as { pendingStructs: unknown }).pendingStructs).toBeNull();
}, 60_000);

test("[MAP-22] a record takes the place of a record alone, so nothing ever nests deeper", async () => {
  const writer = await enter("facilitator");
  const record = new Y.Map<unknown>([["text", "one"]]);
  writer.write(() => writer.touchpoints.set("d", record));
  writer.write(() => writer.touchpoints.set("d", new Y.Map([["text", "in its place"]])));
  await tick();
  expect(writer.line.closed).toBeUndefined();
  writer.write(() => writer.touchpoints.get("d")?.set("text", new Y.Map()));
  expect(writer.line.closed?.code).toBe(4422);
});
