import { expect, test } from "vitest";
import { type CountedKind, countingSocket } from "./countingSocket.ts";

class SilentSocket {
  static readonly frames: Uint8Array[] = [];
  send(frame: Uint8Array): void {
    SilentSocket.frames.push(frame);
  }
}

function open(options: { carriesPresence?: boolean; isHeldBack?: () => boolean } = {}) {
  SilentSocket.frames.length = 0;
  const seen: (["began"] | [CountedKind, number])[] = [];
  const Socket = countingSocket(
    SilentSocket as unknown as typeof WebSocket,
    {
      began: () => seen.push(["began"]),
      isHeldBack: options.isHeldBack ?? (() => false),
      sent: (kind, index) => seen.push([kind, index]),
    },
    options.carriesPresence ?? false,
  );
  return { Socket, seen, frames: SilentSocket.frames };
}

const step1 = Uint8Array.of(0, 0, 1, 0);
const step2 = Uint8Array.of(0, 1, 2, 0, 0);
const update = Uint8Array.of(0, 2, 2, 0, 0);
const presence = Uint8Array.of(1, 1, 0);

test("[SYN-33] step 2 and updates are counted, from one at each new connection", () => {
  const { Socket, seen, frames } = open();
  const socket = new Socket("ws://host");
  for (const frame of [step1, step2, update, update]) socket.send(frame);
  new Socket("ws://host").send(update);
  expect(seen).toEqual([
    ["began"],
    ["everything", 1],
    ["update", 2],
    ["update", 3],
    ["began"],
    ["update", 1],
  ]);
  expect(frames).toHaveLength(5);
});

test("an update that is held back neither leaves nor counts; a step 2 always leaves", () => {
  const { Socket, seen, frames } = open({ isHeldBack: () => true });
  const socket = new Socket("ws://host");
  for (const frame of [update, step2]) socket.send(frame);
  expect(seen).toEqual([["began"], ["everything", 1]]);
  expect(frames).toEqual([step2]);
});

test("[SYN-39] presence leaves only where the document carries it", () => {
  const without = open();
  new without.Socket("ws://host").send(presence);
  expect(without.frames).toEqual([]);
  const room = open({ carriesPresence: true });
  new room.Socket("ws://host").send(presence);
  expect(room.frames).toEqual([presence]);
});
