// Owns: one socket as a room's far end: frames laid out for the wire once for all who read them, the goodbye with its
// code, and how much still waits. It must not know paths, admission or what a frame says. Rules: SYN-2, SYN-70, SYN-121.
import { nextTick } from "node:process";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Outside } from "../../shared/kit/outside.ts";
import type { Peer } from "./connection.ts";

/**
 * How long a far end may take to say goodbye, in milliseconds, before the line is cut. A line cut while its far end still sends
 * takes back the code that was said, so that one who is merely slow would not hear it.
 */
export const goodbyeMs = 3_000;

/** Gives a frame as the bytes of one WebSocket message: a buffer, which a stream takes without making another. */
export type Layout = (frame: Uint8Array) => Buffer;

/**
 * The last frame is remembered: a room sends the same one to each reader in turn, and then only the system call is
 * left to pay for each.
 */
export function createLayout(): Layout {
  let last: Uint8Array | undefined;
  let laidOut: Buffer = Buffer.alloc(0);
  return (frame) => {
    if (frame !== last) laidOut = binaryMessage(frame);
    last = frame;
    return laidOut;
  };
}

/** `line`: what lies under the socket; it belongs to the socket, which writes to it as well, in the same order. */
export function createPeer(
  socket: WebSocket,
  line: Duplex,
  outside: Outside,
  layout: Layout,
): Peer {
  return {
    send: (frame, body) => {
      if (socket.readyState !== socket.OPEN) return;
      if (body === undefined && frame.length <= copiedBytes) line.write(layout(frame));
      else writeApart(line, frame, body);
    },
    close: (code, reason) => {
      // A paused socket would never hear the other side's goodbye.
      socket.resume();
      socket.close(code, shortened(reason));
      const stop = outside.after(goodbyeMs, () => socket.terminate());
      socket.once("close", stop);
    },
    queuedBytes: () => line.writableLength,
  };
}

/** Without a copy of what is large, and in one system call with all that is sent in the same turn. */
function writeApart(line: Duplex, frame: Uint8Array, body: Uint8Array | undefined): void {
  if (line.writableCorked === 0) {
    line.cork();
    nextTick(() => line.uncork());
  }
  line.write(headOf(frame.length + (body?.length ?? 0)));
  line.write(frame);
  if (body !== undefined) line.write(body);
}

/** Up to so many bytes a copy costs less than a second buffer in the system call. */
const copiedBytes = 16 * 1024;

/** One whole binary message from a server, RFC 6455, section 5.2: FIN and opcode 2, then the length, unmasked. */
function binaryMessage(payload: Uint8Array): Buffer {
  const head = headOf(payload.length);
  const message = Buffer.allocUnsafeSlow(head.length + payload.length);
  message.set(head);
  message.set(payload, head.length);
  return message;
}

function headOf(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(0x82, length);
  const head = new Uint8Array(length < 65_536 ? 4 : 10);
  const view = new DataView(head.buffer);
  head[0] = 0x82;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) view.setUint16(2, length);
  else view.setBigUint64(2, BigInt(length));
  return head;
}

/** A close reason holds at most 123 bytes of UTF-8. */
function shortened(reason: string): string {
  const bytes = Buffer.from(reason);
  if (bytes.length <= 123) return reason;
  return `${bytes
    .subarray(0, 117)
    .toString()
    .replace(/\uFFFD+$/, "")}…`;
}
