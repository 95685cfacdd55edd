// Owns: the order of loading: what a room shows at first comes before what surrounds it. Menus, bars and tooltips bring
// far more code than cards or a box to write in, and would compete with them for the same line. When the picture stands,
// `shown.ts` tells: the first script of the page needs that too, and loads no React.

import type { ComponentType } from "react";
import { laterPart } from "../ui/laterPart.ts";
import { firstPicture } from "./shown.ts";
import { handsRest } from "./stillness.ts";
import { inTurn } from "./turns.ts";

/** A component that is loaded once the first room has been painted and no hand is at work on it. */
export function afterFirstPicture<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return laterPart(async () => {
    await firstPicture;
    return inTurn(async () => {
      const component = await load();
      await handsRest();
      return component;
    });
  });
}
