// Owns: the reveal: the drafts of a closed brainstorm round become touchpoints that nothing ties to who wrote
// them. Pure; the caller commits all of it in one transaction or nothing. Rules PRV-1 to PRV-10.

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
import { freePlaces } from "./places.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { leastMinimums, type RoundView, settleMs } from "./round.ts";
import { type Draft, type Round, schemas, touchpointTextMax } from "./tables.ts";

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
 * Publishes a closed brainstorm round, and with it the drafts that came too late for an earlier one or were
 * too few to be published there. Refused before `settleMs` have passed since the close, below
 * `minimumPeople` contributors (never less than 3), and twice.
 */
export function reveal(
  view: RevealView,
  wish: { readonly roundId: string; readonly minimumPeople?: number },
  nowMs: number,
  chance: Chance,
): Result<Reveal, Refusal> {
  const minimum = Math.max(leastMinimums.people, wish.minimumPeople ?? 0);
  const round = closedRound(view, wish.roundId, nowMs);
  if (!round.ok) return round;
  const rounds = batchOf(view, round.value, minimum);
  const cards = view.mines.map((mine) => cardsOf(mine, rounds, view.taken));
  const contributors = cards.filter((own) => own.length > 0).length;
  // Nobody and too few are the same answer: asked again and again, it would tell when somebody begins to write.
  if (contributors < minimum) return err(refuse("tooFewPeople", { min: minimum }));

  const published = shuffled(cards.flat(), chance);
  const places = freePlaces(view.map, published.length);
  const leaving = (draft: Draft): boolean => rounds.has(draft.roundId) || view.taken.has(draft.id);
  return ok({
    count: published.length,
    map: published.map(
      (values, index): MapChange => ({
        op: "create",
        table: "touchpoints",
        id: newId(chance),
        values: { ...values, place: places[index] ?? null },
      }),
    ),
    room: [...rounds].map(
      (id): RoomChange => ({ op: "update", table: "rounds", id, values: { state: "published" } }),
    ),
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
  });
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
 * The rounds whose drafts are published together: the one asked for, all that were published already (their
 * drafts came late), and those that ended with too few contributors ever to be published alone.
 */
function batchOf(view: RevealView, round: Round, minimum: number): ReadonlySet<string> {
  const batch = new Set([round.id]);
  for (const other of view.room.rounds.values()) {
    if (other.kind !== "brainstorm" || other.state === "open" || batch.has(other.id)) continue;
    if (other.state === "published" || contributorsOf(view, other.id) < minimum) {
      batch.add(other.id);
    }
  }
  return batch;
}

function contributorsOf(view: RevealView, roundId: string): number {
  const only = new Set([roundId]);
  return view.mines.filter((mine) => cardsOf(mine, only, view.taken).length > 0).length;
}

interface Card {
  readonly text: string;
  readonly channel: Draft["channel"];
}

function cardsOf(
  { snapshot }: PrivateDocument,
  rounds: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): Card[] {
  const cards: Card[] = [];
  for (const draft of snapshot.drafts.values()) {
    if (!rounds.has(draft.roundId) || taken.has(draft.id)) continue;
    const text = withinBound(plainMarks(cleanText(draft.text)), touchpointTextMax);
    if (text !== "") cards.push({ text, channel: draft.channel });
  }
  return cards;
}
