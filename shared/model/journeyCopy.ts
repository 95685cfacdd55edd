// Owns: a journey taken as the start of another one: for another persona, or the ideal one as a start of the current.
// Pure. Rule MAP-98.

import { newId } from "../kit/ids.ts";
import { ordersBetween } from "../kit/order.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { type JourneyKind, journeyOf } from "./journey.ts";
import { journeyOutline, type OutlineStep } from "./outline.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { Step } from "./tables.ts";

/**
 * A copy of a journey for a persona and a kind: its stages and steps under fresh ids, with what was written and marked
 * on them. Votes, imported emotions and process maps stay with the steps they were made for. Refuses a journey or
 * persona that is gone, and a second journey of a kind.
 */
export function duplicateJourney(
  map: MapSnapshot,
  wish: { readonly id: string; readonly personaId: string; readonly kind: JourneyKind },
  chance: Chance,
): Result<readonly MapChange[], Refusal> {
  const outline = journeyOutline(map, wish.id);
  if (!outline || !map.personas.has(wish.personaId)) return err(refuse("gone"));
  if (journeyOf(map, wish.personaId, wish.kind)) return err(refuse("alreadyThere"));
  const journeyId = newId(chance);
  const changes: MapChange[] = [
    {
      op: "create",
      table: "journeys",
      id: journeyId,
      values: { personaId: wish.personaId, kind: wish.kind, name: outline.journey.name },
    },
  ];
  const stageOrders = ordersBetween(null, null, outline.stages.length, chance);
  for (const [at, { stage, steps }] of outline.stages.entries()) {
    const stageId = newId(chance);
    const values = { journeyId, name: stage.name, order: stageOrders[at] ?? "" };
    changes.push({ op: "create", table: "stages", id: stageId, values });
    changes.push(...stepCopies(steps, journeyId, () => stageId, chance));
  }
  // Without any stage they are as loose as before: what they name is gone there too.
  return ok([...changes, ...stepCopies(outline.loose, journeyId, ({ slot }) => slot[0], chance)]);
}

function stepCopies(
  steps: readonly OutlineStep[],
  journeyId: string,
  stageOf: (step: Step) => string,
  chance: Chance,
): readonly MapChange[] {
  const orders = ordersBetween(null, null, steps.length, chance);
  return steps.map(({ step, touchpoint }, at): MapChange => {
    const { missing, momentOfTruth, thought } = step;
    const slot = [stageOf(step), orders[at] ?? ""] as const;
    const values = {
      journeyId,
      touchpointId: touchpoint.id,
      slot,
      missing,
      momentOfTruth,
      thought,
    };
    return { op: "create", table: "steps", id: newId(chance), values };
  });
}
