// Long because all these rules are about one room with the same few people in it, set up once above them.
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { randomBelow, seededChance } from "../../shared/kit/outside.ts";
import type { Role } from "../../shared/model/rights.ts";
import { awarenessFrame, readAwareness, updateFrame } from "../../shared/wire/frames.ts";
import { createMemoryDisk, type MemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import type { SyncLimits } from "./limits.ts";
import {
  createHandOutside,
  createLine,
  edit,
  type HandOutside,
  hear,
  hello,
  type Line,
  readHeard,
  settled,
} from "./replica.ts";
import { createRooms, type Rooms, type Visit, type Visitor } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

let disk: MemoryDisk;
let outside: HandOutside;
let rooms: Rooms;
/** While set, commits wait for it. */
let gate: Promise<void> | undefined;

beforeEach(async () => {
  disk = createMemoryDisk();
  await begin();
});

async function begin(limits: Partial<SyncLimits> = {}): Promise<void> {
  gate = undefined;
  outside = createHandOutside();
  const store = openMemoryStore(disk);
  await createSampleWorkshop(store);
  const held: Store = {
    ...store,
    commit: async (commit) => {
      await gate;
      return store.commit(commit);
    },
  };
  rooms = createRooms({ store: held, outside, limits });
}

interface Person {
  readonly doc: Y.Doc;
  readonly line: Line;
  readonly visit: Visit | undefined;
  readonly touchpoints: Y.Map<Y.Map<unknown>>;
  write(change: () => void): void;
}

async function enter(
  role: Role,
  document: Visitor["document"] = "map",
  options: Partial<Visitor> = {},
  doc: Y.Doc = new Y.Doc(),
): Promise<Person> {
  let visit: Visit | undefined;
  const line = createLine((frame) => {
    const answer = hear(doc, frame);
    if (answer) visit?.receive(answer);
  });
  visit = await rooms.enter(
    sampleWorkshopId,
    {
      linkId: `link-${role}`,
      role,
      document,
      participant: "participant-of-twenty-characters",
      epoch: undefined,
      acknowledges: true,
      ...options,
    },
    line,
  );
  visit?.receive(hello(doc));
  await tick();
  return {
    doc,
    line,
    visit,
    touchpoints: doc.getMap("touchpoints"),
    write: (change) => visit?.receive(edit(doc, change)),
  };
}

async function tick(): Promise<void> {
  await settled();
  outside.advance(50);
  await settled();
}

function put(person: Person, id: string, text: string): void {
  person.write(() => person.touchpoints.set(id, new Y.Map([["text", text]])));
}

function durableCounts({ line }: Person): (number | undefined)[] {
  return line.frames.map(readHeard).flatMap(({ type, count }) => (type === 100 ? [count] : []));
}

async function openMap(open: boolean): Promise<void> {
  await rooms.decide(sampleWorkshopId, null, () => ({
    ok: true,
    value: {
      room: [{ op: "update", table: "state", id: "main", values: { mapOpen: open } }],
      answer: { ok: true },
    },
  }));
}

test("[SYN-9] nobody is shown or told of an edit before it is committed", async () => {
  const writer = await enter("facilitator");
  const reader = await enter("viewer");
  const before = durableCounts(writer).length;
  let release = (): void => undefined;
  gate = new Promise((resolve) => {
    release = resolve;
  });
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
  outside.advance(50);
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

test("[SYN-3] the right is asked for every frame, and a refused one leaves no trace", async () => {
  const contributor = await enter("contributor");
  await openMap(true);
  put(contributor, "d", "open");
  await tick();
  await openMap(false);
  put(contributor, "e", "closed");
  await tick();
  expect(contributor.line.closed?.code).toBe(4403);
  const fresh = await enter("viewer");
  expect([...fresh.touchpoints.keys()].sort()).toEqual(["a", "b", "c", "d"]);
  const viewer = await enter("viewer", "mine");
  expect(viewer.line.closed?.code).toBe(4403);
  const writerOfRoom = await enter("facilitator", "room");
  writerOfRoom.write(() => writerOfRoom.doc.getMap("state").delete("main"));
  expect(writerOfRoom.line.closed?.code).toBe(4403);
});

test("[SYN-4] a private document is found by its participant's secret alone", async () => {
  const mine = await enter("contributor", "mine");
  mine.write(() => mine.doc.getMap("drafts").set("d1", new Y.Map([["text", "mine alone"]])));
  await tick();
  const other = await enter("contributor", "mine", { participant: "another-participant-entirely" });
  const map = await enter("facilitator");
  await tick();
  const frames = [other, map].map(({ line }) => line.frames.length);
  mine.write(() => mine.doc.getMap("drafts").set("d2", new Y.Map([["text", "mine too"]])));
  await tick();
  // Not a byte, and not a frame that would tell that somebody is writing.
  expect([other, map].map(({ line }) => line.frames.length)).toEqual(frames);
  expect(other.doc.getMap("drafts").size).toBe(0);
  const again = await enter("contributor", "mine");
  expect(again.doc.getMap("drafts").size).toBe(2);
  const without = await enter("contributor", "mine", { participant: undefined });
  expect(without.line.closed?.code).toBe(4403);
});

test("[SYN-5] another epoch is closed with 4410 and the present one", async () => {
  const mine = await enter("contributor", "mine");
  mine.write(() => mine.doc.getMap("drafts").set("d1", new Y.Map([["text", "old"]])));
  await tick();
  await rooms.decide(sampleWorkshopId, null, ({ mines }) => ({
    ok: true,
    value: { mines: mines.map(({ key }) => ({ key, changes: [] })), answer: { ok: true } },
  }));
  expect(mine.line.closed).toEqual({ code: 4410, reason: "epoch.2" });
  const withHistory = await enter("contributor", "mine", {}, mine.doc);
  expect(withHistory.line.closed).toEqual({ code: 4410, reason: "epoch.2" });
  const wrong = await enter("contributor", "mine", { epoch: 1 });
  expect(wrong.line.closed).toEqual({ code: 4410, reason: "epoch.2" });
  const fresh = await enter("contributor", "mine", { epoch: 2 });
  expect(fresh.line.closed).toBeUndefined();
  expect(fresh.doc.getMap("drafts").size).toBe(0);
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
    const workshop = disk.workshops.get(sampleWorkshopId);
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
  disk.full = true;
  put(writer, "d", "no room");
  await tick();
  expect(writer.line.closed?.code).toBe(4507);
  expect(reader.line.closed).toBeUndefined();
  expect(reader.touchpoints.has("d")).toBe(false);
  const late = await enter("viewer");
  expect(late.touchpoints.size).toBe(3);
  disk.full = false;
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
  expect(rooms.counts()).toEqual({ rooms: 0, connections: 0 });
  const again = await enter("viewer");
  expect(again.touchpoints.has("d")).toBe(true);
});

test("[SYN-14] presence tells the role of the link, whatever a client says of itself", async () => {
  const one = await enter("contributor", "room");
  const two = await enter("viewer", "room");
  one.visit?.receive(
    awarenessFrame([{ client: 7, clock: 1, state: '{"name":"Ada","role":"facilitator"}' }]),
  );
  await tick();
  expect(presenceAt(two)).toEqual({ 7: { name: "Ada", role: "contributor" } });
  expect(presenceAt(one)).toEqual({});
  two.visit?.receive(awarenessFrame([{ client: 7, clock: 9, state: '{"name":"Eve"}' }]));
  await tick();
  expect(presenceAt(one)).toEqual({});
  one.visit?.leave();
  await tick();
  expect(presenceAt(two)).toEqual({ 7: null });
});

test("[SYN-15] inside an anonymous round presence is a head-count", async () => {
  const one = await enter("contributor", "room");
  const two = await enter("viewer", "room");
  const say = (clock: number, name: string): void =>
    one.visit?.receive(awarenessFrame([{ client: 7, clock, state: JSON.stringify({ name }) }]));
  say(1, "Ada");
  await tick();
  await setRound("open");
  await tick();
  expect(presenceAt(two)).toEqual({ 7: {} });
  const before = two.line.frames.length;
  say(2, "Ada Lovelace");
  await tick();
  expect(two.line.frames.length).toBe(before);
  const late = await enter("curator", "room");
  expect(presenceAt(late)).toEqual({ 7: {} });
  await setRound("closed");
  await tick();
  expect(presenceAt(late)).toEqual({ 7: { name: "Ada Lovelace", role: "contributor" } });
});

test("[SYN-18] a connection is never silent for longer than 20 seconds", async () => {
  const reader = await enter("viewer");
  for (let beat = 0; beat < 4; beat++) {
    const before = reader.line.frames.length;
    outside.advance(20_000);
    expect(reader.line.frames.length).toBeGreaterThan(before);
  }
});

test("[SYN-19] a reader too far behind is closed with 4508, and presence is dropped before", async () => {
  const writer = await enter("facilitator");
  const slow = await enter("viewer");
  slow.line.queued = 5 * 1024 * 1024;
  put(writer, "d", "too much");
  await tick();
  expect(slow.line.closed?.code).toBe(4508);
  const speaker = await enter("contributor", "room");
  const listener = await enter("viewer", "room");
  listener.line.queued = 300 * 1024;
  speaker.visit?.receive(awarenessFrame([{ client: 7, clock: 1, state: '{"x":1}' }]));
  await tick();
  expect(listener.line.closed).toBeUndefined();
  expect(presenceAt(listener)).toEqual({});
  listener.line.queued = 0;
  speaker.visit?.receive(awarenessFrame([{ client: 7, clock: 2, state: '{"x":2}' }]));
  await tick();
  expect(presenceAt(listener)).toEqual({ 7: { x: 2, role: "contributor" } });
});

test("[SYN-19] a reader who missed presence is told at the next sign of life who left meanwhile", async () => {
  const listener = await enter("viewer", "room");
  const speaker = await enter("contributor", "room");
  speaker.visit?.receive(awarenessFrame([{ client: 7, clock: 1, state: '{"x":1}' }]));
  await tick();
  expect(presenceAt(listener)).toEqual({ 7: { x: 1, role: "contributor" } });
  listener.line.queued = 300 * 1024;
  speaker.visit?.leave();
  await tick();
  expect(presenceAt(listener)).toEqual({ 7: { x: 1, role: "contributor" } });
  listener.line.queued = 0;
  outside.advance(20_000);
  await settled();
  expect(presenceAt(listener)).toEqual({ 7: null });
});

test("[SYN-19] who has just begun is not behind, in however many parts the document comes", async () => {
  await begin({ readerQueueBytes: 10_000 });
  const writer = await enter("facilitator");
  for (let at = 0; at < 12; at++) {
    put(writer, `large${at}`, "x".repeat(39_000));
    await tick();
  }
  const line = createLine();
  let queued = 0;
  const visit = await rooms.enter(
    sampleWorkshopId,
    {
      linkId: "link-viewer",
      role: "viewer",
      document: "map",
      participant: undefined,
      epoch: undefined,
      acknowledges: false,
    },
    {
      close: line.close,
      queuedBytes: () => queued,
      send: (head, body) => {
        queued += head.length + (body?.length ?? 0);
        line.send(head, body);
      },
    },
  );
  visit?.receive(hello(new Y.Doc()));
  await tick();
  expect(line.frames.length).toBeGreaterThan(2);
  expect(line.closed).toBeUndefined();
  put(writer, "later", "small");
  await tick();
  expect(line.closed).toBeUndefined();
});

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

test("[SYN-26] compaction changes nothing for anybody", async () => {
  await begin({ tailBytes: 500 });
  const writer = await enter("facilitator");
  for (let at = 0; at < 30; at++) {
    put(writer, "d", `version ${at} ${"x".repeat(50)}`);
    await tick();
  }
  const workshop = disk.workshops.get(sampleWorkshopId);
  const map = workshop === "deleted" ? undefined : workshop?.documents.get("map");
  expect(map?.snapshotSeq).toBeGreaterThan(0);
  const fresh = await enter("viewer");
  expect(fresh.touchpoints.get("d")?.get("text")).toMatch(/^version 29/);
  put(writer, "e", "after");
  await tick();
  expect(fresh.touchpoints.size).toBe(5);
});

test("[SYN-23] a revoked link's connections are cut with 4401, and it opens nothing more", async () => {
  const curator = await enter("curator");
  await rooms.decide(sampleWorkshopId, null, () => ({
    ok: true,
    value: { links: { revoke: ["link-curator"] }, answer: { ok: true } },
  }));
  expect(curator.line.closed?.code).toBe(4401);
  const again = await enter("curator");
  expect(again.line.closed?.code).toBe(4401);
});

test("[SYN-25] stopping makes all durable, then closes with 4503", async () => {
  const writer = await enter("facilitator");
  put(writer, "d", "at the last moment");
  await rooms.stop();
  expect(writer.line.closed?.code).toBe(4503);
  expect(durableCounts(writer)).toEqual([1, 2]);
  await begin();
  const again = await enter("viewer");
  expect(again.touchpoints.has("d")).toBe(true);
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

function presenceAt({ line }: Person): Record<string, unknown> {
  const states: Record<string, unknown> = {};
  for (const heard of line.frames.map(readHeard)) {
    if (heard.type !== 1) continue;
    for (const { client, state } of readAwareness(heard.payload, 1_000) ?? []) {
      states[client] = JSON.parse(state);
    }
  }
  return states;
}

async function setRound(state: "open" | "closed"): Promise<void> {
  await rooms.decide(sampleWorkshopId, null, () => ({
    ok: true,
    value: {
      room: [
        {
          op: "create",
          table: "rounds",
          id: "round",
          values: { kind: "brainstorm", mode: "anonymous", state, endsAtMs: 0, order: "V" },
        },
      ],
      answer: { ok: true },
    },
  }));
}
