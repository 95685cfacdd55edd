import { expect, test } from "vitest";
import { frameSchedule } from "./frames.ts";

/** A page whose frames and timers go off by hand. */
function handPage() {
  const frames = new Map<number, () => void>();
  const timers = new Map<number, () => void>();
  let last = 0;
  const page = {
    requestAnimationFrame: (run: () => void) => {
      frames.set(++last, run);
      return last;
    },
    cancelAnimationFrame: (id: number) => frames.delete(id),
    setTimeout: (run: () => void) => {
      timers.set(++last, run);
      return last;
    },
    clearTimeout: (id: number) => timers.delete(id),
  };
  const fire = (queue: Map<number, () => void>) => {
    for (const [id, run] of [...queue]) {
      queue.delete(id);
      run();
    }
  };
  return { page: page as never, frames, timers, fire };
}

test("[SYN-44] it runs once, at the next frame", () => {
  const { page, frames, timers, fire } = handPage();
  let runs = 0;
  frameSchedule(page)(() => runs++);
  fire(frames);
  fire(timers);
  expect(runs).toBe(1);
});

test("[SYN-44] it runs once where no frames are drawn", () => {
  const { page, frames, timers, fire } = handPage();
  let runs = 0;
  frameSchedule(page)(() => runs++);
  fire(timers);
  fire(frames);
  expect(runs).toBe(1);
});
