// Owns: the doors of this room to whole documents: a fresh view whenever a table that matters to it has changed.
// Views are made of the live tables, so they are read at once and never kept.

import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import { useMap, useRoom } from "../../session/hooks.ts";

/** The map, as far as journeys depend on it. */
export function useJourneyMap(): MapSnapshot {
  return useMap(journeyTables, viewOfMap);
}

/** The published results and the rounds. */
export function useResults(): RoomSnapshot {
  return useRoom(resultTables, viewOfRoom);
}

const journeyTables = [
  "steps",
  "stages",
  "journeys",
  "personas",
  "departments",
  "touchpoints",
  "groups",
] as const;
const resultTables = ["rounds", "tallies", "whys", "dotResults"] as const;

const viewOfMap = (map: MapSnapshot): MapSnapshot => ({ ...map });
const viewOfRoom = (room: RoomSnapshot): RoomSnapshot => ({ ...room });
