import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { applyChanges, readTables } from "../../shared/doc/live.ts";
import type { Change, MapChange, Schema } from "../../shared/model/change.ts";
import { schemas } from "../../shared/model/tables.ts";
import type { OwnChange } from "./outbox.ts";
import { transactionToChanges } from "./transactionChanges.ts";

/** A document, and another that is told of its transactions only as changes, in words as a file holds them. */
function pair() {
  const doc = new Y.Doc();
  const follower = new Y.Doc();
  doc.on("update", (_update, _origin, _doc, transaction: Y.Transaction) => {
    const changes = transactionToChanges(transaction, schemas.map);
    const told: Change<Schema>[] = JSON.parse(JSON.stringify(changes));
    applyChanges(follower, told, "follow");
  });
  return { doc, follower };
}

const id = fc.constantFrom("a", "b", "c");
const anyChange: fc.Arbitrary<MapChange> = fc.oneof(
  fc.record({
    op: fc.constant("create" as const),
    table: fc.constant("touchpoints" as const),
    id,
    values: fc.record({ text: fc.string({ maxLength: 8 }), hidden: fc.boolean() }),
  }),
  fc.record({
    op: fc.constant("update" as const),
    table: fc.constant("touchpoints" as const),
    id,
    values: fc.record({ notes: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }) }),
  }),
  fc.record({ op: fc.constant("delete" as const), table: fc.constant("touchpoints" as const), id }),
);

test("[SYN-35] transactions done again as changes have the same effect", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyChange, { maxLength: 4 }), { maxLength: 8 }), (steps) => {
      const { doc, follower } = pair();
      for (const changes of steps) applyChanges(doc, changes, "own");
      expect(readTables(follower, schemas.map)).toEqual(readTables(doc, schemas.map));
    }),
  );
});

test("[SYN-35] an undo and a redo are changes too", () => {
  const { doc, follower } = pair();
  const manager = new Y.UndoManager(doc.getMap("touchpoints"), {
    trackedOrigins: new Set(["own"]),
    captureTimeout: 0,
  });
  const create = { op: "create", table: "touchpoints", id: "a", values: { text: "one" } } as const;
  applyChanges<typeof schemas.map>(doc, [create], "own");
  applyChanges<typeof schemas.map>(
    doc,
    [{ op: "update", table: "touchpoints", id: "a", values: { text: "two" } }],
    "own",
  );
  const textOf = () => readTables(follower, schemas.map).touchpoints.get("a")?.text;
  manager.undo();
  expect(textOf()).toBe("one");
  manager.undo();
  expect(textOf()).toBeUndefined();
  manager.redo();
  expect(textOf()).toBe("one");
});

test("[SYN-171] an update tells what stood in its fields before, as often as they were set", () => {
  const doc = new Y.Doc();
  const told: unknown[] = [];
  doc.on("afterTransaction", (transaction) => {
    for (const change of transactionToChanges(transaction, schemas.map)) told.push(change);
  });
  const set = (...texts: (string | undefined)[]) => {
    told.length = 0;
    const changes = texts.map(
      (text) => ({ op: "update", table: "touchpoints", id: "a", values: { text } }) as const,
    );
    applyChanges<typeof schemas.map>(doc, changes, "own");
    return told.map((change) => (change as OwnChange).was);
  };
  const create = { op: "create", table: "touchpoints", id: "a", values: {} } as const;
  applyChanges<typeof schemas.map>(doc, [create], "own");
  expect(set("one")).toEqual([{ text: null }]);
  expect(set("two", "three")).toEqual([{ text: "one" }]);
  expect(set(undefined)).toEqual([{ text: "three" }]);
  expect(set("four")).toEqual([{ text: null }]);
});
