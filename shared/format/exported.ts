// Owns: what of a workshop leaves it in a file: published figures and what stands on the map; nothing hidden, no
// comments, nobody's name, no half-finished round. Every format starts from here. Rule EXP-40.

import type { MapSnapshot, RoomSnapshot } from "../model/change.ts";
import { withoutHidden } from "../model/usage.ts";

export interface ExportedWorkshop {
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
}

/** The workshop without hidden touchpoints, what was merged into them, their steps, and all that people said of those. */
export function exportedWorkshop({ map, room }: ExportedWorkshop): ExportedWorkshop {
  const shown = withoutHidden(map);
  const isGone = (stepId: string): boolean => map.steps.has(stepId) && !shown.steps.has(stepId);
  const rounds = where(room.rounds, ({ state }) => state === "published");
  return {
    map: shown,
    room: {
      ...room,
      rounds,
      tallies: where(room.tallies, ({ roundId, stepId }) => rounds.has(roundId) && !isGone(stepId)),
      dotResults: where(
        room.dotResults,
        ({ roundId, touchpointId }) =>
          rounds.has(roundId) &&
          (!map.touchpoints.has(touchpointId) || shown.touchpoints.has(touchpointId)),
      ),
      whys: where(room.whys, ({ roundId, stepId }) => rounds.has(roundId) && !isGone(stepId)),
      comments: new Map(),
    },
  };
}

/** Every text of the workshop that a file may show, for the fonts to be at hand. */
export function textsOf({ map, room }: ExportedWorkshop): Iterable<string> {
  const texts = new Set<string>();
  for (const tables of [map, { whys: room.whys }]) {
    for (const rows of Object.values(tables)) {
      for (const row of (rows as ReadonlyMap<string, object>).values()) {
        for (const value of Object.values(row)) if (typeof value === "string") texts.add(value);
      }
    }
  }
  return texts;
}

function where<R>(rows: ReadonlyMap<string, R>, keep: (row: R) => boolean): ReadonlyMap<string, R> {
  return new Map([...rows].filter(([, row]) => keep(row)));
}
