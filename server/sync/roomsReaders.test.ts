// What readers of a room are told of others, and what becomes of those who are too slow.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { awarenessFrame, updateFrame } from "../../shared/wire/frames.ts";
import { paste } from "./giants.fixture.ts";
import { createLine, hello, settled } from "./replica.ts";
import { openTestRooms, presenceAt, put } from "./rooms.fixture.ts";

const { begin, decide, enter, enterBy, outside, tick } = openTestRooms();

test("[SYN-14] presence tells the role of the link, whatever a client says of itself", async () => {
  const one = await enter("contributor", "room");
  const two = await enter("viewer", "room");
  one.visit?.receive(
    awarenessFrame([{ client: 7, clock: 1, state: '{"name":"Ada","role":"facilitator"}' }]),
  );
  await tick();
  expect(presenceAt(two)).toEqual({ 7: { name: "Ada", role: "contributor" } });
  expect(presenceAt(one)).toEqual({});
  two.visit?.receive(awarenessFrame([{ client: 7, clock: 9, state: '{"name":"Eve"}' }]));
  await tick();
  expect(presenceAt(one)).toEqual({});
  one.visit?.leave();
  await tick();
  expect(presenceAt(two)).toEqual({ 7: null });
});

test("[SYN-15] inside an anonymous round presence is a head-count", async () => {
  const one = await enter("contributor", "room");
  const two = await enter("viewer", "room");
  const say = (clock: number, name: string): void =>
    one.visit?.receive(awarenessFrame([{ client: 7, clock, state: JSON.stringify({ name }) }]));
  say(1, "Ada");
  await tick();
  await setRound("open");
  await tick();
  expect(presenceAt(two)).toEqual({ 7: {} });
  const before = two.line.frames.length;
  say(2, "Ada Lovelace");
  await tick();
  expect(two.line.frames.length).toBe(before);
  const late = await enter("curator", "room");
  expect(presenceAt(late)).toEqual({ 7: {} });
  await setRound("closed");
  await tick();
  expect(presenceAt(late)).toEqual({ 7: { name: "Ada Lovelace", role: "contributor" } });
});

test("[SYN-18] a connection is never silent for longer than 20 seconds", async () => {
  const reader = await enter("viewer");
  for (let beat = 0; beat < 4; beat++) {
    const before = reader.line.frames.length;
    outside().advance(20_000);
    expect(reader.line.frames.length).toBeGreaterThan(before);
  }
});

test("[SYN-19] a reader too far behind is closed with 4508, and presence is dropped before", async () => {
  const writer = await enter("facilitator");
  const slow = await enter("viewer");
  slow.line.queued = 5 * 1024 * 1024;
  put(writer, "d", "too much");
  await tick();
  expect(slow.line.closed?.code).toBe(4508);
  const speaker = await enter("contributor", "room");
  const listener = await enter("viewer", "room");
  listener.line.queued = 300 * 1024;
  speaker.visit?.receive(awarenessFrame([{ client: 7, clock: 1, state: '{"x":1}' }]));
  await tick();
  expect(listener.line.closed).toBeUndefined();
  expect(presenceAt(listener)).toEqual({});
  listener.line.queued = 0;
  speaker.visit?.receive(awarenessFrame([{ client: 7, clock: 2, state: '{"x":2}' }]));
  await tick();
  expect(presenceAt(listener)).toEqual({ 7: { x: 2, role: "contributor" } });
});

test("[SYN-19] a reader who missed presence is told at the next sign of life who left meanwhile", async () => {
  const listener = await enter("viewer", "room");
  const speaker = await enter("contributor", "room");
  speaker.visit?.receive(awarenessFrame([{ client: 7, clock: 1, state: '{"x":1}' }]));
  await tick();
  expect(presenceAt(listener)).toEqual({ 7: { x: 1, role: "contributor" } });
  listener.line.queued = 300 * 1024;
  speaker.visit?.leave();
  await tick();
  expect(presenceAt(listener)).toEqual({ 7: { x: 1, role: "contributor" } });
  listener.line.queued = 0;
  outside().advance(20_000);
  await settled();
  expect(presenceAt(listener)).toEqual({ 7: null });
});

test("[SYN-19] who has just begun is not behind, in however many parts the document comes", async () => {
  await begin({ readerQueueBytes: 10_000 });
  const writer = await enter("facilitator");
  for (let at = 0; at < 12; at++) {
    put(writer, `large${at}`, "x".repeat(39_000));
    await tick();
  }
  const line = createLine();
  let queued = 0;
  const visit = await enterBy(
    {
      close: line.close,
      queuedBytes: () => queued,
      send: (head, body) => {
        queued += head.length + (body?.length ?? 0);
        line.send(head, body);
      },
    },
    {
      linkId: "link-viewer",
      role: "viewer",
      document: "map",
      participant: undefined,
      acknowledges: false,
    },
  );
  visit?.receive(hello(new Y.Doc()));
  await tick();
  expect(line.frames.length).toBeGreaterThan(2);
  expect(line.closed).toBeUndefined();
  put(writer, "later", "small");
  await tick();
  expect(line.closed).toBeUndefined();
});

test("[SYN-124] three hundred who join a map of 5,000 cards are sent the very same bytes, also after a restart", async () => {
  const writer = await enter("facilitator");
  writer.visit?.receive(updateFrame(paste(5_000)));
  await tick();
  writer.visit?.leave();
  const started = async (): Promise<Set<Uint8Array>> => {
    const bodies = new Set<Uint8Array>();
    for (let joined = 0; joined < 300; joined++) {
      const line = createLine();
      const send = (head: Uint8Array, body = new Uint8Array()): void => {
        if (body.length > 0) bodies.add(body);
        line.send(head);
      };
      const queuedBytes = (): number => 0;
      const link = { linkId: "link-viewer", role: "viewer", document: "map" } as const;
      const visit = await enterBy({ send, close: line.close, queuedBytes }, link);
      visit?.receive(hello(new Y.Doc()));
      // Thirty at a time.
      if (joined % 30 === 29) await tick();
      expect(line.closed).toBeUndefined();
    }
    return bodies;
  };
  for (const bodies of [await started(), await begin().then(started)]) {
    expect(bodies.size).toBeLessThan(4);
    const doc = new Y.Doc();
    for (const body of bodies) Y.applyUpdate(doc, body);
    expect(doc.getMap("touchpoints").size).toBe(5_003);
  }
});

async function setRound(state: "open" | "closed"): Promise<void> {
  await decide(() => ({
    ok: true,
    value: {
      room: [
        {
          op: "create",
          table: "rounds",
          id: "round",
          values: { kind: "brainstorm", mode: "anonymous", state, endsAtMs: 0, order: "V" },
        },
      ],
      answer: { ok: true },
    },
  }));
}
