// Owns: when the next picture of the board is drawn: once a frame at most, and in the frame in which a change is told, not in
// the one after it. Must not know what is drawn. Rule MAP-243.

import { tellingAt } from "../../session/frames.ts";

export interface Pictures {
  request(): void;
  close(): void;
}

/** Stands for a picture that comes as soon as the listeners of a change have all been told. */
const soon = -1;

export function openPictures(draw: (timeMs: number) => void): Pictures {
  let requested = 0;
  const drawNow = (timeMs: number): void => {
    requested = 0;
    draw(timeMs);
  };
  return {
    request: () => {
      if (requested !== 0) return;
      const timeMs = tellingAt();
      if (timeMs === null) {
        requested = requestAnimationFrame(drawNow);
        return;
      }
      requested = soon;
      queueMicrotask(() => {
        if (requested === soon) drawNow(timeMs);
      });
    },
    close: () => {
      cancelAnimationFrame(requested);
      requested = 0;
    },
  };
}
