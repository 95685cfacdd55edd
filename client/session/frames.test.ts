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

test("[SYN-44] what fails where no frames are drawn keeps nothing else back", () => {
  const { page, timers, fire } = handPage();
  const schedule = frameSchedule(page);
  const runs: string[] = [];
  schedule(() => runs.push("first"));
  schedule(() => {
    throw new Error("it failed");
  });
  schedule(() => runs.push("third"));
  expect(() => fire(timers)).toThrow("it failed");
  expect(runs).toEqual(["first"]);
  fire(timers);
  expect(runs).toEqual(["first", "third"]);
  expect(timers.size).toBe(0);
});

test("[SYN-149] where no frames are drawn all that waits is told together, and no timer sets the next for ever", () => {
  const { page, timers, fire } = handPage();
  const schedule = frameSchedule(page);
  const runs: number[] = [];
  for (let change = 0; change < 20; change += 2) {
    schedule(() => runs.push(change));
    schedule(() => runs.push(change + 1));
    fire(timers);
    expect(timers.size).toBe(0);
  }
  expect(runs).toEqual(Array.from({ length: 20 }, (_, change) => change));
});

test("[SYN-149] what is asked for while all that waits is told comes at the next look", () => {
  const { page, timers, fire } = handPage();
  const schedule = frameSchedule(page);
  const runs: string[] = [];
  schedule(() => {
    runs.push("first");
    schedule(() => runs.push("second"));
  });
  fire(timers);
  expect(runs).toEqual(["first"]);
  fire(timers);
  expect(runs).toEqual(["first", "second"]);
  expect(timers.size).toBe(0);
});

test("[SYN-44] changes that come one after the other set one timer", () => {
  const { page, frames, timers, fire } = handPage();
  const schedule = frameSchedule(page);
  let runs = 0;
  for (let change = 0; change < 5; change++) {
    schedule(() => runs++);
    fire(frames);
  }
  expect(timers.size).toBe(1);
  expect(runs).toBe(5);
  fire(timers);
  expect(timers.size).toBe(0);
  expect(runs).toBe(5);
});
