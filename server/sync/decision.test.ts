import { beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { err } from "../../shared/kit/result.ts";
import { refuse } from "../../shared/model/refusals.ts";
import { createMemoryDisk, type MemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import type { Decide } from "./deeds.ts";
import {
  createHandOutside,
  createLine,
  edit,
  type HandOutside,
  hear,
  hello,
  settled,
} from "./replica.ts";
import { createRooms, type Rooms, type Visit } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

let disk: MemoryDisk;
let outside: HandOutside;
let store: Store;
let rooms: Rooms;
const purge = vi.fn<Store["purge"]>(() => Promise.resolve({ kind: "purged" }));

beforeEach(async () => {
  disk = createMemoryDisk();
  outside = createHandOutside();
  store = { ...openMemoryStore(disk), purge };
  purge.mockClear();
  await createSampleWorkshop(store);
  rooms = createRooms({ store, outside });
});

async function enterMine(participant: string) {
  const doc = new Y.Doc();
  let visit: Visit | undefined;
  const line = createLine((frame) => {
    const answer = hear(doc, frame);
    if (answer) visit?.receive(answer);
  });
  const visitor = {
    linkId: "link-contributor",
    role: "contributor",
    document: "mine",
    participant,
    epoch: undefined,
    acknowledges: true,
  } as const;
  visit = await rooms.enter(sampleWorkshopId, visitor, line);
  visit?.receive(hello(doc));
  await settled();
  return {
    doc,
    line,
    leave: () => visit?.leave(),
    draft: (id: string, text: string) =>
      visit?.receive(
        edit(doc, () =>
          doc.getMap("drafts").set(
            id,
            new Y.Map([
              ["text", text],
              ["roundId", "r"],
            ]),
          ),
        ),
      ),
  };
}

/** Publishes every draft as a touchpoint. */
const reveal: Decide = ({ mines, taken }) => {
  const drafts = mines.flatMap(({ snapshot }) => [...snapshot.drafts.values()]);
  return {
    ok: true,
    value: {
      map: drafts
        .filter(({ id }) => !taken.has(id))
        .map(({ id, text }) => ({
          op: "create",
          table: "touchpoints",
          id: `t-${id}`,
          values: { text },
        })),
      mines: mines.map(({ key }) => ({ key, changes: [] })),
      taken: drafts.map(({ id }) => id),
      purge: true,
      answer: { ok: true, count: drafts.length },
    },
  };
};

const request = { linkId: "link-facilitator", requestId: "request-1" };

test("[SYN-27] a decision sees every edit accepted so far, and those who have left", async () => {
  const one = await enterMine("participant-one-------");
  const two = await enterMine("participant-two-------");
  one.draft("d1", "from one who left");
  one.leave();
  two.draft("d2", "not yet durable");
  expect(await rooms.decide(sampleWorkshopId, request, reveal)).toEqual({ ok: true, count: 2 });
  const { map } = await rooms.view(sampleWorkshopId);
  expect([...map.touchpoints.keys()].sort()).toEqual(["a", "b", "c", "t-d1", "t-d2"]);
});

test("[SYN-28] the same request gets the same answer and happens once", async () => {
  const one = await enterMine("participant-one-------");
  one.draft("d1", "once");
  const answers = await Promise.all([
    rooms.decide(sampleWorkshopId, request, reveal),
    rooms.decide(sampleWorkshopId, request, reveal),
  ]);
  expect(answers).toEqual([
    { ok: true, count: 1 },
    { ok: true, count: 1 },
  ]);
  const other = { ...request, requestId: "request-2" };
  expect(await rooms.decide(sampleWorkshopId, other, reveal)).toEqual({ ok: true, count: 0 });
  expect(await rooms.taken(sampleWorkshopId, ["d1", "d9"])).toEqual(["d1"]);
});

test("[SYN-29] a deed that cannot be stored changes nothing for anybody", async () => {
  const one = await enterMine("participant-one-------");
  one.draft("d1", "kept");
  outside.advance(50);
  await settled();
  disk.full = true;
  const full = await rooms.decide(sampleWorkshopId, request, reveal);
  expect(full).toMatchObject({ ok: false, refusal: { code: "storageFull" } });
  expect(one.line.closed).toBeUndefined();
  disk.full = false;
  expect(await rooms.decide(sampleWorkshopId, request, reveal)).toEqual({ ok: true, count: 1 });
});

test("[SYN-29] a refusal changes nothing and is not remembered", async () => {
  const refused = await rooms.decide(sampleWorkshopId, request, () => err(refuse("tooSoon")));
  expect(refused).toMatchObject({ ok: false, refusal: { code: "tooSoon" } });
  expect(await rooms.decide(sampleWorkshopId, request, reveal)).toEqual({ ok: true, count: 0 });
});

test("[SYN-87] while a full disk refuses the purge nobody hears of the deed, and everybody does once it is done", async () => {
  const one = await enterMine("participant-one-------");
  one.draft("d1", "published");
  await settled();
  purge.mockResolvedValue({ kind: "full" });
  let answered = false;
  const answer = rooms.decide(sampleWorkshopId, request, reveal).then((told) => {
    answered = true;
    return told;
  });
  for (let refused = 1; refused <= 2; refused++) {
    await settled();
    expect([answered, one.line.closed]).toEqual([false, undefined]);
    if (refused === 2) purge.mockResolvedValue({ kind: "purged" });
    outside.advance(1_000);
  }
  expect(await answer).toMatchObject({ ok: true });
  expect(one.line.closed).toEqual({ code: 4410, reason: "epoch.2" });
});

test("[SYN-87] a server that stops while the purge is refused tells nobody", async () => {
  const one = await enterMine("participant-one-------");
  one.draft("d1", "published");
  await settled();
  purge.mockResolvedValue({ kind: "full" });
  const answer = rooms.decide(sampleWorkshopId, request, reveal);
  answer.catch(() => undefined);
  await settled();
  const stopped = rooms.stop();
  outside.advance(1_000);
  await stopped;
  await expect(answer).rejects.toThrow("purge");
  expect(one.line.closed?.code).toBe(4503);
  purge.mockResolvedValue({ kind: "purged" });
});

test("[SYN-30] erased text is purged before anybody hears of the deed", async () => {
  const one = await enterMine("participant-one-------");
  one.draft("d1", "published");
  await settled();
  let release = (): void => undefined;
  purge.mockReturnValueOnce(
    new Promise((resolve) => {
      release = () => resolve({ kind: "purged" });
    }),
  );
  const answer = rooms.decide(sampleWorkshopId, request, reveal);
  await settled();
  expect(purge).toHaveBeenCalled();
  expect(one.line.closed).toBeUndefined();
  release();
  await answer;
  expect(one.line.closed).toEqual({ code: 4410, reason: "epoch.2" });
});

test.each(["purged", "failed"])(
  "[SYN-144] a map that is asked for whole is given once what was published in it is told, and not if it never is (%s)",
  async (end) => {
    const one = await enterMine("participant-one-------");
    one.draft("d1", "published");
    await settled();
    let finish = (): void => undefined;
    purge.mockReturnValueOnce(
      new Promise((resolve, reject) => {
        const fail = () => reject(new Error("The disk is gone."));
        finish = end === "purged" ? () => resolve({ kind: "purged" }) : fail;
      }),
    );
    const answer = rooms.decide(sampleWorkshopId, request, reveal);
    answer.catch(() => undefined);
    await settled();
    expect(purge).toHaveBeenCalled();
    const given = rooms.wholeMap(sampleWorkshopId);
    const heard = vi.fn();
    given.then(heard, heard);
    await settled();
    expect(heard).not.toHaveBeenCalled();
    finish();
    if (end === "failed") await expect(given).rejects.toThrow("ended");
    else expect(Buffer.concat((await given).messages).toString()).toContain("published");
  },
);

test("[SYN-29] a revoked link decides nothing", async () => {
  await store.commit({ workshopId: sampleWorkshopId, revokeLinks: ["link-facilitator"] });
  const answer = await rooms.decide(sampleWorkshopId, request, reveal);
  expect(answer).toMatchObject({ ok: false, refusal: { code: "unknownLink" } });
});

test("[SYN-27] deciding about a workshop that is not there throws", async () => {
  await expect(rooms.decide("nowhere", null, reveal)).rejects.toThrow("unknown");
  expect(rooms.counts()).toEqual({ rooms: 0, connections: 0 });
});
