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
    for (const [index, [x, y]] of all.entries()) {
      const covers = all
        .slice(index + 1)
        .some(([left, top]) => Math.abs(left - x) < cardPitch.x && Math.abs(top - y) < cardPitch.y);
      expect(covers).toBe(false);
    }
  });

  test("[MAP-320] what is added to a wide board lies below it, to a high one beside it", () => {
    const [below] = freePlaces(
      boardOf([
        [0, 0],
        [4_000, 0],
      ]),
      3,
    );
    expect(below).toEqual([0, 2 * cardPitch.y]);
    const [beside] = freePlaces(
      boardOf([
        [0, 0],
        [0, 4_000],
      ]),
      3,
    );
    expect(beside).toEqual([cardPitch.x + cardPitch.y, 0]);
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
