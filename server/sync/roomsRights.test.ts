// Who is let into a document of a room, and who is sent away.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { openTestRooms, put } from "./rooms.fixture.ts";

const { decide, enter, holdCommits, tick } = openTestRooms();

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
  await decide(({ mines }) => ({
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

test("[SYN-23] a revoked link's connections are cut with 4401, and it opens nothing more", async () => {
  const curator = await enter("curator");
  const other = await enter("facilitator");
  await decide(() => ({
    ok: true,
    value: { links: { revoke: ["link-curator"] }, answer: { ok: true } },
  }));
  expect(curator.line.closed?.code).toBe(4401);
  const again = await enter("curator");
  expect(again.line.closed?.code).toBe(4401);
  expect(other.line.closed).toBeUndefined();
  // Its far end has not said goodbye yet, and writes on.
  put(curator, "d", "after the end");
  await tick();
  expect(other.touchpoints.has("d")).toBe(false);
});

test("[PRV-149] what is written into a private document while it is erased goes with it", async () => {
  const mine = await enter("contributor", "mine");
  const other = await enter("contributor", "mine");
  const write = ({ doc, write: send }: typeof mine, id: string): void =>
    send(() => doc.getMap("drafts").set(id, new Y.Map([["text", id]])));
  write(mine, "d1");
  await tick();
  const release = holdCommits(({ erase = [] }) => erase.length > 0);
  const erased = decide(({ mines }) => ({
    ok: true,
    value: { mines: mines.map(({ key }) => ({ key, changes: [] })), answer: { ok: true } },
  }));
  await tick();
  // From another tab, so that it builds on nothing that goes.
  write(other, "d2");
  release();
  await erased;
  await tick();
  expect(mine.line.closed).toEqual({ code: 4410, reason: "epoch.2" });
  const fresh = await enter("contributor", "mine", { epoch: 2 });
  expect(fresh.line.closed).toBeUndefined();
  expect(fresh.doc.getMap("drafts").size).toBe(0);
});

async function openMap(open: boolean): Promise<void> {
  await decide(() => ({
    ok: true,
    value: {
      room: [{ op: "update", table: "state", id: "main", values: { mapOpen: open } }],
      answer: { ok: true },
    },
  }));
}
