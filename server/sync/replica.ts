// Owns: a far end for tests: a document that speaks the plain protocol into a room, over a line that a test can hold
// up and cut, and an outside world whose time is moved by hand. Tests only.
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { type Outside, seededChance } from "../../shared/kit/outside.ts";
import { step1Frame, step2Frame, updateFrame } from "../../shared/wire/frames.ts";
import type { CloseCode } from "../../shared/wire/protocol.ts";
import type { Peer } from "./connection.ts";

export interface HandOutside extends Outside {
  /** Moves time, running what is due in order. */
  advance(byMs: number): void;
}

export function createHandOutside(seed = 1): HandOutside {
  let nowMs = 1_000_000;
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  return {
    ...seededChance(seed),
    now: () => nowMs,
    after: (delayMs, run) => {
      const timer = { atMs: nowMs + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (byMs) => {
      const endMs = nowMs + byMs;
      for (;;) {
        const [next] = timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.run();
      }
      nowMs = endMs;
    },
  };
}

/** Lets everything that waits for nothing but promises come to rest. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}

/** The far end of a connection as data: what was sent to it, and how it was closed. */
export interface Line extends Peer {
  readonly frames: Uint8Array[];
  readonly closed: { readonly code: CloseCode; readonly reason: string } | undefined;
  /** Bytes that the room is told are waiting. */
  queued: number;
}

export function createLine(onFrame?: (frame: Uint8Array) => void): Line {
  let closed: Line["closed"];
  const frames: Uint8Array[] = [];
  return {
    frames,
    queued: 0,
    get closed() {
      return closed;
    },
    send: (head, body = new Uint8Array()) => {
      if (closed) return;
      const frame = new Uint8Array(head.length + body.length);
      frame.set(head);
      frame.set(body, head.length);
      frames.push(frame);
      onFrame?.(frame);
    },
    close: (code, reason) => {
      closed ??= { code, reason };
    },
    queuedBytes() {
      return this.queued;
    },
  };
}

/** A sync message as a stock client reads it. */
export interface Heard {
  readonly type: number;
  readonly step: number | undefined;
  readonly payload: Uint8Array;
  /** Of message 100. */
  readonly count: number | undefined;
}

export function readHeard(frame: Uint8Array): Heard {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  const none = new Uint8Array();
  if (type === 100) {
    return { type, step: undefined, payload: none, count: decoding.readVarUint(decoder) };
  }
  const step = type === 0 ? decoding.readVarUint(decoder) : undefined;
  return { type, step, payload: decoding.readVarUint8Array(decoder), count: undefined };
}

/** Takes a frame as a stock client does; gives its answer, if it has one. */
export function hear(doc: Y.Doc, frame: Uint8Array): Uint8Array | undefined {
  const { type, step, payload } = readHeard(frame);
  if (type !== 0) return undefined;
  if (step === 0) return step2Frame(Y.encodeStateAsUpdate(doc, payload));
  Y.applyUpdate(doc, payload, remote);
  return undefined;
}

export const remote = Symbol("remote");

export function hello(doc: Y.Doc): Uint8Array {
  return step1Frame(Y.encodeStateVector(doc));
}

/** What a change makes a client send. */
export function edit(doc: Y.Doc, change: () => void): Uint8Array {
  const made: Uint8Array[] = [];
  const listener = (update: Uint8Array): void => {
    made.push(update);
  };
  doc.on("update", listener);
  doc.transact(change);
  doc.off("update", listener);
  return updateFrame(made.length === 1 && made[0] ? made[0] : Y.mergeUpdates(made));
}
