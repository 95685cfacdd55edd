// Owns: a step together with where it stands: its touchpoint, journey and persona. Pure readings of a snapshot.

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
