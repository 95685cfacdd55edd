// Owns: what a hand does with the view, as the pictures need to know it: from its first move until it has rested, and whether
// pictures keep up with it. Must not know what is in a picture. Rule MAP-241.

import type { Timers } from "../../../shared/kit/outside.ts";
import type { Cell } from "./board.ts";
import type { Camera } from "./camera.ts";

/**
 * While it zooms, layers are only stretched and what is missing is painted. So too while it strains: it pushes the board
 * faster than cards can come into the page.
 */
export type Motion = "rests" | "pushes" | "strains" | "zooms";

export interface Moving {
  now(): Motion;
  /** A picture begins at this moment; gives what the hand does in it. */
  begin(timeMs: number): Motion;
  /** Whether it has come later than it was awaited. */
  isLate(): boolean;
  /** The picture is done; `isNextAwaited`: the next one is asked for at once. */
  done(timeMs: number, isNextAwaited: boolean): void;
  close(): void;
}

/** How long the view must stand still before words are written on the overview and many cards come in, milliseconds. */
const restMs = 140;
/** Longer than this from one picture to the next is late, milliseconds: a screen that shows sixty a second left one out. */
const lateMs = 25;

/** Follows the camera. `changed`: the hand begins, goes on or rests. */
export function followMotion(camera: Cell<Camera>, timers: Timers, changed: () => void): Moving {
  let motion: Motion = "rests";
  let zoom = camera.get().zoom;
  let stopResting = (): void => undefined;
  let dueAfter: number | null = null;
  let isLate = false;
  const stop = camera.onChange(() => {
    const isZooming = motion === "zooms" || camera.get().zoom !== zoom;
    zoom = camera.get().zoom;
    if (isZooming) motion = "zooms";
    else if (motion === "rests") motion = "pushes";
    stopResting();
    stopResting = timers.after(restMs, () => {
      motion = "rests";
      changed();
    });
    changed();
  });
  return {
    now: () => motion,
    begin: (timeMs) => {
      isLate = dueAfter !== null && timeMs - dueAfter > lateMs;
      if (isLate && motion === "pushes") motion = "strains";
      return motion;
    },
    isLate: () => isLate,
    done: (timeMs, isNextAwaited) => {
      dueAfter = isNextAwaited ? timeMs : null;
    },
    close: () => {
      stop();
      stopResting();
    },
  };
}
