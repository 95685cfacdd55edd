// Owns: that the chosen persona stands whole in its row, which is scrolled where it is too narrow for all. Only the row moves:
// `scrollIntoView` would take the page along. Rule MAP-421.

import { type RefObject, useLayoutEffect } from "react";

/** `id`: who is chosen. In the row that one is marked as the current one. */
export function useChosenInSight(row: RefObject<HTMLElement | null>, id: string): void {
  useLayoutEffect(() => {
    const chosen = id === "" ? null : row.current?.querySelector("[aria-current=true]");
    if (!row.current || !chosen) return;
    const bring = (): void => bringWhole(chosen, row.current);
    bring();
    if (typeof ResizeObserver === "undefined") return;
    // The row becomes narrower with the screen or what is beside it, the chosen one wider with its name and its font.
    const observer = new ResizeObserver(bring);
    observer.observe(row.current);
    observer.observe(chosen);
    return () => observer.disconnect();
  }, [row, id]);
}

/** What is wider than its row shows its beginning. */
function bringWhole(chosen: Element, row: HTMLElement | null): void {
  if (!row) return;
  const [own, place] = [chosen.getBoundingClientRect(), row.getBoundingClientRect()];
  const before = own.left - place.left;
  const after = own.right - place.right;
  if (before >= 0 && after <= 0) return;
  // A browser scrolls by whole pixels: not one too few.
  const toStart = Math.floor(before);
  const toEnd = Math.ceil(after);
  const isMirrored = getComputedStyle(row).direction === "rtl";
  if (own.width > place.width) row.scrollLeft += isMirrored ? toEnd : toStart;
  else row.scrollLeft += before < 0 ? toStart : toEnd;
}
