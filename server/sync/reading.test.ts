import { expect, test } from "vitest";
import type { MineSnapshot } from "../../shared/model/change.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { type Compactor, compactHere } from "./compactor.ts";
import type { Decide } from "./deeds.ts";
import { createHandOutside } from "./replica.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

interface Watched {
  readonly rooms: Rooms;
  /** What was read since the last look, one word for each document. */
  look(): readonly string[];
}

async function watched(): Promise<Watched> {
  const store = openMemoryStore(createMemoryDisk());
  await createSampleWorkshop(store);
  const asked: string[] = [];
  const compactor: Compactor = {
    ...compactHere,
    read: (updates, document, tables) => {
      asked.push(`${document}:${tables.length === 1 ? String(tables[0]) : "all"}`);
      return compactHere.read(updates, document, tables);
    },
    change: (updates, changes, client) => {
      asked.push("change");
      return compactHere.change(updates, changes, client);
    },
  };
  for (const mine of ["ann", "bob"]) {
    const bytes = await compactHere.change(
      [],
      [{ op: "create", table: "drafts", id: mine, values: { roundId: "r", text: mine } }],
      7,
    );
    const append = [{ name: `mine:${mine}` as const, epoch: 1, bytes }];
    await store.commit({ workshopId: sampleWorkshopId, append });
  }
  const rooms = createRooms({ store, outside: createHandOutside(), compactor });
  // As long as somebody uses it, the room stays.
  const entered = rooms.enter(
    sampleWorkshopId,
    {
      linkId: "link-viewer",
      role: "viewer",
      document: "room",
      participant: undefined,
      epoch: undefined,
      acknowledges: false,
    },
    { send: () => undefined, close: () => undefined, queuedBytes: () => 0 } as never,
  );
  await entered;
  asked.length = 0;
  return { rooms, look: () => asked.splice(0) };
}

const drafts =
  (seen: (mines: readonly MineSnapshot[]) => void): Decide =>
  (view) => {
    seen(view.mines.map(({ snapshot }) => snapshot));
    return { ok: true, value: { answer: { ok: true } } };
  };

test("[SYN-84] a private document that has not changed is not read again for the next totals", async () => {
  const { rooms, look } = await watched();
  const seen: (readonly MineSnapshot[])[] = [];
  const decide = drafts((mines) => seen.push(mines));
  await rooms.decide(sampleWorkshopId, null, decide);
  expect(look().filter((word) => word.startsWith("mine"))).toHaveLength(2);
  await rooms.decide(sampleWorkshopId, null, decide);
  expect(look()).toEqual([]);
  expect(seen[1]).toEqual(seen[0]);
  await rooms.decide(sampleWorkshopId, null, () => ({
    ok: true,
    value: { mines: [{ key: "ann", changes: [] }], answer: { ok: true } },
  }));
  await rooms.decide(sampleWorkshopId, null, decide);
  expect(look()).toEqual(["mine:all"]);
  expect(seen[2]?.map(({ drafts: kept }) => kept.size)).toEqual([0, 1]);
});

test("[SYN-83] the map is read for a decision that looks at it, and for no other; away from the serving thread", async () => {
  const { rooms, look } = await watched();
  await rooms.decide(sampleWorkshopId, null, () => ({
    ok: true,
    value: {
      map: [{ op: "create", table: "touchpoints", id: "new", values: { text: "new" } }],
      answer: { ok: true },
    },
  }));
  expect(look().filter((word) => word.startsWith("map"))).toEqual([]);
  const answer = await rooms.decide(sampleWorkshopId, null, ({ map }) => ({
    ok: true,
    value: {
      map: [{ op: "update", table: "touchpoints", id: "new", values: { text: "changed" } }],
      answer: { ok: true, count: map.touchpoints.size },
    },
  }));
  expect(answer).toEqual({ ok: true, count: 4 });
  expect(look()).toEqual(["map:all", "change"]);
  expect((await rooms.glance(sampleWorkshopId)).epochs).toEqual({ map: 1, room: 1 });
  expect(look()).toEqual(["map:workshop"]);
  expect((await rooms.view(sampleWorkshopId)).map.touchpoints.get("new")?.text).toBe("changed");
});

test("[SYN-83] what a decision throws is thrown, and what it did not look at costs nothing", async () => {
  const { rooms, look } = await watched();
  const failing: Decide = () => {
    throw new Error("a bug");
  };
  await expect(rooms.decide(sampleWorkshopId, null, failing)).rejects.toThrow("a bug");
  expect(look()).not.toContain("map:all");
});
