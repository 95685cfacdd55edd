// Owns: the life of a round: opened, extended, closed, and when the server must act on it by itself. Pure;
// knows neither drafts nor ballots (see `reveal` and `shared/insight/tally`). Rules PHA-1 to PHA-8, PHA-40 to PHA-42, PHA-50,
// PRV-4, PRV-8.

import { newId } from "../kit/ids.ts";
import { compareOrder, orderBetween } from "../kit/order.ts";
import type { Chance } from "../kit/outside.ts";
import { err, never, ok, type Result } from "../kit/result.ts";
import type { MapSnapshot, MineSnapshot, RoomChange, RoomSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { openRoundIn, roomOfRound } from "./currentRound.ts";
import { dotOptions, dotsDefault, dotsLimits, hasDotChoice } from "./dots.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { Round, RoundKind, RoundMode } from "./tables.ts";

/** The shared documents, as far as a round depends on them. */
export interface RoundView {
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
}

/** What a facilitator wants of a new round. Absent references name nothing. */
export interface RoundWish {
  readonly kind: RoundKind;
  /** Absent: anonymous. Nothing changes it later. */
  readonly mode?: RoundMode | undefined;
  readonly prompt?: string | undefined;
  readonly durationMs: number;
  readonly journeyId?: string | undefined;
  readonly personaId?: string | undefined;
  readonly stageId?: string | undefined;
  /** A dot vote: the group it is about; absent: none. */
  readonly groupId?: string | undefined;
  /** A dot vote: dots of each person, 3 to 10. */
  readonly dots?: number | undefined;
}

/** What was on its way when a round ended still counts for so long after it, in milliseconds. */
export const settleMs = 3_000;

/** Shortest and longest time to the end of a round, in milliseconds. */
export const roundLimitsMs = { min: 10_000, max: 3 * 60 * 60_000 } as const;

/** The most rounds that a workshop keeps. */
const roundsMax = 500;

/** A head-count that gives nobody away: rounded down to a multiple of 5. */
export function coarse(count: number): number {
  return Math.floor(count / 5) * 5;
}

/** Opens a round that ends `durationMs` from now. Refused while another is open, and where it has no object. */
export function openRound(
  view: RoundView,
  wish: RoundWish,
  nowMs: number,
  chance: Chance,
): Result<{ readonly roundId: string; readonly changes: readonly RoomChange[] }, Refusal> {
  const refusal = wishRefusal(view, wish);
  if (refusal) return err(refusal);
  const roundId = newId(chance);
  const last = [...view.room.rounds.values()].sort(compareOrder).at(-1);
  const values = {
    kind: wish.kind,
    mode: wish.mode ?? "anonymous",
    prompt: cleanText(wish.prompt ?? "", { multiline: true }),
    journeyId: wish.journeyId ?? "",
    personaId: wish.personaId ?? "",
    stageId: wish.stageId ?? "",
    ...(wish.kind === "dots"
      ? { groupId: wish.groupId ?? "", dots: wish.dots ?? dotsDefault }
      : {}),
    state: "open",
    endsAtMs: nowMs + wish.durationMs,
    order: orderBetween(last?.order ?? null, null, chance),
  } as const;
  return ok({ roundId, changes: [{ op: "create", table: "rounds", id: roundId, values }] });
}

/** Moves the end of an open round; a round that has run out, but is still open, gets the time from now. */
export function extendRound(
  view: RoundView,
  wish: { readonly roundId: string; readonly byMs: number },
  nowMs: number,
): Result<RoomChange[], Refusal> {
  const round = openRoundOf(view.room, wish.roundId);
  if (!round.ok) return round;
  const endsAtMs = Math.max(round.value.endsAtMs, nowMs) + wish.byMs;
  if (wish.byMs <= 0 || endsAtMs - nowMs > roundLimitsMs.max) return err(refuse("badDuration"));
  return ok([updateRound(wish.roundId, { endsAtMs })]);
}

/**
 * Ends an open round now. Words stop being asked for at once; ratings stay open until those on their way
 * have arrived (`dueAtMs`), for they are published in the same step that closes them.
 */
export function closeRound(
  view: RoundView,
  wish: { readonly roundId: string },
  nowMs: number,
): Result<RoomChange[], Refusal> {
  const round = openRoundOf(view.room, wish.roundId);
  if (!round.ok) return round;
  const endsAtMs = Math.min(round.value.endsAtMs, nowMs);
  return ok([
    updateRound(
      wish.roundId,
      round.value.kind === "brainstorm" ? { endsAtMs, state: "closed" } : { endsAtMs },
    ),
  ]);
}

/**
 * Opens a round again, as what it was, to end `durationMs` from now: a closed brainstorm until it is revealed, a vote
 * while its last ballots are still awaited. Refused once it was revealed or published: what is said then would be known to
 * be later than the rest.
 */
export function reopenRound(
  { room }: RoundView,
  wish: { readonly roundId: string; readonly durationMs: number },
  nowMs: number,
): Result<RoomChange[], Refusal> {
  const round = room.rounds.get(wish.roundId);
  if (!round) return err(refuse("gone"));
  if (round.state === "published") return err(refuse("roundOver"));
  const open = openRoundIn(room);
  const isSettling =
    open?.id === round.id && round.kind !== "brainstorm" && round.endsAtMs <= nowMs;
  if (open && !isSettling) return err(refuse("roundOpen"));
  if (!isInLimits(wish.durationMs)) return err(refuse("badDuration"));
  return ok([updateRound(round.id, { state: "open", endsAtMs: nowMs + wish.durationMs })]);
}

/** Makes the room of a round that is opened the phase of the workshop, so that everybody is led there with it. */
export function leadIntoRound(room: RoomSnapshot, round: Pick<Round, "kind">): RoomChange[] {
  const state = room.state.get("main");
  const phase = roomOfRound(round);
  if (!state || state.phase === phase) return [];
  return [{ op: "update", table: "state", id: "main", values: { phase } }];
}

/** When the server has to act on an open round by itself, in milliseconds of its clock. */
export function dueAtMs(round: Round): number {
  switch (round.kind) {
    case "brainstorm":
      return round.endsAtMs;
    case "feel":
    case "dots":
      return round.endsAtMs + settleMs;
    default:
      return never(round.kind);
  }
}

/** Brings the coarse totals of a round up to date; no change where they show the same as before. */
export function refreshTotals(round: Round, mines: readonly MineSnapshot[]): RoomChange[] {
  let contributors = 0;
  let contributions = 0;
  for (const mine of mines) {
    const own = rowsIn(round, mine);
    if (own > 0) contributors += 1;
    contributions += own;
  }
  const people = coarse(contributors);
  const items = isSumTold(round, people) ? coarse(contributions) : 0;
  if (people === (round.people ?? 0) && items === (round.items ?? 0)) return [];
  return [updateRound(round.id, { people, items })];
}

// A few people's ratings add up to five soon: their sum would tell of fewer than five people. The sum of all dots, beside
// published counts, would tell how many lie where no count is published.
function isSumTold({ kind }: Round, people: number): boolean {
  switch (kind) {
    case "brainstorm":
      return true;
    case "feel":
      return people > 0;
    case "dots":
      return false;
    default:
      return never(kind);
  }
}

function rowsIn(round: Round, mine: MineSnapshot): number {
  const of = (rows: Iterable<{ readonly roundId: string }>): number =>
    [...rows].filter(({ roundId }) => roundId === round.id).length;
  switch (round.kind) {
    case "brainstorm":
      return of(mine.drafts.values());
    case "feel":
      return of(mine.ballots.values());
    case "dots":
      return of(mine.dots.values());
    default:
      return never(round.kind);
  }
}

function wishRefusal({ map, room }: RoundView, wish: RoundWish): Refusal | undefined {
  if (openRoundIn(room)) return refuse("roundOpen");
  if (room.rounds.size >= roundsMax) return refuse("full", { max: roundsMax });
  if (!isInLimits(wish.durationMs)) return refuse("badDuration");
  if (wish.mode === "named" && wish.kind !== "brainstorm") {
    return refuse("badRequest", {}, "Only a brainstorm can be held with names.");
  }
  const isGone =
    (wish.journeyId && !map.journeys.has(wish.journeyId)) ||
    (wish.personaId && !map.personas.has(wish.personaId)) ||
    (wish.stageId && !map.stages.has(wish.stageId)) ||
    (wish.groupId && !map.groups.has(wish.groupId));
  if (isGone) return refuse("gone");
  switch (wish.kind) {
    case "brainstorm":
      return undefined;
    case "feel":
      return hasSteps(map, wish.journeyId ?? "") ? undefined : refuse("noJourney");
    case "dots":
      return dotRefusal(map, wish);
    default:
      return never(wish.kind);
  }
}

function dotRefusal(map: MapSnapshot, wish: RoundWish): Refusal | undefined {
  const dots = wish.dots ?? dotsDefault;
  if (!Number.isInteger(dots) || dots < dotsLimits.min || dots > dotsLimits.max) {
    const { min, max } = dotsLimits;
    return refuse("badRequest", {}, `Each person has ${min} to ${max} dots.`);
  }
  const scope = { groupId: wish.groupId ?? "", journeyId: wish.journeyId ?? "" };
  const isChoice = hasDotChoice(dotOptions(map, scope).size, dots);
  return isChoice ? undefined : refuse("noDotOptions", { min: dots });
}

function isInLimits(durationMs: number): boolean {
  return durationMs >= roundLimitsMs.min && durationMs <= roundLimitsMs.max;
}

function hasSteps(map: MapSnapshot, journeyId: string): boolean {
  return [...map.steps.values()].some((step) => step.journeyId === journeyId);
}

function openRoundOf(room: RoomSnapshot, roundId: string): Result<Round, Refusal> {
  const round = room.rounds.get(roundId);
  if (!round) return err(refuse("gone"));
  return round.state === "open" ? ok(round) : err(refuse("roundNotOpen"));
}

function updateRound(
  id: string,
  values: Partial<Pick<Round, "endsAtMs" | "state" | "people" | "items">>,
): RoomChange {
  return { op: "update", table: "rounds", id, values };
}
