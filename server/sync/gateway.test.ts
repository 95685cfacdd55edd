import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { step1Frame } from "../../shared/wire/frames.ts";
import { createRate } from "./rate.ts";
import { createHandOutside } from "./replica.ts";
import { sampleWorkshopId } from "./sample.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage | undefined;

afterEach(() => stage?.stop());

function open(path: string, protocols: string[]): WebSocket {
  if (stage === undefined) throw new Error("No stage is open");
  return new WebSocket(`${stage.origin}${path}`, protocols);
}

/** How a socket was closed; a refused upgrade would be 1006. */
function closeOf(socket: WebSocket): Promise<{ readonly code: number; readonly reason: string }> {
  return new Promise((resolve) => {
    socket.on("error", () => undefined);
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
}

const map = `/sync/${sampleWorkshopId}/map`;
const facilitator = ["waymark.v1", "bearer.token-facilitator"];

test("[SYN-2] a refused connection is accepted first, then closed with its code and words", async () => {
  stage = await openStage();
  const refusals: [path: string, protocols: string[], code: number][] = [
    [map, ["waymark.v1"], 4401],
    [map, ["waymark.v1", "bearer.token-nobody"], 4401],
    ["/sync/another-workshop/map", facilitator, 4404],
    [`/sync/${sampleWorkshopId}/secrets`, facilitator, 4404],
    [`/sync/${sampleWorkshopId}/mine`, facilitator, 4403],
    [map, [...facilitator, "epoch.7"], 4410],
  ];
  for (const [path, protocols, code] of refusals) {
    const closed = await closeOf(open(path, protocols));
    expect({ path, code: closed.code }).toEqual({ path, code });
    expect(closed.reason).not.toBe("");
  }
  expect(stage.rooms.counts().connections).toBe(0);
});

test("[SYN-2] the acknowledging protocol is selected when it is offered, the plain one otherwise", async () => {
  stage = await openStage();
  const selected = async (protocols: string[]): Promise<string> => {
    const socket = open(map, protocols);
    await new Promise((resolve) => {
      socket.on("open", resolve);
    });
    const { protocol } = socket;
    socket.terminate();
    return protocol;
  };
  expect(await selected(facilitator)).toBe("waymark.v1");
  expect(await selected([...facilitator, "waymark.v1.ack"])).toBe("waymark.v1.ack");
});

test("[SYN-21] frames sent before the document is at hand are answered, in their order", async () => {
  stage = await openStage();
  const socket = open(map, facilitator);
  socket.on("open", () => socket.send(step1Frame(Uint8Array.of(0))));
  const first = await new Promise<Buffer>((resolve) => {
    socket.on("message", (data: Buffer) => resolve(data));
  });
  expect(first[0]).toBe(0);
  socket.terminate();
});

test("[SYN-20] text, oversized frames and garbage on the wire close one socket and harm nobody", async () => {
  stage = await openStage({ limits: { frameBytes: 5_000 } });
  const text = open(map, facilitator);
  text.on("open", () => text.send("hello"));
  expect((await closeOf(text)).code).toBe(4422);
  const large = open(map, facilitator);
  large.on("open", () => large.send(new Uint8Array(6_000)));
  expect((await closeOf(large)).code).toBe(4413);
  const huge = open(map, facilitator);
  huge.on("open", () => huge.send(new Uint8Array(20_000)));
  expect((await closeOf(huge)).code).toBe(1009);
  const after = open(map, facilitator);
  await new Promise((resolve) => {
    after.on("open", resolve);
  });
  after.terminate();
});

test("[SYN-64] a line that answers no ping is cut, and one that does stays", async () => {
  const outside = createHandOutside();
  const reached: string[] = [];
  const figures = { limit: (name: string) => reached.push(name) };
  stage = await openStage({ outside, figures });
  const { deafMs } = stage.rooms.limits;
  const dead = new WebSocket(`${stage.origin}${map}`, facilitator, { autoPong: false });
  const alive = open(map, facilitator);
  await Promise.all([dead, alive].map((socket) => once(socket, "open")));
  const cut = closeOf(dead);
  for (let beat = 1; beat <= 4; beat++) {
    const pinged = once(alive, "ping");
    outside.advance(deafMs / 3);
    await pinged;
    // The answer to what is sent after the pong shows that the pong has arrived.
    alive.send(step1Frame(Uint8Array.of(0)));
    await once(alive, "message");
  }
  expect((await cut).code).toBe(1006);
  expect(alive.readyState).toBe(WebSocket.OPEN);
  expect(reached).toEqual(["deafMs"]);
  alive.terminate();
});

test("[SYN-22] a burst is slowed by not reading; only who keeps on is closed", () => {
  const rate = createRate({ framesPerSecond: 10, framesBurst: 20, slowedMs: 5_000 }, 0);
  for (let frame = 0; frame < 20; frame++) expect(rate.take(0)).toEqual({ kind: "go" });
  expect(rate.take(0)).toEqual({ kind: "wait", waitMs: 100 });
  expect(rate.take(2_000).kind).toBe("go");
  let nowMs = 2_000;
  let last = rate.take(nowMs).kind;
  for (let frame = 0; frame < 2_000 && last !== "tooFast"; frame++) {
    nowMs += 50;
    last = rate.take(nowMs).kind;
  }
  expect(last).toBe("tooFast");
  expect(nowMs).toBeGreaterThan(5_000);
});
