// Owns: that what is around the steps of a stage is whole on the screen when the keyboard comes to it, also where the page
// scrolls around the map, as at 400 %. A browser is content with a part of it; and the head of a stage, which stays in sight in
// the map, it takes to be where it would stand if it did not, and scrolls the page beyond it. Rule A11-240.

import { type RefObject, useEffect } from "react";

export function useHeadInSight(row: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let frame = 0;
    const look = ({ target }: FocusEvent): void => {
      cancelAnimationFrame(frame);
      // Of steps their own keys take care.
      if (!(target instanceof Element) || target.closest("[data-step]")) return;
      if (!row.current?.contains(target)) return;
      // Once the browser has scrolled as it does.
      frame = requestAnimationFrame(() => bringWhole(target));
    };
    document.addEventListener("focusin", look);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("focusin", look);
    };
  }, [row]);
}

function bringWhole(target: Element): void {
  if (!target.matches(":focus-visible")) return;
  target.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  const head = target.closest("[data-stage] > header");
  if (!head) return;
  const { top, bottom } = head.getBoundingClientRect();
  const above = top - takenAtTop();
  const below = bottom - window.innerHeight;
  if (above < 0) window.scrollBy(0, above);
  else if (below > 0) window.scrollBy(0, Math.min(below, above));
}

/** By what stays at the top of the page. */
function takenAtTop(): number {
  const { scrollPaddingBlockStart } = getComputedStyle(document.documentElement);
  return Number.parseFloat(scrollPaddingBlockStart) || 0;
}
