// Owns: the server's time on this screen. The device's clock may be wrong; `clockOffsetMs` corrects it. Only what
// shows the time runs with it: the rest of a room hears of the end alone.

import { useEffect, useState } from "react";
import { useSession } from "../../session/hooks.ts";

/**
 * Milliseconds until `endMs` of the server's clock, never below 0; `null` counts nothing. Renders when a full second
 * has gone and exactly at the end, and not any more after it.
 */
export function useTimeLeft(endMs: number | null): number {
  return useCountdown(endMs, secondMs);
}

/** Whether `endMs` of the server's clock is still to come; `null` is not. Renders once, at the end. */
export function useIsBefore(endMs: number | null): boolean {
  return useCountdown(endMs, Number.POSITIVE_INFINITY) > 0;
}

const secondMs = 1_000;

/** The time left, looked at again each time that it falls to a full multiple of `everyMs`, and at the end. */
function useCountdown(endMs: number | null, everyMs: number): number {
  const session = useSession();
  const { outside } = session;
  const [, renew] = useState(0);
  const leftMs = endMs === null ? 0 : leftUntil(endMs, outside.now() + session.clockOffsetMs());
  const isRunning = leftMs > 0;
  const nextMs = isRunning && Number.isFinite(everyMs) ? multipleBelow(leftMs, everyMs) : 0;
  useEffect(() => {
    if (endMs === null || !isRunning) return undefined;
    let cancel: () => void = () => undefined;
    // A timer may fire a little too early; then it waits for the rest.
    const wait = (): void => {
      const waitMs = leftUntil(endMs, outside.now() + session.clockOffsetMs()) - nextMs;
      if (waitMs <= 0) renew((count) => count + 1);
      else cancel = outside.after(Math.min(waitMs, longestTimerMs), wait);
    };
    wait();
    return () => cancel();
  }, [session, outside, endMs, isRunning, nextMs]);
  return leftMs;
}

/** Browsers take a longer delay for none at all. */
const longestTimerMs = 2 ** 31 - 1;

function multipleBelow(leftMs: number, everyMs: number): number {
  return (Math.ceil(leftMs / everyMs) - 1) * everyMs;
}

function leftUntil(endMs: number, serverNowMs: number): number {
  return Math.max(0, endMs - serverNowMs);
}
