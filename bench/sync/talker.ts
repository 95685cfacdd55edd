// Owns: the far end that all contestants are measured with: a socket that speaks y-websocket frames, and edits that
// carry a mark by which they are known in any bytes, merged with others or not.
import { once } from "node:events";
import type { Socket } from "node:net";
import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { step1Frame, step2Frame, updateFrame } from "../../shared/wire/frames.ts";
import type { Address } from "./contestants.ts";
import { until } from "./waiting.ts";

export interface Ears {
  /** An update or a step 2 has come. */
  onUpdate?(update: Uint8Array, isStep2: boolean): void;
  /** The whole message, with its prefix. */
  onAwareness?(message: Buffer): void;
}

export interface Talker {
  readonly socket: WebSocket;
  /** A step 2 has come, or there is nobody who would send one. */
  isSynced(): boolean;
  /** Sends a frame behind the prefix of the address. */
  say(frame: Uint8Array): void;
  /** Reads on without looking, at next to no cost: what comes is counted by nobody. */
  goDeaf(): void;
  leave(): void;
}

/** Connects and asks for the document. Resolves once the socket is open. */
export async function talk(address: Address, ears: Ears = {}): Promise<Talker> {
  const { prefix, greeting, answers } = address;
  const socket = new WebSocket(address.url, [...address.protocols], { perMessageDeflate: false });
  let isSynced = !answers;
  const say = (frame: Uint8Array): void => {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(prefix.length === 0 ? frame : Buffer.concat([prefix, frame]));
  };
  socket.on("error", () => undefined);
  socket.on("message", (data: Buffer) => {
    const decoder = decoding.createDecoder(data);
    decoder.pos = prefix.length;
    const type = decoding.readVarUint(decoder);
    if (type === 1) return ears.onAwareness?.(data);
    // 4: Hocuspocus' answer to a step 1.
    if (type !== 0 && type !== 4) return;
    const step = decoding.readVarUint(decoder);
    // What it has is nobody's business: it says that it has nothing, so that only edits are measured.
    if (step === 0) return say(step2Frame(Uint8Array.of(0, 0)));
    isSynced ||= step === 1;
    ears.onUpdate?.(decoding.readVarUint8Array(decoder), step === 1);
  });
  await once(socket, "open");
  for (const one of greeting) socket.send(one);
  // Where nobody answers, the others would, each to everybody.
  if (answers) say(step1Frame(Uint8Array.of(0)));
  return {
    socket,
    isSynced: () => isSynced,
    say,
    goDeaf: () => {
      const { _socket: raw } = socket as unknown as { readonly _socket: Socket };
      raw.removeAllListeners("data");
      raw.on("data", () => undefined);
    },
    leave: () => socket.terminate(),
  };
}

/** Many at once, all in step with the server. */
export async function talkTogether(
  address: Address,
  count: number,
  earsOf: (at: number) => Ears = () => ({}),
): Promise<Talker[]> {
  const talkers: Talker[] = [];
  for (let from = 0; from < count; from += 50) {
    const some = Array.from({ length: Math.min(50, count - from) }, (_, at) =>
      talk(address, earsOf(from + at)),
    );
    talkers.push(...(await Promise.all(some)));
  }
  await until(() => talkers.every((talker) => talker.isSynced()));
  return talkers;
}

/** Makes edits under a client id of its own, each a new touchpoint with a mark in its text. */
export interface Pen {
  write(mark: number): Uint8Array;
}

export function newPen(): Pen {
  const doc = new Y.Doc();
  let made: Uint8Array = new Uint8Array();
  doc.on("update", (update: Uint8Array) => {
    made = update;
  });
  return {
    write: (mark) => {
      doc.getMap("touchpoints").set(`e${mark}`, new Y.Map([["text", `Edit ${markText(mark)}`]]));
      return updateFrame(made);
    },
  };
}

const markStart = "~".charCodeAt(0);
const markDigits = 7;

export function markText(mark: number): string {
  return `~${String(mark).padStart(markDigits, "0")}`;
}

/** All marks in some bytes, in their order. */
export function marksIn(bytes: Uint8Array): number[] {
  const marks: number[] = [];
  for (let at = bytes.indexOf(markStart); at >= 0; at = bytes.indexOf(markStart, at + 1)) {
    let mark = 0;
    let digit = 1;
    for (; digit <= markDigits; digit++) {
      const value = (bytes[at + digit] ?? 0) - 48;
      if (value < 0 || value > 9) break;
      mark = mark * 10 + value;
    }
    if (digit > markDigits) marks.push(mark);
  }
  return marks;
}

/** An update that makes a board of so many cards, in parts of `size`. */
export function boardUpdates(cards: number, size: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let from = 0; from < cards; from += size) {
    doc.transact(() => {
      for (let at = from; at < Math.min(cards, from + size); at++) setCard(doc, at);
    });
  }
  return updates;
}

function setCard(doc: Y.Doc, at: number): void {
  const fields: [string, unknown][] = [
    ["text", `Touchpoint ${at} ${"abc ".repeat(at % 8)}`],
    ["place", [at, at * 2]],
  ];
  doc.getMap("touchpoints").set(`card-${at}`, new Y.Map(fields));
}

export function cardsIn(doc: Y.Doc): number {
  let count = 0;
  for (const id of doc.getMap("touchpoints").keys()) if (id.startsWith("card-")) count++;
  return count;
}
