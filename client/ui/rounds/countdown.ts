// Owns: how long a round still runs by the server's clock, told anew at each full second. It knows no session: the
// clock comes in.
import { useCallback, useRef, useState, useSyncExternalStore } from "react";
import type { Clock, Timers } from "../../../shared/kit/outside.ts";

/** The server's clock, and a way to be called back. */
export interface RoundClock extends Clock, Timers {}

const secondMs = 1000;

/** Whole seconds left until `endsAtMs` of the clock, rounded up; 0 from then on. */
export function useSecondsLeft(endsAtMs: number, clock: RoundClock): number {
  const latest = useRef(clock);
  latest.current = clock;
  const read = useCallback(() => secondsUntil(endsAtMs, latest.current.now()), [endsAtMs]);
  const subscribe = useCallback(
    (tell: () => void) => {
      let cancel: () => void = () => undefined;
      const wait = () => {
        const leftMs = endsAtMs - latest.current.now();
        if (leftMs <= 0) return;
        // To the end of the second under way; a millisecond more, since timers may fire early.
        cancel = latest.current.after((leftMs % secondMs || secondMs) + 1, () => {
          tell();
          wait();
        });
      };
      wait();
      return () => cancel();
    },
    [endsAtMs],
  );
  return useSyncExternalStore(subscribe, read);
}

/** Whether an end came before its time, since somebody closed the round while one looked on. */
export function useIsCutShort(endsAtMs: number): boolean {
  const [seen, setSeen] = useState({ endsAtMs, isCutShort: false });
  if (seen.endsAtMs !== endsAtMs) setSeen({ endsAtMs, isCutShort: endsAtMs < seen.endsAtMs });
  return seen.isCutShort;
}

/** Whole seconds from `nowMs` until `endsAtMs`, rounded up, never below 0. */
export function secondsUntil(endsAtMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((endsAtMs - nowMs) / secondMs));
}

/** Seconds as on a clock: "4:05", "1:02:30". */
export function clockTime(seconds: number): string {
  const pad = (part: number): string => String(part).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = pad(seconds % 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}
