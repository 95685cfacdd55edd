import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareOrder, isOrder, orderBetween, ordersBetween } from "./order.ts";
import { seededChance } from "./outside.ts";

describe("order keys", () => {
  it("[MAP-1] a key made between two others sorts strictly between them, wherever one inserts", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 150 }), fc.integer(), (places, seed) => {
        const chance = seededChance(seed);
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          const key = orderBetween(keys[at - 1] ?? null, keys[at] ?? null, chance);
          expect(isOrder(key)).toBe(true);
          keys.splice(at, 0, key);
        }
        expect([...keys].sort()).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it("[MAP-1] many keys at once are ascending and stay short", () => {
    const keys = ordersBetween("A1", "A2", 500, seededChance(1));
    expect([...keys].sort()).toEqual(keys);
    expect(keys.every((key) => key > "A1" && key < "A2")).toBe(true);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(40);
  });

  it("[MAP-1] always inserting at one end or in one gap keeps keys within their bound for 2,000 moves", () => {
    const chance = seededChance(7);
    let last = orderBetween(null, null, chance);
    let first = last;
    for (let times = 0; times < 2000; times++) {
      last = orderBetween(last, null, chance);
      first = orderBetween(null, first, chance);
    }
    expect(isOrder(last) && isOrder(first)).toBe(true);
    expect(first < last).toBe(true);
  });

  it("[MAP-2] equal keys are ordered by id, the same for everybody", () => {
    const a = { order: "V", id: "a" };
    const b = { order: "V", id: "b" };
    expect([b, a].sort(compareOrder)).toEqual([a, b]);
    expect(compareOrder(a, a)).toBe(0);
  });

  it("refuses to fit a key where none can be", () => {
    expect(() => orderBetween("B", "B", seededChance(1))).toThrow(/between B and B/);
  });
});
