// Owns: the touchpoints that a process map serves, in the order in which its head names them.

import { useSearch } from "wouter";
import type { PlacedStep } from "../../../shared/model/placedStep.ts";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";

/** Where one comes from stands first. */
export function useStepsAround({ steps }: ProcessOutline): readonly PlacedStep[] {
  const stepId = new URLSearchParams(useSearch()).get("step");
  return [...steps].sort((a, b) => Number(b.step.id === stepId) - Number(a.step.id === stepId));
}
