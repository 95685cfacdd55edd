// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { handsRest, watchHands } from "./stillness.ts";

const told = () => {
  const rested = vi.fn();
  void handsRest().then(rested);
  return rested;
};
const turnWheel = () => window.dispatchEvent(new WheelEvent("wheel"));
/** Turns of the wheel, none of them long after the one before. */
const turnOn = async (turns: number) => {
  for (let turn = 0; turn < turns; turn++) {
    await vi.advanceTimersByTimeAsync(150);
    turnWheel();
  }
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});
watchHands(window);

test("[MAP-242] what can wait begins when a hand that turns the wheel rests", async () => {
  turnWheel();
  const rested = told();
  await turnOn(5);
  expect(rested).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(250);
  expect(rested).toHaveBeenCalled();
});

test("[MAP-242] a page that was busy while the hand moved does not take it for one that rests", async () => {
  turnWheel();
  const rested = told();
  // Told too late, and before the picture.
  await vi.advanceTimersByTimeAsync(205);
  turnWheel();
  await vi.advanceTimersByTimeAsync(100);
  expect(rested).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(150);
  expect(rested).toHaveBeenCalled();
});

test("[MAP-242] a hand that never rests is waited for no longer than a while", async () => {
  turnWheel();
  const rested = told();
  await turnOn(25);
  expect(rested).toHaveBeenCalled();
});

test("[MAP-242] a pointer that only points is not waited for, one that carries is", async () => {
  window.dispatchEvent(new MouseEvent("pointermove", { buttons: 0 }));
  const rested = told();
  await vi.advanceTimersByTimeAsync(0);
  expect(rested).toHaveBeenCalled();
  window.dispatchEvent(new MouseEvent("pointermove", { buttons: 1 }));
  const waiting = told();
  await vi.advanceTimersByTimeAsync(0);
  expect(waiting).not.toHaveBeenCalled();
});
