// Owns: what comes in from the outside world, as ports. Everything else takes these as parameters,
// so that a test decides what time it is and how the dice fall.

/** Wall-clock time in milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** Cryptographically strong random bytes (a seeded stand-in in tests). */
export interface Chance {
  /** Takes a length in bytes (0 to 65,536) and gives that many fresh random bytes. */
  bytes(length: number): Uint8Array;
}

/** Calls back after a while; gives a function that cancels it. */
export interface Timers {
  after(delayMs: number, run: () => void): () => void;
}

export interface Outside extends Clock, Chance, Timers {}

/** A whole number from 0 to `below` - 1, uniform by rejection. `below`: 1 to 2^32. */
export function randomBelow(chance: Chance, below: number): number {
  if (!Number.isInteger(below) || below < 1 || below > 2 ** 32) {
    throw new Error(`randomBelow takes a whole number from 1 to 2^32, got ${below}`);
  }
  const limit = 2 ** 32 - (2 ** 32 % below);
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = chance.bytes(4);
    const drawn = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
    if (drawn < limit) return drawn % below;
  }
}

/** A new array in uniformly random order (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const picked = randomBelow(chance, last + 1);
    const held = result[last] as T;
    result[last] = result[picked] as T;
    result[picked] = held;
  }
  return result;
}

/** Chance that repeats itself for the same seed (mulberry32). For tests and demonstrations only: it is guessable. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return { bytes: (length) => Uint8Array.from({ length }, next) };
}
