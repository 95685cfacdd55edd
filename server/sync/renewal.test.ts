import * as fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { renewedDocument } from "../../shared/doc/bytes.ts";
import { createMemoryDisk, type MemoryDisk, openMemoryStore } from "../store/memory.ts";
import { type Compactor, compactHere } from "./compactor.ts";
import {
  createHandOutside,
  createLine,
  edit,
  type HandOutside,
  hear,
  hello,
  settled,
} from "./replica.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

let disk: MemoryDisk;
let rooms: Rooms;
let outside: HandOutside;
const outcomes: string[] = [];

beforeEach(async () => {
  disk = createMemoryDisk();
  await createSampleWorkshop(openMemoryStore(disk));
  outside = createHandOutside();
  outcomes.length = 0;
  meanwhile = undefined;
  rooms = open();
});

/** Happens while a document is being written anew. */
let meanwhile: (() => Promise<unknown>) | undefined;

function open(): Rooms {
  const compactor: Compactor = {
    ...compactHere,
    renew: async (...given) => {
      await meanwhile?.();
      return compactHere.renew(...given);
    },
  };
  return createRooms({
    store: openMemoryStore(disk),
    outside,
    compactor,
    limits: { pastClients: 5, rangesPerDocument: 20, goneValues: 30 },
    figures: { compacted: (outcome) => outcomes.push(outcome) },
  });
}

async function enter(epoch: number, doc = new Y.Doc()) {
  const line = createLine((frame) => {
    const answer = hear(doc, frame);
    if (answer) visit?.receive(answer);
  });
  const visit = await rooms.enter(
    sampleWorkshopId,
    {
      linkId: "link-curator",
      role: "curator",
      document: "map",
      participant: undefined,
      epoch,
      acknowledges: true,
    },
    line,
  );
  visit?.receive(hello(doc));
  await tick();
  const cards = doc.getMap<Y.Map<unknown>>("touchpoints");
  return {
    doc,
    line,
    ids: () => [...cards.keys()].sort(),
    put: async (id: string): Promise<void> => {
      visit?.receive(edit(doc, () => cards.set(id, new Y.Map([["text", id]]))));
      await tick();
    },
    /** Writes it as the last thing: it is not durable yet when one is gone. */
    putAndLeave: async (id: string): Promise<void> => {
      visit?.receive(edit(doc, () => cards.set(id, new Y.Map([["text", id]]))));
      visit?.leave();
      await tick();
    },
    /** Says something else on a card, so many times. */
    reword: async (id: string, times: number): Promise<void> => {
      for (let at = 0; at < times; at++) {
        visit?.receive(edit(doc, () => cards.get(id)?.set("text", `${id} ${at}`)));
      }
      await tick();
    },
    remove: async (id: string): Promise<void> => {
      visit?.receive(edit(doc, () => cards.delete(id)));
      await tick();
    },
    leave: async (): Promise<void> => {
      visit?.leave();
      await tick();
    },
  };
}

async function tick(): Promise<void> {
  await settled();
  outside.advance(50);
  await settled();
}

/** So many visits, each under an id of its own. */
async function visits(count: number, first = 0): Promise<void> {
  for (let at = first; at < first + count; at++) {
    const visit = await enter(1);
    await visit.put(`card${at}`);
    await visit.leave();
  }
}

const stored = () => openMemoryStore(disk).load({ workshopId: sampleWorkshopId, name: "map" });

test("[SYN-88] when the last one leaves, a map of many ids becomes one of one id, with the same records", async () => {
  await visits(4);
  expect((await stored()).epoch).toBe(1);
  const before = await rooms.view(sampleWorkshopId);
  await visits(1, 4);
  expect(outcomes).toContain("renewed");
  expect((await stored()).epoch).toBe(2);
  const fresh = await enter(2);
  expect(fresh.ids()).toEqual(["a", "b", "c", "card0", "card1", "card2", "card3", "card4"]);
  expect(fresh.doc.store.clients.size).toBe(1);
  const { map } = await rooms.view(sampleWorkshopId);
  for (const [id, card] of before.map.touchpoints) expect(map.touchpoints.get(id)).toEqual(card);
  await fresh.put("after");
  const old = await enter(1);
  expect(old.line.closed).toEqual({ code: 4410, reason: "epoch.2" });
});

