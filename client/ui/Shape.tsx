// Eight plain shapes: the second sign beside the eight categorical colours. [A11-2]

export type ShapeName =
  | "circle"
  | "square"
  | "triangle"
  | "diamond"
  | "hexagon"
  | "cross"
  | "drop"
  | "ring";

/** Which of the eight categorical colours: --cat-1 to --cat-8. */
export type Category = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The category for the `index`-th department or persona, from 0; the ninth begins again at the first. */
export function categoryOf(index: number): Category {
  return categories[index % categories.length] ?? 1;
}

/** The shape that goes with a categorical colour. */
export function shapeOf(category: Category): ShapeName {
  return shapes[category];
}

/** A shape as wide as the text is high, in the colour of the text. Silent. */
export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg viewBox="0 0 12 12" width="0.75em" height="0.75em" aria-hidden="true" fill="currentColor">
      <path d={outlines[name]} fillRule="evenodd" />
    </svg>
  );
}

const categories: readonly Category[] = [1, 2, 3, 4, 5, 6, 7, 8];

const shapes: Readonly<Record<Category, ShapeName>> = {
  1: "circle",
  2: "square",
  3: "triangle",
  4: "diamond",
  5: "hexagon",
  6: "cross",
  7: "drop",
  8: "ring",
};

const outlines: Readonly<Record<ShapeName, string>> = {
  circle: "M6 .75a5.25 5.25 0 1 0 0 10.5a5.25 5.25 0 1 0 0-10.5z",
  square: "M1.25 1.25h9.5v9.5h-9.5z",
  triangle: "M6 .75L11.75 10.9H.25z",
  diamond: "M6 0L12 6L6 12L0 6z",
  hexagon: "M3.1.8h5.8L11.8 6L8.9 11.2H3.1L.2 6z",
  cross: "M4 .5h4V4h3.5v4H8v3.5H4V8H.5V4H4z",
  drop: "M6 0C8.4 3 10.3 5 10.3 7.6a4.3 4.3 0 0 1-8.6 0C1.7 5 3.6 3 6 0z",
  ring: "M6 .5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM6 3.1a2.9 2.9 0 1 1 0 5.8a2.9 2.9 0 1 1 0-5.8z",
};
