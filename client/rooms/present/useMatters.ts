// Owns: the things that matter, up to date.

import { type Matter, whatMatters } from "../../../shared/insight/matters.ts";
import { journeyTables, roundTables, useReading } from "./useReading.ts";

const looked = {
  map: [...journeyTables, "processLinks"],
  room: roundTables,
} as const;

export function useMatters(): readonly Matter[] {
  return useReading(looked, whatMattersNow);
}

const whatMattersNow: Parameters<typeof useReading<readonly Matter[]>>[1] = (map, room) =>
  whatMatters(map, room);
