// @vitest-environment jsdom
import fc from "fast-check";
import { expect, it } from "vitest";
import { cardBounds, isOverlapping, type Point } from "./geometry.ts";
import type { Canvas, PaintedCard } from "./paintCards.ts";
import type { Palette } from "./palette.ts";
import { openRepainting } from "./repainting.ts";

const [width, height] = [96, 64];
const palette: Palette = {
  paper: "paper",
  line: "line",
  lineStrong: "strong",
  ink: "ink",
  faint: "faint",
  accent: "accent",
  category: ["none", "one", "two"],
  onCategory: "on",
  font: "any",
  revealMs: 0,
};

/**
 * A canvas of few pixels, each with all that has been painted on it since it was last cleared or covered: so that what is
 * painted twice, in another order or over an edge shows, whether or not an eye would see it.
 */
function pixelCanvas(pixelRatio: number): Canvas & { readonly pixels: string[] } {
  const pixels = Array.from({ length: width * height }, () => "");
  let clip: readonly number[] = [0, 0, width, height];
  let path: readonly number[] = clip;
  const fill = (box: readonly number[], paint: (before: string) => string): void => {
    const [left = 0, top = 0, wide = 0, high = 0] = box.map(Math.round);
    const [clipLeft = 0, clipTop = 0, clipWide = 0, clipHigh = 0] = clip;
    for (
      let y = Math.max(top, clipTop, 0);
      y < Math.min(top + high, clipTop + clipHigh, height);
      y++
    ) {
      for (
        let x = Math.max(left, clipLeft, 0);
        x < Math.min(left + wide, clipLeft + clipWide, width);
        x++
      ) {
        pixels[y * width + x] = paint(pixels[y * width + x] ?? "");
      }
    }
  };
  const context = {
    canvas: { width, height },
    globalAlpha: 1,
    fillStyle: "",
    strokeStyle: "",
    lineWidth: 1,
    setTransform: () => undefined,
    save: () => undefined,
    restore: () => {
      clip = [0, 0, width, height];
    },
    beginPath: () => undefined,
    rect: (...box: number[]) => {
      path = box;
    },
    clip: () => {
      clip = path;
    },
    clearRect: (...box: number[]) => fill(box, () => ""),
    fillRect: (...box: number[]) =>
      fill(box, (before) =>
        context.globalAlpha === 1 ? context.fillStyle : `${before}+${context.fillStyle}`,
      ),
    strokeRect: (x: number, y: number, wide: number, high: number) => {
      const half = context.lineWidth / 2;
      const ink = (before: string) => `${before}+${context.strokeStyle}`;
      fill([x - half, y - half, wide + 2 * half, 2 * half], ink);
      fill([x - half, y + high - half, wide + 2 * half, 2 * half], ink);
    },
    fillText: (words: string, x: number, y: number) =>
      fill([x, y - 2, words.length, 3], (before) => `${before}+${words}`),
  };
  const size = { width: width / pixelRatio, height: height / pixelRatio };
  return { context: context as unknown as CanvasRenderingContext2D, size, pixelRatio, pixels };
}

const at = fc.record({
  x: fc.integer({ min: -300, max: 900 }),
  y: fc.integer({ min: -200, max: 700 }),
});
const cardIds = ["a", "b", "c", "d", "e", "f"];
const change = fc.record({
  id: fc.constantFrom(...cardIds),
  place: fc.option(at),
  text: fc.constantFrom("Calls", "Waits for the parcel at home"),
  color: fc.integer({ min: 0, max: 2 }),
  isFaded: fc.boolean(),
  isSelected: fc.boolean(),
});

it("[MAP-202] what is painted in parts after any changes is the picture painted whole, pixel by pixel", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(change, { maxLength: 4 }), fc.boolean()), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.constantFrom(0.1, 0.14, 0.31),
      fc.constantFrom(1, 1.5, 2),
      fc.boolean(),
      (steps, zoom, pixelRatio, hasTime) => {
        const cards = new Map<string, PaintedCard>();
        const picture = {
          camera: { x: 3.3, y: -7.1, zoom },
          palette,
          hasTime,
          given: [],
          placeOf: (id: string): Point | undefined => cards.get(id),
          cardsIn: (bounds: Parameters<typeof isOverlapping>[0]) =>
            [...cards.values()]
              .filter((card) => isOverlapping(cardBounds(card), bounds))
              .sort((a, b) => (a.id < b.id ? -1 : 1)),
        };
        const kept = pixelCanvas(pixelRatio);
        const repainting = openRepainting();
        for (const [changes, isStill] of steps) {
          for (const { id, place, ...look } of changes) {
            if (place) cards.set(id, { id, ...place, ...look, presence: 1 });
            else cards.delete(id);
          }
          repainting.changed(changes.map(({ id }) => id));
          repainting.paint(kept, { ...picture, isStill });
          const whole = pixelCanvas(pixelRatio);
          openRepainting().paint(whole, { ...picture, isStill: true });
          expect(kept.pixels).toEqual(whole.pixels);
        }
      },
    ),
  );
});

it("[MAP-202] paints nothing where nothing has changed, and all where the view has", () => {
  const canvas = pixelCanvas(1);
  const repainting = openRepainting();
  const asked: string[] = [];
  const picture = (zoom: number) => ({
    camera: zoom === 0.1 ? far : { x: 0, y: 0, zoom },
    palette,
    hasTime: false,
    isStill: true,
    given: [],
    placeOf: () => undefined,
    cardsIn: () => {
      asked.push(`${zoom}`);
      return [];
    },
  });
  const far = { x: 0, y: 0, zoom: 0.1 };
  repainting.paint(canvas, picture(0.1));
  repainting.paint(canvas, picture(0.1));
  repainting.paint(canvas, picture(0.2));
  expect(asked).toEqual(["0.1", "0.2"]);
});
