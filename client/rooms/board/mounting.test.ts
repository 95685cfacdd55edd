import { expect, test } from "vitest";
import { mountedPerFrame, nextPace } from "./mounting.ts";

const after = (...late: boolean[]) =>
  late.reduce((pace, isLate) => nextPace(pace, isLate), mountedPerFrame);

test("[MAP-267] pictures that come late bring fewer cards each, and never none", () => {
  expect(after(true)).toBe(mountedPerFrame / 2);
  expect(after(...Array.from({ length: 20 }, () => true))).toBeGreaterThan(0);
});

test("[MAP-267] pictures that come in time bring more again, and no more than at first", () => {
  expect(after(true, true, false)).toBeGreaterThan(after(true, true));
  expect(after(true, ...Array.from({ length: 20 }, () => false))).toBe(mountedPerFrame);
});
