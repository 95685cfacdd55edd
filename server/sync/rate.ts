// Owns: how fast one connection may send: a burst is slowed by not reading, and only who keeps on for long is closed.
// It must not know sockets. Rules: SYN-21, SYN-22.
import type { SyncLimits } from "./limits.ts";

export type Pace =
  | { readonly kind: "go" }
  /** Read nothing for so long. */
  | { readonly kind: "wait"; readonly waitMs: number }
  | { readonly kind: "tooFast" };

export interface Rate {
  /** Counts one frame. */
  take(nowMs: number): Pace;
}

export function createRate(
  {
    framesPerSecond,
    framesBurst,
    slowedMs,
  }: Pick<SyncLimits, "framesPerSecond" | "framesBurst" | "slowedMs">,
  startMs: number,
): Rate {
  let left = framesBurst;
  let lastMs = startMs;
  let slowedSinceMs: number | undefined;
  return {
    take: (nowMs) => {
      left = Math.min(framesBurst, left + ((nowMs - lastMs) * framesPerSecond) / 1000) - 1;
      lastMs = nowMs;
      if (left >= framesBurst / 2) slowedSinceMs = undefined;
      if (left >= 0) return { kind: "go" };
      slowedSinceMs ??= nowMs;
      if (nowMs - slowedSinceMs > slowedMs) return { kind: "tooFast" };
      return { kind: "wait", waitMs: Math.ceil((-left * 1000) / framesPerSecond) };
    },
  };
}
