// Owns: sizes for lists that draw only what is in sight: jsdom lays nothing out. For component tests.

import { vi } from "vitest";

/** Gives every element a height in sight and every row its own, in CSS pixels; gives a function that takes it all back. */
export function layOutLists(sightPx: number, rowPx: number): () => void {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(sightPx);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(rowPx);
  const putBack = neverResize();
  return () => {
    vi.restoreAllMocks();
    putBack();
  };
}

/** Lets whoever asks for a change of size hear of none; gives a function that takes this and every other stub back. */
export function neverResize(): () => void {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
  return () => vi.unstubAllGlobals();
}
