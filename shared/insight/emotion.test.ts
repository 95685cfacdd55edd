import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPure, emptySnapshot, type MapChange, type RoomChange } from "../model/change.ts";
import { type Felt, hasFigures, isDisagreed } from "../model/emotion.ts";
import { journeyOutline } from "../model/outline.ts";
import { schemas } from "../model/tables.ts";
import { emotionCurve } from "./curve.ts";
import { latestTallies, pooled } from "./emotion.ts";
import { heatmapByDepartment, heatmapByPersona } from "./heatmap.ts";

const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "departments", id: "shop", values: { name: "Shop" } },
  { op: "create", table: "personas", id: "p1", values: { name: "Nadia" } },
  { op: "create", table: "personas", id: "p2", values: { name: "Martin" } },
  { op: "create", table: "journeys", id: "j1", values: { personaId: "p1" } },
  { op: "create", table: "journeys", id: "j2", values: { personaId: "p2" } },
  { op: "create", table: "stages", id: "s1", values: { journeyId: "j1", name: "Buy", order: "V" } },
  { op: "create", table: "stages", id: "s2", values: { journeyId: "j2", name: "Buy", order: "V" } },
  { op: "create", table: "touchpoints", id: "t1", values: { text: "Pay" } },
  { op: "create", table: "touchpoints", id: "t2", values: { text: "Wait" } },
  { op: "create", table: "touchpoints", id: "t3", values: { text: "Never rated" } },
  ...step("a", "j1", "s1", "t1", "A"),
  ...step("b", "j1", "s1", "t2", "B"),
  ...step("c", "j2", "s2", "t1", "A", -1),
  ...step("d", "j1", "s1", "t3", "C"),
]);

const room = applyPure(schemas.room, emptySnapshot(schemas.room), [
  round("old", "A"),
  round("new", "B"),
  tally("old", "a", "", 2),
  tally("new", "a", "", 1),
  tally("old", "b", "", -2),
  tally("new", "a", "shop", -1),
]);

