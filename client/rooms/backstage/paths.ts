// Owns: the addresses between a step of a journey and the process map behind it.

import type { PlacedStep } from "../../../shared/model/placedStep.ts";
import { roomPath } from "../../app/routes.ts";

/** A step in its journey. */
export function stepPath(workshopId: string, { journey, step }: PlacedStep): string {
  return `${roomPath(workshopId, "journeys", journey.id)}?step=${encodeURIComponent(step.id)}`;
}

/** A process map; with a step, the way back leads there. */
export function processPath(workshopId: string, processId: string, stepId?: string): string {
  const path = roomPath(workshopId, "backstage", processId);
  return stepId === undefined ? path : `${path}?step=${encodeURIComponent(stepId)}`;
}

/** A process map with one of its nodes selected and in view. */
export function nodePath(workshopId: string, processId: string, nodeId: string): string {
  return `${roomPath(workshopId, "backstage", processId)}?node=${encodeURIComponent(nodeId)}`;
}
