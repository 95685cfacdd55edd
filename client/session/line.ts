// Owns: the line to one address: one WebSocket after the other, with waits between them. Must not know what is said on
// it. Rules SYN-38.

import { type Chance, type Clock, randomBelow, type Timers } from "../../shared/kit/outside.ts";
import type { Ending } from "./saveState.ts";

/** What `new WebSocket` does, or what stands in for it. */
export type OpenSocket = (address: string, protocols: string[]) => WebSocket;

export interface LinePlan {
  readonly address: string;
  readonly protocols: readonly string[];
  readonly socket: OpenSocket;
  readonly outside: Clock & Chance & Timers;
}

export interface LineEvents {
  /** A new connection is tried. */
  began(): void;
  opened(): void;
  heard(frame: Uint8Array<ArrayBuffer>): void;
  /** A connection that was open is gone. */
  lost(): void;
  /** The server does not want us back by ourselves. */
  closed(ending: Ending): void;
}

export interface Line {
  /** Sends if the line is open; else the frame is dropped. */
  send(frame: Uint8Array<ArrayBuffer>): void;
  /** Tries again at once instead of waiting. */
  retry(): void;
  close(): void;
}

/** Shortest and longest wait before the next try, in milliseconds; each is drawn between half of it and all of it. */
export const reconnectMs = { first: 400, longest: 15_000 } as const;

/** Servers speak at least every 20 seconds; a line that is silent for longer than this is dead. In milliseconds. */
const silenceMs = 30_000;
const lookMs = 3_000;

/** The wait before try number `failures` + 1 (`failures` from 0): doubling, half of it by chance. */
export function reconnectDelayMs(failures: number, chance: Chance): number {
  const full = Math.min(reconnectMs.longest, reconnectMs.first * 2 ** Math.min(failures, 10));
  return full / 2 + randomBelow(chance, Math.floor(full / 2) + 1);
}

/** Opens the line at once. A connection counts as a success, which shortens the next wait, when something was heard on it. */
export function openLine(plan: LinePlan, on: LineEvents): Line {
  const { outside } = plan;
  let socket: WebSocket | null = null;
  let isWanted = true;
  let isOpen = false;
  let failures = 0;
  let heardAtMs = 0;
  let stopTimer = (): void => undefined;

  const leave = (): void => {
    const left = socket;
    socket = null;
    stopTimer();
    if (!left) return;
    // What it still has to tell is heard no more; closing one that is connecting counts as an error of it.
    Object.assign(left, { onopen: null, onmessage: null, onclose: null });
    left.close();
    if (!isOpen) return;
    isOpen = false;
    on.lost();
  };
  const dropped = (ending: Ending | null): void => {
    leave();
    if (ending && isPermanent(ending)) isWanted = false;
    if (isWanted) stopTimer = outside.after(reconnectDelayMs(failures++, outside), open);
    else if (ending) on.closed(ending);
  };
  const watch = (): void => {
    if (outside.now() - heardAtMs > silenceMs) dropped(null);
    else stopTimer = outside.after(lookMs, watch);
  };
  const open = (): void => {
    if (!isWanted || socket) return;
    const fresh = plan.socket(plan.address, [...plan.protocols]);
    fresh.binaryType = "arraybuffer";
    socket = fresh;
    on.began();
    fresh.onopen = () => {
      isOpen = true;
      heardAtMs = outside.now();
      stopTimer = outside.after(lookMs, watch);
      on.opened();
    };
    fresh.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      heardAtMs = outside.now();
      failures = 0;
      on.heard(new Uint8Array(data));
    };
    // Its close says the same; outside browsers an error that nobody hears ends the program.
    fresh.onerror = () => undefined;
    fresh.onclose = ({ code, reason }) => dropped({ code, reason });
  };
  open();
  return {
    send: (frame) => {
      if (isOpen && socket?.readyState === openState) socket.send(frame);
    },
    retry: () => {
      if (socket) return;
      stopTimer();
      open();
    },
    close: () => {
      isWanted = false;
      leave();
    },
  };
}

/** `WebSocket.OPEN`, without asking for a class. */
const openState = 1;

/** Codes from 4400 to 4499 are decisions; all others pass. */
function isPermanent({ code }: Ending): boolean {
  return code >= 4400 && code < 4500;
}
