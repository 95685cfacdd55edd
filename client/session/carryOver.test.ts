import { describe, expect, test } from "vitest";
import { orderBetween } from "../../shared/kit/order.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import {
  applyPure,
  emptySnapshot,
  type MapChange,
  type MineChange,
} from "../../shared/model/change.ts";
import { schemas } from "../../shared/model/tables.ts";
import { carryMine, inOrder, keysOfMine, stillDue } from "./carryOver.ts";
import type { OwnChange } from "./outbox.ts";

const mine = (...changes: MineChange[]) =>
  applyPure(schemas.mine, emptySnapshot(schemas.mine), changes);
const draft = (id: string, roundId = "r1"): MineChange => ({
  op: "create",
  table: "drafts",
  id,
  values: { roundId, text: `text of ${id}` },
});
const round = (id: string, state: "open" | "published") =>
  ({
    op: "create",
    table: "rounds",
    id,
    values: { kind: "feel", state, endsAtMs: 0, order: orderBetween(null, null, seededChance(1)) },
  }) as const;
const { rounds } = applyPure(schemas.room, emptySnapshot(schemas.room), [
  round("r1", "published"),
  round("r2", "open"),
]);

test("[SYN-40] drafts that were published are left behind, all others come along", () => {
  const old = mine(draft("published"), draft("late"), draft("kept"));
  const fresh = mine(draft("kept"));
  const carried = carryMine(old, fresh, new Set(["published"]), rounds, new Set());
  expect(carried).toEqual([
    {
      op: "create",
      table: "drafts",
      id: "late",
      values: { roundId: "r1", text: "text of late" },
    },
  ]);
});

test("[SYN-40] votes come along only while their round is open, and one's department always", () => {
  const ballot = (id: string, roundId: string): MineChange => ({
    op: "create",
    table: "ballots",
    id,
    values: { roundId, stepId: "s", value: 1 },
  });
  const dots = (id: string, roundId: string): MineChange => ({
    op: "create",
    table: "dots",
    id,
    values: { roundId, touchpointId: "t", count: 1 },
  });
  const me: MineChange = { op: "create", table: "me", id: "main", values: { departmentId: "d1" } };
  const ballots = [ballot("b1", "r1"), ballot("b2", "r2"), ballot("b3", "unknown")];
  const old = mine(...ballots, dots("d1", "r1"), dots("d2", "r2"), me);
  const carried = carryMine(old, mine(), new Set(), rounds, new Set());
  expect(carried.map(({ id }) => id).sort()).toEqual(["b2", "d2", "main"]);
});

test("[SYN-40] unsaved changes are done again in the order of their making", () => {
  const unsaved = ["2", "1", "3"].map((key) => ({ key, changes: [] }));
  expect(inOrder(unsaved).map(({ key }) => key)).toEqual(["1", "2", "3"]);
});

test("[SYN-172] a draft that another tab has brought over is not brought over again, as it may be withdrawn since", () => {
  const old = mine(draft("withdrawn"), draft("kept"));
  const carried = new Set(keysOfMine(mine(draft("withdrawn"))));
  const due = carryMine(old, mine(), new Set(), rounds, carried);
  expect(due.map(({ id }) => id)).toEqual(["kept"]);
});

const map = (...changes: MapChange[]) =>
  applyPure(schemas.map, emptySnapshot(schemas.map), changes);
const card = (values: { text: string; notes?: string }) =>
  ({ op: "create", table: "touchpoints", id: "a", values }) as const;
const updated = (values: object, was: object) =>
  ({ op: "update", table: "touchpoints", id: "a", values, was }) as OwnChange;

describe("[SYN-171] of what may be saved without a word of it, a field that others have changed since is left", () => {
  const changes = [updated({ text: "mine", notes: "mine" }, { text: "before", notes: null })];
  const valuesDue = (values: Parameters<typeof card>[0], wasSent?: true) =>
    stillDue({ key: "1", changes, ...(wasSent && { wasSent }) }, map(card(values))).map((change) =>
      change.op === "delete" ? null : change.values,
    );

  test("what was never sent is done again whole", () => {
    const theirs = { text: "theirs", notes: "theirs" };
    expect(valuesDue(theirs)).toEqual([{ text: "mine", notes: "mine" }]);
  });

  test("fields that are as they were are set", () => {
    expect(valuesDue({ text: "before" }, true)).toEqual([{ text: "mine", notes: "mine" }]);
    expect(valuesDue({ text: "theirs" }, true)).toEqual([{ notes: "mine" }]);
  });

  test("a field that held what it holds by default, in whatever words, is as it was", () => {
    const cleared = updated({ notes: "mine" }, { notes: "" });
    const unsaved = { key: "1", changes: [cleared], wasSent: true } as const;
    const due = { op: "update", table: "touchpoints", id: "a", values: { notes: "mine" } };
    expect(stillDue(unsaved, map(card({ text: "before", notes: "" })))).toMatchObject([due]);
    expect(stillDue(unsaved, map(card({ text: "before", notes: "theirs" })))).toEqual([]);
  });

  test("nothing is done where all is saved or changed", () => {
    expect(valuesDue({ text: "theirs", notes: "mine" }, true)).toEqual([]);
  });

  test("a deletion is done all the same", () => {
    const deleted = { op: "delete", table: "touchpoints", id: "a" } as const;
    const unsaved = { key: "1", changes: [deleted], wasSent: true } as const;
    expect(stillDue(unsaved, map(card({ text: "theirs" })))).toEqual([deleted]);
  });
});
