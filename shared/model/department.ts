// Owns: the departments of a workshop: add, name, colour, delete. What refers to a deleted one keeps its reference,
// so that undo brings everything back; a reference to a department that is gone means none. Pure rules. Rules PHA-35, PHA-36.

import { newId } from "../kit/ids.ts";
import { compareNames } from "../kit/names.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapChange, MapSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { categoricalColors, rarestColor } from "./color.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { Department } from "./tables.ts";

type Edit = Result<readonly MapChange[], Refusal>;

/** The longest name of a department, in UTF-16 units. */
export const departmentNameMax = 80;
export const departmentsMax = 100;

/** A new department in the colour that is used least. Refuses no name, a name that there is, and more than 100. */
export function addDepartment(
  map: MapSnapshot,
  wish: { readonly name: string },
  chance: Chance,
): Edit {
  const name = cleanText(wish.name);
  const refusal = nameRefusal(map, name);
  if (refusal) return err(refusal);
  if (map.departments.size >= departmentsMax) return err(refuse("full", { max: departmentsMax }));
  const values = { name, color: rarestColor(map.departments.values()) };
  return ok([{ op: "create", table: "departments", id: newId(chance), values }]);
}

/** Gives a department another name, cleaned. The same name is no change; one that another has is refused. */
export function renameDepartment(
  map: MapSnapshot,
  wish: { readonly id: string; readonly name: string },
): Edit {
  const department = map.departments.get(wish.id);
  if (!department) return err(refuse("gone"));
  const name = cleanText(wish.name);
  if (name === department.name) return ok([]);
  const refusal = nameRefusal(map, name, wish.id);
  if (refusal) return err(refusal);
  return ok([{ op: "update", table: "departments", id: wish.id, values: { name } }]);
}

/** Gives a department one of the eight colours, each of which has its own shape. */
export function recolorDepartment(
  map: MapSnapshot,
  wish: { readonly id: string; readonly color: number },
): Edit {
  const department = map.departments.get(wish.id);
  if (!department) return err(refuse("gone"));
  const { color } = wish;
  if (!Number.isInteger(color) || color < 1 || color > categoricalColors)
    return err(refuse("badRequest"));
  if (color === department.color) return ok([]);
  return ok([{ op: "update", table: "departments", id: wish.id, values: { color } }]);
}

/** Deletes a department. One that is gone already is no change. */
export function deleteDepartment(map: MapSnapshot, id: string): readonly MapChange[] {
  return map.departments.has(id) ? [{ op: "delete", table: "departments", id }] : [];
}

/** All departments in the order in which names stand everywhere. Rules MAP-408, MAP-460. */
export function departmentsByName(map: Pick<MapSnapshot, "departments">): readonly Department[] {
  return [...map.departments.values()].sort(compareNames);
}

/** How many touchpoints and lanes name a department as theirs. */
export function countUses(map: MapSnapshot, departmentId: string): number {
  const isUse = (row: { readonly departmentId: string }) => row.departmentId === departmentId;
  return [...map.touchpoints.values(), ...map.processLanes.values()].filter(isUse).length;
}

function nameRefusal(map: MapSnapshot, name: string, ownId = ""): Refusal | undefined {
  if (name === "") return refuse("empty");
  if (name.length > departmentNameMax) return refuse("tooLong");
  const isTaken = [...map.departments.values()].some(
    (other) => other.id !== ownId && other.name.toLowerCase() === name.toLowerCase(),
  );
  return isTaken ? refuse("alreadyThere") : undefined;
}
