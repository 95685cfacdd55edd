import { expect, test } from "vitest";
import { orderBetween } from "../../shared/kit/order.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import { applyPure, emptySnapshot, type MineChange } from "../../shared/model/change.ts";
import { schemas } from "../../shared/model/tables.ts";
import { carryMine, carryUnsaved } from "./carryOver.ts";

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
  const carried = carryMine(old, fresh, new Set(["published"]), rounds);
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
  const carried = carryMine(old, mine(), new Set(), rounds);
  expect(carried.map(({ id }) => id).sort()).toEqual(["b2", "d2", "main"]);
});

test("[SYN-40] unsaved changes are done again in the order of their making", () => {
  const change = (id: string) => [{ op: "delete", table: "touchpoints", id }] as const;
  const unsaved = [
    { key: "2", changes: change("b") },
    { key: "1", changes: change("a") },
    { key: "3", changes: [] },
  ];
  expect(carryUnsaved(unsaved)).toEqual([change("a"), change("b")]);
});
