// Owns: that the view goes along when a hand carries cards, or draws a box or a line, to the edge of what is seen.
// Rules MAP-323, MAP-338.

import type { Board } from "./board.ts";
import { pannedBy } from "./camera.ts";
import type { Point, Size } from "./geometry.ts";

/** How near to the edge, CSS pixels; less where the view is small. */
const zone = 40;
/** At the edge itself and beyond, CSS pixels a millisecond. */
const fastest = 0.9;
/** Who only comes by, or takes up a card that lies at the edge, stays where they are. */
const patienceMs = 200;
const longestFrameMs = 50;

export interface EdgePan {
  /** The hand is here, CSS pixels of the view. */
  at(point: Point): void;
  stop(): void;
}

/** `goOn`: the view has moved under the hand. */
export function openEdgePan({ camera, size }: Board, goOn: (point: Point) => void): EdgePan {
  let frame = 0;
  let hand: Point = { x: 0, y: 0 };
  let since: number | null = null;
  let last = 0;
  const step = (time: number): void => {
    // A hand that is let go over another window may never be heard of here.
    const pull = document.hasFocus() ? edgePull(hand, size.get()) : null;
    frame = pull ? requestAnimationFrame(step) : 0;
    if (!pull) return;
    since ??= time;
    if (time - since >= patienceMs) {
      const far = fastest * Math.min(time - last, longestFrameMs);
      camera.set(pannedBy(camera.get(), -pull.x * far, -pull.y * far));
      goOn(hand);
    }
    last = time;
  };
  return {
    at: (point) => {
      hand = point;
      if (frame !== 0 || !edgePull(point, size.get())) return;
      since = null;
      frame = requestAnimationFrame(step);
    },
    stop: () => {
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}

/** Where to and how strongly, -1 to 1 each way; `null` away from every edge. */
export function edgePull({ x, y }: Point, { width, height }: Size): Point | null {
  const pull = { x: pullAlong(x, width), y: pullAlong(y, height) };
  return pull.x === 0 && pull.y === 0 ? null : pull;
}

function pullAlong(at: number, room: number): number {
  const reach = Math.max(1, Math.min(zone, room / 6));
  const before = Math.max(0, reach - at) / reach;
  const behind = Math.max(0, at - (room - reach)) / reach;
  return Math.min(1, behind) - Math.min(1, before);
}
