// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { newHands, typingRestMs } from "./hands.ts";

function watched() {
  let nowMs = 0;
  let due: { atMs: number; run: () => void } | null = null;
  const hands = newHands({
    now: () => nowMs,
    after: (delayMs, run) => {
      const timer = { atMs: nowMs + delayMs, run };
      due = timer;
      return () => {
        if (due === timer) due = null;
      };
    },
  });
  hands.watch(window);
  const pass = (durationMs: number): void => {
    nowMs += durationMs;
    const timer = due;
    if (!timer || timer.atMs > nowMs) return;
    due = null;
    timer.run();
  };
  return { hands, pass };
}

function pointer(type: string): void {
  const event = new Event(type, { bubbles: true });
  document.body.dispatchEvent(Object.assign(event, { pointerId: 1 }));
}

test("[PHA-52] whose hands are free is led at once", () => {
  const { hands } = watched();
  const run = vi.fn();
  hands.whenFree(run);
  expect(run).toHaveBeenCalledOnce();
});

test("[PHA-52] whoever drags is led after the drop, by what was asked for last", () => {
  const { hands, pass } = watched();
  const [first, last] = [vi.fn(), vi.fn()];
  pointer("pointerdown");
  hands.whenFree(first);
  hands.whenFree(last);
  pass(60_000);
  expect(last).not.toHaveBeenCalled();
  pointer("pointerup");
  expect(last).not.toHaveBeenCalled();
  pass(0);
  expect(last).toHaveBeenCalledOnce();
  expect(first).not.toHaveBeenCalled();
});

test("[PHA-52] whoever types is led when they pause, and what is typed is kept", () => {
  const { hands, pass } = watched();
  const kept = vi.fn();
  const field = document.createElement("input");
  document.body.append(field);
  field.addEventListener("blur", kept);
  field.focus();
  const type = (): boolean => field.dispatchEvent(new Event("input", { bubbles: true }));
  type();
  const run = vi.fn();
  hands.whenFree(run);
  pass(typingRestMs - 1);
  type();
  pass(typingRestMs - 1);
  expect(run).not.toHaveBeenCalled();
  pass(1);
  expect(kept).toHaveBeenCalledOnce();
  expect(run).toHaveBeenCalledOnce();
  field.remove();
});
