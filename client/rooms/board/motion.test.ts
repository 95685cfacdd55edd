import { beforeEach, expect, test } from "vitest";
import type { Cell } from "./board.ts";
import type { Camera } from "./camera.ts";
import { followMotion, type Moving } from "./motion.ts";

let view: Camera;
let waiting: Set<() => void>;
let moving: Moving;
let listeners: (() => void)[];

const camera: Cell<Camera> = {
  get: () => view,
  set: (next) => {
    view = next;
    for (const tell of listeners) tell();
  },
  onChange: (tell) => {
    listeners.push(tell);
    return () => undefined;
  },
};
const timers = {
  after: (_ms: number, run: () => void) => {
    waiting.add(run);
    return () => waiting.delete(run);
  },
};
const rest = () => {
  for (const run of waiting) run();
};
const push = () => camera.set({ ...view, x: view.x + 40 });
/** Pictures at these moments, each asked for with the one before; gives what the hand does in each. */
const pictures = (...times: number[]) =>
  times.map((timeMs) => {
    push();
    const motion = moving.begin(timeMs);
    moving.done(timeMs, true);
    return motion;
  });

beforeEach(() => {
  view = { x: 0, y: 0, zoom: 1 };
  waiting = new Set();
  listeners = [];
  moving = followMotion(camera, timers, () => undefined);
});

test("[MAP-241] a hand strains once a picture comes late while it pushes, until it rests", () => {
  expect(pictures(0, 17, 33, 83, 100)).toEqual([
    "pushes",
    "pushes",
    "pushes",
    "strains",
    "strains",
  ]);
  rest();
  expect(moving.now()).toBe("rests");
  expect(pictures(117)).toEqual(["pushes"]);
});

test("[MAP-241] a hand that waits between two pushes does not strain", () => {
  push();
  moving.begin(0);
  moving.done(0, false);
  expect(pictures(90)).toEqual(["pushes"]);
});

test("[MAP-200] a hand that changes the zoom zooms until it rests, also where it strained", () => {
  expect(pictures(0, 50)).toEqual(["pushes", "strains"]);
  camera.set({ ...view, zoom: 0.9 });
  expect(moving.now()).toBe("zooms");
  expect(pictures(67, 150)).toEqual(["zooms", "zooms"]);
  rest();
  expect(moving.now()).toBe("rests");
});
