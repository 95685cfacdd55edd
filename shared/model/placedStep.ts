// Owns: a step together with where it stands: its touchpoint, journey and persona; and in which order equal things stand.
// Pure readings of a snapshot. Rule VOT-95.

import { compareTexts } from "../kit/names.ts";
import type { MapSnapshot } from "./change.ts";
import { journeyOutline, journeysInOrder, stepsOf } from "./outline.ts";
import type { Journey, Persona, Step, Touchpoint } from "./tables.ts";

export interface PlacedStep {
  readonly step: Step;
  readonly touchpoint: Touchpoint;
  readonly journey: Journey;
  /** `undefined` if the journey's persona is gone. */
  readonly persona: Persona | undefined;
}

/** All steps of all journeys, journey by journey in the order in which personas meet them. */
export function placedSteps(map: MapSnapshot): readonly PlacedStep[] {
  return journeysInOrder(map).flatMap(({ id }) => {
    const outline = journeyOutline(map, id);
    if (!outline) return [];
    const { journey, persona } = outline;
    return stepsOf(outline).map(({ step, touchpoint }) => ({ step, touchpoint, journey, persona }));
  });
}

/**
 * In which order touchpoints stand that are equal in what a list goes by: as personas first meet them, journey by journey, those
 * of no journey last; then by text.
 */
export function comparePlaces(map: MapSnapshot): (a: Touchpoint, b: Touchpoint) => number {
  const places = new Map<string, number>();
  for (const { touchpoint } of placedSteps(map)) {
    if (!places.has(touchpoint.id)) places.set(touchpoint.id, places.size);
  }
  const placeOf = ({ id }: Touchpoint): number => places.get(id) ?? places.size;
  return (a, b) =>
    placeOf(a) - placeOf(b) || compareTexts(a.text, b.text) || (a.id < b.id ? -1 : 1);
}
