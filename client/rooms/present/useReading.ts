// Owns: what is read from map and room together, made again when a table that it looks at has changed.

import { useMemo } from "react";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import type { MapTables } from "../../../shared/model/tables.ts";
import { useMap, useRoom, useSession } from "../../session/hooks.ts";

type MapTable = keyof MapTables & string;
type RoomTable = keyof RoomSnapshot & string;

export interface Looked {
  readonly map: readonly MapTable[];
  readonly room: readonly RoomTable[];
}

/** What journeys are made of, and whose steps stand in them. */
export const journeyTables: readonly MapTable[] = [
  "touchpoints",
  "personas",
  "journeys",
  "stages",
  "steps",
];
/** What published rounds say. */
export const roundTables: readonly RoomTable[] = ["rounds", "tallies"];

/** `looked`: the tables that `read` looks at. `read` must be stable: a function outside the component, or a callback. */
export function useReading<T>(
  looked: Looked,
  read: (map: MapSnapshot, room: RoomSnapshot) => T,
): T {
  const { map, room } = useSession();
  // A text that is new with every change: the tables themselves are mutated in place.
  const mapStamp = useMap(looked.map, () => looked.map.map((name) => map.version(name)).join());
  const roomStamp = useRoom(looked.room, () =>
    looked.room.map((name) => room.version(name)).join(),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamps stand for the tables' content
  return useMemo(() => read(map.tables, room.tables), [map, room, read, mapStamp, roomStamp]);
}
