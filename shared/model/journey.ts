// Owns: what may be done to journeys and their stages: create, name, order, delete. What stands in them is in
// step.ts. Pure rules. Rules MAP-56 to MAP-60.

import { newId } from "../kit/ids.ts";
import { ordersBetween } from "../kit/order.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { insertionOrders } from "./insertion.ts";
import { journeyOutline, stagesOf } from "./outline.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { Journey } from "./tables.ts";

type Edit = Result<readonly MapChange[], Refusal>;
export type JourneyKind = Journey["kind"];

/** The most stages that one journey has. */
export const stageLimit = 60;
/** The longest name of a stage, in UTF-16 units. */
export const stageNameMax = 120;

/**
 * A new journey of a persona with stages of the given names. Refuses a second one of the same kind, a persona
 * that is gone, and too many stages.
 */
export function createJourney(
  map: MapSnapshot,
  wish: {
    readonly personaId: string;
    readonly kind: JourneyKind;
    readonly stageNames?: readonly string[];
  },
  chance: Chance,
): Edit {
  if (!map.personas.has(wish.personaId)) return err(refuse("gone"));
  if (journeyOf(map, wish.personaId, wish.kind)) return err(refuse("alreadyThere"));
  const names = (wish.stageNames ?? []).map((name) => cleanText(name));
  if (names.length > stageLimit) return err(refuse("full", { max: stageLimit }));
  if (names.some((name) => name.length > stageNameMax)) return err(refuse("tooLong"));
  const journeyId = newId(chance);
  const orders = ordersBetween(null, null, names.length, chance);
  const values = { personaId: wish.personaId, kind: wish.kind };
  return ok([
    { op: "create", table: "journeys", id: journeyId, values },
    ...names.map((name, at) => stageCreation(chance, { journeyId, name, order: orders[at] ?? "" })),
  ]);
}

/** Deletes a journey with its stages, its steps and their links to process maps. The pool stays. */
export function deleteJourney(map: MapSnapshot, id: string): Edit {
  if (!map.journeys.has(id)) return err(refuse("gone"));
  return ok(journeyDeletion(map, id));
}

/** The changes that delete a journey and all that is its own. */
export function journeyDeletion(map: MapSnapshot, journeyId: string): MapChange[] {
  const steps = [...map.steps.values()].filter((step) => step.journeyId === journeyId);
  const stages = [...map.stages.values()].filter((stage) => stage.journeyId === journeyId);
  const stepIds = new Set(steps.map(({ id }) => id));
  const links = [...map.processLinks.values()].filter(({ stepId }) => stepIds.has(stepId));
  return [
    ...links.map(({ id }): MapChange => ({ op: "delete", table: "processLinks", id })),
    ...steps.map(({ id }): MapChange => ({ op: "delete", table: "steps", id })),
    ...stages.map(({ id }): MapChange => ({ op: "delete", table: "stages", id })),
    { op: "delete", table: "journeys", id: journeyId },
  ];
}

