// Owns: waiting for something to be so, a steady pace, and what is told of a list of waits.
import { setTimeout as pause } from "node:timers/promises";

/** Throws when it is not so within `forMs`. */
export async function until(isTrue: () => boolean, forMs = 20_000): Promise<void> {
  if (!(await comesTrue(isTrue, forMs)))
    throw new Error(`It did not come to be within ${forMs} ms.`);
}

export async function comesTrue(isTrue: () => boolean, forMs: number): Promise<boolean> {
  const endMs = performance.now() + forMs;
  while (!isTrue()) {
    if (performance.now() > endMs) return false;
    await pause(5);
  }
  return true;
}

/** Calls `act` so often a second, evenly, for so long; gives how often it was called. What was late is made up for. */
export async function steadily(
  perSecond: number,
  forMs: number,
  act: (count: number) => void,
): Promise<number> {
  const startMs = performance.now();
  let count = 0;
  for (;;) {
    const spentMs = performance.now() - startMs;
    if (spentMs >= forMs) return count;
    const due = Math.floor((spentMs * perSecond) / 1_000);
    while (count <= due) act(count++);
    await pause(1);
  }
}

/** The value below which `share` of them lie; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
