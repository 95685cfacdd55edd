// Owns: the comparison of a persona's two journeys, live, while both are there.

import { useCallback, useMemo, useRef } from "react";
import { type Comparison, compareJourneys } from "../../../shared/insight/comparison.ts";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import { journeyOf } from "../../../shared/model/journey.ts";
import { type JourneyOutline, journeyOutline } from "../../../shared/model/outline.ts";
import { useMap, useRoom } from "../../session/hooks.ts";

export interface BothJourneys {
  readonly ideal: JourneyOutline | undefined;
  readonly current: JourneyOutline | undefined;
  /** `null` unless both are there. */
  readonly comparison: Comparison | null;
}

/** Both journeys of a persona and what differs. */
export function useComparison(personaId: string): BothJourneys {
  const ideal = useOutline(personaId, "ideal");
  const current = useOutline(personaId, "current");
  const room = useRoom(["rounds", "tallies"], wholeRoom, Object.is);
  return useMemo(
    () => ({
      ideal,
      current,
      comparison: ideal && current ? compareJourneys(ideal, current, room.room) : null,
    }),
    [ideal, current, room],
  );
}

function useOutline(personaId: string, kind: "ideal" | "current"): JourneyOutline | undefined {
  const held = useRef<JourneyOutline | undefined>(undefined);
  const select = useCallback(
    (map: MapSnapshot) => {
      const journey = journeyOf(map, personaId, kind);
      const fresh = journey && journeyOutline(map, journey.id);
      held.current = isSameOutline(held.current, fresh) ? held.current : fresh;
      return held.current;
    },
    [personaId, kind],
  );
  return useMap(tables, select, Object.is);
}

const tables = ["personas", "journeys", "stages", "steps", "touchpoints"] as const;

/** Fresh at each change of the room's rounds and tallies; the snapshot itself may be the same object. */
function wholeRoom(room: RoomSnapshot): { readonly room: RoomSnapshot } {
  return { room };
}

/** Whether two readings show the same: records keep their identity while they are unchanged. */
function isSameOutline(a: JourneyOutline | undefined, b: JourneyOutline | undefined): boolean {
  if (!a || !b) return a === b;
  const flat = ({ journey, stages, loose }: JourneyOutline): readonly unknown[] => [
    journey,
    ...stages.flatMap(({ stage, steps }) => [
      stage,
      ...steps.flatMap(({ step, touchpoint }) => [step, touchpoint]),
    ]),
    ...loose.flatMap(({ step, touchpoint }) => [step, touchpoint]),
  ];
  const [left, right] = [flat(a), flat(b)];
  return left.length === right.length && left.every((one, at) => one === right[at]);
}
