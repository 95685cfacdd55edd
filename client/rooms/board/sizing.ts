// Owns: how large the view is, told at once and whenever it has changed. A browser tells of a size for the first time in the frame
// in which it is asked, when all is painted: whoever took that for news would wipe the first picture. Rule MAP-260.

import type { Size } from "./geometry.ts";

/** Tells the size of an element that is laid out; gives a function that ends it. */
export function watchSize(element: HTMLElement, tell: (size: Size) => void): () => void {
  let told = "";
  const read = (): void => {
    const { clientWidth: width, clientHeight: height } = element;
    const text = `${width} ${height}`;
    if (text === told || width === 0 || height === 0) return;
    told = text;
    tell({ width, height });
  };
  read();
  if (typeof ResizeObserver === "undefined") return () => undefined;
  const observer = new ResizeObserver(read);
  observer.observe(element);
  return () => observer.disconnect();
}
