// Owns: a published dot vote as a ranking. Pure; apart from dots.ts, of which the board needs the rest. Rules VOT-69, VOT-95.

import type { MapSnapshot, RoomSnapshot } from "../model/change.ts";
import type { DotStanding } from "../model/dots.ts";
import { comparePlaces } from "../model/placedStep.ts";
import type { Round, Touchpoint } from "../model/tables.ts";
import { shownTouchpoint } from "../model/usage.ts";
import { standingsOf, weightOf } from "./dots.ts";

/** One line of a ranking. Equal standings have equal ranks: 1, 2, 2, 4. */
export interface RankedDots {
  readonly touchpoint: Touchpoint;
  readonly standing: DotStanding;
  readonly rank: number;
}

/** A published dot vote, what has most dots first; within a rank as personas meet it, then by text. */
export function dotRanking(
  map: MapSnapshot,
  room: RoomSnapshot,
  round: Round,
): readonly RankedDots[] {
  const compare = comparePlaces(map);
  const standings = [...standingsOf(map, room, round)]
    .flatMap(([id, standing]) => {
      const touchpoint = shownTouchpoint(map, id);
      return touchpoint ? [{ touchpoint, standing, weight: weightOf(standing) }] : [];
    })
    .sort((a, b) => b.weight - a.weight || compare(a.touchpoint, b.touchpoint));
  return standings.map(({ touchpoint, standing, weight }) => ({
    touchpoint,
    standing,
    rank: standings.findIndex((one) => one.weight === weight) + 1,
  }));
}
