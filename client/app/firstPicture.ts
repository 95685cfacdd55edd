// Owns: the order of loading: what a room shows at first comes before what surrounds it. Menus, bars and tooltips bring
// far more code than cards or a box to write in, and would compete with them for the same line. When the picture stands,
// `shown.ts` tells: the first script of the page needs that too, and loads no React. Rules STA-47, MAP-265.

import { type ComponentType, createElement, useState } from "react";
import { laterPart } from "../ui/laterPart.ts";
import { firstPicture } from "./shown.ts";
import { handsRest } from "./stillness.ts";
import { inTurn } from "./turns.ts";

/** A component that is loaded once the first room has been painted and no hand is at work on it. */
export function afterFirstPicture<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return laterPart(() => whenItsTurn(load));
}

/** The same, and its turn comes before all that is loaded only when it is to be shown. */
export function firstAfterPicture<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let coming: Promise<ComponentType<Props>> | null = whenItsTurn(load);
  // Who shows it is told.
  coming.catch(() => undefined);
  return laterPart(() => {
    const first = coming;
    coming = null;
    return first ?? whenItsTurn(load);
  });
}

/** A component that is shown later or never, and then at once: what is fetched in its turn needs no network any more. */
export function readyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Missing: ComponentType<Props>,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null;
  const keep = (component: ComponentType<Props>): void => {
    here = component;
  };
  // What cannot be had yet is asked for again when it is shown.
  firstPicture.then(() => inTurn(load)).then(keep, () => undefined);
  const Late = laterPart(load, Missing);
  return function ReadyOrLate(props) {
    const [Part] = useState(() => here ?? Late);
    return createElement(Part, props);
  };
}

async function whenItsTurn<T>(load: () => Promise<T>): Promise<T> {
  await firstPicture;
  return inTurn(async (haveRested) => {
    const component = await load();
    // Hands are waited for once: never so long that nothing comes while they are at work.
    if (!haveRested) await handsRest();
    return component;
  });
}
