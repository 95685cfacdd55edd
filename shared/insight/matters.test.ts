import { describe, expect, it } from "vitest";
import { applyPure, emptySnapshot, type MapChange, type RoomChange } from "../model/change.ts";
import { journeyOutline } from "../model/outline.ts";
import { schemas } from "../model/tables.ts";
import { departmentBrief, highlightsOf } from "./brief.ts";
import { whatMatters } from "./matters.ts";
import { measuredSteps } from "./measurement.ts";

describe("what matters", () => {
  it("[STA-30] the heaviest comes first, with its reasons, and what nobody spoke of never", () => {
    const map = mapOf([
      ...step("pay", "t-pay", { momentOfTruth: "pain" }),
      ...step("wait", "t-wait"),
      ...step("silent", "t-silent"),
    ]);
    const matters = whatMatters(
      map,
      roomOf([...round("r", "A"), tally("r", "pay", -1), tally("r", "wait", -2)]),
    );
    expect(matters.map(({ touchpoint, call, weight }) => [touchpoint.id, call, weight])).toEqual([
      ["t-pay", "mend", 3],
      ["t-wait", "mend", 2],
    ]);
    expect(matters[0]?.reasons.map(({ kind }) => kind)).toEqual(["moment", "felt", "noProcess"]);
  });

  it("[STA-31] among many pains the last place is kept for what is loved", () => {
    const pains = Array.from({ length: 6 }, (_, index) => `p${index}`);
    const map = mapOf([...pains.flatMap((id) => step(id, `t-${id}`)), ...step("loved", "t-loved")]);
    const room = roomOf([
      ...round("r", "A"),
      ...pains.map((id) => tally("r", id, -2)),
      tally("r", "loved", 0.6),
    ]);
    const matters = whatMatters(map, room);
    expect(matters).toHaveLength(5);
    expect(matters.at(-1)?.touchpoint.id).toBe("t-loved");
    expect(matters.at(-1)?.call).toBe("keep");
  });

  it("[EXP-155] among many loves, what is to be done has its place", () => {
    const loves = Array.from({ length: 6 }, (_, index) => `l${index}`);
    const moment = { momentOfTruth: "love" } as const;
    const map = mapOf([
      ...loves.flatMap((id) => step(id, `t-${id}`, moment)),
      ...["p1", "p2"].flatMap((id) => step(id, `t-${id}`)),
    ]);
    const loved = [...round("r", "A"), ...loves.map((id) => tally("r", id, 2))];
    const calls = (room: readonly RoomChange[]) =>
      whatMatters(map, roomOf([...room])).map(({ call }) => call);
    expect(calls(loved)).toEqual(Array(5).fill("keep"));
    const hurt = [tally("r", "p1", -1), tally("r", "p2", -0.6)];
    expect(calls([...loved, ...hurt])).toEqual(["keep", "keep", "keep", "mend", "mend"]);
    const more = [...step("p3", "t-p3"), ...step("p4", "t-p4")];
    const both = applyPure(schemas.map, map, more);
    const room = roomOf([...loved, ...hurt, tally("r", "p3", -1), tally("r", "p4", -1)]);
    expect(whatMatters(both, room).map(({ call }) => call)).toEqual([
      "keep",
      "keep",
      "mend",
      "mend",
      "mend",
    ]);
  });

  it("[EXP-158] a moment whose rating says the opposite of its mark is to be settled, behind what hurts", () => {
    const map = mapOf([
      ...step("mended", "t-mended", { momentOfTruth: "pain" }),
      ...step("spoilt", "t-spoilt", { momentOfTruth: "love" }),
      ...step("wait", "t-wait"),
    ]);
    const rated = [tally("r", "mended", 1.2), tally("r", "spoilt", -1), tally("r", "wait", -1.7)];
    const matters = whatMatters(map, roomOf([...round("r", "A"), ...rated]));
    expect(matters.map(({ touchpoint, call }) => [touchpoint.id, call])).toEqual([
      ["t-wait", "mend"],
      ["t-mended", "settle"],
      ["t-spoilt", "settle"],
    ]);
  });

  it("[STA-32] a touchpoint of several journeys is listed once and says so", () => {
    const map = mapOf([
      { op: "create", table: "journeys", id: "j2", values: { personaId: "p" } },
      { op: "create", table: "stages", id: "s2", values: { journeyId: "j2", order: "V" } },
      ...step("a", "t"),
      {
        op: "create",
        table: "steps",
        id: "b",
        values: { journeyId: "j2", touchpointId: "t", slot: ["s2", "V"], missing: true },
      },
    ]);
    const [only, ...more] = whatMatters(map, roomOf([]));
    expect(more).toEqual([]);
    expect(only?.call).toBe("build");
    expect(only?.reasons).toEqual([{ kind: "missing" }, { kind: "journeys", count: 2 }]);
  });

  it("[STA-33] a word of a small group leans, and people who disagree are to settle it", () => {
    const map = mapOf([...step("a", "t-a"), ...step("b", "t-b"), ...step("c", "t-c")]);
    const room = roomOf([
      ...round("r", "A"),
      word("r", "a", "pain"),
      word("r", "b", "mixed"),
      tally("r", "c", 0, { love: 3, pain: 3, spread: 2 }),
    ]);
    expect(whatMatters(map, room).map(({ touchpoint, call }) => [touchpoint.id, call])).toEqual([
      ["t-a", "mend"],
      ["t-c", "settle"],
    ]);
  });

  describe("between the current and the ideal journey", () => {
    const placed = (
      id: string,
      journeyId: string,
      values: { readonly momentOfTruth?: "love" } = {},
    ): MapChange => ({
      op: "create",
      table: "steps",
      id,
      values: { journeyId, touchpointId: "t", slot: ["none", "V"], ...values },
    });
    const journeys: readonly MapChange[] = (["now", "aim"] as const).map((id) => ({
      op: "create",
      table: "journeys",
      id,
      values: { personaId: "p", kind: id === "now" ? "current" : "ideal" },
    }));
    const pool: readonly MapChange[] = [
      { op: "create", table: "touchpoints", id: "t", values: { text: "Waits for the doctor" } },
    ];
    const heard = (steps: readonly MapChange[], rated: readonly RoomChange[]) =>
      whatMatters(
        mapOf([...journeys, ...pool, ...steps]),
        roomOf([...round("r", "A"), ...rated]),
      )[0];
    const both = [placed("n", "now"), placed("a", "aim")];

    it("[VOT-59] what hurts today is to be mended, however loved it is in the ideal journey", () => {
      const matter = heard(both, [tally("r", "n", -1.9), tally("r", "a", 1.6)]);
      expect(matter).toMatchObject({
        call: "mend",
        weight: expect.closeTo(2.4),
        step: { id: "n" },
      });
      expect(matter?.reasons.map(({ kind }) => kind)).toEqual(["felt", "ideal", "journeys"]);
    });

    it("[VOT-59] where nobody has said what is felt today, what is felt ideally counts and says so", () => {
      const matter = heard(both, [tally("r", "a", 1.6)]);
      expect(matter).toMatchObject({
        call: "keep",
        weight: expect.closeTo(2.1),
        step: { id: "a" },
      });
      expect(matter?.reasons.map(({ kind }) => kind)).toEqual(["ideal", "journeys"]);
    });

    it("[VOT-59] what is felt ideally leads to a step of an ideal journey, though a current one comes first", () => {
      const others: readonly MapChange[] = [
        { op: "create", table: "personas", id: "first", values: { name: "Anna" } },
        {
          op: "create",
          table: "journeys",
          id: "other",
          values: { personaId: "first", kind: "current" },
        },
      ];
      const steps = [...others, placed("o", "other"), placed("a", "aim")];
      expect(heard(steps, [tally("r", "a", 1.6)])?.step.id).toBe("a");
    });

    it("[VOT-59] a moment to be loved in the ideal journey that hurts today is mended, not settled", () => {
      const aim = placed("a", "aim", { momentOfTruth: "love" });
      const hurts = [tally("r", "n", -1.9), tally("r", "a", 1.6)];
      expect(heard([placed("n", "now"), aim], hurts)?.call).toBe("mend");
      const spoilt = [tally("r", "n", -1.9), tally("r", "a", -1)];
      expect(heard([placed("n", "now"), aim], spoilt)?.call).toBe("settle");
      expect(heard([placed("n", "now", { momentOfTruth: "love" })], hurts)?.call).toBe("settle");
    });
  });
});

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

