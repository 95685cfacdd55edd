// Owns: single frames of a socket as data, and back: which message it is and where its bytes lie. It must not know
// what is in an update. Rules: SYN-2.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { err, ok, type Result } from "../kit/result.ts";
import {
  messageAwareness,
  messageDurable,
  messageQueryAwareness,
  messageSync,
  syncStep1,
  syncStep2,
  syncUpdate,
} from "./protocol.ts";

export type Frame =
  /** What the other side holds, as clocks by client. */
  | { readonly kind: "step1"; readonly stateVector: Uint8Array }
  | { readonly kind: "step2"; readonly update: Uint8Array }
  | { readonly kind: "update"; readonly update: Uint8Array }
  | { readonly kind: "awareness"; readonly states: Uint8Array }
  | { readonly kind: "queryAwareness" };

/** Reads one frame from a client. The bytes inside are views of `bytes`, not copies. */
export function readFrame(bytes: Uint8Array): Result<Frame, string> {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = readMessage(decoder);
    if (frame === undefined) return err("This kind of message is not known here.");
    if (decoding.hasContent(decoder)) return err("The message has bytes after its end.");
    return ok(frame);
  } catch {
    return err("The message is cut off or malformed.");
  }
}

export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(syncStep1, stateVector);
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(syncStep2, update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncUpdate, update);
}

/** What stands before an update of so many bytes in a step-2 or an update message, for whoever sends it as it lies. */
export function updateHead(step: typeof syncStep2 | typeof syncUpdate, bytes: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageSync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

/** `count`: how many step-2 and update messages of this connection are durable. */
export function durableFrame(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageDurable);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}

/** One participant's presence on the wire: `state` is JSON; `null` means gone. */
export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  return awarenessFramesWithout(entries)(undefined);
}

/**
 * The message that tells of all entries but one client's, for any client: the entries are encoded once, however many
 * are left out in turn. Whoever has no entry among them gets the same bytes as everybody else.
 */
export function awarenessFramesWithout(
  entries: readonly AwarenessEntry[],
): (client: number | undefined) => Uint8Array {
  const encoder = encoding.createEncoder();
  const ends = entries.map((entry) => {
    writeEntry(encoder, entry);
    return encoding.length(encoder);
  });
  const states = encoding.toUint8Array(encoder);
  const places = new Map(entries.map(({ client }, at) => [client, at]));
  const whole = awarenessMessage(entries.length, states, new Uint8Array());
  return (client) => {
    const at = client === undefined ? undefined : places.get(client);
    if (at === undefined) return whole;
    const before = states.subarray(0, at === 0 ? 0 : ends[at - 1]);
    return awarenessMessage(entries.length - 1, before, states.subarray(ends[at]));
  };
}

function writeEntry(encoder: encoding.Encoder, { client, clock, state }: AwarenessEntry): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, state);
}

function awarenessMessage(count: number, before: Uint8Array, after: Uint8Array): Uint8Array {
  const head = encoding.createEncoder();
  encoding.writeVarUint(head, count);
  const countBytes = encoding.length(head);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageAwareness);
  encoding.writeVarUint(encoder, countBytes + before.length + after.length);
  encoding.writeVarUint(encoder, count);
  const start = encoding.toUint8Array(encoder);
  const message = new Uint8Array(start.length + before.length + after.length);
  message.set(start);
  message.set(before, start.length);
  message.set(after, start.length + before.length);
  return message;
}

/**
 * One client's entry of an awareness message, or where no client is given the only one there is; the states of others
 * are passed over unread. `undefined`: there is none, or the message is malformed or has more than `most.entries`;
 * "tooLarge": its state has more than `most.stateBytes`, and was not read.
 */
export function readAwarenessOf(
  states: Uint8Array,
  client: number | undefined,
  most: { readonly entries: number; readonly stateBytes: number },
): AwarenessEntry | "tooLarge" | undefined {
  try {
    const decoder = decoding.createDecoder(states);
    const count = decoding.readVarUint(decoder);
    if (count > (client === undefined ? 1 : most.entries)) return undefined;
    for (let at = 0; at < count; at++) {
      const found = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const stateAt = decoder.pos;
      const stateBytes = decoding.readVarUint(decoder);
      if (client === undefined || found === client) {
        if (stateBytes > most.stateBytes) return "tooLarge";
        decoder.pos = stateAt;
        return { client: found, clock, state: decoding.readVarString(decoder) };
      }
      decoder.pos += stateBytes;
    }
  } catch {
    // Ends too early: what it says of whom is nothing.
  }
  return undefined;
}

/** The entries of an awareness message; `undefined` if it is malformed or has more than `max`. */
export function readAwareness(
  states: Uint8Array,
  max: number,
): readonly AwarenessEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(states);
    const count = decoding.readVarUint(decoder);
    if (count > max) return undefined;
    const entries: AwarenessEntry[] = [];
    for (let at = 0; at < count; at++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      entries.push({ client, clock, state: decoding.readVarString(decoder) });
    }
    return entries;
  } catch {
    return undefined;
  }
}

function readMessage(decoder: decoding.Decoder): Frame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case messageSync:
      return readSync(decoder);
    case messageAwareness:
      return { kind: "awareness", states: decoding.readVarUint8Array(decoder) };
    case messageQueryAwareness:
      return { kind: "queryAwareness" };
    default:
      return undefined;
  }
}

function readSync(decoder: decoding.Decoder): Frame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case syncStep1:
      return { kind: "step1", stateVector: decoding.readVarUint8Array(decoder) };
    case syncStep2:
      return { kind: "step2", update: decoding.readVarUint8Array(decoder) };
    case syncUpdate:
      return { kind: "update", update: decoding.readVarUint8Array(decoder) };
    default:
      return undefined;
  }
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageSync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}
