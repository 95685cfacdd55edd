// Owns: the hand that places one's own dots. It reads round and map anew each time, since a dot may be placed in the
// moment in which the vote closes or two touchpoints are merged.

import { useCallback } from "react";
import { placeDots } from "../../../shared/model/dots.ts";
import { useEditMine, useSession } from "../../session/hooks.ts";
import { toast } from "../../ui/toasts.ts";

/** Puts so many dots on a touchpoint in the round of this id. Gives whether they were taken; what is refused is said. */
export type DotHand = (touchpointId: string, count: number) => boolean;

export function useDots(roundId: string): DotHand {
  const { map, room } = useSession();
  const edit = useEditMine();
  return useCallback(
    (touchpointId, count) => {
      const result = edit((mine, chance) => {
        const round = room.tables.rounds.get(roundId);
        return placeDots(mine, map.tables, { round, touchpointId, count }, chance);
      });
      if (!result.ok) toast(result.error.message, { tone: "caution" });
      return result.ok;
    },
    [map, room, roundId, edit],
  );
}