test("[SYN-126] a map in which much was deleted piece by piece becomes one without deletions", async () => {
  const visit = await enter(1);
  for (let at = 0; at < 24; at++) await visit.put(`card${at}`);
  for (let at = 0; at < 24; at += 2) await visit.remove(`card${at}`);
  expect(visit.line.closed).toBeUndefined();
  await visit.leave();
  expect(outcomes).toContain("renewed");
  const fresh = await enter(2);
  expect(fresh.ids()).toHaveLength(3 + 12);
  // Room for as many again.
  for (let at = 1; at < 24; at += 2) await fresh.remove(`card${at}`);
  expect(fresh.line.closed).toBeUndefined();
  expect(fresh.ids()).toEqual(["a", "b", "c"]);
});

test("[SYN-135] a map of which more is gone than there becomes one without what is gone", async () => {
  const visit = await enter(1);
  for (let at = 0; at < 4; at++) await visit.put(`card${at}`);
  await visit.reword("card1", 30);
  await visit.leave();
  expect([outcomes, (await stored()).epoch]).toEqual([[], 1]);
  const another = await enter(1);
  await another.reword("card2", 1);
  await another.leave();
  expect([outcomes, (await stored()).epoch]).toEqual([["renewed"], 2]);
  const fresh = await enter(2);
  expect(fresh.doc.getMap("touchpoints").toJSON()).toEqual(
    another.doc.getMap("touchpoints").toJSON(),
  );
  expect(fresh.ids()).toHaveLength(7);
  const structs = [...fresh.doc.store.clients.values()].flat();
  expect(structs.every(({ deleted }) => !deleted)).toBe(true);
});

test("[SYN-135] a map of which more is there than gone stays as it is, whatever was written over", async () => {
  const visit = await enter(1);
  for (let at = 0; at < 40; at++) await visit.put(`card${at}`);
  await visit.reword("card1", 60);
  await visit.leave();
  expect([outcomes.includes("renewed"), (await stored()).epoch]).toEqual([false, 1]);
});

test("[SYN-136] who comes while a map is written anew is answered at once, and writes on in it", async () => {
  await visits(4);
  const last = await enter(1);
  await last.put("card4");
  let leave: (() => Promise<void>) | undefined;
  let answered = 0;
  meanwhile = async () => {
    meanwhile = undefined;
    const came = await enter(1);
    answered = came.ids().length;
    await came.put("came");
    leave = came.leave;
  };
  await last.leave();
  await vi.waitFor(() => expect(leave).toBeDefined());
  expect(answered).toBe(8);
  await leave?.();
  await vi.waitFor(async () => expect((await stored()).epoch).toBe(2));
  expect((await enter(2)).ids()).toContain("came");
});

test("[SYN-136] what was written meanwhile by somebody who has left again is in the map that is kept", async () => {
  await visits(4);
  const last = await enter(1);
  await last.put("card4");
  meanwhile = async () => {
    meanwhile = undefined;
    const came = await enter(1);
    await came.put("came");
    await came.leave();
  };
  await last.leave();
  await tick();
  const { epoch } = await stored();
  expect((await enter(epoch)).ids()).toContain("came");
  expect(outcomes).not.toContain("unsound");
});

