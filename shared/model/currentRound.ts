// Owns: which round is open, and in which room it is held: what every screen asks, and all that most ask, of a round. Pure.

import { compareOrder } from "../kit/order.ts";
import { never } from "../kit/result.ts";
import type { RoomSnapshot } from "./change.ts";
import type { Phase, Round } from "./tables.ts";

/** The room in which a round is held. */
export function roomOfRound({ kind }: Pick<Round, "kind">): Phase {
  switch (kind) {
    case "brainstorm":
      return "brainstorm";
    case "feel":
    case "dots":
      return "feel";
    default:
      return never(kind);
  }
}

/** The round that takes input, if there is one. */
export function openRoundIn(room: RoomSnapshot): Round | undefined {
  return [...room.rounds.values()].filter(({ state }) => state === "open").sort(compareOrder)[0];
}
