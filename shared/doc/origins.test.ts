import { expect, test } from "vitest";
import * as Y from "yjs";
import { proofOf } from "../insight/proof.ts";
import { seededChance } from "../kit/outside.ts";
import type { MapChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { changesToUpdate } from "./bytes.ts";
import { openTables } from "./live.ts";

const chance = seededChance(90);
const room = openTables(new Y.Doc(), schemas.room);
room.apply(
  [
    {
      op: "create",
      table: "rounds",
      id: "r",
      values: { kind: "brainstorm", state: "published", endsAtMs: 0, order: "V" },
    },
    {
      op: "create",
      table: "rounds",
      id: "o",
      values: { kind: "brainstorm", state: "open", endsAtMs: 0, order: "V" },
    },
  ],
  null,
);

function cards(prefix: string, count: number): MapChange[] {
  return Array.from({ length: count }, (_, at) => ({
    op: "create",
    table: "touchpoints",
    id: `${prefix}${at}`,
    values: { text: "x" },
  }));
}

test("[PRV-90] counts cards by the client that wrote them, as stored, whatever was edited since", () => {
  const doc = new Y.Doc();
  for (const changes of [cards("a", 2), cards("b", 7)]) {
    Y.applyUpdate(doc, changesToUpdate([], changes, chance));
  }
  const map = openTables(doc, schemas.map);
  map.apply([{ op: "update", table: "touchpoints", id: "b1", values: { place: [1, 2] } }], null);
  const proof = proofOf(map.origins("touchpoints"), room.tables, null);
  expect(proof.writers.map((writer) => writer.cards)).toEqual([7, 2]);
  expect(proof.writers.map(({ writer }) => writer)).not.toContain(doc.clientID);
  expect(proof).toMatchObject({
    rounds: 1,
    fields: ["place", "text"],
    unknownFields: [],
    draftsLeft: null,
  });
});

test("[PRV-91] names a stored field that the schema does not know, and own drafts that should be gone", () => {
  const doc = new Y.Doc();
  doc.getMap("touchpoints").set(
    "a",
    new Y.Map<unknown>([
      ["text", "x"],
      ["writtenAtMs", 5],
    ]),
  );
  const map = openTables(doc, schemas.map);
  const mine = openTables(new Y.Doc(), schemas.mine);
  for (const roundId of ["r", "o"]) {
    mine.apply([{ op: "create", table: "drafts", id: `of-${roundId}`, values: { roundId } }], null);
  }
  const proof = proofOf(map.origins("touchpoints"), room.tables, mine.tables);
  expect(proof).toMatchObject({ unknownFields: ["writtenAtMs"], draftsLeft: 1 });
});
