import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { clocksToStateVector, readClocks } from "../../shared/wire/clocks.ts";
import { step1Frame, updateFrame } from "../../shared/wire/frames.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { lacking, openHeld } from "./held.ts";
import type { SyncLimits } from "./limits.ts";
import { createHandOutside, createLine, hello, settled } from "./replica.ts";
import { createRooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

function bytesIn(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { length }) => sum + length, 0);
}

/** A snapshot of 300 cards, and a tail in which one is deleted and one is added. */
function board() {
  const doc = new Y.Doc();
  const cards = doc.getMap("touchpoints");
  doc.transact(() => {
    for (let at = 0; at < 300; at++) cards.set(`card-${at}`, new Y.Map([["text", `Card ${at}`]]));
  });
  const snapshot = Y.encodeStateAsUpdate(doc);
  const early = Y.encodeStateVector(doc);
  doc.transact(() => {
    cards.delete("card-7");
    cards.set("late", new Y.Map([["text", "late"]]));
  });
  const updates = [{ seq: 2, bytes: Y.encodeStateAsUpdate(doc, early) }];
  const stored = { epoch: 1, snapshot, snapshotSeq: 1, updates, lastSeq: 2, quarantined: 0 };
  const { held } = openHeld("map", stored);
  return { doc, held, snapshot, early };
}

test("[SYN-115] who has the snapshot is sent none of it, and all that came after", () => {
  const { doc, held, snapshot, early } = board();
  const other = new Y.Doc();
  Y.applyUpdate(other, snapshot);
  const parts = lacking(held, early, readClocks(early, 10) ?? new Map(), 1_000_000);
  expect(bytesIn(parts)).toBeLessThan(200);
  for (const part of parts) Y.applyUpdate(other, part);
  expect(other.getMap("touchpoints").toJSON()).toEqual(doc.getMap("touchpoints").toJSON());
});

test("[SYN-115] who lacks a part of a large piece is sent the piece as it lies", () => {
  const { held } = board();
  const [client = 0] = held.known.clocks.keys();
  const half = clocksToStateVector(new Map([[client, 300]]));
  const clocks = new Map([[client, 300]]);
  const cut = lacking(held, half, clocks, 1_000_000);
  expect(bytesIn(cut)).toBeLessThan((held.snapshot?.length ?? 0) * 0.7);
  expect(lacking(held, half, clocks, 1_000)[0]).toBe(held.snapshot);
});

async function enter(limits: Partial<SyncLimits>) {
  const store = openMemoryStore(createMemoryDisk());
  await createSampleWorkshop(store);
  const outside = createHandOutside();
  const rooms = createRooms({ store, outside, limits });
  const line = createLine();
  const guest = { linkId: "link-curator", role: "curator", document: "map" } as const;
  const visit = await rooms.enter(
    sampleWorkshopId,
    { ...guest, participant: undefined, epoch: undefined, acknowledges: true },
    line,
  );
  return async (frame: Uint8Array): Promise<number | undefined> => {
    visit?.receive(frame);
    await settled();
    outside.advance(50);
    await settled();
    return line.closed?.code;
  };
}

test("[SYN-115] a state vector of more clients than there may be is refused", async () => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 101);
  for (let at = 101; at > 0; at--) {
    encoding.writeVarUint(encoder, at);
    encoding.writeVarUint(encoder, 1);
  }
  const frame = step1Frame(encoding.toUint8Array(encoder));
  expect(await (await enter({ clientsPerDocument: 90 }))(frame)).toBe(4422);
  expect(await (await enter({ clientsPerDocument: 200 }))(frame)).toBeUndefined();
});

test("[SYN-116] a document takes edits of so many client ids and of no more", async () => {
  const say = await enter({ clientsPerDocument: 5 });
  await say(hello(new Y.Doc()));
  const codes: (number | undefined)[] = [];
  for (let client = 1; client <= 6; client++) {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.getMap("touchpoints").set(`card-${client}`, new Y.Map());
    codes.push(await say(updateFrame(Y.encodeStateAsUpdate(doc))));
  }
  expect(codes.filter((code) => code === undefined).length).toBeGreaterThanOrEqual(4);
  expect(codes.at(-1)).toBe(4413);
});
