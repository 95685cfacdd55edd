import { describe, expect, it } from "vitest";
import { applyPure, type MapChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { departmentBrief, highlightsOf } from "./brief.ts";
import { mapOf, roomOf, round, step, tally } from "./rated.fixture.ts";

describe("the brief of a department", () => {
  const map = mapOf([
    { op: "create", table: "departments", id: "shop", values: { name: "Shop" } },
    { op: "create", table: "departments", id: "desk", values: { name: "Desk" } },
    ...step("a", "t-a", {}, { departmentId: "shop" }),
    ...step("b", "t-b", {}, { departmentId: "desk" }),
    { op: "create", table: "processes", id: "p1", values: { name: "Refund" } },
    ...lane("l1", "shop", "Counter"),
    ...lane("l2", "", "Bank"),
    ...lane("l3", "shop", "Cellar"),
    ...node("n1", "l1"),
    ...node("n2", "l2"),
    ...node("n3", "l3"),
    flow("f1", "n1", "n2"),
    flow("f2", "n2", "n3"),
    flow("f3", "n1", "n3"),
    flow("f4", "n1", "gone"),
  ]);

  it("[STA-34] it holds the department's own steps, with what everybody feels about them", () => {
    const brief = departmentBrief(map, roomOf([...round("r", "A"), tally("r", "a", -1)]), "shop");
    expect(
      brief?.journeys.map(({ steps }) => steps.map(({ step: { id }, felt }) => [id, felt])),
    ).toEqual([[["a", { mean: -1, love: 3, pain: 2, n: 6, spread: 1 }]]]);
  });

  it("[EXP-173] the strongest pains and loves come first, words last, what is under half a point nowhere", () => {
    const own = { departmentId: "shop" };
    const several = mapOf([
      { op: "create", table: "departments", id: "shop", values: { name: "Shop" } },
      ...["a", "b", "c", "d", "e"].flatMap((id) => step(id, `t-${id}`, {}, own)),
    ]);
    const room = roomOf([
      ...round("r", "A"),
      tally("r", "a", -0.6),
      tally("r", "b", -1.8),
      tally("r", "c", 0.4),
      tally("r", "e", 1.2),
      {
        op: "create",
        table: "tallies",
        id: "word",
        values: { roundId: "r", stepId: "d", feeling: "pain" },
      },
    ]);
    const brief = departmentBrief(several, room, "shop");
    const { pains = [], loves = [], tellsPersonas } = brief ? highlightsOf(brief) : {};
    expect(pains.map(({ step: { id } }) => id)).toEqual(["b", "a", "d"]);
    expect(loves.map(({ step: { id } }) => id)).toEqual(["e"]);
    expect(tellsPersonas).toBe(false);
  });

  it("[STA-35] hand-offs are the flows that change hands, named by the other side", () => {
    const brief = departmentBrief(map, roomOf([]), "shop");
    expect(brief?.handsOn.map(({ from, to, other }) => [from.id, to.id, other])).toEqual([
      ["n1", "n2", "Bank"],
    ]);
    expect(brief?.takesOver.map(({ from, to, other }) => [from.id, to.id, other])).toEqual([
      ["n2", "n3", "Bank"],
    ]);
  });

  it("[EXP-195] a brief reads its moments of pain before those of love, and says whose they are where there are several personas", () => {
    const own = { departmentId: "shop" };
    const several = mapOf([
      { op: "create", table: "departments", id: "shop", values: { name: "Shop" } },
      ...step("a", "t-a", { momentOfTruth: "love" }, own),
      ...step("b", "t-b", { momentOfTruth: "pain" }, own),
      ...step("c", "t-c", {}, own),
      { op: "create", table: "journeys", id: "other", values: { personaId: "q" } },
      { op: "create", table: "journeys", id: "empty", values: { personaId: "p" } },
      ...step("d", "t-d", { journeyId: "other" }, own),
    ]);
    const brief = departmentBrief(several, roomOf([]), "shop");
    if (!brief) throw new Error("There is no brief");
    const placed = brief.journeys.flatMap(({ steps }) => steps);
    expect(placed.map(({ step: { id }, stage }) => [id, stage?.id])).toEqual([
      ["a", "s"],
      ["b", "s"],
      ["c", "s"],
      ["d", undefined],
    ]);
    const { moments, tellsPersonas } = highlightsOf(brief);
    expect(moments.map(({ step: { id } }) => id)).toEqual(["b", "a"]);
    expect(tellsPersonas).toBe(true);
  });

  it("[EXP-196] hand-offs stand by the names of process, from and to, and those of ends that are gone nowhere", () => {
    const moreFlows = applyPure(schemas.map, map, [
      ...node("n0", "l1"),
      { op: "create", table: "processes", id: "p0", values: { name: "Advice" } },
      flow("g1", "n0", "n2"),
      flow("g0", "n0", "n2"),
      flow("g2", "gone", "n1"),
      {
        op: "create",
        table: "processFlows",
        id: "g3",
        values: { processId: "p0", from: "n1", to: "n2" },
      },
      {
        op: "create",
        table: "processFlows",
        id: "g4",
        values: { processId: "no", from: "n1", to: "n2" },
      },
    ]);
    const named = (id: string) =>
      departmentBrief(moreFlows, roomOf([]), id)?.handsOn.map(({ process, from, to }) =>
        [process.name, from.id, to.id].join(" "),
      );
    expect(named("shop")).toEqual(["Advice n1 n2", "Refund n0 n2", "Refund n0 n2", "Refund n1 n2"]);
    expect(named("desk")).toEqual([]);
  });

  it("[STA-36] a department that is gone has no brief, and one without steps an empty one", () => {
    expect(departmentBrief(map, roomOf([]), "nowhere")).toBeUndefined();
    expect(
      departmentBrief(
        mapOf([{ op: "create", table: "departments", id: "d", values: {} }]),
        roomOf([]),
        "d",
      ),
    ).toMatchObject({
      journeys: [],
      handsOn: [],
      takesOver: [],
    });
  });
});

function lane(id: string, departmentId: string, name: string): MapChange[] {
  return [
    {
      op: "create",
      table: "processLanes",
      id,
      values: { processId: "p1", departmentId, name, order: "V" },
    },
  ];
}

function node(id: string, laneId: string): MapChange[] {
  return [
    {
      op: "create",
      table: "processNodes",
      id,
      values: { processId: "p1", name: id, spot: [laneId, 0, 0] },
    },
  ];
}

function flow(id: string, from: string, to: string): MapChange {
  return { op: "create", table: "processFlows", id, values: { processId: "p1", from, to } };
}
