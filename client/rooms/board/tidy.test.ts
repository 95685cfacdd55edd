import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardSize } from "./geometry.ts";
import { tidied, tidyKinds } from "./tidy.ts";

const cards = [
  { id: "a", x: 0, y: 10 },
  { id: "b", x: 900, y: 0 },
  { id: "c", x: 300, y: 400 },
];
const placesAfter = (kind: (typeof tidyKinds)[number]) => {
  const moved = new Map(tidied(cards, kind).map(({ id, place }) => [id, place]));
  return cards.map(({ id, x, y }) => moved.get(id) ?? [x, y]);
};

describe("tidying", () => {
  it("[MAP-181] cards align at an edge or middle of the rectangle around them; those that stand there stay", () => {
    expect(placesAfter("left").map(([x]) => x)).toEqual([0, 0, 0]);
    expect(placesAfter("centre").map(([x]) => x)).toEqual([450, 450, 450]);
    expect(placesAfter("bottom").map(([, y]) => y)).toEqual([400, 400, 400]);
    expect(tidied(cards, "top").map(({ id }) => id)).toEqual(["a", "c"]);
    expect(tidied(cards.slice(0, 1), "left")).toEqual([]);
  });

  it("[MAP-182] spread cards have equal gaps between the outermost, and never overlap along the way", () => {
    expect(placesAfter("columns").map(([x]) => x)).toEqual([0, 900, 450]);
    const tight = [
      { id: "a", x: 0, y: 0 },
      { id: "b", x: 10, y: 0 },
      { id: "c", x: 20, y: 0 },
    ];
    expect(tidied(tight, "columns").map(({ place: [x] }) => x)).toEqual([
      cardSize.width,
      2 * cardSize.width,
    ]);
  });

  it("[MAP-183] whatever is tidied, tidying again changes nothing more", () => {
    const card = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
    });
    fc.assert(
      fc.property(
        fc.array(card, { maxLength: 12 }),
        fc.constantFrom(...tidyKinds),
        (places, kind) => {
          const lying = places.map((place, index) => ({ id: `c${index}`, ...place }));
          const moved = new Map(tidied(lying, kind).map(({ id, place }) => [id, place]));
          const once = lying.map(({ id, x, y }) => {
            const [toX, toY] = moved.get(id) ?? [x, y];
            return { id, x: toX, y: toY };
          });
          const again = tidied(once, kind);
          for (const { id, place } of again) {
            const held = once.find((one) => one.id === id);
            // Halves are rounded to whole units, so that a second time may move by one.
            expect(
              Math.abs(place[0] - (held?.x ?? 0)) + Math.abs(place[1] - (held?.y ?? 0)),
            ).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});
