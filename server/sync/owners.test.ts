import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { Role } from "../../shared/model/rights.ts";
import { updateFrame } from "../../shared/wire/frames.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import {
  createHandOutside,
  createLine,
  edit,
  type HandOutside,
  hear,
  hello,
  settled,
} from "./replica.ts";
import { createRooms, type Rooms, type Visitor } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

let rooms: Rooms;
let outside: HandOutside;

beforeEach(async () => {
  const store = openMemoryStore(createMemoryDisk());
  await createSampleWorkshop(store);
  outside = createHandOutside();
  rooms = createRooms({ store, outside });
});

async function enter(role: Role, doc = new Y.Doc(), options: Partial<Visitor> = {}) {
  const line = createLine((frame) => {
    const answer = hear(doc, frame);
    if (answer) visit?.receive(answer);
  });
  const visit = await rooms.enter(
    sampleWorkshopId,
    {
      linkId: `link-${role}`,
      role,
      document: "map",
      participant: undefined,
      epoch: doc.store.clients.size > 0 ? 1 : undefined,
      acknowledges: true,
      ...options,
    },
    line,
  );
  visit?.receive(hello(doc));
  await tick();
  const put = async (id: string): Promise<void> => {
    visit?.receive(edit(doc, () => touchpoints.set(id, new Y.Map([["text", id]]))));
    await tick();
  };
  const touchpoints = doc.getMap<Y.Map<unknown>>("touchpoints");
  return { doc, line, visit, put, ids: () => [...touchpoints.keys()].sort() };
}

async function tick(): Promise<void> {
  await settled();
  outside.advance(50);
  await settled();
}

/** What somebody sends who goes on where `doc` ended, under the same id. */
function inTheNameOf(doc: Y.Doc): Uint8Array {
  const twin = new Y.Doc();
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
  twin.clientID = doc.clientID;
  return edit(twin, () => twin.getMap("touchpoints").set("forged", new Y.Map()));
}

const session = { session: "a-session-of-twenty-letters" };

test("[SYN-63] an id that somebody writes under is nobody else's, and its owner's next edits arrive", async () => {
  const owner = await enter("facilitator");
  await owner.put("d");
  const other = await enter("curator");
  other.visit?.receive(inTheNameOf(owner.doc));
  expect(other.line.closed?.code).toBe(4422);
  await owner.put("e");
  expect((await enter("viewer")).ids()).toEqual(["a", "b", "c", "d", "e"]);
});

test("[SYN-63] holders of one link are told apart by their sessions", async () => {
  const owner = await enter("facilitator", new Y.Doc(), session);
  await owner.put("d");
  for (const options of [{}, { session: "another-session-altogether" }]) {
    const other = await enter("facilitator", new Y.Doc(), options);
    other.visit?.receive(inTheNameOf(owner.doc));
    expect(other.line.closed?.code).toBe(4422);
  }
});

test("[SYN-63] whoever returns from offline goes on, while the old line still stands and by another link", async () => {
  const before = await enter("facilitator", new Y.Doc(), session);
  await before.put("d");
  before.doc.getMap("touchpoints").set("offline", new Y.Map());
  const after = await enter("curator", before.doc, session);
  await after.put("e");
  expect(after.line.closed).toBeUndefined();
  expect((await enter("viewer")).ids()).toEqual(["a", "b", "c", "d", "e", "offline"]);
});

test("[SYN-63] a stock client whose link was revoked comes back by another one with what it wrote", async () => {
  const before = await enter("curator");
  await before.put("d");
  await rooms.decide(sampleWorkshopId, null, () => ({
    ok: true,
    value: { links: { revoke: ["link-curator"] }, answer: { ok: true } },
  }));
  expect(before.line.closed?.code).toBe(4401);
  before.doc.getMap("touchpoints").set("unsaved", new Y.Map());
  const after = await enter("facilitator", before.doc);
  expect(after.line.closed).toBeUndefined();
  expect((await enter("viewer")).ids()).toContain("unsaved");
});

test("[SYN-63] bringing others' edits, as two tabs of a browser do, takes nobody's id", async () => {
  const tab = new Y.Doc();
  tab.getMap("touchpoints").set("offline", new Y.Map());
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(tab));
  await enter("curator", copy);
  const owner = await enter("facilitator", tab);
  await owner.put("d");
  expect(owner.line.closed).toBeUndefined();
  const restored = new Y.Doc();
  Y.applyUpdate(restored, Y.encodeStateAsUpdate(tab));
  restored.getMap("touchpoints").set("own", new Y.Map());
  const late = await enter("curator");
  late.visit?.receive(updateFrame(Y.encodeStateAsUpdate(restored)));
  await tick();
  expect(late.line.closed).toBeUndefined();
});
