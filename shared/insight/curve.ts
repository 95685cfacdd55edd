// Owns: the emotion curve of a journey, read from published tallies. Pure. Rule VOT-30.

import type { RoomSnapshot } from "../model/change.ts";
import type { CurvePoint } from "../model/emotion.ts";
import { type JourneyOutline, stepsOf } from "../model/outline.ts";
import { emotionOf, latestTallies } from "./emotion.ts";

/** The emotion of each step of a journey in order. */
export function emotionCurve(outline: JourneyOutline, room: RoomSnapshot): readonly CurvePoint[] {
  const tallies = latestTallies(room);
  return stepsOf(outline).map(({ step }) => ({
    stepId: step.id,
    emotion: emotionOf(step, tallies),
  }));
}
