// Owns: which of the cards lie above which: of two that lie on each other, the later id, as in the page.

import type { Bounds } from "./geometry.ts";
import type { Scene } from "./scene.ts";

/** From so many on, those in view are picked out of all in order, which is quicker than to put them in order. */
const many = 300;
const orders = new WeakMap<Scene, readonly string[]>();

/** Ids of the cards that touch a part of the board, the lower ones first. */
export function stackedWithin(scene: Scene, bounds: Bounds): string[] {
  const found = scene.within(bounds);
  if (found.length < many) return found.sort();
  const wanted = new Set(found);
  const known = (orders.get(scene) ?? []).filter((id) => wanted.has(id));
  if (known.length === found.length) return known;
  // Some came since the last time.
  const order = [...scene.cards.keys()].sort();
  orders.set(scene, order);
  return order.filter((id) => wanted.has(id));
}
