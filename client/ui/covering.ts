// Owns: telling that an element which floats lies over what the keyboard has just gone to. It knows neither. Rules A11-231, A11-232.

import { type RefObject, useEffect } from "react";

/** `tell`, the same at each drawing, is called once the page has been scrolled to what has the keyboard now. */
export function useCovering(floating: RefObject<HTMLElement | null>, tell: () => void): void {
  useEffect(() => {
    let frame = 0;
    const look = ({ target }: FocusEvent): void => {
      cancelAnimationFrame(frame);
      if (!(target instanceof Element) || floating.current?.contains(target)) return;
      frame = requestAnimationFrame(() => {
        if (target.matches(":focus-visible") && isUnder(floating.current, target)) tell();
      });
    };
    document.addEventListener("focusin", look);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("focusin", look);
    };
  }, [floating, tell]);
}

function isUnder(floating: HTMLElement | null, target: Element): boolean {
  const { left, top, width, height } = target.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return floating?.contains(there) ?? false;
}
