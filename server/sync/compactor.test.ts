import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { type Compactor, compactHere, startCompactor } from "./compactor.ts";
import { createHandOutside, createLine, edit, hear, hello, settled } from "./replica.ts";
import { createRooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

function updates(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  const touchpoints = doc.getMap<Y.Map<unknown>>("touchpoints");
  for (let at = 0; at < count; at++) touchpoints.set(`t${at % 9}`, new Y.Map([["text", `${at}`]]));
  return made;
}

test("[SYN-68] the thread gives what is given here, and goes on after what it cannot compact", async () => {
  const compactor = startCompactor();
  onTestFinished(() => compactor.close());
  const given = updates(100);
  const [there, here] = [
    await compactor.compact(given, ["touchpoints"]),
    await compactHere.compact(given, ["touchpoints"]),
  ];
  expect(there).toEqual(here);
  expect(there?.snapshot.length).toBeLessThan(Y.mergeUpdates(given).length);
  // Unsound by the rules of its document, and no update at all: whoever asked keeps what they have.
  expect(await compactor.compact(given, ["steps"])).toBeUndefined();
  await expect(compactor.compact([Uint8Array.of(9, 9, 9)], [])).rejects.toThrow();
  expect(await compactor.compact(given, ["touchpoints"])).toEqual(here);
});

test("[SYN-68] edits go on while a document is compacted, and none is lost by it", async () => {
  const disk = createMemoryDisk();
  const store = openMemoryStore(disk);
  await createSampleWorkshop(store);
  const outside = createHandOutside();
  const waiting: (() => void)[] = [];
  const compactor: Compactor = {
    ...compactHere,
    compact: async (...given) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return compactHere.compact(...given);
    },
  };
  const rooms = createRooms({ store, outside, compactor, limits: { tailBytes: 300 } });
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
  for (let at = 0; at < 12; at++) await put(`before-${at}`);
  expect(waiting).toHaveLength(1);
  for (let at = 0; at < 12; at++) await put(`during-${at}`);
  expect(line.closed).toBeUndefined();
  const { snapshotSeq, lastSeq } = await store.load({ workshopId: sampleWorkshopId, name: "map" });
  expect([snapshotSeq, lastSeq]).toEqual([0, 24]);
  waiting.shift()?.();
  await settled();
  const after = await store.load({ workshopId: sampleWorkshopId, name: "map" });
  expect(after.snapshotSeq).toBeGreaterThan(0);
  expect(after.updates.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 24 - after.snapshotSeq }, (_, at) => after.snapshotSeq + 1 + at),
  );
  await put("after");
  const { map } = await rooms.view(sampleWorkshopId);
  expect(map.touchpoints.size).toBe(3 + 25);
});
