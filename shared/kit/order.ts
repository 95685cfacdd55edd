// Owns: order keys. An order is a text key inside the record, compared as text, so that concurrent moves
// never duplicate or lose a record. Keys are fractions in base 62, never ending in the smallest digit.

import type { Chance } from "./outside.ts";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const orderPattern = /^[0-9A-Za-z]{0,99}[1-9A-Za-z]$/;

/** Whether a text is an order key: 1 to 100 base-62 digits, the last not `0`. */
export function isOrder(text: string): boolean {
  return orderPattern.test(text);
}

/**
 * A key strictly between two others. `null` means before the first or after the last. Two random digits
 * at the end keep keys made at the same place by two people apart. Throws if `before` is not below `after`.
 */
export function orderBetween(before: string | null, after: string | null, chance: Chance): string {
  if (before !== null && after !== null && before >= after) {
    throw new Error(`No order key fits between ${before} and ${after}`);
  }
  return fraction(before, after) + jitter(chance);
}

/** `count` ascending keys strictly between two others, evenly spread so that keys stay short. */
export function ordersBetween(
  before: string | null,
  after: string | null,
  count: number,
  chance: Chance,
): string[] {
  if (count <= 0) return [];
  const middle = orderBetween(before, after, chance);
  const left = Math.floor((count - 1) / 2);
  return [
    ...ordersBetween(before, middle, left, chance),
    middle,
    ...ordersBetween(middle, after, count - 1 - left, chance),
  ];
}

/** Compares two records by their order key, then by id: the same answer for everybody. */
export function compareOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function jitter(chance: Chance): string {
  const [a = 0, b = 0] = chance.bytes(2);
  return `${digits[a % 62]}${digits[1 + (b % 61)]}`;
}

// A fraction strictly between two, read digit by digit; `null` stands for zero below and one above. Inside
// a gap it is the middle; at an open end one small step, so that a thousand appended keys stay short.
// It differs from `after` at a digit that the jitter does not touch, so the jitter cannot push it past.
function fraction(before: string | null, after: string | null): string {
  let result = "";
  for (let at = 0; ; at++) {
    const inside = before !== null && at < before.length;
    const low = inside ? digitAt(before, at) : 0;
    const high = after === null ? 62 : digitAt(after, at);
    if (low === high) {
      result += digits[low];
      continue;
    }
    if (high - low > 1) return result + digits[stepFrom(low, high, inside, before, after)];
    // Neighbouring digits: keep the lower one and go on without an upper bound.
    return result + digits[low] + fraction(before === null ? null : before.slice(at + 1), null);
  }
}

// Behind its end a fraction goes on with zeros.
function digitAt(key: string, at: number): number {
  return at < key.length ? digits.indexOf(key[at] as string) : 0;
}

function stepFrom(
  low: number,
  high: number,
  inside: boolean,
  before: string | null,
  after: string | null,
): number {
  if (after === null && inside) return low + 1;
  if (before === null && after !== null) return high - 1;
  return Math.floor((low + high) / 2);
}
