import { expect, test } from "vitest";
import * as Y from "yjs";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { createHandOutside, createLine, edit, hello, settled } from "./replica.ts";
import { createRooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

/** How many commits an edit in each millisecond of a second makes while so many are connected. */
async function commitsOfASecond(people: number): Promise<number> {
  const outside = createHandOutside();
  const store = openMemoryStore(createMemoryDisk());
  await createSampleWorkshop(store);
  let commits = 0;
  const counting: typeof store = {
    ...store,
    commit: (commit) => {
      commits++;
      return store.commit(commit);
    },
  };
  const rooms = createRooms({ store: counting, outside });
  const doc = new Y.Doc();
  const visits = await Promise.all(
    Array.from({ length: people }, async () => {
      const visit = await rooms.enter(
        sampleWorkshopId,
        {
          linkId: "link-facilitator",
          role: "facilitator",
          document: "map",
          participant: undefined,
          epoch: undefined,
          acknowledges: true,
        },
        createLine(),
      );
      visit?.receive(hello(new Y.Doc()));
      return visit;
    }),
  );
  await settled();
  outside.advance(1_000);
  await settled();
  commits = 0;
  for (let ms = 0; ms < 1_000; ms++) {
    visits[0]?.receive(edit(doc, () => doc.getMap("touchpoints").set(`e${ms}`, new Y.Map())));
    await settled();
    outside.advance(1);
    await settled();
  }
  return commits;
}

test("[SYN-72] few commit at once, and many in ticks of 30 ms at most", async () => {
  expect(await commitsOfASecond(5)).toBe(1_000);
  // The first at once, then one for each tick.
  expect(await commitsOfASecond(100)).toBe(1 + 100);
  expect(await commitsOfASecond(400)).toBe(1 + 33);
});
