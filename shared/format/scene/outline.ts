// Owns: a path of a scene as absolute segments of four kinds, for writers whose format has no path syntax and for moving
// and scaling. Reads the commands that scenes use: M L H V C A Z and their relative forms.

import { round } from "./scene.ts";

export type Segment =
  | { readonly kind: "move" | "line"; readonly x: number; readonly y: number }
  | {
      readonly kind: "curve";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: "close" };

/** The segments of a path. A command that scenes do not use is a bug, and thrown. */
export function pathSegments(d: string): readonly Segment[] {
  const reader = newReader();
  for (const [, command = "", rest = ""] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    reader.take(command, numbers);
  }
  return reader.segments;
}

/** Segments as a path again. */
export function segmentsToPath(segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      switch (segment.kind) {
        case "move":
          return `M${round(segment.x)} ${round(segment.y)}`;
        case "line":
          return `L${round(segment.x)} ${round(segment.y)}`;
        case "curve":
          return `C${[segment.x1, segment.y1, segment.x2, segment.y2, segment.x, segment.y].map(round).join(" ")}`;
        case "close":
          return "Z";
        default:
          return segment satisfies never;
      }
    })
    .join("");
}

/** Every point of the segments moved by `place`. */
export function mapSegments(
  segments: readonly Segment[],
  place: (x: number, y: number) => readonly [number, number],
): readonly Segment[] {
  return segments.map((segment) => {
    if (segment.kind === "close") return segment;
    const [x, y] = place(segment.x, segment.y);
    if (segment.kind !== "curve") return { kind: segment.kind, x, y };
    const [x1, y1] = place(segment.x1, segment.y1);
    const [x2, y2] = place(segment.x2, segment.y2);
    return { kind: "curve", x1, y1, x2, y2, x, y };
  });
}

const argumentCounts: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  A: 7,
  Z: 0,
};

function newReader() {
  const segments: Segment[] = [];
  let x = 0;
  let y = 0;
  let start: readonly [number, number] = [0, 0];
  const to = (kind: "move" | "line", nextX: number, nextY: number): void => {
    x = nextX;
    y = nextY;
    if (kind === "move") start = [x, y];
    segments.push({ kind, x, y });
  };
  const one = (command: string, n: readonly number[], dx: number, dy: number): void => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = n;
    if (command === "M") to("move", a + dx, b + dy);
    else if (command === "L") to("line", a + dx, b + dy);
    else if (command === "H") to("line", a + dx, y);
    else if (command === "V") to("line", x, a + dy);
    else if (command === "C") {
      segments.push({
        kind: "curve",
        x1: a + dx,
        y1: b + dy,
        x2: c + dx,
        y2: d + dy,
        x: e + dx,
        y: f + dy,
      });
      x = e + dx;
      y = f + dy;
    } else if (command === "A") {
      segments.push(
        ...arcCurves(
          { x, y },
          { rx: a, ry: b, isLarge: d !== 0, isSweep: e !== 0 },
          { x: f + dx, y: g + dy },
        ),
      );
      x = f + dx;
      y = g + dy;
    } else {
      segments.push({ kind: "close" });
      [x, y] = start;
    }
  };
  const take = (letter: string, numbers: readonly number[]): void => {
    const command = letter.toUpperCase();
    const count = argumentCounts[command];
    if (count === undefined) throw new Error(`A scene's path has no command ${letter}`);
    const isRelative = letter !== command;
    let at = 0;
    do {
      const isRepeatedMove = command === "M" && at > 0;
      one(
        isRepeatedMove ? "L" : command,
        numbers.slice(at, at + count),
        isRelative ? x : 0,
        isRelative ? y : 0,
      );
      at += count;
    } while (count > 0 && at < numbers.length);
  };
  return { segments, take };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An unrotated arc as cubic curves, each of at most a quarter turn (SVG 1.1, appendix F.6). */
function arcCurves(
  from: Point,
  { rx, ry, isLarge, isSweep }: { rx: number; ry: number; isLarge: boolean; isSweep: boolean },
  to: Point,
): readonly Segment[] {
  const px = (from.x - to.x) / 2 / rx;
  const py = (from.y - to.y) / 2 / ry;
  const half = Math.min(1, Math.hypot(px, py));
  if (half === 0) return [];
  const factor = Math.sqrt(1 / half ** 2 - 1) * (isLarge === isSweep ? -1 : 1);
  const cx = (from.x + to.x) / 2 + factor * py * rx;
  const cy = (from.y + to.y) / 2 - factor * px * ry;
  const angleOf = (point: Point): number => Math.atan2((point.y - cy) / ry, (point.x - cx) / rx);
  const first = angleOf(from);
  let turn = angleOf(to) - first;
  if (isSweep && turn < 0) turn += 2 * Math.PI;
  if (!isSweep && turn > 0) turn -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: count }, (_, at): Segment => {
    const a = first + at * step;
    const b = a + step;
    return {
      kind: "curve",
      x1: cx + rx * (Math.cos(a) - reach * Math.sin(a)),
      y1: cy + ry * (Math.sin(a) + reach * Math.cos(a)),
      x2: cx + rx * (Math.cos(b) + reach * Math.sin(b)),
      y2: cy + ry * (Math.sin(b) - reach * Math.cos(b)),
      x: cx + rx * Math.cos(b),
      y: cy + ry * Math.sin(b),
    };
  });
}
