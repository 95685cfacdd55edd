import { afterEach, expect, test, vi } from "vitest";
import type { Size } from "./geometry.ts";
import { watchSize } from "./sizing.ts";

afterEach(() => vi.unstubAllGlobals());

/** An element of which the test says how large it is, and a browser that tells of it. */
function sizedElement(first: Size) {
  let notice = (): void => undefined;
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(told: () => void) {
        notice = told;
      }
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  const element = { clientWidth: first.width, clientHeight: first.height };
  const resize = ({ width, height }: Size): void => {
    Object.assign(element, { clientWidth: width, clientHeight: height });
    notice();
  };
  return { element: element as HTMLElement, resize };
}

test("[MAP-260] the first word of a size that is known wipes no picture", () => {
  const { element, resize } = sizedElement({ width: 1280, height: 640 });
  const told: Size[] = [];
  watchSize(element, (size) => told.push(size));
  resize({ width: 1280, height: 640 });
  expect(told).toEqual([{ width: 1280, height: 640 }]);
  resize({ width: 900, height: 640 });
  expect(told.at(-1)).toEqual({ width: 900, height: 640 });
});

test("[MAP-260] a view that is not laid out has no size, and comes back with the one that it had", () => {
  const { element, resize } = sizedElement({ width: 0, height: 0 });
  const told: Size[] = [];
  watchSize(element, (size) => told.push(size));
  expect(told).toEqual([]);
  resize({ width: 1280, height: 640 });
  resize({ width: 0, height: 0 });
  resize({ width: 1280, height: 640 });
  expect(told).toHaveLength(1);
});
