// Owns: sizes for lists that draw only what is in sight: jsdom lays nothing out. For component tests.

import { vi } from "vitest";

/** Gives every element a height in sight and every row its own, in CSS pixels; gives a function that takes it all back. */
export function layOutLists(sightPx: number, rowPx: number): () => void {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(sightPx);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(rowPx);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
  return () => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  };
}
