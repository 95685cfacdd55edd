// Owns: points and rectangles of the board, in board units (at 100 % one unit is one CSS pixel), and the size
// of a card. Pure.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Every card is as large as every other: hit tests and culling need no measuring, and the board stays calm. */
export const cardSize: Size = { width: 200, height: 120 };

/** The rectangle of a card whose left upper corner is there. */
export function cardBounds({ x, y }: Point): Bounds {
  return { left: x, top: y, right: x + cardSize.width, bottom: y + cardSize.height };
}

/** The rectangle between two corners, in whatever order they were drawn. */
export function boundsBetween(a: Point, b: Point): Bounds {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}

/** The smallest rectangle around all; `null` around nothing. */
export function unionOf(all: Iterable<Bounds>): Bounds | null {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const bounds of all) {
    left = Math.min(left, bounds.left);
    top = Math.min(top, bounds.top);
    right = Math.max(right, bounds.right);
    bottom = Math.max(bottom, bounds.bottom);
  }
  return left <= right ? { left, top, right, bottom } : null;
}

/** Whether two rectangles share an area; touching edges share none. */
export function isOverlapping(a: Bounds, b: Bounds): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Whether all of one rectangle lies in another. */
export function isWithin(a: Bounds, b: Bounds): boolean {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

/** Whether a point lies in a rectangle, its right and lower edge excluded. */
export function isInside(bounds: Bounds, { x, y }: Point): boolean {
  return x >= bounds.left && x < bounds.right && y >= bounds.top && y < bounds.bottom;
}

export function grown(bounds: Bounds, by: number): Bounds {
  return {
    left: bounds.left - by,
    top: bounds.top - by,
    right: bounds.right + by,
    bottom: bounds.bottom + by,
  };
}

export function shifted(bounds: Bounds, dx: number, dy: number): Bounds {
  return {
    left: bounds.left + dx,
    top: bounds.top + dy,
    right: bounds.right + dx,
    bottom: bounds.bottom + dy,
  };
}

export function centreOf(bounds: Bounds): Point {
  return { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
}

export function sizeOf(bounds: Bounds): Size {
  return { width: bounds.right - bounds.left, height: bounds.bottom - bounds.top };
}
