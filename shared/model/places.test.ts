import { describe, expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "./change.ts";
import type { Place } from "./field.ts";
import { cardPitch, freePlaces } from "./places.ts";
import { schemas } from "./tables.ts";

describe("places of new cards", () => {
  test("[MAP-320] a board of many imports stays about as wide as a screen, and no card covers another", () => {
    let all: Place[] = [];
    for (const count of [46, 45, 58, 57, 59, 20, 5, 5, 36, 22, 1, 11, 8, 1, 40]) {
      all = [...all, ...freePlaces(boardOf(all), count)];
    }
    const { width, height } = extentOf(all);
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(2.2);
    expect(all.length * cardPitch.x * cardPitch.y).toBeGreaterThan((width * height) / 2);
    for (const [index, [x, y]] of all.entries()) {
      expect(Math.abs(x % cardPitch.x)).toBe(0);
      const covers = all
        .slice(index + 1)
        .some(([left, top]) => Math.abs(left - x) < cardPitch.x && Math.abs(top - y) < cardPitch.y);
      expect(covers).toBe(false);
    }
  });

  test("[MAP-320] a block lies below a wide board, beside a high one, and in what is free between", () => {
    const wide: Place[] = [
      [0, 0],
      [4_000, 0],
    ];
    const high = Array.from({ length: 29 }, (_, row): Place => [0, row * cardPitch.y]);
    expect(freePlaces(boardOf(wide), 3)[0]).toEqual([0, 2 * cardPitch.y]);
    expect(freePlaces(boardOf(high), 3)[0]).toEqual([2 * cardPitch.x, 0]);
    const between = [2 * cardPitch.x, 2 * cardPitch.y];
    expect(freePlaces(boardOf([...wide, ...high]), 3)[0]).toEqual(between);
  });

  test("[MAP-320] 5,000 cards spread as far as a place may be get company at once", () => {
    const places = Array.from(
      { length: 5_000 },
      (_, at): Place => [((at * 7_919) % 900_000) - 450_000, ((at * 104_729) % 900_000) - 450_000],
    );
    expect(freePlaces(boardOf(places), 500)).toHaveLength(500);
  });
});

function boardOf(places: readonly Place[]) {
  const changes = places.map(
    (place, index): MapChange => ({
      op: "create",
      table: "touchpoints",
      id: `t${index}`,
      values: { text: "x", place },
    }),
  );
  return applyPure(schemas.map, emptySnapshot(schemas.map), changes);
}

function extentOf(places: readonly Place[]) {
  const across = places.map(([x]) => x);
  const along = places.map(([, y]) => y);
  return {
    width: Math.max(...across) - Math.min(...across) + cardPitch.x,
    height: Math.max(...along) - Math.min(...along) + cardPitch.y,
  };
}
