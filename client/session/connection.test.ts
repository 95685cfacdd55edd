import { expect, test, vi } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { seededChance } from "../../shared/kit/outside.ts";
import { messageAwareness, messageQueryAwareness } from "../../shared/wire/protocol.ts";
import { connect, reconnectDelayMs, reconnectMs } from "./connection.ts";

test("[SYN-38] the wait doubles up to 15 seconds, half of it by chance", () => {
  const chance = seededChance(3);
  for (let failures = 0; failures < 40; failures++) {
    const full = Math.min(reconnectMs.longest, reconnectMs.first * 2 ** failures);
    for (let i = 0; i < 20; i++) {
      const delay = reconnectDelayMs(failures, chance);
      expect(delay).toBeGreaterThanOrEqual(full / 2);
      expect(delay).toBeLessThanOrEqual(full);
    }
  }
  const delays = new Set(Array.from({ length: 50 }, () => reconnectDelayMs(6, chance)));
  expect(delays.size).toBeGreaterThan(25);
});

function open(document: "room" | "map") {
  const frames: Uint8Array[] = [];
  const socket = {
    readyState: 1,
    close: () => undefined,
    send: (sent: Uint8Array) => frames.push(sent),
  };
  const offer = { document, address: "ws://host/sync/w1", token: "t", epoch: 1 };
  const nothing = () => undefined;
  const seen: string[] = [];
  const connection = connect(
    new Y.Doc(),
    { ...offer, socket: () => socket as unknown as WebSocket, outside: seededChance(1) },
    {
      began: () => seen.push("began"),
      isHeldBack: () => false,
      sent: nothing,
      opened: () => seen.push("opened"),
      synced: nothing,
      lost: () => seen.push("lost"),
      came: nothing,
      durable: nothing,
      closed: ({ code }) => seen.push(`closed ${code}`),
    },
  );
  const heard = socket as unknown as WebSocket;
  return {
    ...connection,
    seen,
    /** How often something was said of who is here, since the last time. */
    told: () => frames.splice(0).filter(([message]) => message === messageAwareness).length,
    opens: () => heard.onopen?.({} as Event),
    hears: (frame: Uint8Array<ArrayBuffer>) =>
      heard.onmessage?.({ data: frame.buffer } as MessageEvent),
    closes: (code = 1006) => heard.onclose?.({ code, reason: "" } as CloseEvent),
  };
}

test("[SYN-38] a line that is lost is tried again after a wait, or at once when the network is back", () => {
  vi.useFakeTimers();
  const { seen, opens, closes, retry, close } = open("map");
  opens();
  closes();
  expect(seen).toEqual(["began", "opened", "lost"]);
  vi.advanceTimersByTime(reconnectMs.first);
  expect(seen.at(-1)).toBe("began");
  closes(4503);
  retry(false);
  retry(false);
  expect(seen.filter((word) => word === "began")).toHaveLength(3);
  close();
  vi.useRealTimers();
});

test("[SYN-38] a decision of the server is told, and nothing is tried any more", () => {
  vi.useFakeTimers();
  const { seen, opens, closes, retry, close } = open("map");
  opens();
  closes(4401);
  vi.advanceTimersByTime(60_000);
  retry(false);
  expect(seen).toEqual(["began", "opened", "lost", "closed 4401"]);
  close();
  vi.useRealTimers();
});

function presenceOfOther(): Uint8Array<ArrayBuffer> {
  const other = new Awareness(new Y.Doc());
  other.setLocalState({ name: "Ada" });
  const update = encodeAwarenessUpdate(other, [other.clientID]);
  other.destroy();
  return Uint8Array.of(messageAwareness, update.length, ...update);
}

test("[SYN-39] one's own presence is told when it changes and when it is asked for, nobody else's ever", () => {
  const { awareness, told, opens, hears, closes, close } = open("room");
  opens();
  expect(told()).toBe(1);
  hears(presenceOfOther());
  expect(awareness.getStates().size).toBe(2);
  expect(told()).toBe(0);
  awareness.setLocalState({ name: "Bob" });
  hears(Uint8Array.of(messageQueryAwareness));
  expect(told()).toBe(2);
  closes();
  expect([...awareness.getStates().keys()]).toEqual([awareness.clientID]);
  close();
});

test("[A11-125] who does nothing for an hour is still here, until the server says that they have gone", () => {
  vi.useFakeTimers();
  const { awareness, told, opens, hears, close } = open("room");
  opens();
  told();
  hears(presenceOfOther());
  vi.advanceTimersByTime(3_600_000);
  expect(awareness.getStates().size).toBe(2);
  expect(told()).toBe(0);
  close();
  vi.useRealTimers();
});

test("[SYN-39] a document that carries no presence tells none, and hears none", () => {
  const { awareness, told, opens, hears, close } = open("map");
  opens();
  hears(presenceOfOther());
  hears(Uint8Array.of(messageQueryAwareness));
  expect(told()).toBe(0);
  expect(awareness.getStates().size).toBe(0);
  close();
});
