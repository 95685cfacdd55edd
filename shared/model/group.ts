// Owns: named groups of touchpoints on the board: make, name, dissolve. Which touchpoints belong to a group is
// said by each touchpoint alone. Pure rules. Rules MAP-44 to MAP-46.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import type { Place } from "./field.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { isVisible } from "./usage.ts";

type Edit = Result<readonly MapChange[], Refusal>;

/** The longest name of a group, in UTF-16 units. */
export const groupNameMax = 120;
const groupLimit = 2000;

/**
 * A new group of the given touchpoints, which leave the groups they were in; `places` lays some of them anew.
 * Refuses if none of them is there.
 */
export function groupTouchpoints(
  map: MapSnapshot,
  wish: {
    readonly ids: readonly string[];
    readonly name: string;
    readonly place: Place;
    readonly places?: ReadonlyMap<string, Place>;
  },
  chance: Chance,
): Edit {
  const name = cleanText(wish.name);
  if (name.length > groupNameMax) return err(refuse("tooLong"));
  if (map.groups.size >= groupLimit) return err(refuse("full", { max: groupLimit }));
  const members = wish.ids.filter((id) => map.touchpoints.has(id));
  if (members.length === 0) return err(refuse("gone"));
  const groupId = newId(chance);
  const joined = members.map((id): MapChange => {
    const place = wish.places?.get(id);
    const values = place ? { groupId, place } : { groupId };
    return { op: "update", table: "touchpoints", id, values };
  });
  return ok([
    { op: "create", table: "groups", id: groupId, values: { name, place: wish.place } },
    ...joined,
    ...emptiedGroups(map, new Map(members.map((id) => [id, groupId]))),
  ]);
}

/** Gives a group another name, cleaned; empty is a name too. The same name is no change. */
export function renameGroup(
  map: MapSnapshot,
  wish: { readonly id: string; readonly name: string },
): Edit {
  const group = map.groups.get(wish.id);
  if (!group) return err(refuse("gone"));
  const name = cleanText(wish.name);
  if (name.length > groupNameMax) return err(refuse("tooLong"));
  if (name === group.name) return ok([]);
  return ok([{ op: "update", table: "groups", id: wish.id, values: { name } }]);
}

/** Dissolves groups; their touchpoints stay where they lie. Groups that are gone are passed over. */
export function ungroup(map: MapSnapshot, groupIds: readonly string[]): Edit {
  const dissolved = new Set(groupIds.filter((id) => map.groups.has(id)));
  const freed = [...map.touchpoints.values()].filter(({ groupId }) => dissolved.has(groupId));
  return ok([
    ...freed.map(
      ({ id }): MapChange => ({
        op: "update",
        table: "touchpoints",
        id,
        values: { groupId: undefined },
      }),
    ),
    ...[...dissolved].map((id): MapChange => ({ op: "delete", table: "groups", id })),
  ]);
}

/** The group that a touchpoint is in: the empty text if it names none, or one that is gone. */
export function resolveGroup(map: MapSnapshot, groupId: string): string {
  return map.groups.has(groupId) ? groupId : "";
}

/**
 * The deletion of every group that has a visible member now and none once the touchpoints in `groupOf` are in
 * the group given there (the empty text: in none). For rules that move touchpoints out of groups.
 */
export function emptiedGroups(map: MapSnapshot, groupOf: ReadonlyMap<string, string>): MapChange[] {
  const left = new Set<string>();
  for (const id of groupOf.keys()) {
    const groupId = map.touchpoints.get(id)?.groupId ?? "";
    if (map.groups.has(groupId)) left.add(groupId);
  }
  if (left.size === 0) return [];
  for (const touchpoint of map.touchpoints.values()) {
    const groupId = groupOf.get(touchpoint.id) ?? touchpoint.groupId;
    if (left.has(groupId) && isVisible(map, touchpoint)) left.delete(groupId);
  }
  return [...left].map((id) => ({ op: "delete", table: "groups", id }));
}
