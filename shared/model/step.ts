// Owns: what may be done to the steps of a journey: place touchpoints, move, remove, mark, word. Pure rules. Rules
// MAP-61 to MAP-67.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot, Values } from "./change.ts";
import { cleanText } from "./clean.ts";
import { insertionOrders, type Listed } from "./insertion.ts";
import { journeyOutline } from "./outline.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { MapTables, Step } from "./tables.ts";
import { createTouchpoints } from "./touchpoint.ts";
import { resolveTouchpoint } from "./usage.ts";

type Edit = Result<readonly MapChange[], Refusal>;
export type MomentOfTruth = Step["momentOfTruth"];

/** A place in a stage: before one of its steps; `before` null, or one that is not there: at the end. */
export interface StepPlace {
  readonly stageId: string;
  readonly before: string | null;
}

/** The most steps that one journey has. */
export const stepLimit = 2000;
/** The longest thought of a step, in UTF-16 units. */
export const thoughtMax = 500;

/**
 * Places touchpoints of the pool as new steps, in the order given. A merged one is placed as the one that stands
 * for it; those that are gone are passed over. Refuses a stage that is gone, and more steps than a journey has.
 */
export function placeTouchpoints(
  map: MapSnapshot,
  wish: StepPlace & { readonly touchpointIds: readonly string[] },
  chance: Chance,
): Edit {
  const touchpointIds = wish.touchpointIds.flatMap((id) => resolveTouchpoint(map, id)?.id ?? []);
  if (touchpointIds.length === 0) return err(refuse("gone"));
  return newSteps(map, wish, touchpointIds, {}, chance);
}

/**
 * A touchpoint that should exist and does not: a new one in the pool, proposed, and its step marked missing.
 * Refuses what `placeTouchpoints` and `createTouchpoints` do.
 */
export function addMissingTouchpoint(
  map: MapSnapshot,
  wish: StepPlace & { readonly text: string },
  chance: Chance,
): Edit {
  const description = { evidence: "proposed" } as const;
  const created = createTouchpoints(map, { texts: [wish.text], description }, chance);
  if (!created.ok) return created;
  const ids = created.value.map(({ id }) => id);
  const steps = newSteps(map, wish, ids, { missing: true }, chance);
  return steps.ok ? ok([...created.value, ...steps.value]) : steps;
}

/**
 * Moves steps of one journey to a place in it, in the order in which they stand now. Those that are gone are
 * passed over; where they already stand so is no change.
 */
export function moveSteps(
  map: MapSnapshot,
  wish: StepPlace & { readonly ids: readonly string[] },
  chance: Chance,
): Edit {
  const stage = map.stages.get(wish.stageId);
  const outline = stage && journeyOutline(map, stage.journeyId);
  if (!outline) return err(refuse("gone"));
  const wanted = new Set(wish.ids);
  const all = outline.stages.flatMap((one) => one.steps.map(({ step }) => step));
  const moved = all.filter((step) => wanted.has(step.id)).map((step) => step.id);
  if (moved.length === 0) return err(refuse("gone"));
  const shown = shownIn(map, wish.stageId);
  const others = shown.filter(({ id }) => !wanted.has(id));
  const at = placeAmong(shown, others, wish.before);
  const after = [...others.slice(0, at).map(({ id }) => id), ...moved];
  const isThere =
    moved.every((id) => shown.some((one) => one.id === id && one.order !== null)) &&
    after.every((id, index) => shown[index]?.id === id);
  if (isThere) return ok([]);
  return ok(slotChanges(wish.stageId, insertionOrders(others, at, moved, chance)));
}

/** Takes steps out of their journeys, with their links to process maps. Their touchpoints stay in the pool. */
export function removeSteps(map: MapSnapshot, ids: readonly string[]): Edit {
  const removed = new Set(ids.filter((id) => map.steps.has(id)));
  const links = [...map.processLinks.values()].filter(({ stepId }) => removed.has(stepId));
  return ok([
    ...links.map(({ id }): MapChange => ({ op: "delete", table: "processLinks", id })),
    ...[...removed].map((id): MapChange => ({ op: "delete", table: "steps", id })),
  ]);
}

