// Owns: the heatmaps by persona and by department, read from published tallies: what is felt in current and in ideal
// journeys stands in columns of its own. Pure; knows no ballots. Rules VOT-34, VOT-36, VOT-37.

import { compareNames } from "../kit/names.ts";
import type { MapSnapshot, RoomSnapshot } from "../model/change.ts";
import type { Felt } from "../model/emotion.ts";
import { type HeatColumn, type HeatGroup, type Heatmap, sortedRows } from "../model/heatmap.ts";
import { comparePlaces } from "../model/placedStep.ts";
import type { Journey } from "../model/tables.ts";
import { visibleTouchpoints } from "../model/usage.ts";
import { feltByTouchpoint, latestTallies } from "./emotion.ts";

/** Columns for personas. Only touchpoints and personas with an emotion have a place. */
export function heatmapByPersona(map: MapSnapshot, room: RoomSnapshot): Heatmap {
  const tallies = latestTallies(room);
  const personas = [...map.personas.values()];
  return heatmapOf(
    map,
    personas,
    feltByTouchpoint(map, tallies, ({ personaId, kind }) => columnKey(personaId, kind)),
  );
}

/** Columns for departments: those whose votes were published. */
export function heatmapByDepartment(map: MapSnapshot, room: RoomSnapshot): Heatmap {
  const departments = [...map.departments.values()];
  const cells = new Map<string, Map<string, Felt>>();
  for (const { id } of departments) {
    const tallies = latestTallies(room, id);
    const rated = { ...map, steps: new Map([...map.steps].filter(([step]) => tallies.has(step))) };
    const felt = feltByTouchpoint(rated, tallies, ({ kind }) => columnKey(id, kind));
    for (const [touchpointId, byColumn] of felt) {
      cells.set(touchpointId, new Map([...(cells.get(touchpointId) ?? []), ...byColumn]));
    }
  }
  return heatmapOf(map, departments, cells);
}

function heatmapOf(
  map: MapSnapshot,
  candidates: readonly HeatGroup[],
  cells: ReadonlyMap<string, ReadonlyMap<string, Felt>>,
): Heatmap {
  const used = new Set([...cells.values()].flatMap((byColumn) => [...byColumn.keys()]));
  const columns = [...candidates]
    .sort(compareNames)
    .flatMap((group) => kinds.map((kind): HeatColumn => ({ group, kind })))
    .filter(({ group, kind }) => used.has(columnKey(group.id, kind)));
  const rows = visibleTouchpoints(map)
    .sort(comparePlaces(map))
    .map((touchpoint, place) => {
      const byColumn = cells.get(touchpoint.id);
      return {
        touchpoint,
        place,
        cells: columns.map(({ group, kind }) => byColumn?.get(columnKey(group.id, kind))),
      };
    })
    .filter((row) => row.cells.some((cell) => cell !== undefined));
  return { columns, rows: sortedRows({ columns, rows }, "pain") };
}

/** What is felt today is read first. */
const kinds = ["current", "ideal"] as const;

/** Of all columns, one; no id has a space. */
function columnKey(groupId: string, kind: Journey["kind"]): string {
  return `${groupId} ${kind}`;
}
