// What takes time by the square of its size would run into the limit of the test.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { step1Frame, updateFrame } from "../../shared/wire/frames.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { deletions, giants, records } from "./giants.fixture.ts";
import { defaultSyncLimits } from "./limits.ts";
import { createHandOutside, createLine, hello, settled } from "./replica.ts";
import { createRooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

async function enter() {
  const store = openMemoryStore(createMemoryDisk());
  await createSampleWorkshop(store);
  const outside = createHandOutside();
  // What is taken in is not compacted, which is tested elsewhere and takes longer than all the rest.
  const limits = { tailBytes: defaultSyncLimits.documentBytes };
  const rooms = createRooms({ store, outside, limits });
  const line = createLine();
  const guest = { linkId: "link-curator", role: "curator", document: "map" } as const;
  const visit = await rooms.enter(
    sampleWorkshopId,
    { ...guest, participant: undefined, epoch: undefined, acknowledges: true },
    line,
  );
  const say = async (frame: Uint8Array): Promise<void> => {
    visit?.receive(frame);
    await settled();
    outside.advance(50);
    await settled();
  };
  await say(hello(new Y.Doc()));
  return { line, say };
}

for (const [name, made] of Object.entries(giants)) {
  test(`[SYN-82] ${name}, as many as the limits let through, are judged and taken`, async () => {
    const { line, say } = await enter();
    await say(updateFrame(made()));
    expect(line.closed).toBeUndefined();
  });
}

test("[SYN-82] after the largest frames small ones are taken, and stale clocks are answered", async () => {
  const { line, say } = await enter();
  await say(updateFrame(giants.deletions?.() ?? new Uint8Array()));
  await say(step1Frame(Uint8Array.of(1, 1, 1)));
  const card = new Y.Doc();
  card.getMap("touchpoints").set("a", new Y.Map());
  for (let left = 200; left > 0; left--) {
    card.getMap("touchpoints").set("a", new Y.Map());
    await say(updateFrame(Y.encodeStateAsUpdate(card)));
  }
  expect(line.closed).toBeUndefined();
});

test("[SYN-82] one struct more than the limit is refused", async () => {
  const { line, say } = await enter();
  await say(updateFrame(records(100_001)));
  expect(line.closed?.code).toBe(4422);
});

test("[SYN-117] more deletions in disorder than the limit are refused, in order they are taken", async () => {
  const [hostile, honest] = [await enter(), await enter()];
  await hostile.say(updateFrame(deletions(10_001, 1)));
  expect(hostile.line.closed?.code).toBe(4422);
  await honest.say(updateFrame(deletions(10_001, 0)));
  expect(honest.line.closed).toBeUndefined();
});
