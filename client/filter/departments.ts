// Owns: departments in the order in which people look for a name, whatever letters it is written in. Rule MAP-408.

import type { MapSnapshot } from "../../shared/model/change.ts";
import { departmentsByName as byName } from "../../shared/model/department.ts";
import type { Department } from "../../shared/model/tables.ts";
import { language } from "../i18n/t.ts";

export function departmentsByName(map: Pick<MapSnapshot, "departments">): readonly Department[] {
  return byName(map, language());
}
