// Owns: the hostile inputs of the bench: what a stranger with a link, or a broken client, might send.
import { once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { awarenessFrame, updateFrame } from "../../../shared/wire/frames.ts";
import type { Address } from "../contestants.ts";
import { talk } from "../talker.ts";

export interface Attack {
  readonly name: string;
  /** Sent where presence travels. */
  readonly isPresence?: boolean;
  run(address: Address): Promise<void>;
}

type Write = (encoder: encoding.Encoder) => void;

export const attacks: readonly Attack[] = [
  frames("an empty message", () => [new Uint8Array()]),
  frames("one byte", () => [Uint8Array.of(255)]),
  frames("a message of an unknown type", () => [Uint8Array.of(99, 1, 2, 3)]),
  frames("an unknown step of a sync", () => [Uint8Array.of(0, 9, 1, 0)]),
  frames("a step 1 that is cut off", () => [Uint8Array.of(0, 0, 200, 1)]),
  frames("a state vector of 4 thousand million clients", () => [
    bytesOf((to) =>
      wrapped(
        to,
        0,
        0,
        bytesOf((inner) => numbers(inner, 2 ** 32)),
      ),
    ),
  ]),
  frames("an update of random bytes", () => [
    updateFrame(Uint8Array.from({ length: 200 }, (_, at) => (at * 7_919 + 13) % 256)),
  ]),
  frames("an update that promises 2 thousand million clients", () => [
    updateFrame(bytesOf((to) => numbers(to, 2 ** 31, 1, 1))),
  ]),
  frames("an update that promises 2 thousand million structs", () => [
    updateFrame(bytesOf((to) => numbers(to, 1, 2 ** 31, 77, 0))),
  ]),
  frames("content of a kind that does not exist", () => [
    updateFrame(item(77, 0, 0x1f, "touchpoints", () => undefined)),
  ]),
  frames("a type that does not exist", () => [
    updateFrame(item(77, 0, 7, "touchpoints", (to) => numbers(to, 99))),
  ]),
  frames("a sub-document inside", () => {
    const doc = new Y.Doc();
    doc.getMap("touchpoints").set("sub", new Y.Doc());
    return [updateFrame(Y.encodeStateAsUpdate(doc))];
  }),
  frames("lists in lists, 100,000 deep", () => [
    updateFrame(item(77, 0, 8, "touchpoints", (to) => deep(to, 100_000))),
  ]),
  frames("a table under another type", () => {
    const doc = new Y.Doc();
    doc.getText("touchpoints").insert(0, "text where a map is");
    return [updateFrame(Y.encodeStateAsUpdate(doc))];
  }),
  frames("a delete set of 2 thousand million ranges", () => [
    updateFrame(bytesOf((to) => numbers(to, 0, 1, 77, 2 ** 31))),
  ]),
  frames("a deletion that reaches beyond all numbers", () => [
    updateFrame(bytesOf((to) => numbers(to, 0, 1, 77, 1, 0, Number.MAX_SAFE_INTEGER))),
  ]),
  frames("a delete set that is cut off", () => [
    updateFrame(
      Uint8Array.from([...item(77, 0, 8, "touchpoints", oneValue).subarray(0, -1), 3, 1]),
    ),
  ]),
  frames("1,000 edits that build on what never came", () =>
    Array.from({ length: 1_000 }, (_, at) =>
      updateFrame(item(1_000 + at, 5_000, 8, "touchpoints", oneValue)),
    ),
  ),
  frames("an item that follows itself", () => [
    updateFrame(
      bytesOf((to) => {
        numbers(to, 1, 1, 77, 0);
        encoding.writeUint8(to, 0x80 | 8);
        numbers(to, 77, 0);
        oneValue(to);
        numbers(to, 0);
      }),
    ),
  ]),
  presence("presence that is no JSON", () => [
    awarenessFrame([{ client: 5, clock: 1, state: "{not json" }]),
  ]),
  presence("a million people in one presence, cut off", () => [
    bytesOf((to) => {
      numbers(to, 1);
      encoding.writeVarUint8Array(
        to,
        bytesOf((inner) => numbers(inner, 1_000_000, 1)),
      );
    }),
  ]),
  presence("presence of 5 MB", () => [
    awarenessFrame([{ client: 5, clock: 1, state: JSON.stringify({ x: "x".repeat(5_000_000) }) }]),
  ]),
  raw("bits that no WebSocket frame has", Buffer.from([0xf3, 0xff, 1, 2, 3, 4, 5, 6])),
  raw(
    "a frame that promises more bytes than there are",
    Buffer.from([0x82, 0xff, 0x00, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]),
  ),
];

function frames(name: string, make: () => readonly Uint8Array[]): Attack {
  return {
    name,
    run: async (address) => {
      const talker = await talk(address);
      for (const frame of make()) talker.say(frame);
      await pause(300);
      talker.leave();
    },
  };
}

function presence(name: string, make: () => readonly Uint8Array[]): Attack {
  return { ...frames(name, make), isPresence: true };
}

/** Bytes on the line below WebSocket; then the line is reset. */
function raw(name: string, bytes: Buffer): Attack {
  return {
    name,
    run: async ({ url, protocols }) => {
      const socket = new WebSocket(url, [...protocols]);
      socket.on("error", () => undefined);
      await once(socket, "open");
      const { _socket: line } = socket as unknown as { readonly _socket: Socket };
      line.write(bytes);
      await pause(100);
      line.resetAndDestroy();
    },
  };
}

function bytesOf(write: Write): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function wrapped(to: encoding.Encoder, type: number, step: number, payload: Uint8Array): void {
  numbers(to, type, step);
  encoding.writeVarUint8Array(to, payload);
}

function numbers(to: encoding.Encoder, ...values: readonly number[]): void {
  for (const value of values) encoding.writeVarUint(to, value);
}

/** An update of one item under a fresh key of a table. */
function item(
  client: number,
  clock: number,
  kind: number,
  table: string,
  content: Write,
): Uint8Array {
  return bytesOf((to) => {
    numbers(to, 1, 1, client, clock);
    encoding.writeUint8(to, 0x20 | kind);
    numbers(to, 1);
    encoding.writeVarString(to, table);
    encoding.writeVarString(to, "key");
    content(to);
    numbers(to, 0);
  });
}

function oneValue(to: encoding.Encoder): void {
  numbers(to, 1);
  encoding.writeAny(to, 1);
}

function deep(to: encoding.Encoder, depth: number): void {
  numbers(to, 1);
  for (let level = 0; level < depth; level++) encoding.writeUint8Array(to, Uint8Array.of(117, 1));
  encoding.writeAny(to, 1);
}
