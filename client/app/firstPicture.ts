// Owns: the order of loading: what a room shows at first comes before what surrounds it. Menus, bars and tooltips bring
// far more code than cards or a box to write in, and would compete with them for the same line.

import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { firstPicture } from "./shown.ts";

/** A component that is loaded once the first room has been painted. */
export function afterFirstPicture<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => firstPicture.then(load).then((component) => ({ default: component })));
}
