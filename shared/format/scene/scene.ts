// Owns: a picture as plain data: boxes, lines, texts and signs in their places. Drawn on screen and written
// to files by thin writers, so that all are the same picture. Knows no format and no screen.

/** A colour by what it means; `palette.ts` says what it looks like in light and dark. */
export type Ink =
  | "paper"
  | "raised"
  | "sunken"
  | "ink"
  | "ink2"
  | "ink3"
  | "line"
  | "accent"
  | "pain"
  | "love"
  | `emotion${"M2" | "M1" | "0" | "P1" | "P2"}`
  | `emotion${"M2" | "M1" | "0" | "P1" | "P2"}Ink`
  | `category${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | `category${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}Soft`
  | "none";

export type Font = "interface" | "title";

export interface BoxItem {
  readonly kind: "box";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly fill: Ink;
  readonly stroke: Ink;
  readonly strokeWidth: number;
  readonly isDashed: boolean;
}

/** A path in SVG syntax with absolute coordinates in scene units. */
export interface PathItem {
  readonly kind: "path";
  readonly d: string;
  readonly fill: Ink;
  readonly stroke: Ink;
  readonly strokeWidth: number;
  readonly isDashed: boolean;
  readonly opacity: number;
}

/** One line of text; `y` is its base line. */
export interface TextItem {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly font: Font;
  readonly weight: 400 | 550 | 650;
  readonly color: Ink;
  readonly align: "start" | "middle" | "end";
  readonly isItalic: boolean;
}

export type SceneItem = BoxItem | PathItem | TextItem;

export interface Scene {
  /** In scene units; one unit is one CSS pixel at 100 %. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The picture in words, for who cannot see it. */
  readonly description: string;
  readonly items: readonly SceneItem[];
  /** Whether it begins at the right; not told of a picture that is seen as a whole. */
  readonly isMirrored?: boolean;
}

/** Gives the width of a text in scene units. */
export type Measure = (text: string, size: number, font: Font, weight: number) => number;

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  look: Partial<Omit<BoxItem, "kind" | "x" | "y" | "width" | "height">> = {},
): BoxItem {
  const rest = {
    radius: 0,
    fill: "none",
    stroke: "none",
    strokeWidth: 1,
    isDashed: false,
  } as const;
  return { kind: "box", x, y, width, height, ...rest, ...look };
}

export function path(d: string, look: Partial<Omit<PathItem, "kind" | "d">> = {}): PathItem {
  const rest = {
    fill: "none",
    stroke: "none",
    strokeWidth: 1,
    isDashed: false,
    opacity: 1,
  } as const;
  return { kind: "path", d, ...rest, ...look };
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: Ink,
  strokeWidth = 1,
): PathItem {
  return path(`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`, { stroke, strokeWidth });
}

export function label(
  text: string,
  x: number,
  y: number,
  look: Partial<Omit<TextItem, "kind" | "text" | "x" | "y">> = {},
): TextItem {
  const rest = {
    size: 15,
    font: "interface",
    weight: 400,
    color: "ink",
    align: "start",
    isItalic: false,
  } as const;
  return { kind: "text", text, x, y, ...rest, ...look };
}

/** Coordinates to a hundredth of a unit: the same text on every machine, and small files. */
export function round(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? 0 : rounded;
}
