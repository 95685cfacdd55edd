// Owns: what is told of a dot vote: counts where enough people placed any, words where the group is small, and nothing
// that would tell a lone voice; and how a published vote is read. Pure; knows neither who voted nor when. Rules VOT-66
// to VOT-70; the reasons are in decision 14.

import { compareOrder } from "../kit/order.ts";
import type { MapSnapshot, RoomSnapshot } from "../model/change.ts";
import { type DotStanding, hasDotChoice } from "../model/dots.ts";
import { type Minimums, raisedMinimums } from "../model/minimums.ts";
import type { DotResult, Round } from "../model/tables.ts";
import { shownTouchpoint } from "../model/usage.ts";
import { figuresFrom } from "./tally.ts";

/** "Some" begins here: what one person alone may have placed, whatever the budget. */
const someFrom = 3;

/**
 * What may be published of a dot vote, by option; an option that is left out has few dots or none. `voters` are people's
 * dots by option. Nothing below `minimums.people` voters. Below five voters words, if there are as many options as dots of each person. From
 * five voters on, counts of the options on which at least `minimums.people` placed a dot.
 */
export function tallyDots(
  voters: readonly ReadonlyMap<string, number>[],
  options: readonly string[],
  budget: number,
  minimums: Minimums = raisedMinimums(),
): ReadonlyMap<string, DotStanding> {
  const active = voters.filter((dots) => [...dots.values()].some((count) => count > 0));
  const standings = new Map<string, DotStanding>();
  const isSmall = active.length < figuresFrom;
  if (active.length < minimums.people) return standings;
  if (isSmall && !hasDotChoice(options.length, budget)) return standings;
  for (const option of options) {
    const counts = active.flatMap((dots) => dots.get(option) ?? []).filter((count) => count > 0);
    const dots = counts.reduce((sum, count) => sum + count, 0);
    if (isSmall) {
      const band = bandOf(dots, budget);
      if (band) standings.set(option, { band });
    } else if (counts.length >= minimums.people) standings.set(option, { dots });
  }
  return standings;
}

// Each word says no more than that at least so many dots are there, and so many one person may have placed alone.
function bandOf(dots: number, budget: number): "strong" | "some" | undefined {
  if (dots >= budget) return "strong";
  return dots >= someFrom ? "some" : undefined;
}

/** The published dot votes, the latest first. */
export function dotRounds(room: RoomSnapshot): readonly Round[] {
  return [...room.rounds.values()]
    .filter(({ kind, state }) => kind === "dots" && state === "published")
    .sort(compareOrder)
    .reverse();
}

/** The standing of each touchpoint in the latest published dot vote, by touchpoint; empty if there was none. */
export function latestDots(map: MapSnapshot, room: RoomSnapshot): ReadonlyMap<string, DotStanding> {
  const [round] = dotRounds(room);
  return round ? standingsOf(map, room, round) : new Map();
}

/** By touchpoint as it stands now: what was merged since has its counts added, and the stronger of its words. */
export function standingsOf(
  map: MapSnapshot,
  room: RoomSnapshot,
  round: Round,
): ReadonlyMap<string, DotStanding> {
  const standings = new Map<string, DotStanding>();
  for (const result of room.dotResults.values()) {
    const standing = result.roundId === round.id ? standingIn(result) : undefined;
    const touchpoint = shownTouchpoint(map, result.touchpointId);
    if (!standing || !touchpoint) continue;
    const held = standings.get(touchpoint.id);
    standings.set(touchpoint.id, held ? merged(held, standing) : standing);
  }
  return standings;
}

function standingIn({ dots, band }: DotResult): DotStanding | undefined {
  if (band !== "") return { band };
  return dots === null ? undefined : { dots };
}

function merged(one: DotStanding, other: DotStanding): DotStanding {
  if ("dots" in one && "dots" in other) return { dots: one.dots + other.dots };
  return weightOf(one) >= weightOf(other) ? one : other;
}

/** Comparable within one vote only. */
export function weightOf(standing: DotStanding): number {
  if ("dots" in standing) return standing.dots;
  return standing.band === "strong" ? 2 : 1;
}
