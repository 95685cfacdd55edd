// @vitest-environment jsdom
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bounds } from "./geometry.ts";
import { layGround } from "./ground.ts";

function laid(ground: HTMLElement, part: Bounds): Bounds {
  layGround(ground, part);
  const [left, top, width, height] = (["left", "top", "width", "height"] as const).map((name) =>
    Number.parseFloat(ground.style[name]),
  ) as [number, number, number, number];
  return { left, top, right: left + width, bottom: top + height };
}

test("[MAP-266] the ground reaches under all that is around the view, and little farther", () => {
  const ground = document.createElement("div");
  const coordinate = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const length = fc.integer({ min: 1, max: 9_000 });
  fc.assert(
    fc.property(coordinate, coordinate, length, length, (left, top, width, height) => {
      const part = { left, top, right: left + width, bottom: top + height };
      const under = laid(ground, part);
      expect(Math.max(under.left - part.left, part.right - under.right)).toBeLessThanOrEqual(0);
      expect(Math.max(under.top - part.top, part.bottom - under.bottom)).toBeLessThanOrEqual(0);
      expect(under.right - under.left).toBeLessThan(width + 2 * 1024);
      expect(under.bottom - under.top).toBeLessThan(height + 2 * 1024);
    }),
    { numRuns: 100 },
  );
});

test("[MAP-266] a view that goes a little lies on the same ground", () => {
  const ground = document.createElement("div");
  const before = laid(ground, { left: 100, top: 100, right: 2_500, bottom: 1_900 });
  expect(laid(ground, { left: 140, top: 60, right: 2_540, bottom: 1_860 })).toEqual(before);
});
