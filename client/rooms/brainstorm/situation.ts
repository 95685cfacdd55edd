// Owns: what a brainstorm room shows at a moment: which round it is about and how far that is. Pure; the time left
// is by the server's clock. Rules PHA-39, PHA-43, A11-40.

import { compareOrder } from "../../../shared/kit/order.ts";
import type { RoomSnapshot } from "../../../shared/model/change.ts";
import type { Round } from "../../../shared/model/tables.ts";

export type Situation =
  | { readonly kind: "none" }
  /** Takes words. */
  | { readonly kind: "open"; readonly round: Round }
  /** The time is up, but the server has not said so yet, or the round is closed and waits for its reveal. */
  | { readonly kind: "ended"; readonly round: Round }
  | { readonly kind: "revealed"; readonly round: Round };

/** The brainstorm rounds, the latest first. */
export function brainstormRounds(room: RoomSnapshot): readonly Round[] {
  return [...room.rounds.values()]
    .filter(({ kind }) => kind === "brainstorm")
    .sort((a, b) => compareOrder(b, a));
}

/** The round that the room is about: the one that is open, be it an earlier one that was opened again, or the latest. */
export function currentRound(room: RoomSnapshot): Round | undefined {
  const rounds = brainstormRounds(room);
  return rounds.find(({ state }) => state === "open") ?? rounds[0];
}

/** What a round is at. `hasTime`: by the server's clock, its end is still to come. */
export function situationOf(round: Round | undefined, hasTime: boolean): Situation {
  if (!round) return { kind: "none" };
  if (round.state === "published") return { kind: "revealed", round };
  return { kind: round.state === "open" && hasTime ? "open" : "ended", round };
}

/** A moment of the countdown that is said aloud. */
export type Spoken = "fiveMinutesLeft" | "oneMinuteLeft" | "tenSecondsLeft";

/** What is said aloud as the time left goes from one value to a smaller one: the latest moment that was passed. */
export function spokenBetween(beforeMs: number, afterMs: number): Spoken | null {
  const passed = moments.filter(({ atMs }) => beforeMs > atMs && afterMs <= atMs);
  return passed.at(-1)?.spoken ?? null;
}

const moments: readonly { readonly atMs: number; readonly spoken: Spoken }[] = [
  { atMs: 300_000, spoken: "fiveMinutesLeft" },
  { atMs: 60_000, spoken: "oneMinuteLeft" },
  { atMs: 10_000, spoken: "tenSecondsLeft" },
];

/** The ids with those not known before in front, latest first, in a list that keeps its order as records change. */
export function newestFirst(known: readonly string[], ids: readonly string[]): readonly string[] {
  const present = new Set(ids);
  const before = new Set(known);
  const fresh = ids.filter((id) => !before.has(id)).reverse();
  return [...fresh, ...known.filter((id) => present.has(id))];
}
