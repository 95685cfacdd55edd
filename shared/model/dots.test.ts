import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import {
  applyPure,
  emptySnapshot,
  type MapSnapshot,
  type MineChange,
  type MineSnapshot,
} from "./change.ts";
import { type DotWish, dotOptions, dotsPlaced, placeDots } from "./dots.ts";
import { type Round, schemas } from "./tables.ts";

const chance = seededChance(6);
const ids = ["a", "b", "c", "d"] as const;
const map: MapSnapshot = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "groups", id: "g", values: { name: "Paying" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  ...ids.map((id) => ({
    op: "create" as const,
    table: "touchpoints" as const,
    id,
    values: { text: id, groupId: id < "c" ? "g" : "" },
  })),
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "b", slot: ["x", "V"] },
  },
]);
const round: Round = {
  id: "round1",
  kind: "dots",
  mode: "anonymous",
  prompt: "",
  journeyId: "",
  personaId: "",
  stageId: "",
  groupId: "",
  dots: 3,
  state: "open",
  endsAtMs: 60_000,
  people: null,
  items: null,
  order: "V",
};
const nothing: MineSnapshot = emptySnapshot(schemas.mine);

function place(mine: MineSnapshot, touchpointId: string, count: number, wish?: Partial<DotWish>) {
  return placeDots(mine, map, { round, touchpointId, count, ...wish }, chance);
}

function placed(mine: MineSnapshot, touchpointId: string, count: number): MineSnapshot {
  return applyPure(schemas.mine, mine, expectOk(place(mine, touchpointId, count)));
}

const counts = (mine: MineSnapshot, on = map): Record<string, number> =>
  Object.fromEntries(dotsPlaced(on, round, mine));

