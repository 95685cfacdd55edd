// Owns: what can be taken hold of to be dragged: cards of the map and of the pool, handles of stages, each marked by an
// attribute. So one draggable serves all, and no card is drawn again because a drag begins or crosses a stage.

import type { Carry } from "./carry.ts";

export interface Grip {
  readonly what: Carry["what"];
  readonly id: string;
  readonly element: Element;
}

const attributes = [
  ["steps", "data-step"],
  ["touchpoints", "data-touchpoint"],
  ["stage", "data-handle"],
] as const;

/** What an event on `target` takes hold of, if anything. */
export function gripUnder(target: EventTarget | null): Grip | null {
  if (!(target instanceof Element)) return null;
  for (const [what, attribute] of attributes) {
    const element = target.closest(`[${attribute}]`);
    const id = element?.getAttribute(attribute);
    if (element && id) return { what, id, element };
  }
  return null;
}
