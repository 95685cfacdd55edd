// What the first to open a workshop finds: as little as can be to read, to check and to be sent.
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { createMemoryDisk, type MemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { StoredName } from "../store/store.ts";
import { createHandOutside, createLine, edit, hello, settled } from "./replica.ts";
import { createRooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";
import { warmUp } from "./warming.ts";

let disk: MemoryDisk;
let loaded: StoredName[];

beforeEach(async () => {
  disk = createMemoryDisk();
  await createSampleWorkshop(openMemoryStore(disk));
  loaded = [];
});

function open(restTailBytes: number) {
  const store = openMemoryStore(disk);
  const outside = createHandOutside();
  const rooms = createRooms({
    store: {
      ...store,
      load: (document) => {
        loaded.push(document.name);
        return store.load(document);
      },
    },
    outside,
    limits: { restTailBytes },
  });
  const write = async (cards: number): Promise<() => Promise<void>> => {
    const doc = new Y.Doc();
    const guest = { linkId: "link-curator", role: "curator", participant: undefined } as const;
    const visit = await rooms.enter(
      sampleWorkshopId,
      { ...guest, document: "map", epoch: 1, acknowledges: true },
      createLine(),
    );
    visit?.receive(hello(doc));
    for (let at = 0; at < cards; at++) {
      const card = new Y.Map([["text", `card ${at}`]]);
      visit?.receive(edit(doc, () => doc.getMap("touchpoints").set(`card-${at}`, card)));
      await settled();
      outside.advance(50);
      await settled();
    }
    return async () => {
      visit?.leave();
      await settled();
    };
  };
  return { rooms, write };
}

function tailOfMap(): number {
  const workshop = disk.workshops.get(sampleWorkshopId);
  if (workshop === "deleted") throw new Error("The workshop is gone.");
  return workshop?.documents.get("map")?.updates.length ?? 0;
}

test("[SYN-110] what is read at the start to have the code compiled is sound", () => {
  expect(warmUp).not.toThrow();
});

test("[SYN-111] when the last one has left, a long tail becomes part of the snapshot", async () => {
  const { write } = open(500);
  const leave = await write(20);
  expect(tailOfMap()).toBe(20);
  await leave();
  expect(tailOfMap()).toBe(0);
});

test("[SYN-111] a short one stays, and so does any when the server stops", async () => {
  const short = open(5_000);
  await (await short.write(20))();
  expect(tailOfMap()).toBe(20);
  const stopping = open(500);
  await stopping.write(1);
  await stopping.rooms.stop();
  expect(tailOfMap()).toBe(21);
});

test("[SYN-112] a workshop that is only asked for its rounds has no map read", async () => {
  const { rooms } = open(500);
  await rooms.rounds(sampleWorkshopId);
  await settled();
  expect(rooms.counts().rooms).toBe(0);
  expect(loaded).toEqual(["room"]);
});
