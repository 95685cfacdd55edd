import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MineChange, type RoomChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { proofOf, type RecordOrigin, revealedRounds } from "./proof.ts";

const round = (id: string, values: object): RoomChange => {
  return { op: "create", table: "rounds", id, values: { endsAtMs: 0, order: "V", ...values } };
};
const revealed = { kind: "brainstorm", state: "published" };

const room = applyPure(schemas.room, emptySnapshot(schemas.room), [
  round("anonymous", { ...revealed, mode: "anonymous" }),
  round("named", { ...revealed, mode: "named" }),
  round("open", { ...revealed, mode: "named", state: "open" }),
  round("felt", { ...revealed, kind: "feel" }),
  ...["b", "a"].map((id): RoomChange => {
    return { op: "create", table: "signatures", id, values: { name: "Ada" } };
  }),
]);

const cards: readonly RecordOrigin[] = [
  { id: "d", writer: 9, fields: ["text"] },
  { id: "b", writer: 3, fields: ["text"] },
  { id: "c", writer: 7, fields: ["text"] },
  { id: "a", writer: 7, fields: ["text"] },
];

test("[PRV-90] those who wrote most come first, of as many the lower id", () => {
  expect(proofOf(cards, room, null).writers).toEqual([
    { writer: 7, cards: 2 },
    { writer: 3, cards: 1 },
    { writer: 9, cards: 1 },
  ]);
});

test("[PRV-91] only revealed brainstorms count, and of own drafts those of such a round", () => {
  expect(revealedRounds(room).sort()).toEqual(["anonymous", "named"]);
  const mine = applyPure(
    schemas.mine,
    emptySnapshot(schemas.mine),
    ["named", "open", "felt", "anonymous"].map((roundId): MineChange => {
      return { op: "create", table: "drafts", id: roundId, values: { roundId, text: "Waits" } };
    }),
  );
  expect(proofOf(cards, room, mine)).toMatchObject({ rounds: 2, draftsLeft: 2 });
});

test("[PRV-107] rounds with names are told, and the cards that carry one, in the order of their ids", () => {
  expect(proofOf(cards, room, null)).toMatchObject({ namedRounds: 1, signed: ["a", "b"] });
});
