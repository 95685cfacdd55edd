// @vitest-environment jsdom
import { act, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { CurvePicture } from "./CurvePicture.tsx";
import type { PlacedCurve } from "./curveParts.ts";

afterEach(() => vi.unstubAllGlobals());

const curve: PlacedCurve = {
  points: Array.from({ length: 30 }, (_, at) => ({
    x: 50 + at * 100,
    emotion: { mean: (at % 5) - 2, spread: 0.4, love: 1, pain: 1, n: 5 },
  })),
  left: 0,
  right: 3000,
  isDense: false,
};

/** Stands for the browser's: what it says is said by `see`. */
function watch() {
  let tell: ((seen: readonly object[]) => void) | undefined;
  const watched: Element[] = [];
  class Watcher {
    constructor(told: (seen: readonly object[]) => void) {
      tell = told;
    }
    observe(element: Element) {
      watched.push(element);
    }
    disconnect() {
      watched.length = 0;
    }
  }
  vi.stubGlobal("IntersectionObserver", Watcher);
  return (...parts: readonly (readonly [at: number, isIntersecting: boolean])[]) =>
    act(() =>
      tell?.(parts.map(([at, isIntersecting]) => ({ target: watched[at], isIntersecting }))),
    );
}

test("[MAP-400] of a long curve only what has come near the screen is drawn", () => {
  const see = watch();
  const { container, rerender } = render(<CurvePicture curve={curve} />);
  const drawn = (): readonly number[] =>
    [...(container.firstElementChild?.children ?? [])].flatMap((part, at) =>
      part.querySelector("svg") ? [at] : [],
    );
  expect(drawn()).toEqual([]);
  see([0, true], [1, true], [2, false], [3, false], [4, false]);
  expect(drawn()).toEqual([0, 1]);
  see([0, false], [2, true]);
  expect(drawn()).toEqual([0, 1, 2]);
  rerender(<CurvePicture curve={{ ...curve, isDense: true }} />);
  expect(drawn()).toEqual([1, 2]);
});

test("[MAP-400] a browser that does not tell what is near is given all of a curve", () => {
  const { container } = render(<CurvePicture curve={curve} />);
  expect(container.querySelectorAll("svg")).toHaveLength(5);
});
