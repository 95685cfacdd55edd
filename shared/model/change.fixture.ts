// Owns: records of a map in a line each, for tests and measurements.

import type { MapChange, Values } from "./change.ts";
import type { MapTables } from "./tables.ts";

export function create<T extends keyof MapTables & string>(
  table: T,
  id: string,
  values: Values<MapTables[T]>,
): MapChange {
  return { op: "create", table, id, values } as MapChange;
}
