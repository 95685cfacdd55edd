import * as fc from "fast-check";
import { expect, test } from "vitest";
import { added, holds, joined, without } from "./ranges.ts";

/** Any pairs, in any order, that may touch and overlap; beside many single clocks, or none. */
const pairs = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 6 })), { maxLength: 60 }),
    fc.constantFrom(0, 0, 300),
  )
  .map(([list, singles]) => [
    ...list.flatMap(([clock, length]) => [clock, clock + length]),
    ...Array.from({ length: singles }, (_, at) => [at * 2, at * 2 + 1]).flat(),
  ]);

function clocksIn(ranges: readonly number[]): Set<number> {
  const clocks = new Set<number>();
  for (let at = 0; at < ranges.length; at += 2) {
    for (let clock = ranges[at] as number; clock < (ranges[at + 1] as number); clock++) {
      clocks.add(clock);
    }
  }
  return clocks;
}

function ascending(clocks: Iterable<number>): number[] {
  return [...clocks].sort((a, b) => a - b);
}

test("[SYN-126] ranges are joined, added, taken away and looked up as sets of clocks are, few or many at once", () => {
  fc.assert(
    fc.property(pairs, pairs, (one, other) => {
      const [a, b] = [joined(one), joined(other)];
      const [inA, inB] = [clocksIn(one), clocksIn(other)];
      const both = added([...a], b);
      expect(ascending(clocksIn(both))).toEqual(ascending(new Set([...inA, ...inB])));
      // Ascending and apart, so that none could be joined to the next.
      const isOrdered = (list: readonly number[]): boolean =>
        list.every((bound, at) => at === 0 || bound > (list[at - 1] as number));
      expect([isOrdered(a), isOrdered(both)]).toEqual([true, true]);
      const left = ascending(inA).filter((clock) => !inB.has(clock));
      expect(ascending(clocksIn(without(a, b)))).toEqual(left);
      const asked = Array.from({ length: 610 }, (_, clock) => clock);
      expect(asked.filter((clock) => holds(a, clock))).toEqual(ascending(inA));
    }),
    { numRuns: 200 },
  );
});
