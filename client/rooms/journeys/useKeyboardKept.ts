// Owns: the keyboard of who is at something in the room that somebody else takes away: it is then at what stands in its place.
// Rule A11-239.

import { useEffect, useRef } from "react";

/** In a part of the page, by its selector. `isListed`: it is at what stands there at the same place, not at the heading of the room. */
export function useKeyboardKept(part: string, isListed = false): void {
  const held = useRef<{ readonly element: Element; readonly at: number } | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      const around = document.querySelector(part);
      const element = target instanceof Element && around?.contains(target) ? target : null;
      const at = isListed && element ? stopsIn(around).indexOf(element as HTMLElement) : -1;
      held.current = element && { element, at };
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [part, isListed]);
  // After every picture: what goes is told by nothing.
  useEffect(() => {
    const lost = held.current;
    if (!lost || lost.element.isConnected || document.activeElement !== document.body) return;
    held.current = null;
    const stops = lost.at < 0 ? [] : stopsIn(document.querySelector(part));
    (stops[Math.min(lost.at, stops.length - 1)] ?? roomHeading())?.focus();
  });
}

/** All that Tab reaches there. */
function stopsIn(part: Element | null): HTMLElement[] {
  return [...(part?.querySelectorAll<HTMLElement>("a[href], button, input") ?? [])];
}

function roomHeading(): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return heading;
}
