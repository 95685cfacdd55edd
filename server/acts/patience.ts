// Owns: that a reveal refused for too few people is not looked at again before the next beat: asked every moment, the
// answer would tell when somebody begins to write. In memory only; must not know what is decided. Rule PRV-56.

import type { Clock } from "../../shared/kit/outside.ts";
import type { ActAnswer } from "../../shared/wire/acts.ts";
import { untilBeatMs } from "./alarms.ts";

/** Runs a reveal of a workshop, or gives the refusal of an earlier one that still holds. */
export type Patience = (workshopId: string, reveal: () => Promise<ActAnswer>) => Promise<ActAnswer>;

/** All rounds of a workshop wait together, for a reveal takes the drafts of several. */
export function newPatience(clock: Clock): Patience {
  const held = new Map<string, { readonly answer: ActAnswer; readonly untilMs: number }>();
  return async (workshopId, reveal) => {
    for (const [id, { untilMs }] of held) if (untilMs <= clock.now()) held.delete(id);
    const earlier = held.get(workshopId);
    if (earlier) return earlier.answer;
    const answer = await reveal();
    if (!answer.ok && answer.refusal.code === "tooFewPeople") {
      held.set(workshopId, { answer, untilMs: clock.now() + untilBeatMs(clock.now()) });
    }
    return answer;
  };
}
