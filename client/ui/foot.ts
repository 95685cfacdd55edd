// Owns: how much of the foot of the screen is taken by what must stay in sight there, so that messages stand above it.

import { type RefObject, useEffect } from "react";

/** What messages read: a length, absent where nothing stands at the foot. */
const footProperty = "--foot";

/** Keeps the property as high as the element is, until it goes. */
export function useFoot(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const read = (): void =>
      style.setProperty(footProperty, `${element.current?.offsetHeight ?? 0}px`);
    read();
    const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(read);
    if (element.current) observer?.observe(element.current);
    return () => {
      observer?.disconnect();
      style.removeProperty(footProperty);
    };
  }, [element]);
}

/**
 * Marks where controls float that messages must not cover: at the foot, or elsewhere, which on a phone is the foot, too. On the page
 * itself, since a style sheet that asks whether anything in it has a mark looks through all of it whenever an element comes.
 * Rule MAP-402.
 */
export function markFloating(where: "low" | "high" | null): void {
  const { dataset } = document.documentElement;
  if (where === null) delete dataset.floating;
  else if (dataset.floating !== where) dataset.floating = where;
}