describe("before and after", () => {
  it("[STA-37] the first published round of a step stands against its last", () => {
    const map = mapOf([...step("a", "t-a"), ...step("b", "t-b"), ...step("c", "t-c")]);
    const room = roomOf([
      ...round("third", "C"),
      ...round("first", "A"),
      ...round("second", "B"),
      ...round("open", "D", "open"),
      tally("first", "a", -2),
      tally("second", "a", 0),
      tally("third", "a", 1),
      tally("open", "a", 2),
      tally("first", "b", 1),
      tally("first", "c", 1),
      word("third", "c", "mixed"),
    ]);
    const outline = journeyOutline(map, "j");
    if (!outline) throw new Error("no journey");
    expect(measuredSteps(outline, room).map(({ step: { id }, change }) => [id, change])).toEqual([
      ["a", 3],
      ["c", null],
    ]);
  });
});

function mapOf(changes: readonly MapChange[]) {
  return applyPure(schemas.map, emptySnapshot(schemas.map), [
    { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
    { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "current" } },
    { op: "create", table: "stages", id: "s", values: { journeyId: "j", order: "V" } },
    ...changes,
  ]);
}

function roomOf(changes: readonly RoomChange[]) {
  return applyPure(schemas.room, emptySnapshot(schemas.room), changes);
}

function step(id: string, touchpointId: string, more = {}, touchpoint = {}): MapChange[] {
  return [
    {
      op: "create",
      table: "touchpoints",
      id: touchpointId,
      values: { text: touchpointId, ...touchpoint },
    },
    {
      op: "create",
      table: "steps",
      id,
      values: { journeyId: "j", touchpointId, slot: ["s", "V"], ...more },
    },
  ];
}

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

function round(id: string, order: string, state: "open" | "published" = "published"): RoomChange[] {
  return [
    { op: "create", table: "rounds", id, values: { kind: "feel", state, endsAtMs: 0, order } },
  ];
}

function tally(roundId: string, stepId: string, mean: number, more = {}): RoomChange {
  return {
    op: "create",
    table: "tallies",
    id: `${roundId}-${stepId}`,
    values: { roundId, stepId, mean, love: 3, pain: 2, n: 6, spread: 1, ...more },
  };
}

function word(roundId: string, stepId: string, feeling: "love" | "mixed" | "pain"): RoomChange {
  return {
    op: "create",
    table: "tallies",
    id: `${roundId}-${stepId}`,
    values: { roundId, stepId, feeling },
  };
}
