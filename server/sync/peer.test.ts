import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Duplex, Writable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import type { Peer } from "./connection.ts";
import { createLayout, createPeer } from "./peer.ts";
import { createHandOutside } from "./replica.ts";

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Two far ends of one door, and what each of them has heard. */
async function openTwo(): Promise<{
  readonly url: string;
  readonly peers: Peer[];
  readonly heard: Buffer[][];
  readonly sockets: WebSocket[];
}> {
  const layout = createLayout();
  const outside = createHandOutside();
  const door = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const listening = createServer();
  server = listening;
  const peers: Peer[] = [];
  listening.on("upgrade", (request, line, head) => {
    door.handleUpgrade(request, line, head, (socket) =>
      peers.push(createPeer(socket, line, outside, layout)),
    );
  });
  listening.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const url = `ws://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const heard: Buffer[][] = [[], []];
  const sockets = heard.map((frames) => {
    const socket = new WebSocket(url);
    socket.on("message", (data: Buffer) => frames.push(data));
    return socket;
  });
  await Promise.all(sockets.map((socket) => once(socket, "open")));
  return { url, peers, heard, sockets };
}

test("[SYN-70] frames of every size arrive whole and in their order, at all who read them", async () => {
  const { peers, heard, sockets } = await openTwo();
  const sizes = [0, 1, 125, 126, 127, 16_384, 16_385, 65_535, 65_536, 70_000, 3];
  const frames = sizes.map((size, at) => new Uint8Array(size).fill(at));
  for (const frame of frames) for (const peer of peers) peer.send(frame);
  for (const peer of peers) peer.close(4508, "ö".repeat(200));
  const closes = await Promise.all(sockets.map((socket) => once(socket, "close")));
  for (const one of heard) {
    expect(one.map((data) => data.length)).toEqual(sizes);
    expect(one.every((data, at) => data.equals(frames[at] ?? Buffer.of(1)))).toBe(true);
  }
  for (const [code, reason] of closes) {
    expect(code).toBe(4508);
    expect(String(reason)).toMatch(/^ö+…$/);
  }
});

test("[SYN-70] a frame whose body goes as it lies arrives as one", async () => {
  const { peers, heard, sockets } = await openTwo();
  const body = new Uint8Array(200_000).fill(7);
  for (const peer of peers) {
    peer.send(Uint8Array.of(1), body);
    peer.send(Uint8Array.of(2));
    peer.send(Uint8Array.of(3), new Uint8Array());
    peer.close(4503, "over");
  }
  await Promise.all(sockets.map((socket) => once(socket, "close")));
  for (const one of heard) {
    expect(one.map((data) => [data.length, data[0], data.at(-1)])).toEqual([
      [200_001, 1, 7],
      [1, 2, 2],
      [1, 3, 3],
    ]);
  }
});

test("[SYN-70] what is sent to a far end that has gone is dropped without a word", async () => {
  const { url, peers, sockets } = await openTwo();
  const [peer] = peers;
  sockets[0]?.terminate();
  sockets[1]?.close();
  await Promise.all(sockets.map((socket) => once(socket, "close")));
  for (let time = 0; time < 10; time++) {
    expect(() => peer?.send(new Uint8Array(100))).not.toThrow();
    // What a write to a closed line causes would have come by now.
    await once(new WebSocket(url), "open");
  }
});

test("[SYN-121] a document in parts and what is said after it leave as one write", async () => {
  const writes: number[] = [];
  const line = new Writable({
    writev: (chunks, done) => {
      writes.push(chunks.reduce((sum, { chunk }) => sum + chunk.length, 0));
      done();
    },
  });
  const socket = { readyState: WebSocket.OPEN, OPEN: WebSocket.OPEN } as WebSocket;
  const peer = createPeer(socket, line as Duplex, createHandOutside(), createLayout());
  const body = new Uint8Array(70_000);
  for (const head of [1, 2, 3]) peer.send(Uint8Array.of(head), body);
  peer.send(Uint8Array.of(4));
  expect(peer.queuedBytes()).toBe(3 * (10 + 1 + body.length) + 3);
  await vi.waitFor(() => expect(peer.queuedBytes()).toBe(0));
  expect(writes).toEqual([3 * (10 + 1 + body.length) + 3]);
});

test("[SYN-70] one frame for many is laid out once", () => {
  const layout = createLayout();
  const frame = Uint8Array.of(1, 2, 3);
  expect(layout(frame)).toBe(layout(frame));
  expect([...layout(frame)]).toEqual([0x82, 3, 1, 2, 3]);
  expect([...layout(Uint8Array.of(9))]).toEqual([0x82, 1, 9]);
});
