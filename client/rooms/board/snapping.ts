// Owns: how far a box is to be shifted so that it lies in line with others, edge to edge or middle to middle, and the lines that
// show with what it does, in board units. Pure. Rule MAP-360.

import { type Bounds, shifted } from "./geometry.ts";

interface Snap {
  readonly dx: number;
  readonly dy: number;
  /** Rectangles without width or without height. */
  readonly guides: readonly Bounds[];
}

/** What a box takes up of one axis. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** So little apart is in line, board units: sums of fractions are never exact. */
const hair = 0.01;

/** Shifts `box` by `reach` at most each way; neither way where nothing lies so near to being in line. */
export function snapped(box: Bounds, others: readonly Bounds[], reach: number): Snap {
  const dx = leastWay(across(box), others.map(across), reach);
  const dy = leastWay(down(box), others.map(down), reach);
  const at = shifted(box, dx, dy);
  const upright = linesOf(at, others, across, down);
  const level = linesOf(at, others, down, across);
  return {
    dx,
    dy,
    guides: [
      ...upright.map(({ at: x, from, to }) => ({ left: x, right: x, top: from, bottom: to })),
      ...level.map(({ at: y, from, to }) => ({ left: from, right: to, top: y, bottom: y })),
    ],
  };
}

function across({ left, right }: Bounds): Span {
  return { from: left, to: right };
}

function down({ top, bottom }: Bounds): Span {
  return { from: top, to: bottom };
}

function middleOf({ from, to }: Span): number {
  return (from + to) / 2;
}

function leastWay(box: Span, others: readonly Span[], reach: number): number {
  let least = Number.POSITIVE_INFINITY;
  const look = (way: number): void => {
    if (Math.abs(way) < Math.abs(least)) least = way;
  };
  for (const other of others) {
    look(other.from - box.from);
    look(other.to - box.to);
    look(middleOf(other) - middleOf(box));
  }
  return Math.abs(least) <= reach ? least : 0;
}

interface Line extends Span {
  readonly at: number;
}

/** From the box to the nearest that lies in line with it: along its edges, or through its middle where no edge is in line. */
function linesOf(
  box: Bounds,
  others: readonly Bounds[],
  along: (bounds: Bounds) => Span,
  beside: (bounds: Bounds) => Span,
): readonly Line[] {
  const reading = (read: (span: Span) => number): readonly Line[] => {
    const at = read(along(box));
    const inLine = others.filter((other) => Math.abs(read(along(other)) - at) <= hair);
    const nearest = nearestTo(beside(box), inLine.map(beside));
    return nearest ? [{ at, ...unionOf(beside(box), nearest) }] : [];
  };
  const edges = [...reading(({ from }) => from), ...reading(({ to }) => to)];
  return edges.length > 0 ? edges : reading(middleOf);
}

function nearestTo(box: Span, others: readonly Span[]): Span | undefined {
  const gap = ({ from, to }: Span): number => Math.max(from - box.to, box.from - to);
  let nearest = others[0];
  for (const other of others) if (nearest && gap(other) < gap(nearest)) nearest = other;
  return nearest;
}

function unionOf(a: Span, b: Span): Span {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
