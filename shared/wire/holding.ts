// Owns: which of several values of one key holds: as Yjs has it, told without Yjs. Rule MAP-280.

import { nowhere, type Reading, unknown } from "./items.ts";

/**
 * The value that holds of those of one key, which are `last` and what came before it; `nowhere` if there is none,
 * `unknown` if that cannot be told. `isAlone`: all of them are of one key, by whatever number.
 */
export function holding(reading: Reading, last: number, key: number, isAlone = false): number {
  let found = nowhere;
  let rivals: number[] | null = null;
  for (let item = last; item >= 0; item = reading.before[item] as number) {
    if (!isAlone && reading.key[item] !== key) continue;
    if (found === nowhere) found = item;
    else if (rivals) rivals.push(item);
    else rivals = [found, item];
  }
  return rivals ? lastOf(reading, rivals) : found;
}

/**
 * Yjs puts a value right after its origin, and of several with the same origin the one of the greater client last.
 * `unknown` where two of one client have the same origin, which Yjs never writes.
 */
function lastOf(reading: Reading, values: readonly number[]): number {
  const after = new Map<number, number[]>();
  for (const value of values) {
    const origin = reading.origin[value] as number;
    const known = after.get(origin);
    if (known) known.push(value);
    else after.set(origin, [value]);
  }
  let last = nextAfter(reading, nowhere, after.get(nowhere) ?? []);
  while (last >= 0) {
    const next = nextAfter(reading, last, after.get(last) ?? []);
    if (next === nowhere) return last;
    last = next;
  }
  return unknown;
}

/**
 * The last of those that have their origin in `from`, or that have none. An item that is several of one client laid
 * together has these after one another, so that each is a rival of what has the same origin.
 */
function nextAfter(reading: Reading, from: number, values: readonly number[]): number {
  const clientOf = (item: number): number =>
    reading.clients[reading.client[item] as number] as number;
  const sorted = values
    .map((value) => ({ value, clock: reading.originClock.get(value) ?? 0 }))
    .sort((a, b) => a.clock - b.clock || clientOf(b.value) - clientOf(a.value));
  for (const [at, { value, clock }] of sorted.entries()) {
    const next = sorted[at + 1];
    if (next?.clock === clock && clientOf(next.value) === clientOf(value)) return unknown;
    const isWithin = from >= 0 && clock < (reading.end[from] as number) - 1;
    if (isWithin && clientOf(value) === clientOf(from)) return unknown;
    if (!isWithin || clientOf(value) > clientOf(from)) return value;
  }
  return nowhere;
}