/** The journey of a persona of one kind: of several (two people made one at once), the one of the smallest id. */
export function journeyOf(
  map: MapSnapshot,
  personaId: string,
  kind: JourneyKind,
): Journey | undefined {
  return [...map.journeys.values()]
    .filter((journey) => journey.personaId === personaId && journey.kind === kind)
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/**
 * A new stage before another one; `before` null, or one that is gone: at the end. It may have no name yet. Refuses a name
 * that is too long, and one stage too many.
 */
export function addStage(
  map: MapSnapshot,
  wish: { readonly journeyId: string; readonly name: string; readonly before: string | null },
  chance: Chance,
): Edit {
  if (!map.journeys.has(wish.journeyId)) return err(refuse("gone"));
  const stages = stagesOf(map, wish.journeyId);
  if (stages.length >= stageLimit) return err(refuse("full", { max: stageLimit }));
  const name = cleanText(wish.name);
  if (name.length > stageNameMax) return err(refuse("tooLong"));
  const creation = stageCreation(chance, { journeyId: wish.journeyId, name, order: "" });
  const orders = insertionOrders(stages, placeOf(stages, wish.before), [creation.id], chance);
  return ok([
    { ...creation, values: { ...creation.values, order: orders.get(creation.id) } },
    ...stageOrders(orders, creation.id),
  ]);
}

/** Gives a stage another name, cleaned; empty is a name too. The same is no change. */
export function renameStage(
  map: MapSnapshot,
  wish: { readonly id: string; readonly name: string },
): Edit {
  const stage = map.stages.get(wish.id);
  if (!stage) return err(refuse("gone"));
  const name = cleanText(wish.name);
  if (name.length > stageNameMax) return err(refuse("tooLong"));
  if (name === stage.name) return ok([]);
  return ok([{ op: "update", table: "stages", id: wish.id, values: { name } }]);
}

/** Puts a stage with its steps before another one; `before` null, or one that is gone: at the end. */
export function moveStage(
  map: MapSnapshot,
  wish: { readonly id: string; readonly before: string | null },
  chance: Chance,
): Edit {
  const stage = map.stages.get(wish.id);
  if (!stage) return err(refuse("gone"));
  const stages = stagesOf(map, stage.journeyId);
  const others = stages.filter(({ id }) => id !== wish.id);
  const at = placeOf(others, wish.before === wish.id ? followerOf(stages, wish.id) : wish.before);
  if (stages[at]?.id === wish.id) return ok([]);
  return ok(stageOrders(insertionOrders(others, at, [wish.id], chance), ""));
}

/**
 * Deletes a stage. Its steps move to the end of the stage before it, or, from the first one, to the start of the
 * next; with the last stage of a journey its steps are deleted too. The pool stays.
 */
export function deleteStage(map: MapSnapshot, id: string, chance: Chance): Edit {
  const stage = map.stages.get(id);
  if (!stage) return err(refuse("gone"));
  const stages = journeyOutline(map, stage.journeyId)?.stages ?? [];
  const at = stages.findIndex((one) => one.stage.id === id);
  const steps = (stages[at]?.steps ?? []).map(({ step }) => step);
  const neighbour = stages[at - 1] ?? stages[at + 1];
  const deletion: MapChange = { op: "delete", table: "stages", id };
  if (!neighbour) {
    const stepIds = new Set(steps.map((step) => step.id));
    const links = [...map.processLinks.values()].filter(({ stepId }) => stepIds.has(stepId));
    return ok([
      ...links.map((link): MapChange => ({ op: "delete", table: "processLinks", id: link.id })),
      ...steps.map((step): MapChange => ({ op: "delete", table: "steps", id: step.id })),
      deletion,
    ]);
  }
  const home = neighbour.stage.id;
  const list = neighbour.steps.map(({ step }) => ({
    id: step.id,
    order: step.slot[0] === home ? step.slot[1] : null,
  }));
  const place = at > 0 ? list.length : 0;
  const ids = steps.map((step) => step.id);
  const orders = insertionOrders(list, place, ids, chance);
  return ok([
    ...[...orders].map(
      ([stepId, order]): MapChange => ({
        op: "update",
        table: "steps",
        id: stepId,
        values: { slot: [home, order] },
      }),
    ),
    deletion,
  ]);
}

interface StageCreation {
  readonly op: "create";
  readonly table: "stages";
  readonly id: string;
  readonly values: { readonly journeyId: string; readonly name: string; readonly order: string };
}

function stageCreation(chance: Chance, values: StageCreation["values"]): StageCreation {
  return { op: "create", table: "stages", id: newId(chance), values };
}

function stageOrders(orders: ReadonlyMap<string, string>, except: string): MapChange[] {
  return [...orders]
    .filter(([id]) => id !== except)
    .map(([id, order]) => ({ op: "update", table: "stages", id, values: { order } }));
}

function placeOf(list: readonly { readonly id: string }[], before: string | null): number {
  const at = list.findIndex(({ id }) => id === before);
  return at < 0 ? list.length : at;
}

function followerOf(list: readonly { readonly id: string }[], id: string): string | null {
  return list[list.findIndex((one) => one.id === id) + 1]?.id ?? null;
}
