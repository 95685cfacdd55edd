// Owns: the lines of a service blueprint, and which of them lie between two layers.

import { type Layer, layers } from "./tables.ts";

export const layerLines = ["lineInteraction", "lineVisibility", "lineInternal"] as const;
export type LayerLine = (typeof layerLines)[number];

/** The lines that lie between two layers, from the customer inwards, whichever of the two is named first. */
export function linesBetween(one: Layer, other: Layer): readonly LayerLine[] {
  const [upper, lower] = [layers.indexOf(one), layers.indexOf(other)].sort((a, b) => a - b);
  return layerLines.slice(upper, lower);
}
