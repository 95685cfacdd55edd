// Whoever crosses a bound of the sockets, each lowered so that it is near. Others are tested where they belong.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { awarenessFrame, step2Frame, updateFrame } from "../../shared/wire/frames.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { SyncLimits } from "./limits.ts";
import { createHandOutside, createLine, edit, hello, type Line, settled } from "./replica.ts";
import { createRooms, type Visit } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

interface Guest {
  readonly line: Line;
  readonly visit: Visit | undefined;
  put(text: string): void;
}

async function openRooms(limits: Partial<SyncLimits>) {
  const reached: string[] = [];
  const store = openMemoryStore(createMemoryDisk());
  await createSampleWorkshop(store);
  const outside = createHandOutside();
  const figures = { limit: (name: string) => reached.push(name) };
  const rooms = createRooms({ store, outside, limits, figures });
  const tick = async (): Promise<void> => {
    await settled();
    outside.advance(50);
    await settled();
  };
  let guests = 0;
  const enter = async (document: "map" | "room" | "mine"): Promise<Guest> => {
    const line = createLine();
    const own = { document, participant: `participant-${guests++}-of-the-limits`, epoch: 1 };
    const link = { linkId: "link-curator", role: "curator", acknowledges: true } as const;
    const visit = await rooms.enter(sampleWorkshopId, { ...link, ...own }, line);
    const doc = new Y.Doc();
    visit?.receive(hello(doc));
    await tick();
    const records = doc.getMap(document === "mine" ? "drafts" : "touchpoints");
    const put = (text: string): void => {
      const record = new Y.Map([["text", text]]);
      visit?.receive(edit(doc, () => records.set(`${text.slice(0, 5)}${records.size}`, record)));
    };
    return { line, visit, put };
  };
  return { reached, enter, tick };
}

/** A client's sixth clock, whose first five never come. */
const overGap = Uint8Array.of(1, 1, 9, 5, 0, 1, 0);

type Crossing = readonly [
  limit: keyof SyncLimits,
  value: number,
  document: "map" | "room" | "mine",
  code: number | undefined,
  cross: (guest: Guest, tick: () => Promise<void>) => void | Promise<void>,
];

const crossings: readonly Crossing[] = [
  ["frameBytes", 1_000, "map", 4413, ({ put }) => put("x".repeat(1_000))],
  ["documentBytes", 2_000, "map", 4413, ({ put }) => put("x".repeat(2_000))],
  ["mineBytes", 500, "mine", 4413, ({ put }) => put("x".repeat(500))],
  [
    "rangesPerDocument",
    3,
    "map",
    4413,
    ({ visit }) => {
      // Ten clocks, of which every other one is deleted, four at once.
      visit?.receive(updateFrame(Uint8Array.of(1, 1, 9, 0, 0, 10, 0)));
      visit?.receive(updateFrame(Uint8Array.of(0, 1, 9, 4, 0, 1, 2, 1, 4, 1, 6, 1)));
    },
  ],
  [
    "gapsInARow",
    3,
    "map",
    4422,
    async ({ visit }, tick) => {
      for (let gap = 0; gap < 5; gap++) {
        visit?.receive(updateFrame(overGap));
        await tick();
        // What it was asked for builds on the same.
        visit?.receive(step2Frame(overGap));
        await tick();
      }
    },
  ],
  [
    "presenceBytes",
    100,
    "room",
    undefined,
    ({ visit }) => {
      const state = JSON.stringify({ name: "x".repeat(100) });
      visit?.receive(awarenessFrame([{ client: 3, clock: 1, state }]));
    },
  ],
];

test.each(crossings)(
  "[SYN-122] whoever crosses %s is refused alone, and it is counted by its name",
  async (limit, value, document, code, cross) => {
    const { reached, enter, tick } = await openRooms({ [limit]: value });
    const [other, guest] = [await enter(document), await enter(document)];
    await cross(guest, tick);
    await tick();
    expect(guest.line.closed?.code).toBe(code);
    expect(new Set(reached)).toEqual(new Set([limit]));
    expect(other.line.closed).toBeUndefined();
    const heard = other.line.frames.length;
    if (document !== "room") other.put("on");
    await tick();
    expect(other.line.closed).toBeUndefined();
    if (document !== "room") expect(other.line.frames.length).toBeGreaterThan(heard);
  },
);

test("[SYN-122] one connection more than a workshop may have is refused, and those that are there go on", async () => {
  const { reached, enter, tick } = await openRooms({ connectionsPerWorkshop: 2 });
  const guests = [await enter("map"), await enter("map"), await enter("map")];
  expect(guests.map(({ line }) => line.closed?.code)).toEqual([undefined, undefined, 4413]);
  expect(reached).toEqual(["connectionsPerWorkshop"]);
  guests[0]?.visit?.leave();
  await tick();
  expect((await enter("map")).line.closed).toBeUndefined();
});
