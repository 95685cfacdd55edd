// Owns: what a person may do with their own ratings while a round of ratings is open: rate, take back, say why; and
// which department they count for. Pure rules on `mine`; knows no other person. Rules VOT-40 to VOT-46.

import { isId, newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapSnapshot, MineChange, MineSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { Ballot, MineRow, Round } from "./tables.ts";

type Edit = Result<readonly MineChange[], Refusal>;

/** How a person feels about a step: −2 strong pain … +2 strong love. */
export type Rating = -2 | -1 | 0 | 1 | 2;
/** All ratings, from pain to love. */
export const ratings: readonly Rating[] = [-2, -1, 0, 1, 2];

/** The longest why, in UTF-16 units. */
export const whyMax = 280;

/** What a rating is about. `round`: as it is known now, or `undefined` if it is gone. */
export interface BallotPlace {
  readonly round: Round | undefined;
  readonly stepId: string;
}

/**
 * Rates a step, or rates it anew; a why that was given stays. A ballot is written whole, so that what two tabs
 * write does not mix. Refused unless the round takes ratings, and for anything but a whole number −2 … +2.
 */
export function rateStep(
  mine: MineSnapshot,
  wish: BallotPlace & { readonly value: number },
  chance: Chance,
): Edit {
  const place = openPlace(wish);
  if (!place.ok) return place;
  if (!ratings.some((rating) => rating === wish.value)) {
    return err(refuse("badRequest", {}, "A rating is a whole number from −2 to +2."));
  }
  const held = ballotOn(mine, place.value.roundId, wish.stepId);
  if (held?.value === wish.value) return ok([]);
  const id = held?.id ?? freeBallotId(mine, place.value.roundId, wish.stepId, chance);
  return ok([ballotWrite(id, { ...place.value, value: wish.value, why: held?.why ?? "" })]);
}

/**
 * Sets the why of a rating; empty takes it away. The same text is no change. Refused unless the round takes
 * ratings, where the step is not rated, and for more than 280 characters after cleaning.
 */
export function explainRating(
  mine: MineSnapshot,
  wish: BallotPlace & { readonly why: string },
): Edit {
  const place = openPlace(wish);
  if (!place.ok) return place;
  const held = ballotOn(mine, place.value.roundId, wish.stepId);
  if (!held) return err(refuse("gone"));
  const why = cleanText(wish.why);
  if (why.length > whyMax) return err(refuse("tooLong"));
  if (why === held.why) return ok([]);
  return ok([ballotWrite(held.id, { ...place.value, value: held.value, why })]);
}

/** Takes a rating and its why back. A step that is not rated stays so. Refused unless the round takes ratings. */
export function clearRating(mine: MineSnapshot, wish: BallotPlace): Edit {
  const place = openPlace(wish);
  if (!place.ok) return place;
  const own = [...mine.ballots.values()].filter((ballot) => isOn(ballot, place.value));
  return ok(own.map(({ id }) => ({ op: "delete", table: "ballots", id })));
}

/** One's ratings in a round by step. Of several on one step (two tabs) the server counts the same as this gives. */
export function ballotsByStep(mine: MineSnapshot, roundId: string): ReadonlyMap<string, Ballot> {
  const byStep = new Map<string, Ballot>();
  for (const ballot of mine.ballots.values()) {
    if (ballot.roundId !== roundId) continue;
    const other = byStep.get(ballot.stepId);
    if (!other || ballot.id < other.id) byStep.set(ballot.stepId, ballot);
  }
  return byStep;
}

/**
 * Says for which department a person's ratings count; empty for none. Refuses a department that is gone. The
 * same department is no change.
 */
export function chooseDepartment(mine: MineSnapshot, map: MapSnapshot, departmentId: string): Edit {
  if (departmentId !== "" && !map.departments.has(departmentId)) return err(refuse("gone"));
  const held = ownRecord(mine);
  if ((held?.departmentId ?? "") === departmentId) return ok([]);
  if (!held) return ok([{ op: "create", table: "me", id: "main", values: { departmentId } }]);
  return ok([
    {
      op: "update",
      table: "me",
      id: held.id,
      values: { departmentId: departmentId === "" ? undefined : departmentId },
    },
  ]);
}

/** What a person says of themselves; of several records the one that the server reads. */
export function ownRecord(mine: MineSnapshot): MineRow<"me"> | undefined {
  return [...mine.me.values()].sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

type OpenPlace = Pick<Ballot, "roundId" | "stepId">;

function openPlace({ round, stepId }: BallotPlace): Result<OpenPlace, Refusal> {
  if (!round) return err(refuse("gone"));
  if (round.state !== "open" || round.kind !== "feel") return err(refuse("roundNotOpen"));
  return ok({ roundId: round.id, stepId });
}

function ballotOn(mine: MineSnapshot, roundId: string, stepId: string): Ballot | undefined {
  return [...mine.ballots.values()]
    .filter((ballot) => isOn(ballot, { roundId, stepId }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

function isOn(ballot: Ballot, place: OpenPlace): boolean {
  return ballot.roundId === place.roundId && ballot.stepId === place.stepId;
}

// The id names round and step, so that two tabs meet in one record. Ids that other programs made may be too long
// together, or meet in one text although they name other things: then a fresh one does, since readers go by fields.
function freeBallotId(mine: MineSnapshot, roundId: string, stepId: string, chance: Chance): string {
  const id = `${roundId}_${stepId}`;
  return isId(id) && !mine.ballots.has(id) ? id : newId(chance);
}

function ballotWrite(id: string, values: Omit<Ballot, "id">): MineChange {
  return { op: "create", table: "ballots", id, values };
}
