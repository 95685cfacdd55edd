// Owns: what may be done to touchpoints of the pool: create, word, place, describe, hide, merge, split off,
// delete. Pure rules: a snapshot and a wish give changes or a refusal. Rules MAP-34 to MAP-43.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot, Values } from "./change.ts";
import { cleanText } from "./clean.ts";
import type { Place } from "./field.ts";
import { emptiedGroups, resolveGroup } from "./group.ts";
import { type Refusal, refuse } from "./refusals.ts";
import {
  type MapTables,
  stackMax,
  type Touchpoint,
  touchpointNotesMax,
  touchpointTextMax,
} from "./tables.ts";
import { mergedInto, resolveTouchpoint } from "./usage.ts";

export type Edit = Result<readonly MapChange[], Refusal>;

/** Where a touchpoint shall lie, and in which group from now on. Left out: it stays in its group. */
export interface Move {
  readonly id: string;
  readonly place: Place;
  /** Empty: in no group. */
  readonly groupId?: string;
  /** How high it shall lie on what it is put on. Left out: as high as before. */
  readonly stack?: number;
}

/** What describes a touchpoint besides its wording and its place. */
export type Description = Partial<
  Pick<Touchpoint, "channel" | "direction" | "departmentId" | "evidence" | "notes">
>;

/** The most touchpoints that one workshop holds, merged and hidden ones included. */
export const touchpointLimit = 20_000;

/**
 * New touchpoints with the given wordings, cleaned; empty ones are left out. `places` goes with those
 * that are left, in order; one without a place is laid by the board. Refuses a wording over 280 UTF-16 units, nothing at all, and more
 * than the workshop holds.
 */
export function createTouchpoints(
  map: MapSnapshot,
  wish: {
    readonly texts: readonly string[];
    readonly places?: readonly Place[];
    readonly description?: Description;
  },
  chance: Chance,
): Edit {
  const texts = wish.texts.map((text) => cleanText(text)).filter((text) => text !== "");
  if (texts.length === 0) return err(refuse("empty"));
  if (map.touchpoints.size + texts.length > touchpointLimit) {
    return err(refuse("full", { max: touchpointLimit }));
  }
  const tooLong = texts.find((text) => text.length > touchpointTextMax);
  if (tooLong !== undefined) return err(tooLongRefusal(tooLong));
  const changes = texts.map((text, index): MapChange => {
    const values = { ...wish.description, text, place: wish.places?.[index] ?? undefined };
    return { op: "create", table: "touchpoints", id: newId(chance), values };
  });
  return ok(changes);
}

/** Gives a touchpoint another wording, cleaned. The same wording is no change; an empty one is refused. */
export function rewordTouchpoint(
  map: MapSnapshot,
  wish: { readonly id: string; readonly text: string },
): Edit {
  const touchpoint = map.touchpoints.get(wish.id);
  if (!touchpoint) return err(refuse("gone"));
  const text = cleanText(wish.text);
  if (text === "") return err(refuse("empty"));
  if (text.length > touchpointTextMax) return err(tooLongRefusal(text));
  return ok(text === touchpoint.text ? [] : [update(wish.id, { text })]);
}

/**
 * Lays touchpoints at their final places, and into or out of groups. Those that are gone are passed over. A
 * group that loses its last member is deleted in the same change; a group that is gone is no group.
 */
export function moveTouchpoints(map: MapSnapshot, moves: readonly Move[]): Edit {
  const groupOf = new Map<string, string>();
  const changes: MapChange[] = [];
  for (const move of moves) {
    const touchpoint = map.touchpoints.get(move.id);
    if (!touchpoint) continue;
    const groupId = resolveGroup(map, move.groupId ?? touchpoint.groupId);
    const isRegrouped = move.groupId !== undefined && groupId !== touchpoint.groupId;
    const isMoved = !isSamePlace(touchpoint.place, move.place);
    if (isRegrouped) groupOf.set(move.id, groupId);
    if (!isRegrouped && !isMoved) continue;
    changes.push(
      update(move.id, {
        ...(isMoved ? lyingAt(move) : {}),
        ...(isRegrouped ? { groupId: groupId || undefined } : {}),
      }),
    );
  }
  return ok([...changes, ...emptiedGroups(map, groupOf)]);
}

function lyingAt({ place, stack }: Move): Values<MapTables["touchpoints"]> {
  return stack === undefined ? { place } : { place, stack: Math.min(stack, stackMax) };
}

/** Describes many touchpoints alike. Those that are gone, or are so already, are passed over. */
export function describeTouchpoints(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[]; readonly description: Description },
): Edit {
  const { notes, departmentId } = wish.description;
  if (departmentId && !map.departments.has(departmentId)) return err(refuse("gone"));
  const cleaned =
    notes === undefined
      ? wish.description
      : { ...wish.description, notes: cleanText(notes, { multiline: true }) };
  if ((cleaned.notes?.length ?? 0) > touchpointNotesMax) return err(refuse("tooLong"));
  const changes = wish.ids.flatMap((id) => {
    const touchpoint = map.touchpoints.get(id);
    return touchpoint && !describesAlready(touchpoint, cleaned) ? [update(id, cleaned)] : [];
  });
  return ok(changes);
}

