import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bounds, cardBounds, shifted } from "./geometry.ts";
import { snapped } from "./snapping.ts";

const coordinate = fc.double({ min: -2_000, max: 2_000, noNaN: true });
const length = fc.double({ min: 1, max: 600, noNaN: true });
const box: fc.Arbitrary<Bounds> = fc
  .tuple(coordinate, coordinate, length, length)
  .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));
const reach = fc.double({ min: 0, max: 20, noNaN: true });

describe("carried cards", () => {
  test("[MAP-360] go no farther than they may, and stay where they have gone", () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 12 }), reach, (carried, others, within) => {
        const { dx, dy, guides } = snapped(carried, others, within);
        expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(within);
        const again = snapped(shifted(carried, dx, dy), others, within);
        expect([again.dx, again.dy].map(Math.abs).every((way) => way < 1e-6)).toBe(true);
        expect(again.guides).toHaveLength(guides.length);
        expect(guides.length).toBeLessThanOrEqual(4);
      }),
    );
  });

  test("[MAP-360] stay where they are with none in line, or with no other at all", () => {
    const free = { dx: 0, dy: 0, guides: [] };
    expect(snapped(cardBounds({ x: 20, y: 300 }), [cardBounds({ x: 0, y: 0 })], 6)).toEqual(free);
    expect(snapped(cardBounds({ x: 0, y: 0 }), [], 6)).toEqual(free);
  });

  test("[MAP-360] go to the nearest, and lines along both edges reach from one to the other", () => {
    const others = [cardBounds({ x: 5, y: 300 }), cardBounds({ x: 2, y: -600 })];
    const { dx, dy, guides } = snapped(cardBounds({ x: 0, y: 0 }), others, 6);
    expect([dx, dy]).toEqual([2, 0]);
    expect(guides).toEqual([
      { left: 2, right: 2, top: -600, bottom: 120 },
      { left: 202, right: 202, top: -600, bottom: 120 },
    ]);
  });

  test("[MAP-360] of another size lie in line by one edge or by the middle", () => {
    const wide: Bounds = { left: 0, right: 424, top: 0, bottom: 120 };
    const byEdge = snapped(wide, [cardBounds({ x: 221, y: 400 })], 6);
    expect(byEdge.dx).toBe(-3);
    expect(byEdge.guides).toEqual([{ left: 421, right: 421, top: 0, bottom: 520 }]);
    const byMiddle = snapped(wide, [cardBounds({ x: 116, y: 400 })], 6);
    expect(byMiddle.dx).toBe(4);
    expect(byMiddle.guides).toEqual([{ left: 216, right: 216, top: 0, bottom: 520 }]);
  });

  test("[MAP-360] show the nearest of several that lie in one line", () => {
    const row = [0, 224, 672].map((x) => cardBounds({ x, y: 4 }));
    const { dy, guides } = snapped(cardBounds({ x: 448, y: 0 }), row, 6);
    expect(dy).toBe(4);
    expect(guides.map(({ left, right }) => right - left)).toEqual([424, 424]);
  });
});
