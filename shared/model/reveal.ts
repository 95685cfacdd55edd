// Owns: the reveal: the drafts of a closed brainstorm round become touchpoints that nothing ties to who wrote
// them, unless they put their name to it. Pure; the caller commits all of it in one transaction or nothing.
// Rules PRV-1 to PRV-10, PRV-93 to PRV-97.

import { newId } from "../kit/ids.ts";
import { type Chance, shuffled } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import { withinBound } from "./bound.ts";
import {
  type MapChange,
  type MineChange,
  type MineSnapshot,
  type RoomChange,
  rowToStored,
} from "./change.ts";
import { cleanText } from "./clean.ts";
import { plainMarks } from "./marks.ts";
import { leastMinimums } from "./minimums.ts";
import { freePlaces } from "./places.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { type RoundView, settleMs } from "./round.ts";
import {
  type Draft,
  type Round,
  schemas,
  signatureMax,
  touchpointTextMax,
  workshopRecord,
} from "./tables.ts";

/** One participant's private document; `key` says nothing about who that is. */
export interface PrivateDocument {
  readonly key: string;
  readonly snapshot: MineSnapshot;
}

export interface RevealView extends RoundView {
  readonly mines: readonly PrivateDocument[];
  /** Ids of drafts that were published before. */
  readonly taken: ReadonlySet<string>;
}

/** What a reveal changes; all of it belongs into one transaction. */
export interface Reveal {
  readonly count: number;
  readonly map: readonly MapChange[];
  readonly room: readonly RoomChange[];
  /** Everything that is left in each private document. */
  readonly mines: readonly { readonly key: string; readonly changes: readonly MineChange[] }[];
  /** Ids of all drafts that count as published now, sorted. */
  readonly taken: readonly string[];
}

/**
 * Publishes a closed brainstorm round, and with it the drafts that came too late for an earlier one of its mode or
 * were too few to be published there. Refused before `settleMs` have passed since the close, below `minimumPeople`
 * contributors (never less than 3; a named round asks for one), and twice.
 */
export function reveal(
  view: RevealView,
  wish: { readonly roundId: string; readonly minimumPeople?: number },
  nowMs: number,
  chance: Chance,
): Result<Reveal, Refusal> {
  const round = closedRound(view, wish.roundId, nowMs);
  if (!round.ok) return round;
  const minimum = minimumOf(wish);
  const rounds = batchOf(view, round.value, minimum);
  const contributors = contributorsOf(view, rounds);
  if (round.value.mode === "named") {
    return contributors > 0 ? ok(publish(view, rounds, chance)) : err(refuse("nothingWritten"));
  }
  // Nobody and too few are the same answer: asked again and again, it would tell when somebody begins to write.
  if (contributors < minimum) return err(refuse("tooFewPeople", { min: minimum }));
  return ok(publish(view, rounds, chance));
}

/**
 * Publishes the drafts that came after the reveals of their rounds: those of anonymous rounds once they are of
 * `minimumPeople` (never less than 3), so that none comes alone, and those of named rounds.
 */
export function revealLate(
  view: RevealView,
  wish: { readonly minimumPeople?: number },
  chance: Chance,
): Result<Reveal, Refusal> {
  const minimum = minimumOf(wish);
  const rounds = lateBatch(view, minimum);
  if (contributorsOf(view, rounds) > 0) return ok(publish(view, rounds, chance));
  return err(refuse("tooFewPeople", { min: minimum }));
}

/** Tells everybody whether `revealLate` would publish anything; no change where they have been told the same. */
export function tellLate(
  view: RevealView,
  wish: { readonly minimumPeople?: number },
): readonly RoomChange[] {
  const told = view.room.state.get(workshopRecord);
  if (!told) return [];
  const lateWaiting = contributorsOf(view, lateBatch(view, minimumOf(wish))) > 0;
  if (told.lateWaiting === lateWaiting) return [];
  return [{ op: "update", table: "state", id: workshopRecord, values: { lateWaiting } }];
}

function minimumOf({ minimumPeople = 0 }: { readonly minimumPeople?: number }): number {
  return Math.max(leastMinimums.people, minimumPeople);
}

