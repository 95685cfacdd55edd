import { expect, test } from "vitest";
import { cardSize } from "./geometry.ts";
import { paintCards } from "./paintCards.ts";
import type { Palette } from "./palette.ts";

const palette = { faint: "faint", category: [] } as unknown as Palette;

/** The bars that stand for words, as [left, right] from the card's left edge, board units. */
function hinted(text: string): readonly (readonly [number, number])[] {
  const zoom = 0.2;
  const bars: (readonly [number, number])[] = [];
  const context = {
    fillStyle: "",
    setTransform: () => undefined,
    strokeRect: () => undefined,
    fillRect: (left: number, _top: number, width: number) => {
      if (context.fillStyle === "faint") bars.push([left / zoom, (left + width) / zoom]);
    },
  };
  const card = { id: "c", text, x: 0, y: 0, color: 0, isSelected: false, isFaded: false };
  const canvas = { context, size: { width: 400, height: 300 }, pixelRatio: 1 };
  const camera = { x: 0, y: 0, zoom };
  paintCards(canvas as never, camera, [{ ...card, presence: 1 }], palette, true);
  return bars;
}

test("[STA-60] far out the lines of a text begin at the side from which it is read", () => {
  const latin = hinted("Calls the hotline and then waits");
  expect(latin.map(([left]) => left)).toEqual([20, 20]);
  const hebrew = hinted("מתקשר למוקד ומחכה הרבה מאוד זמן");
  expect(hebrew).toHaveLength(2);
  for (const [, right] of hebrew) expect(Math.abs(right - (cardSize.width - 12))).toBeLessThan(5);
  const lengths = (bars: typeof latin) => bars.map(([left, right]) => Math.round(right - left));
  expect(lengths(hebrew)[0]).toBe(lengths(latin)[0]);
});