describe("emotions", () => {
  it("[VOT-30] a curve says nothing where nobody has rated", () => {
    const outline = journeyOutline(map, "j1");
    if (!outline) throw new Error("no journey");
    const curve = emotionCurve(outline, room);
    expect(curve.map((point) => [point.stepId, meanOf(point.emotion)])).toEqual([
      ["a", 1],
      ["b", -2],
      ["d", undefined],
    ]);
  });

  it("[VOT-31] the latest round counts, and an imported emotion only where nobody has rated", () => {
    const heatmap = heatmapByPersona(map, room);
    expect(heatmap.columns.map(({ group }) => group.name)).toEqual(["Martin", "Nadia"]);
    const pay = heatmap.rows.find((row) => row.touchpoint.id === "t1");
    expect(pay?.cells.map((cell) => [meanOf(cell), cell && hasFigures(cell) && cell.n])).toEqual([
      [-1, 0],
      [1, 4],
    ]);
  });

  it("[VOT-34] a heatmap has a row for each touchpoint with an emotion, what hurts most first", () => {
    expect(heatmapByPersona(map, room).rows.map((row) => row.touchpoint.id)).toEqual(["t2", "t1"]);
    const byDepartment = heatmapByDepartment(map, room);
    expect(byDepartment.columns.map(({ group }) => group.name)).toEqual(["Shop"]);
    expect(byDepartment.rows.map((row) => meanOf(row.cells[0]))).toEqual([-1]);
  });

  it("[VOT-31] a round counts once it is published, and says nothing of steps that only others rated", () => {
    const open = applyPure(schemas.room, room, [
      {
        op: "create",
        table: "rounds",
        id: "open",
        values: { kind: "feel", state: "open", endsAtMs: 0, order: "C" },
      },
      tally("open", "a", "", -2),
      tally("gone", "b", "", 2),
    ]);
    const means = (departmentId?: string) =>
      [...latestTallies(open, departmentId)].map(([stepId, { mean }]) => [stepId, mean]).sort();
    expect(means()).toEqual([
      ["a", 1],
      ["b", -2],
    ]);
    expect(means("shop")).toEqual([["a", -1]]);
  });

  it("[VOT-31] rounds count in their order, whichever was written down first", () => {
    const turned = applyPure(schemas.room, emptySnapshot(schemas.room), [
      round("new", "B"),
      round("old", "A"),
      tally("new", "a", "", 1),
      tally("old", "a", "", 2),
    ]);
    expect(latestTallies(turned).get("a")?.mean).toBe(1);
  });

  it("[VOT-86] what came with imports is nobody's vote: its mean has no people, and no department says it", () => {
    const imports = applyPure(schemas.map, map, [
      ...step("e", "j2", "s2", "t1", "B", 2),
      ...step("f", "j2", "s2", "t3", "C", 2),
    ]);
    const pay = heatmapByPersona(imports, room).rows.find(
      ({ touchpoint }) => touchpoint.id === "t1",
    );
    expect(pay?.cells[0]).toEqual({ mean: 0.5, love: 0, pain: 0, n: 0, spread: 0 });
    const rows = heatmapByDepartment(imports, room).rows.map(({ touchpoint }) => touchpoint.id);
    expect(rows).toEqual(["t1"]);
  });

  it("[VOT-86] a step whose journey or touchpoint is gone says nothing", () => {
    const gone = applyPure(schemas.map, map, [
      ...step("x", "nowhere", "s1", "t3", "D", 2),
      ...step("y", "j1", "s1", "nothing", "E", 2),
    ]);
    expect(heatmapByPersona(gone, room)).toEqual(heatmapByPersona(map, room));
  });

  it("[VOT-32] pooled tallies have the mean and spread of all ratings together", () => {
    const rating = fc.integer({ min: -2, max: 2 });
    const group = fc.array(rating, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (groups) => {
        const together = figures(groups.flat());
        const result = pooled(groups.map(figures));
        if (!result || !hasFigures(result)) throw new Error("There are no figures");
        expect(result.n).toBe(together.n);
        expect(result.love).toBe(together.love);
        expect(result.mean).toBeCloseTo(together.mean, 9);
        expect(result.spread).toBeCloseTo(together.spread, 6);
      }),
    );
    expect(pooled([])).toBeUndefined();
  });

  it("[VOT-56] a small group's word never becomes a figure, and counts only where there are none", () => {
    const love = { feeling: "love" } as const;
    const pain = { feeling: "pain" } as const;
    const imported = { mean: -1, love: 0, pain: 0, n: 0, spread: 0 };
    expect(pooled([love, love])).toEqual(love);
    expect(pooled([love, imported])).toEqual(love);
    expect(pooled([love, pain])).toEqual({ feeling: "mixed" });
    expect(pooled([love, figures([-1, -1, 0, 0, 0])])).toMatchObject({ n: 5, love: 0, pain: 2 });
    const word = applyPure(schemas.room, room, [
      {
        op: "create",
        table: "tallies",
        id: "word",
        values: { roundId: "new", stepId: "d", feeling: "pain" },
      },
    ]);
    const outline = journeyOutline(map, "j1");
    if (!outline) throw new Error("no journey");
    expect(emotionCurve(outline, word)[2]?.emotion).toEqual(pain);
    const last = heatmapByPersona(map, word).rows.find((row) => row.touchpoint.id === "t3");
    expect(last?.cells).toEqual([undefined, pain]);
    expect(isDisagreed(pain)).toBe(false);
  });

  it("[VOT-56] a tally with neither a word nor all its figures says nothing", () => {
    const halves = applyPure(schemas.room, emptySnapshot(schemas.room), [
      round("new", "B"),
      {
        op: "create",
        table: "tallies",
        id: "half",
        values: { roundId: "new", stepId: "a", mean: 2, n: 3 },
      },
    ]);
    const outline = journeyOutline(map, "j1");
    if (!outline) throw new Error("no journey");
    expect(emotionCurve(outline, halves)[0]?.emotion).toBeUndefined();
  });

  it("[VOT-33] people disagree where ratings are far apart with both love and pain among them", () => {
    expect(isDisagreed(figures([2, 2, -2, -2]))).toBe(true);
    expect(isDisagreed(figures([2, 2, 2, 0]))).toBe(false);
    expect(isDisagreed(figures([1, -1, 1, -1]))).toBe(false);
  });
});

function meanOf(felt: Felt | undefined): number | undefined {
  return felt && hasFigures(felt) ? felt.mean : undefined;
}

function figures(ratings: readonly number[]) {
  const n = ratings.length;
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / n;
  const variance = ratings.reduce((sum, rating) => sum + (rating - mean) ** 2, 0) / n;
  const count = (test: (rating: number) => boolean): number => ratings.filter(test).length;
  return {
    mean,
    n,
    love: count((rating) => rating > 0),
    pain: count((rating) => rating < 0),
    spread: Math.sqrt(variance),
  };
}

function step(
  id: string,
  journeyId: string,
  stageId: string,
  touchpointId: string,
  order: string,
  importedEmotion?: number,
): MapChange[] {
  const values = { journeyId, touchpointId, slot: [stageId, order] as const, importedEmotion };
  return [{ op: "create", table: "steps", id, values }];
}

function round(id: string, order: string): RoomChange {
  const values = { kind: "feel", state: "published", endsAtMs: 0, order } as const;
  return { op: "create", table: "rounds", id, values };
}

function tally(roundId: string, stepId: string, departmentId: string, mean: number): RoomChange {
  const values = { roundId, stepId, departmentId, love: 2, pain: 2, n: 4, mean, spread: 1 };
  return { op: "create", table: "tallies", id: `${roundId}-${stepId}-${departmentId}`, values };
}
