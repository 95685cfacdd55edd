// Owns: the server's time on this screen: read once a second, at the moments when a countdown shows another number.
// The device's clock may be wrong; `clockOffsetMs` corrects it.

import { useEffect, useState } from "react";
import { useSession } from "../../session/hooks.ts";

/**
 * Milliseconds until `endMs` of the server's clock, never below 0; `null` counts nothing. Renders when a full second
 * has gone and exactly at the end, and not any more after it.
 */
export function useTimeLeft(endMs: number | null): number {
  const session = useSession();
  const { outside } = session;
  const [, renew] = useState(0);
  const leftMs = endMs === null ? 0 : leftUntil(endMs, outside.now() + session.clockOffsetMs());
  const secondsLeft = Math.ceil(leftMs / 1000);
  useEffect(() => {
    if (endMs === null || secondsLeft === 0) return undefined;
    let cancel: () => void = () => undefined;
    // A timer may fire a little too early; then it waits for the rest.
    const wait = (): void => {
      const nowLeftMs = leftUntil(endMs, outside.now() + session.clockOffsetMs());
      const untilNextMs = nowLeftMs - (secondsLeft - 1) * 1000;
      if (untilNextMs <= 0) renew((count) => count + 1);
      else cancel = outside.after(untilNextMs, wait);
    };
    wait();
    return () => cancel();
  }, [session, outside, endMs, secondsLeft]);
  return leftMs;
}

function leftUntil(endMs: number, serverNowMs: number): number {
  return Math.max(0, endMs - serverNowMs);
}