/** Makes one shuffled pile of all drafts of these rounds. */
function publish(view: RevealView, rounds: ReadonlySet<string>, chance: Chance): Reveal {
  const cards = view.mines.flatMap((mine) => cardsOf(view, mine, rounds));
  const published = shuffled(cards, chance).map((card) => ({ id: newId(chance), ...card }));
  const places = freePlaces(view.map, published.length);
  const leaving = (draft: Draft): boolean => rounds.has(draft.roundId) || view.taken.has(draft.id);
  return {
    count: published.length,
    map: published.map(
      ({ id, text, channel }, index): MapChange => ({
        op: "create",
        table: "touchpoints",
        id,
        values: { text, channel, place: places[index] ?? null },
      }),
    ),
    room: [
      ...[...rounds].map(
        (id): RoomChange => ({ op: "update", table: "rounds", id, values: { state: "published" } }),
      ),
      ...published.flatMap(({ id, by }): RoomChange[] =>
        by === "" ? [] : [{ op: "create", table: "signatures", id, values: { name: by } }],
      ),
    ],
    // All are written anew, those that lose nothing too: their history holds words that were taken back, and who
    // has a new epoch must not tell who wrote.
    mines: view.mines.map(({ key, snapshot }) => ({
      key,
      changes: recordsWithout(snapshot, leaving),
    })),
    taken: view.mines
      .flatMap(({ snapshot }) => [...snapshot.drafts.values()].filter(leaving))
      .map(({ id }) => id)
      .sort(),
  };
}

/** The changes that write a private document anew without some of its drafts. */
function recordsWithout(mine: MineSnapshot, leaving: (draft: Draft) => boolean): MineChange[] {
  const drafts = new Map([...mine.drafts].filter(([, draft]) => !leaving(draft)));
  return mineToChanges({ ...mine, drafts });
}

/** The changes that write a private document from nothing. */
export function mineToChanges(mine: MineSnapshot): MineChange[] {
  const changes: MineChange[] = [];
  for (const [table, fields] of Object.entries(schemas.mine)) {
    const rows: MineSnapshot[keyof MineSnapshot] = mine[table as keyof MineSnapshot];
    for (const row of rows.values()) {
      const values = rowToStored(fields, row);
      changes.push({ op: "create", table, id: row.id, values } as MineChange);
    }
  }
  return changes;
}

function closedRound(view: RevealView, roundId: string, nowMs: number): Result<Round, Refusal> {
  const round = view.room.rounds.get(roundId);
  if (round?.kind !== "brainstorm") return err(refuse("gone"));
  if (round.state === "open") return err(refuse("roundNotClosed"));
  if (round.state === "published") return err(refuse("roundOver"));
  return nowMs < round.endsAtMs + settleMs ? err(refuse("tooSoon")) : ok(round);
}

/**
 * The rounds whose drafts are published together: the one asked for, all of its mode that were published already
 * (their drafts came late), and those that ended with too few contributors ever to be published alone. A draft that
 * was written without a name never goes with a round that has them.
 */
function batchOf(view: RevealView, round: Round, minimum: number): ReadonlySet<string> {
  const batch = new Set([round.id]);
  for (const other of view.room.rounds.values()) {
    if (other.kind !== "brainstorm" || other.state === "open" || other.mode !== round.mode)
      continue;
    const isLate = other.state === "published";
    if (isLate || isTooSmall(view, other, minimum)) batch.add(other.id);
  }
  return batch;
}

function isTooSmall(view: RevealView, { id, mode }: Round, minimum: number): boolean {
  return mode === "anonymous" && contributorsOf(view, new Set([id])) < minimum;
}

/** The published rounds whose late drafts can be published now. */
function lateBatch(view: RevealView, minimum: number): ReadonlySet<string> {
  const ofMode = (mode: Round["mode"]): ReadonlySet<string> => {
    const late = [...view.room.rounds.values()].filter(
      (round) => round.kind === "brainstorm" && round.state === "published" && round.mode === mode,
    );
    return new Set(late.map(({ id }) => id));
  };
  const [anonymous, named] = [ofMode("anonymous"), ofMode("named")];
  return contributorsOf(view, anonymous) < minimum ? named : new Set([...anonymous, ...named]);
}

function contributorsOf(view: RevealView, rounds: ReadonlySet<string>): number {
  return view.mines.filter((mine) => cardsOf(view, mine, rounds).length > 0).length;
}

interface Card {
  readonly text: string;
  readonly channel: Draft["channel"];
  /** Empty in an anonymous round, whatever its draft says. */
  readonly by: string;
}

function cardsOf(
  { room, taken }: RevealView,
  { snapshot }: PrivateDocument,
  rounds: ReadonlySet<string>,
): Card[] {
  const cards: Card[] = [];
  for (const draft of snapshot.drafts.values()) {
    if (!rounds.has(draft.roundId) || taken.has(draft.id)) continue;
    const text = withinBound(plainMarks(cleanText(draft.text)), touchpointTextMax);
    const isNamed = room.rounds.get(draft.roundId)?.mode === "named";
    const by = isNamed ? withinBound(cleanText(draft.by), signatureMax) : "";
    if (text !== "") cards.push({ text, channel: draft.channel, by });
  }
  return cards;
}