test("[SYN-136] what was written meanwhile is kept too where the map is written anew for both who left, one after the other", async () => {
  await visits(4);
  const last = await enter(1);
  await last.put("card4");
  let goOn: (() => void) | undefined;
  meanwhile = async () => {
    meanwhile = () =>
      new Promise<void>((resolve) => {
        goOn = resolve;
      });
    const came = await enter(1);
    await came.put("came");
    await came.leave();
  };
  await last.leave();
  await vi.waitFor(() => expect(goOn).toBeDefined());
  await tick();
  expect((await stored()).epoch).toBe(1);
  goOn?.();
  await vi.waitFor(async () => expect((await stored()).epoch).toBe(2));
  expect((await enter(2)).ids()).toContain("came");
});

test("[SYN-88] what the last one writes on leaving is in the map that is written anew at once", async () => {
  await visits(4);
  const last = await enter(1);
  await last.put("card4");
  await last.putAndLeave("card5");
  await vi.waitFor(() => expect(outcomes).toEqual(["renewed"]), 1_000);
  expect((await enter(2)).ids()).toContain("card5");
});

test("[SYN-136] a thread that ends while it writes a map anew leaves the room as it was", async () => {
  await visits(4);
  const last = await enter(1);
  await last.put("card4");
  meanwhile = () => Promise.reject(new Error("The thread has ended."));
  await last.leave();
  meanwhile = undefined;
  const back = await enter(1);
  await back.put("back");
  expect([back.line.closed, back.ids().length]).toEqual([undefined, 9]);
});

test("[SYN-145] who was given a map by a request comes in with it: nothing is written anew before", async () => {
  await visits(4);
  const last = await enter(1);
  await last.put("card4");
  // What would be written anew when the last one leaves is left to the next edition.
  await rooms.stop();
  rooms = open();
  expect((await rooms.wholeMap(sampleWorkshopId)).epoch).toBe(1);
  await tick();
  const came = await enter(1);
  expect([came.line.closed, came.ids().length]).toEqual([undefined, 8]);
  await came.leave();
  expect([outcomes, (await stored()).epoch]).toEqual([["renewed"], 2]);
});

test("[SYN-88] while somebody is there, or comes meanwhile, nothing is written anew", async () => {
  const staying = await enter(1);
  await visits(8);
  expect((await stored()).epoch).toBe(1);
  let came: Awaited<ReturnType<typeof enter>> | undefined;
  meanwhile = async () => {
    meanwhile = undefined;
    came = await enter(1);
  };
  await staying.leave();
  await tick();
  expect(came).toBeDefined();
  expect(came?.line.closed).toBeUndefined();
  expect((await stored()).epoch).toBe(1);
});

test("[SYN-88] a full disk leaves the map as it was", async () => {
  await visits(4);
  const visit = await enter(1);
  await visit.put("card4");
  disk.full = true;
  await visit.leave();
  disk.full = false;
  expect(outcomes).toContain("refused");
  expect(await stored()).toMatchObject({ epoch: 1 });
  expect((await enter(1)).ids()).toHaveLength(8);
});

test("[SYN-88] every document is the same after it was written anew, fields that nobody knows included", () => {
  const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
  const record = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), value, { maxKeys: 5 });
  const table = fc.dictionary(fc.stringMatching(/^[a-z0-9]{1,8}$/), record, { maxKeys: 8 });
  fc.assert(
    fc.property(table, table, (touchpoints, steps) => {
      const docs = [new Y.Doc(), new Y.Doc()] as const;
      for (const [at, content] of [touchpoints, steps].entries()) {
        const doc = docs[at] ?? docs[0];
        const to = doc.getMap(at === 0 ? "touchpoints" : "steps");
        for (const [id, fields] of Object.entries(content)) {
          to.set(id, new Y.Map(Object.entries(fields)));
        }
      }
      const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
      const renewed = renewedDocument(updates, ["touchpoints", "steps"], 7);
      const after = new Y.Doc();
      Y.applyUpdate(after, renewed ?? Uint8Array.of(0));
      expect(after.getMap("touchpoints").toJSON()).toEqual(docs[0].getMap("touchpoints").toJSON());
      expect(after.getMap("steps").toJSON()).toEqual(docs[1].getMap("steps").toJSON());
    }),
  );
});
