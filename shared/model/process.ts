// Owns: what may be done to a process map as a whole: create, rename, delete, link to a step and unlink. Pure rules: a
// snapshot and a wish give changes or a refusal. Lanes and nodes have rules of their own. Rules MAP-73 to MAP-75, MAP-85.

import { newId } from "../kit/ids.ts";
import { ordersBetween } from "../kit/order.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { flowsOf, lanesOf, nodesOf } from "./processOutline.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { type Layer, layers } from "./tables.ts";

export type ProcessEdit = Result<readonly MapChange[], Refusal>;

/** The most process maps that one workshop holds. */
export const processLimit = 500;
/** The longest name of a process map or lane and the longest label of a flow, in UTF-16 units. */
export const shortNameMax = 120;
/** The most that the notes of a process map hold, in UTF-16 units. */
export const processNotesMax = 5000;

/**
 * A new process map with one lane per layer; with `stepId` it is linked to that step in the same change. The first
 * change creates the process map itself. Refuses an empty or too long name, a step that is gone, and more than fit.
 */
export function createProcess(
  map: MapSnapshot,
  wish: {
    readonly name: string;
    readonly laneNames: Readonly<Record<Layer, string>>;
    readonly stepId?: string;
  },
  chance: Chance,
): ProcessEdit {
  const name = soundName(wish.name);
  if (!name.ok) return name;
  if (wish.stepId !== undefined && !map.steps.has(wish.stepId)) return err(refuse("gone"));
  if (map.processes.size >= processLimit) return err(refuse("full", { max: processLimit }));
  const processId = newId(chance);
  const orders = ordersBetween(null, null, layers.length, chance);
  const lanes = layers.map((layer, index): MapChange => {
    const values = { processId, name: wish.laneNames[layer], layer, order: orders[index] };
    return { op: "create", table: "processLanes", id: newId(chance), values };
  });
  const created: MapChange = {
    op: "create",
    table: "processes",
    id: processId,
    values: { name: name.value },
  };
  const link = wish.stepId === undefined ? [] : [linkChange(wish.stepId, processId, chance)];
  return ok([created, ...lanes, ...link]);
}

/** Gives a process map another name, cleaned. The same name is no change. */
export function renameProcess(
  map: MapSnapshot,
  wish: { readonly id: string; readonly name: string },
): ProcessEdit {
  const process = map.processes.get(wish.id);
  if (!process) return err(refuse("gone"));
  const name = soundName(wish.name);
  if (!name.ok) return name;
  if (name.value === process.name) return ok([]);
  return ok([{ op: "update", table: "processes", id: wish.id, values: { name: name.value } }]);
}

/** Writes the notes of a process map, cleaned; lines are kept. Refuses more than `processNotesMax`. */
export function describeProcess(
  map: MapSnapshot,
  wish: { readonly id: string; readonly notes: string },
): ProcessEdit {
  const process = map.processes.get(wish.id);
  if (!process) return err(refuse("gone"));
  const notes = cleanText(wish.notes, { multiline: true });
  if (notes.length > processNotesMax) return err(tooLong(notes, processNotesMax));
  if (notes === process.notes) return ok([]);
  return ok([{ op: "update", table: "processes", id: wish.id, values: { notes } }]);
}

/** Deletes a process map with its lanes, nodes, flows and links, and nothing else. */
export function deleteProcess(map: MapSnapshot, wish: { readonly id: string }): ProcessEdit {
  if (!map.processes.has(wish.id)) return err(refuse("gone"));
  const links = [...map.processLinks.values()].filter(({ processId }) => processId === wish.id);
  return ok([
    { op: "delete", table: "processes", id: wish.id },
    ...lanesOf(map, wish.id).map(
      ({ id }): MapChange => ({ op: "delete", table: "processLanes", id }),
    ),
    ...nodesOf(map, wish.id).map(
      ({ id }): MapChange => ({ op: "delete", table: "processNodes", id }),
    ),
    ...flowsOf(map, wish.id).map(
      ({ id }): MapChange => ({ op: "delete", table: "processFlows", id }),
    ),
    ...links.map(({ id }): MapChange => ({ op: "delete", table: "processLinks", id })),
  ]);
}

/** Links a step to a process map, which may serve several. Refuses what is gone, and a link that is there already. */
export function linkProcess(
  map: MapSnapshot,
  wish: { readonly stepId: string; readonly processId: string },
  chance: Chance,
): ProcessEdit {
  if (!map.steps.has(wish.stepId) || !map.processes.has(wish.processId)) return err(refuse("gone"));
  if (linksBetween(map, wish).length > 0) return err(refuse("alreadyThere"));
  return ok([linkChange(wish.stepId, wish.processId, chance)]);
}

/** Takes a step and a process map apart, however often they were linked. */
export function unlinkProcess(
  map: MapSnapshot,
  wish: { readonly stepId: string; readonly processId: string },
): ProcessEdit {
  const links = linksBetween(map, wish);
  if (links.length === 0) return err(refuse("gone"));
  return ok(links.map((id) => ({ op: "delete", table: "processLinks", id })));
}

/** A name, cleaned; refuses an empty one and one over the bound. */
export function soundName(text: string, max = shortNameMax): Result<string, Refusal> {
  const name = cleanText(text);
  if (name === "") return err(refuse("empty"));
  return name.length > max ? err(tooLong(name, max)) : ok(name);
}

/** A text that may be empty, cleaned; refuses one over the bound. */
export function soundText(text: string, max: number): Result<string, Refusal> {
  const cleaned = cleanText(text);
  return cleaned.length > max ? err(tooLong(cleaned, max)) : ok(cleaned);
}

function tooLong(text: string, max: number): Refusal {
  return refuse("tooLong", {}, `It has ${text.length} characters; at most ${max} fit here.`);
}

function linksBetween(
  map: MapSnapshot,
  { stepId, processId }: { readonly stepId: string; readonly processId: string },
): readonly string[] {
  return [...map.processLinks.values()]
    .filter((link) => link.stepId === stepId && link.processId === processId)
    .map(({ id }) => id);
}

function linkChange(stepId: string, processId: string, chance: Chance): MapChange {
  return { op: "create", table: "processLinks", id: newId(chance), values: { stepId, processId } };
}
