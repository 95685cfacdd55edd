// Owns: the end of a round of ratings or dots: what may be told appears in the shared document, and the ballots go, in
// one deed. Pure. Rules PHA-5, VOT-7, VOT-8, VOT-68.

import { tallyDots } from "../../shared/insight/dots.ts";
import { tallyVotes, type Voter } from "../../shared/insight/tally.ts";
import { newId } from "../../shared/kit/ids.ts";
import { compareOrder } from "../../shared/kit/order.ts";
import type { Chance } from "../../shared/kit/outside.ts";
import { never } from "../../shared/kit/result.ts";
import type { MapSnapshot, MineSnapshot, RoomChange } from "../../shared/model/change.ts";
import { dotBudget, dotOptions, dotsPlaced } from "../../shared/model/dots.ts";
import type { Minimums } from "../../shared/model/minimums.ts";
import { participantIn } from "../../shared/model/participant.ts";
import { mineToChanges } from "../../shared/model/reveal.ts";
import type { Round } from "../../shared/model/tables.ts";
import type { Deed, WorkshopView } from "../sync/deeds.ts";

/**
 * Publishes what of a round may be published, which with too few voters is nothing, and deletes its ballots and dots, as
 * well as those that came too late for an earlier round: they are never counted.
 */
export function publishVotes(
  view: WorkshopView,
  round: Round,
  chance: Chance,
  minimums: Minimums,
): Deed {
  const isOver = ({ roundId }: { readonly roundId: string }): boolean =>
    roundId === round.id || view.room.rounds.get(roundId)?.state === "published";
  return {
    room: [
      ...resultsOf(view, round, chance, minimums),
      // Beside published figures the sum of all ratings would tell how many belong to steps without any.
      {
        op: "update",
        table: "rounds",
        id: round.id,
        values: { state: "published", items: undefined },
      },
    ],
    // Those too that lose nothing: their history holds ratings that were taken back.
    mines: view.mines.map(({ key, snapshot }) => ({
      key,
      changes: mineToChanges({
        ...snapshot,
        ballots: new Map([...snapshot.ballots].filter(([, ballot]) => !isOver(ballot))),
        dots: new Map([...snapshot.dots].filter(([, dots]) => !isOver(dots))),
      }),
    })),
    purge: true,
    answer: { ok: true },
  };
}

function resultsOf(
  view: WorkshopView,
  round: Round,
  chance: Chance,
  minimums: Minimums,
): readonly RoomChange[] {
  switch (round.kind) {
    case "feel":
      return ratingResults(view, round, chance, minimums);
    case "dots":
      return dotResults(view, round, chance, minimums);
    // Words are revealed, not counted; see `decideReveal`.
    case "brainstorm":
      return [];
    default:
      return never(round.kind);
  }
}

function ratingResults(
  view: WorkshopView,
  round: Round,
  chance: Chance,
  minimums: Minimums,
): readonly RoomChange[] {
  const voters = view.mines.map(({ snapshot }) => voterOf(snapshot, view.map, round.id));
  const { tallies, whys } = tallyVotes(voters, stepsOf(view.map, round), chance, minimums);
  return [
    ...tallies.map((said): RoomChange => {
      const values = { roundId: round.id, ...said };
      return { op: "create", table: "tallies", id: newId(chance), values };
    }),
    ...whys.map((why): RoomChange => {
      const values = { roundId: round.id, ...why };
      return { op: "create", table: "whys", id: newId(chance), values };
    }),
  ];
}

function dotResults(
  view: WorkshopView,
  round: Round,
  chance: Chance,
  minimums: Minimums,
): readonly RoomChange[] {
  const voters = view.mines.map(({ snapshot }) => dotsPlaced(view.map, round, snapshot));
  const options = [...dotOptions(view.map, round).keys()];
  const standings = tallyDots(voters, options, dotBudget(round), minimums);
  return [...standings].map(([touchpointId, standing]): RoomChange => {
    const values = { roundId: round.id, touchpointId, ...standing };
    return { op: "create", table: "dotResults", id: newId(chance), values };
  });
}

function voterOf(mine: MineSnapshot, map: MapSnapshot, roundId: string): Voter {
  const departmentId = participantIn(mine)?.departmentId ?? "";
  return {
    departmentId: map.departments.has(departmentId) ? departmentId : "",
    ballots: [...mine.ballots.values()].filter((ballot) => ballot.roundId === roundId),
  };
}

function stepsOf(map: MapSnapshot, round: Round): string[] {
  return [...map.steps.values()]
    .filter(({ journeyId }) => journeyId === round.journeyId)
    .sort((a, b) => compareOrder({ id: a.id, order: a.slot[1] }, { id: b.id, order: b.slot[1] }))
    .map(({ id }) => id);
}
