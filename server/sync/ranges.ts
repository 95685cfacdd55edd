// Owns: sets of clocks as flat lists of pairs (first, end not included), ascending and apart: joining, adding, taking
// away. One object for each range would cost more than the rest of an update. It must not know what they stand for.

/** Ascending pairs that do not touch. */
export type Ranges = readonly number[];

/** Any pairs as such a list; the same object where it is one already. */
export function joined(pairs: readonly number[]): Ranges {
  if (isAscendingAndApart(pairs)) return pairs;
  // Which end belongs to which beginning does not matter to a union: a range is over where as many ended as began.
  const count = pairs.length / 2;
  const [begins, ends] = [new Float64Array(count), new Float64Array(count)];
  for (let at = 0; at < count; at++) {
    begins[at] = pairs[at * 2] as number;
    ends[at] = pairs[at * 2 + 1] as number;
  }
  begins.sort();
  ends.sort();
  const list: number[] = [];
  for (let from = 0, at = 0; at < count; at++) {
    const isLast = at === count - 1 || (begins[at + 1] as number) > (ends[at] as number);
    if (!isLast) continue;
    list.push(begins[from] as number, ends[at] as number);
    from = at + 1;
  }
  return list;
}

/**
 * Both as one list: the first of them, added to in place where little is added or all at its end, or a new one. The price
 * is by what lies between the first and the last that is added; the rest is moved as one.
 */
export function added(list: number[], more: Ranges): number[] {
  const [first, last] = [more[0], more.at(-1)];
  if (first === undefined || last === undefined) return list;
  if (more.length <= fewPairs * 2) {
    for (let at = 0; at < more.length; at += 2) {
      addOne(list, more[at] as number, more[at + 1] as number);
    }
    return list;
  }
  const from = firstEndingAfter(list, first - 1);
  const to = firstBeginningAfter(list, last);
  const between = merged(list.slice(from, to), more);
  if (to < list.length) return list.slice(0, from).concat(between, list.slice(to));
  list.length = from;
  for (const bound of between) list.push(bound);
  return list;
}

/** What of `ranges` lies outside `held`; the same object where all does. */
export function without(ranges: Ranges, held: Ranges): Ranges {
  const [from, end] = [ranges[0], ranges.at(-1)];
  if (from === undefined || end === undefined || held.length === 0) return ranges;
  let at = firstEndingAfter(held, from);
  if (at >= held.length || (held[at] as number) >= end) return ranges;
  const left: number[] = [];
  for (let own = 0; own < ranges.length; own += 2) {
    const [clock, stop] = [ranges[own] as number, ranges[own + 1] as number];
    while (at < held.length && (held[at + 1] as number) <= clock) at += 2;
    takeAway(left, clock, stop, held, at);
  }
  return left;
}

/** Whether a clock lies in one of the ranges. */
export function holds(ranges: Ranges, clock: number): boolean {
  const at = firstEndingAfter(ranges, clock);
  return at < ranges.length && (ranges[at] as number) <= clock;
}

/** So few are put in one by one. */
const fewPairs = 16;

function isAscendingAndApart(pairs: readonly number[]): boolean {
  for (let at = 2; at < pairs.length; at += 2) {
    if ((pairs[at] as number) <= (pairs[at - 1] as number)) return false;
  }
  return true;
}

/** Adds a range that begins at the last one's end or later, or where the last one does. */
export function extend(list: number[], clock: number, end: number): void {
  const last = list.length - 1;
  if (last < 0 || clock > (list[last] as number)) list.push(clock, end);
  else list[last] = Math.max(list[last] as number, end);
}

function addOne(list: number[], clock: number, end: number): void {
  // Ranges that touch the new one become one with it.
  const from = firstEndingAfter(list, clock - 1);
  let to = from;
  let [first, last] = [clock, end];
  while (to < list.length && (list[to] as number) <= end) {
    first = Math.min(first, list[to] as number);
    last = Math.max(last, list[to + 1] as number);
    to += 2;
  }
  list.splice(from, to - from, first, last);
}

/** Long stretches of `a` between two of `b` are copied as one. */
function merged(a: Ranges, b: Ranges): number[] {
  const pieces: number[][] = [];
  let list: number[] = [];
  let left = 0;
  for (let right = 0; right < b.length; right += 2) {
    let [clock, end] = [b[right] as number, b[right + 1] as number];
    if (left + longStretch < a.length && (a[left + longStretch + 1] as number) < clock) {
      const stretch = firstEndingAfter(a, clock - 1);
      pieces.push(list, a.slice(left, stretch));
      [list, left] = [[], stretch];
    }
    for (; left < a.length && (a[left + 1] as number) < clock; left += 2) {
      list.push(a[left] as number, a[left + 1] as number);
    }
    for (; left < a.length && (a[left] as number) <= end; left += 2) {
      clock = Math.min(clock, a[left] as number);
      end = Math.max(end, a[left + 1] as number);
    }
    extend(list, clock, end);
  }
  pieces.push(list, a.slice(left));
  return endToEnd(pieces);
}

/** What is spread as arguments has a bound, which a long list of pieces would reach; `flat` takes ten times as long. */
function endToEnd(pieces: readonly number[][]): number[] {
  let all: number[] = [];
  for (let at = 0; at < pieces.length; at += piecesAtOnce) {
    all = all.concat(...pieces.slice(at, at + piecesAtOnce));
  }
  return all;
}

const piecesAtOnce = 20_000;

/** Numbers. */
const longStretch = 128;

/** The place of the first pair that begins after `clock`; the length of the list where none does. */
function firstBeginningAfter(list: Ranges, clock: number): number {
  const at = firstEndingAfter(list, clock);
  return at < list.length && (list[at] as number) <= clock ? at + 2 : at;
}

/** The place of the first pair that ends after `clock`; the length of the list where none does. */
function firstEndingAfter(list: Ranges, clock: number): number {
  let [low, high] = [0, list.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle * 2 + 1] as number) <= clock) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

/** Adds to `left` what of one range lies outside `held`, of which the pairs before `first` end before it. */
function takeAway(left: number[], clock: number, end: number, held: Ranges, first: number): void {
  let from = clock;
  for (let at = first; at < held.length && from < end; at += 2) {
    const next = held[at] as number;
    if (next >= end) break;
    if (next > from) left.push(from, next);
    from = Math.max(from, held[at + 1] as number);
  }
  if (from < end) left.push(from, end);
}
