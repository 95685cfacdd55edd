// Owns: what a copy of the workshop says about the anonymity of its cards: who wrote them into it, and what is kept of
// each. Pure; it only counts what is stored, so that a reader can believe it. Must not know screens. Rules PRV-90, PRV-91,
// PRV-107.

import type { MineSnapshot, RoomSnapshot } from "../model/change.ts";
import { schemas } from "../model/tables.ts";

/** How a record is stored: the client id that put it there, and the names of all its stored fields. */
export interface RecordOrigin {
  readonly id: string;
  readonly writer: number;
  readonly fields: readonly string[];
}

export interface Proof {
  /** Brainstorm rounds that were revealed. */
  readonly rounds: number;
  /** How many of those were held with names. */
  readonly namedRounds: number;
  /** Ids of the cards that carry a name, sorted. All others carry none. */
  readonly signed: readonly string[];
  /** Cards by the client id that wrote them, most first, then by id. A reveal is one of these. */
  readonly writers: readonly { readonly writer: number; readonly cards: number }[];
  /** Names of the fields that any card has, sorted. */
  readonly fields: readonly string[];
  /** Those of them that the schema does not know; it has none for a time or a person. */
  readonly unknownFields: readonly string[];
  /** Own drafts of revealed rounds that are still in the private document; `null` for whoever has none. */
  readonly draftsLeft: number | null;
}

/** Counts what is stored. `mine`: the reader's own private document. */
export function proofOf(
  cards: readonly RecordOrigin[],
  room: Pick<RoomSnapshot, "rounds" | "signatures">,
  mine: Pick<MineSnapshot, "drafts"> | null,
): Proof {
  const counts = new Map<number, number>();
  for (const { writer } of cards) counts.set(writer, (counts.get(writer) ?? 0) + 1);
  const fields = [...new Set(cards.flatMap((card) => card.fields))].sort();
  const revealed = new Set(revealedRounds(room));
  return {
    rounds: revealed.size,
    namedRounds: [...revealed].filter((id) => room.rounds.get(id)?.mode === "named").length,
    signed: cards.flatMap(({ id }) => (room.signatures.has(id) ? [id] : [])).sort(),
    writers: [...counts]
      .map(([writer, count]) => ({ writer, cards: count }))
      .sort((a, b) => b.cards - a.cards || a.writer - b.writer),
    fields,
    unknownFields: fields.filter((field) => !(field in schemas.map.touchpoints)),
    draftsLeft:
      mine && [...mine.drafts.values()].filter(({ roundId }) => revealed.has(roundId)).length,
  };
}

/** Ids of the brainstorm rounds that were revealed. */
export function revealedRounds(room: Pick<RoomSnapshot, "rounds">): string[] {
  return [...room.rounds.values()]
    .filter(({ kind, state }) => kind === "brainstorm" && state === "published")
    .map(({ id }) => id);
}
