// Owns: the end of a round of ratings: figures and reasons appear in the shared document, and the ballots go, in
// one deed. Pure. Rules PHA-5, VOT-7, VOT-8.

import { tallyVotes, type Voter } from "../../shared/insight/tally.ts";
import { newId } from "../../shared/kit/ids.ts";
import { compareOrder } from "../../shared/kit/order.ts";
import type { Chance } from "../../shared/kit/outside.ts";
import type { MapSnapshot, MineSnapshot, RoomChange } from "../../shared/model/change.ts";
import { participantIn } from "../../shared/model/participant.ts";
import { mineToChanges } from "../../shared/model/reveal.ts";
import type { Minimums } from "../../shared/model/round.ts";
import type { Ballot, Round } from "../../shared/model/tables.ts";
import type { Deed, WorkshopView } from "../sync/deeds.ts";

/**
 * Publishes what of a round may be published, which with too few voters is nothing, and deletes its ballots, as
 * well as those that came too late for an earlier round: they are never counted.
 */
export function publishVotes(
  view: WorkshopView,
  round: Round,
  chance: Chance,
  minimums: Minimums,
): Deed {
  const voters = view.mines.map(({ snapshot }) => voterOf(snapshot, view.map, round.id));
  const { tallies, whys } = tallyVotes(voters, stepsOf(view.map, round), chance, minimums);
  const isOver = (ballot: Ballot): boolean =>
    ballot.roundId === round.id || view.room.rounds.get(ballot.roundId)?.state === "published";
  return {
    room: [
      ...tallies.map((figures): RoomChange => {
        const values = { roundId: round.id, ...figures };
        return { op: "create", table: "tallies", id: newId(chance), values };
      }),
      ...whys.map((why): RoomChange => {
        return {
          op: "create",
          table: "whys",
          id: newId(chance),
          values: { roundId: round.id, ...why },
        };
      }),
      { op: "update", table: "rounds", id: round.id, values: { state: "published" } },
    ],
    // Those too that lose nothing: their history holds ratings that were taken back.
    mines: view.mines.map(({ key, snapshot }) => ({
      key,
      changes: mineToChanges({
        ...snapshot,
        ballots: new Map([...snapshot.ballots].filter(([, ballot]) => !isOver(ballot))),
      }),
    })),
    purge: true,
    answer: { ok: true },
  };
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