/** Takes touchpoints out of sight, or brings them back. Nothing that refers to them changes. */
export function hideTouchpoints(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[]; readonly hidden: boolean },
): Edit {
  const changes = wish.ids
    .filter((id) => (map.touchpoints.get(id)?.hidden ?? wish.hidden) !== wish.hidden)
    .map((id) => update(id, { hidden: wish.hidden || undefined }));
  return ok(changes);
}

/**
 * Merges touchpoints into one of them, which stands for all from now on: every wording is kept. What it lacks
 * (channel, direction, department) it takes from the others where these agree. Refuses to merge fewer than two.
 */
export function mergeTouchpoints(
  map: MapSnapshot,
  wish: { readonly ids: readonly string[]; readonly into: string },
): Edit {
  const target = resolveTouchpoint(map, wish.into);
  if (!target) return err(refuse("gone"));
  const merged = new Map<string, Touchpoint>();
  for (const id of wish.ids) {
    const touchpoint = resolveTouchpoint(map, id);
    if (touchpoint && touchpoint.id !== target.id) merged.set(touchpoint.id, touchpoint);
  }
  if (merged.size === 0) return err(refuse("cycle"));
  const others = [...merged.values()];
  const inherited = inheritedDescription(target, others);
  // A target that is itself held in a cycle is set free, so that all come to rest on it.
  const values = target.mergedInto === "" ? inherited : { ...inherited, mergedInto: undefined };
  return ok([
    ...(Object.keys(values).length > 0 ? [update(target.id, values)] : []),
    ...others.map(({ id }) => update(id, { mergedInto: target.id, groupId: undefined })),
    ...emptiedGroups(map, new Map(others.map(({ id }) => [id, ""]))),
  ]);
}

/** Lets a merged touchpoint stand for itself again, at `place` if given; what was merged into it comes along. */
export function splitOffTouchpoint(
  map: MapSnapshot,
  wish: { readonly id: string; readonly place?: Place },
): Edit {
  const touchpoint = map.touchpoints.get(wish.id);
  if (!touchpoint) return err(refuse("gone"));
  if (touchpoint.mergedInto === "") return ok([]);
  const place = wish.place ? { place: wish.place } : {};
  return ok([update(wish.id, { ...place, mergedInto: undefined })]);
}

/**
 * Deletes touchpoints with all that was merged into them, the steps that used them, the links of these steps
 * to process maps, and groups that are left empty. Those that are gone already are passed over.
 */
export function deleteTouchpoints(map: MapSnapshot, ids: readonly string[]): Edit {
  const doomed = new Set<string>();
  for (const id of ids) {
    if (!map.touchpoints.has(id)) continue;
    doomed.add(id);
    for (const merged of mergedInto(map, id)) doomed.add(merged.id);
  }
  const steps = [...map.steps.values()].filter((step) => doomed.has(step.touchpointId));
  const stepIds = new Set(steps.map((step) => step.id));
  const links = [...map.processLinks.values()].filter((link) => stepIds.has(link.stepId));
  return ok([
    ...[...doomed].map((id): MapChange => ({ op: "delete", table: "touchpoints", id })),
    ...steps.map(({ id }): MapChange => ({ op: "delete", table: "steps", id })),
    ...links.map(({ id }): MapChange => ({ op: "delete", table: "processLinks", id })),
    ...emptiedGroups(map, new Map([...doomed].map((id) => [id, ""]))),
  ]);
}

function inheritedDescription(target: Touchpoint, others: readonly Touchpoint[]): Description {
  const inherited: { [name: string]: string } = {};
  for (const name of ["channel", "direction", "departmentId"] as const) {
    if (target[name] !== "") continue;
    const known = new Set(others.map((other) => other[name]).filter((value) => value !== ""));
    const [only] = known;
    if (known.size === 1 && only !== undefined) inherited[name] = only;
  }
  return inherited as Description;
}

function describesAlready(touchpoint: Touchpoint, description: Description): boolean {
  return Object.entries(description).every(
    ([name, value]) => touchpoint[name as keyof Description] === value,
  );
}

function update(id: string, values: Values<MapTables["touchpoints"]>): MapChange {
  return { op: "update", table: "touchpoints", id, values };
}

function isSamePlace(a: Place | null, b: Place): boolean {
  return a !== null && a[0] === b[0] && a[1] === b[1];
}

function tooLongRefusal(text: string): Refusal {
  const start = text.slice(0, 40);
  return refuse(
    "tooLong",
    {},
    `“${start}…” has ${text.length} characters; ${touchpointTextMax} fit.`,
  );
}
