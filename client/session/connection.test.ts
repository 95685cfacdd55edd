import { expect, test, vi } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { seededChance } from "../../shared/kit/outside.ts";
import { messageAwareness, messageQueryAwareness } from "../../shared/wire/protocol.ts";
import { connect } from "./connection.ts";

function open(document: "room" | "map") {
  const frames: Uint8Array[] = [];
  const socket = {
    readyState: 1,
    close: () => undefined,
    send: (sent: Uint8Array) => frames.push(sent),
  };
  const offer = { document, address: "ws://host/sync/w1", token: "t", epoch: 1 };
  const outside = { ...seededChance(1), now: () => 0, after: () => () => undefined };
  const nothing = () => undefined;
  const { awareness } = connect(
    new Y.Doc(),
    {},
    { ...offer, socket: () => socket as unknown as WebSocket, outside },
    {
      began: nothing,
      isHeldBack: () => false,
      sent: nothing,
      opened: nothing,
      synced: nothing,
      lost: nothing,
      durable: nothing,
      closed: nothing,
    },
  );
  const heard = socket as unknown as WebSocket;
  return {
    awareness,
    /** How often something was said of who is here, since the last time. */
    told: () => frames.splice(0).filter(([message]) => message === messageAwareness).length,
    opens: () => heard.onopen?.({} as Event),
    hears: (frame: Uint8Array<ArrayBuffer>) =>
      heard.onmessage?.({ data: frame.buffer } as MessageEvent),
    closes: () => heard.onclose?.({ code: 1006, reason: "" } as CloseEvent),
  };
}

function presenceOfOther(): Uint8Array<ArrayBuffer> {
  const other = new Awareness(new Y.Doc());
  other.setLocalState({ name: "Ada" });
  const update = encodeAwarenessUpdate(other, [other.clientID]);
  other.destroy();
  return Uint8Array.of(messageAwareness, update.length, ...update);
}

test("[SYN-39] one's own presence is told when it changes and when it is asked for, nobody else's ever", () => {
  const { awareness, told, opens, hears, closes } = open("room");
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
  awareness.destroy();
});

test("[A11-125] who does nothing for an hour is still here, until the server says that they have gone", () => {
  vi.useFakeTimers();
  const { awareness, told, opens, hears } = open("room");
  opens();
  told();
  hears(presenceOfOther());
  vi.advanceTimersByTime(3_600_000);
  expect(awareness.getStates().size).toBe(2);
  expect(told()).toBe(0);
  awareness.destroy();
  vi.useRealTimers();
});

test("[SYN-39] a document that carries no presence tells none, and hears none", () => {
  const { awareness, told, opens, hears } = open("map");
  opens();
  hears(presenceOfOther());
  hears(Uint8Array.of(messageQueryAwareness));
  expect(told()).toBe(0);
  expect(awareness.getStates().size).toBe(0);
});