/** Says of steps that they should exist and do not, or that they do. */
export function markMissing(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[]; readonly missing: boolean },
): Edit {
  return ok(
    existing(map, wish.ids)
      .filter((step) => step.missing !== wish.missing)
      .map((step) => update(step.id, { missing: wish.missing || undefined })),
  );
}

/** Says of steps that they are moments of truth, loved or painful, or (empty) that they are none. */
export function setMomentOfTruth(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[]; readonly momentOfTruth: MomentOfTruth },
): Edit {
  return ok(
    existing(map, wish.ids)
      .filter((step) => step.momentOfTruth !== wish.momentOfTruth)
      .map((step) => update(step.id, { momentOfTruth: wish.momentOfTruth || undefined })),
  );
}

/** Says what the persona thinks at a step, cleaned. The same is no change. Refuses more than 500 UTF-16 units. */
export function setThought(
  map: MapSnapshot,
  wish: { readonly id: string; readonly thought: string },
): Edit {
  const step = map.steps.get(wish.id);
  if (!step) return err(refuse("gone"));
  const thought = cleanText(wish.thought);
  if (thought.length > thoughtMax) return err(refuse("tooLong"));
  return ok(thought === step.thought ? [] : [update(step.id, { thought: thought || undefined })]);
}

function newSteps(
  map: MapSnapshot,
  place: StepPlace,
  touchpointIds: readonly string[],
  rest: Values<MapTables["steps"]>,
  chance: Chance,
): Edit {
  const stage = map.stages.get(place.stageId);
  if (!stage) return err(refuse("gone"));
  const { journeyId } = stage;
  const count = [...map.steps.values()].filter((step) => step.journeyId === journeyId).length;
  if (count + touchpointIds.length > stepLimit) return err(refuse("full", { max: stepLimit }));
  const shown = shownIn(map, place.stageId);
  const at = placeAmong(shown, shown, place.before);
  const touchpoints = new Map(touchpointIds.map((touchpointId) => [newId(chance), touchpointId]));
  const orders = insertionOrders(shown, at, [...touchpoints.keys()], chance);
  return ok(
    [...orders].map(([id, order]): MapChange => {
      const slot = [place.stageId, order] as const;
      const touchpointId = touchpoints.get(id);
      return touchpointId === undefined
        ? update(id, { slot })
        : {
            op: "create",
            table: "steps",
            id,
            values: { ...rest, journeyId, touchpointId, slot },
          };
    }),
  );
}

/** A stage's steps as they are shown; one that came from a stage that is gone has no key of its own there. */
function shownIn(map: MapSnapshot, stageId: string): readonly Listed[] {
  const journeyId = map.stages.get(stageId)?.journeyId ?? "";
  const stages = journeyOutline(map, journeyId)?.stages ?? [];
  const steps = stages.find(({ stage }) => stage.id === stageId)?.steps ?? [];
  return steps.map(({ step }) => ({
    id: step.id,
    order: step.slot[0] === stageId ? step.slot[1] : null,
  }));
}

/** Where among the `others` something put before a step of the whole list stands. */
function placeAmong(
  shown: readonly Listed[],
  others: readonly Listed[],
  before: string | null,
): number {
  const from = before === null ? -1 : shown.findIndex(({ id }) => id === before);
  if (from < 0) return others.length;
  const next = shown.slice(from).find((one) => others.includes(one));
  return next ? others.indexOf(next) : others.length;
}

function slotChanges(stageId: string, orders: ReadonlyMap<string, string>): MapChange[] {
  return [...orders].map(([id, order]) => update(id, { slot: [stageId, order] }));
}

function existing(map: MapSnapshot, ids: readonly string[]): readonly Step[] {
  return ids.flatMap((id) => map.steps.get(id) ?? []);
}

function update(id: string, values: Values<MapTables["steps"]>): MapChange {
  return { op: "update", table: "steps", id, values };
}
