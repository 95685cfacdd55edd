// Owns: the hand that writes one's own ratings of a round. It reads the round anew each time, since a rating may be
// given in the moment in which the round closes.

import { useMemo } from "react";
import { clearRating, explainRating, type Rating, rateStep } from "../../../shared/model/ballot.ts";
import { useEditMine, useSession } from "../../session/hooks.ts";
import { toast } from "../../ui/toasts.ts";

export interface RatingHand {
  readonly rate: (stepId: string, value: Rating) => void;
  readonly explain: (stepId: string, why: string) => void;
  readonly clear: (stepId: string) => void;
}

/** Rates, explains and takes back in the round of this id; what is refused is said. */
export function useRating(roundId: string): RatingHand {
  const { room } = useSession();
  const edit = useEditMine();
  return useMemo(() => {
    const place = (stepId: string) => ({ round: room.tables.rounds.get(roundId), stepId });
    const write = (rule: Parameters<typeof edit>[0]): void => {
      const result = edit(rule);
      if (!result.ok) toast(result.error.message, { tone: "caution" });
    };
    return {
      rate: (stepId, value) =>
        write((mine, chance) => rateStep(mine, { ...place(stepId), value }, chance)),
      explain: (stepId, why) => write((mine) => explainRating(mine, { ...place(stepId), why })),
      clear: (stepId) => write((mine) => clearRating(mine, place(stepId))),
    };
  }, [room, roundId, edit]);
}
