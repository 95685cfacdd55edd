import { expect, test } from "vitest";
import * as Y from "yjs";
import { create } from "../model/change.fixture.ts";
import type { MapChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { openTables } from "./live.ts";
import { undoHistory } from "./undo.ts";

const { map: schema } = schemas;

/** Two people with the same journey, who change it without hearing of each other until `meet`. */
function apart() {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  // Where both change one field, the second wins.
  docs[0].clientID = 1;
  docs[1].clientID = 2;
  const [first, second] = [openTables(docs[0], schema), openTables(docs[1], schema)];
  first.apply(
    [
      create("journeys", "j", { personaId: "p", kind: "ideal" }),
      create("steps", "s", { journeyId: "j", touchpointId: "t", slot: ["a", "V"] }),
    ],
    "given",
  );
  const meet = (): void => {
    Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]), "theirs");
    Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1]), "theirs");
    first.flush();
    second.flush();
  };
  meet();
  const undo = undoHistory(docs[1], schema, "own");
  const stageOf = (tables: typeof first): string | undefined => {
    tables.flush();
    return tables.tables.steps.get("s")?.slot[0];
  };
  const move = (stage: string): MapChange => ({
    op: "update",
    table: "steps",
    id: "s",
    values: { slot: [stage, "V"] },
  });
  /** Calls it with what the first one sees, after each word from the second. */
  const follow = (see: (stage: string | undefined) => void): void => {
    docs[1].on("update", (update: Uint8Array) => {
      Y.applyUpdate(docs[0], update, "theirs");
      see(stageOf(first));
    });
  };
  return {
    first,
    second,
    undo,
    meet,
    follow,
    move,
    stages: () => [stageOf(first), stageOf(second)],
  };
}

test("[STA-83] what two have moved at once and one takes back is where it was before, and does not go", () => {
  const { first, second, undo, meet, move, stages } = apart();
  second.apply([move("b")], "own");
  first.apply([move("c")], "other");
  meet();
  expect(stages()).toEqual(["b", "b"]);
  const before = undo.state();
  expect(undo.undo()).toBe(true);
  meet();
  expect(stages()).toEqual(["a", "a"]);
  // It is no step of its own.
  expect([before.undo, undo.state().undo]).toEqual(["", null]);
});

test("[MAP-531] what two have moved at once is never out of sight for others while one takes it back and does it again", () => {
  const { first, second, undo, meet, follow, move } = apart();
  second.apply([move("b")], "own");
  first.apply([move("c")], "other");
  meet();
  const seen: (string | undefined)[] = [];
  follow((stage) => seen.push(stage));
  for (let times = 0; times < 2; times++) {
    undo.undo();
    undo.redo();
  }
  expect(seen).toEqual(["a", "b", "a", "b"]);
});

test("[STA-83] what somebody else has moved since, or taken away, is left alone", () => {
  const { first, second, undo, meet, move, stages } = apart();
  second.apply([move("b")], "own");
  meet();
  first.apply([move("c")], "other");
  meet();
  expect(undo.undo()).toBe(false);
  expect(stages()).toEqual(["c", "c"]);
  second.apply([move("d")], "own");
  meet();
  first.apply([{ op: "delete", table: "steps", id: "s" }], "other");
  meet();
  undo.undo();
  meet();
  expect(stages()).toEqual([undefined, undefined]);
});

test("[STA-83] what was put back goes again where the step is done again, and stands again after", () => {
  const { first, second, undo, meet, move, stages } = apart();
  second.apply([move("b")], "own");
  first.apply([move("c")], "other");
  meet();
  undo.undo();
  meet();
  for (let times = 0; times < 2; times++) {
    expect(undo.redo()).toBe(true);
    meet();
    expect(stages()).toEqual(["b", "b"]);
    expect(undo.undo()).toBe(true);
    meet();
    expect(stages()).toEqual(["a", "a"]);
  }
});

test("[MAP-457] what others have changed in what is taken back is told to have gone with it, and is there again after a redo", () => {
  const { first, second, undo, meet, stages } = apart();
  const told: boolean[] = [];
  undo.onTaken(({ hasOthers }) => told.push(hasOthers));
  const made = create("steps", "n", { journeyId: "j", touchpointId: "t", slot: ["a", "W"] });
  const made2 = create("steps", "o", { journeyId: "j", touchpointId: "t", slot: ["a", "X"] });
  second.apply([made, made2], "own");
  meet();
  first.apply([{ op: "update", table: "steps", id: "n", values: { slot: ["c", "V"] } }], "other");
  meet();
  undo.undo();
  meet();
  expect([...first.tables.steps.keys()]).toEqual(["s"]);
  undo.redo();
  meet();
  expect(first.tables.steps.get("n")?.slot).toEqual(["c", "V"]);
  expect(told).toEqual([true, false]);
  // What is all one's own goes without a word, and so does what stood there before somebody else's.
  second.apply([{ op: "delete", table: "steps", id: "o" }], "own");
  undo.undo();
  second.apply([{ op: "update", table: "steps", id: "s", values: { slot: ["d", "V"] } }], "own");
  meet();
  first.apply([{ op: "update", table: "steps", id: "s", values: { slot: ["e", "V"] } }], "other");
  meet();
  undo.undo();
  expect(stages()).toEqual(["e", "e"]);
  expect(told.slice(2)).not.toContain(true);
});
