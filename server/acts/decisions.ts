// Owns: what each act that touches the documents decides: the pure rule it asks, and what of the answer is
// committed. Must know neither links nor HTTP. Rules PHA-4, PHA-5, PHA-7, PHA-10, PHA-50, PRV-10.

import type { Chance } from "../../shared/kit/outside.ts";
import { err, ok, type Result } from "../../shared/kit/result.ts";
import type { RoomChange } from "../../shared/model/change.ts";
import { addComment, resolveComment } from "../../shared/model/comment.ts";
import { openRoundIn } from "../../shared/model/currentRound.ts";
import { type Minimums, tellMinimums } from "../../shared/model/minimums.ts";
import { type Refusal, refuse } from "../../shared/model/refusals.ts";
import { type Reveal, reveal, revealLate, tellLate } from "../../shared/model/reveal.ts";
import type { Role } from "../../shared/model/rights.ts";
import {
  closeRound,
  dueAtMs,
  extendRound,
  leadIntoRound,
  openRound,
  refreshTotals,
  reopenRound,
} from "../../shared/model/round.ts";
import { type RoomRow, workshopRecord } from "../../shared/model/tables.ts";
import type { Act } from "../../shared/wire/acts.ts";
import type { Decide, Deed, WorkshopView } from "../sync/deeds.ts";
import { publishVotes } from "./publishVotes.ts";

/** What a decision takes from outside. */
export interface DecisionContext {
  readonly nowMs: number;
  readonly chance: Chance;
  readonly minimums: Minimums;
}

type Decided<T extends Act["type"]> = (act: Extract<Act, { type: T }>) => Decide;

/** Opens a round, and leads everybody to its room; the answer names it. */
export function decideOpenRound(context: DecisionContext): Decided<"openRound"> {
  return (act) => (view) => {
    const opened = openRound(view, act, context.nowMs, context.chance);
    if (!opened.ok) return opened;
    const { roundId, changes } = opened.value;
    const told = tellMinimums(view.room, context.minimums);
    const led = leadIntoRound(view.room, act);
    return ok({ room: [...changes, ...told, ...led], answer: { ok: true, roundId } });
  };
}

/** Gives an open round more time. */
export function decideExtendRound(context: DecisionContext): Decided<"extendRound"> {
  return (act) => (view) => roomDeed(extendRound(view, act, context.nowMs));
}

/** Ends an open round now; words wait for their reveal, ratings are published when the last have arrived. */
export function decideCloseRound(context: DecisionContext): Decided<"closeRound"> {
  return (act) => (view) => closing(view, act.roundId, context.nowMs);
}

/** Takes words again in a closed round, and leads everybody to its room. */
export function decideReopenRound(context: DecisionContext): Decided<"reopenRound"> {
  return (act) => (view) => {
    const reopened = reopenRound(view, act, context.nowMs);
    const round = view.room.rounds.get(act.roundId);
    if (!reopened.ok || !round) return roomDeed(reopened);
    return roomDeed(ok([...reopened.value, ...leadIntoRound(view.room, round)]));
  };
}

/** Publishes a closed brainstorm round; the answer counts its cards. */
export function decideReveal(context: DecisionContext): Decided<"reveal"> {
  return (act) => (view) => {
    const wish = { roundId: act.roundId, minimumPeople: context.minimums.people };
    return revealDeed(view, reveal(view, wish, context.nowMs, context.chance));
  };
}

/** Publishes what came late, if that is of enough people; the answer counts its cards. */
export function decideRevealLate({ minimums, chance }: DecisionContext): Decided<"revealLate"> {
  return () => (view) =>
    revealDeed(view, revealLate(view, { minimumPeople: minimums.people }, chance));
}

/** Says something about a record of the map, as somebody of a role. */
export function decideComment(context: DecisionContext, role: Role): Decided<"comment"> {
  return (act) => (view) => roomDeed(addComment(view, act, role, context.nowMs, context.chance));
}

/** Settles a comment, or opens it again. */
export const decideResolveComment: Decided<"resolveComment"> = (act) => (view) =>
  roomDeed(resolveComment(view, act));

export const decideSetPhase: Decided<"setPhase"> =
  ({ phase }) =>
  () =>
    ok(stateDeed({ phase }));

export const decideOpenMap: Decided<"openMap"> =
  ({ open }) =>
  () =>
    ok(stateDeed({ mapOpen: open }));

/** What the server does by itself when a round has run out. Refused (nothing to do) before that. */
export function decideDue(context: DecisionContext): Decide {
  return (view) => {
    const round = openRoundIn(view.room);
    if (!round || context.nowMs < dueAtMs(round)) return err(refuse("roundNotOpen"));
    if (round.kind === "brainstorm") return closing(view, round.id, context.nowMs);
    return ok(publishVotes(view, round, context.chance, context.minimums));
  };
}

/**
 * Brings up to date what everybody is told of private documents: coarse totals of the open round, and whether late
 * cards can be published. Refused where they show the same as before.
 */
export function decideTotals({ minimums }: DecisionContext): Decide {
  return (view) => {
    const round = openRoundIn(view.room);
    const changes = [
      ...(round ? refreshTotals(round, snapshotsOf(view)) : []),
      ...tellLate(view, { minimumPeople: minimums.people }),
    ];
    return changes.length > 0
      ? ok({ room: changes, answer: { ok: true } })
      : err(refuse("alreadyThere"));
  };
}

function closing(view: WorkshopView, roundId: string, nowMs: number): Result<Deed, Refusal> {
  return roomDeed(closeRound(view, { roundId }, nowMs));
}

function revealDeed(
  { room }: WorkshopView,
  revealed: Result<Reveal, Refusal>,
): Result<Deed, Refusal> {
  if (!revealed.ok) return revealed;
  const { count, ...changes } = revealed.value;
  // What waited is published; if more waits, the next beat says so.
  const told: readonly RoomChange[] = room.state.get(workshopRecord)?.lateWaiting
    ? [{ op: "update", table: "state", id: workshopRecord, values: { lateWaiting: false } }]
    : [];
  return ok({
    ...changes,
    room: [...changes.room, ...told],
    purge: true,
    answer: { ok: true, count },
  });
}

function roomDeed(changes: Result<readonly RoomChange[], Refusal>): Result<Deed, Refusal> {
  return changes.ok ? ok({ room: changes.value, answer: { ok: true } }) : changes;
}

function stateDeed(values: Partial<Pick<RoomRow<"state">, "phase" | "mapOpen">>): Deed {
  return {
    room: [{ op: "update", table: "state", id: workshopRecord, values }],
    answer: { ok: true },
  };
}

function snapshotsOf(view: WorkshopView) {
  return view.mines.map(({ snapshot }) => snapshot);
}