describe("dots", () => {
  test("[VOT-60] are asked about the touchpoints on the board, or those of a group or journey", () => {
    const all = { groupId: "", journeyId: "" };
    expect([...dotOptions(map, all).keys()]).toEqual(["a", "b", "c", "d"]);
    expect([...dotOptions(map, { ...all, groupId: "g" }).keys()]).toEqual(["a", "b"]);
    expect([...dotOptions(map, { ...all, journeyId: "j" }).keys()]).toEqual(["b"]);
    const fewer = applyPure(schemas.map, map, [
      { op: "update", table: "touchpoints", id: "a", values: { hidden: true } },
      { op: "update", table: "touchpoints", id: "c", values: { mergedInto: "d" } },
    ]);
    expect([...dotOptions(fewer, all).keys()]).toEqual(["b", "d"]);
  });

  test("[VOT-61] on one touchpoint are one whole record; the last number counts, the same is no change", () => {
    const mine = placed(placed(nothing, "a", 1), "a", 2);
    expect([...mine.dots.values()]).toEqual([
      { id: "round1_a", roundId: "round1", touchpointId: "a", count: 2 },
    ]);
    expect(expectOk(place(mine, "a", 2))).toEqual([]);
    expect(placed(mine, "a", 0).dots.size).toBe(0);
  });

  test("[VOT-62] never exceed what one has, whatever one presses", () => {
    const wishes = fc.array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: -1, max: 5 })));
    fc.assert(
      fc.property(wishes, (presses) => {
        let mine = nothing;
        for (const [id, count] of presses) {
          const result = place(mine, id, count);
          if (result.ok) mine = applyPure(schemas.mine, mine, result.value);
          const sum = Object.values(counts(mine)).reduce((all, dots) => all + dots, 0);
          expect(sum).toBeLessThanOrEqual(3);
        }
      }),
    );
    const full = placed(placed(nothing, "a", 2), "b", 1);
    expect(place(full, "c", 1)).toMatchObject({ error: { code: "noDotsLeft" } });
  });

  test("[VOT-62] over the budget, by two tabs or another program, are left out alike everywhere", () => {
    const row = (id: string, touchpointId: string, count: number): MineChange => ({
      op: "create",
      table: "dots",
      id,
      values: { roundId: "round1", touchpointId, count },
    });
    const mine = applyPure(schemas.mine, nothing, [
      row("z", "d", 20),
      row("y", "gone", 3),
      row("x", "b", 2),
      row("w", "c", 0.5),
    ]);
    expect(counts(mine)).toEqual({ b: 2, d: 1 });
  });

  test("[VOT-63] on a touchpoint that was merged meanwhile are on the one that stands for it", () => {
    const mine = placed(placed(nothing, "a", 1), "b", 1);
    const after = applyPure(schemas.map, map, [
      { op: "update", table: "touchpoints", id: "a", values: { mergedInto: "b" } },
    ]);
    expect(counts(mine, after)).toEqual({ b: 2 });
    const less = placeDots(mine, after, { round, touchpointId: "b", count: 1 }, chance);
    expect(counts(applyPure(schemas.mine, mine, expectOk(less)), after)).toEqual({ b: 1 });
  });

  test("[VOT-80] that came back and were placed elsewhere stay there when what they were on is asked about again", () => {
    const without = applyPure(schemas.map, map, [
      { op: "update", table: "touchpoints", id: "a", values: { hidden: true } },
    ]);
    const full = placed(placed(nothing, "a", 2), "b", 1);
    const elsewhere = (mine: MineSnapshot, count: number) =>
      applyPure(
        schemas.mine,
        mine,
        expectOk(placeDots(mine, without, { round, touchpointId: "d", count }, chance)),
      );
    expect(counts(full, without)).toEqual({ b: 1 });
    expect(counts(elsewhere(full, 1))).toEqual({ a: 1, b: 1, d: 1 });
    expect(counts(elsewhere(elsewhere(full, 1), 2))).toEqual({ b: 1, d: 2 });
    expect(counts(full)).toEqual({ a: 2, b: 1 });
  });

  test("[VOT-64] are refused in a round that is over, gone or of another kind, and on what it does not ask about", () => {
    const refused = (wish: Partial<DotWish>, id = "a") => place(nothing, id, 1, wish);
    expect(refused({ round: undefined })).toMatchObject({ error: { code: "gone" } });
    expect(refused({ round: { ...round, state: "published" } })).toMatchObject({
      error: { code: "roundNotOpen" },
    });
    expect(refused({ round: { ...round, kind: "feel" } })).toMatchObject({
      error: { code: "roundNotOpen" },
    });
    expect(refused({ round: { ...round, groupId: "g" } }, "c")).toMatchObject({
      error: { code: "gone" },
    });
    expect(refused({ count: 1.5 })).toMatchObject({ error: { code: "badRequest" } });
  });

  test("[VOT-61] of another round are not counted, not moved and not in the way", () => {
    const other = applyPure(schemas.mine, nothing, [dot("other", "other", "a", 3)]);
    expect(counts(other)).toEqual({});
    const both = placed(other, "a", 2);
    expect(counts(both)).toEqual({ a: 2 });
    expect(both.dots.get("other")?.count).toBe(3);
  });

  test("[VOT-61] meet in one record of two tabs, whose id is fresh where it is taken", () => {
    expect([...placed(nothing, "a", 1).dots.keys()]).toEqual(["round1_a"]);
    const taken = applyPure(schemas.mine, nothing, [dot("round1_a", "other", "a", 1)]);
    const both = placed(taken, "a", 2);
    expect(both.dots.size).toBe(2);
    expect(both.dots.get("round1_a")).toEqual(taken.dots.get("round1_a"));
  });

  test("[VOT-62] over the budget are left out by the ids of the records, in whichever order they came", () => {
    const rows = [dot("z", "round1", "a", 2), dot("x", "round1", "b", 2)];
    for (const order of [rows, [...rows].reverse()]) {
      expect(counts(applyPure(schemas.mine, nothing, order))).toEqual({ b: 2, a: 1 });
    }
  });

  function dot(id: string, roundId: string, touchpointId: string, count: number): MineChange {
    return { op: "create", table: "dots", id, values: { roundId, touchpointId, count } };
  }
});
