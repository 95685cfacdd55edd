import { describe, expect, it } from "vitest";
import { applyPure, type MapChange, type RoomChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { heatmapByPersona } from "./heatmap.ts";
import { whatMatters } from "./matters.ts";
import { mapOf, roomOf, round, step, tally, word } from "./rated.fixture.ts";

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

  describe("in its calls and weights", () => {
    const told = (more: object, rated: readonly RoomChange[], changes: readonly MapChange[] = []) =>
      whatMatters(
        mapOf([...step("a", "t-a", more), ...changes]),
        roomOf([...round("r", "A"), ...rated]),
      ).map(({ call, weight }) => [call, Math.round(weight * 10) / 10]);

    it("[EXP-158] half a point against the mark is a contradiction, less is none", () => {
      const pain = { momentOfTruth: "pain" };
      const love = { momentOfTruth: "love" };
      expect(told(pain, [tally("r", "a", 0.5)])).toEqual([["settle", 1.5]]);
      expect(told(pain, [tally("r", "a", 0.4)])).toEqual([["mend", 2.4]]);
      expect(told(love, [tally("r", "a", -0.5)])).toEqual([["settle", 1.5]]);
      expect(told(love, [tally("r", "a", -0.4)])).toEqual([["keep", 1.9]]);
      expect(told(love, [])).toEqual([["keep", 1.5]]);
      expect(told({ ...love, missing: true }, [tally("r", "a", -1)])).toEqual([["build", 2.5]]);
    });

    it("[STA-33] people who disagree are to settle it only while the mean is under half a point", () => {
      const apart = { love: 3, pain: 3, spread: 1.5 };
      const rated = (mean: number, more: object = apart) => told({}, [tally("r", "a", mean, more)]);
      expect(rated(-0.4)).toEqual([["settle", 1.4]]);
      expect(rated(0.4)).toEqual([["settle", 1.4]]);
      expect(rated(-0.5)).toEqual([["mend", 1.5]]);
      expect(rated(0.5)).toEqual([["keep", 1.5]]);
      expect(rated(-0.4, {})).toEqual([["mend", 0.4]]);
      expect(rated(0, {})).toEqual([]);
      const mild = tally("r", "a", 0.4, apart);
      expect(told({ momentOfTruth: "love" }, [mild])).toEqual([["keep", 2.9]]);
      expect(told({ momentOfTruth: "pain" }, [mild])).toEqual([["mend", 3.4]]);
    });

    it("[MAP-471] no process stands behind a painful moment exactly where the gap list says so", () => {
      const pain = { momentOfTruth: "pain" };
      const link = (processId: string): MapChange => {
        const values = { stepId: "a", processId };
        return { op: "create", table: "processLinks", id: "l", values };
      };
      const process: MapChange = { op: "create", table: "processes", id: "p1", values: {} };
      const rated = [tally("r", "a", -1)];
      expect(told(pain, rated)).toEqual([["mend", 3]]);
      expect(told(pain, rated, [process, link("p1")])).toEqual([["mend", 2.5]]);
      expect(told(pain, rated, [link("gone")])).toEqual([["mend", 3]]);
    });

    it("[STA-30] [VOT-95] reasons are told in one order, and equal weights stand as they are met", () => {
      const map = mapOf([
        ...step("a", "t-c", { momentOfTruth: "pain", missing: true }),
        ...step("b", "t-b", { slot: ["s", "W"] }),
        ...step("c", "t-a", { slot: ["s", "X"] }),
      ]);
      const room = roomOf([
        ...round("r", "A"),
        tally("r", "a", -1, { love: 3, pain: 3, spread: 1.5 }),
        tally("r", "b", -1),
        tally("r", "c", -1),
      ]);
      const matters = whatMatters(map, room);
      expect(matters.map(({ touchpoint }) => touchpoint.id)).toEqual(["t-c", "t-b", "t-a"]);
      const { rows } = heatmapByPersona(map, room);
      expect(rows.map(({ touchpoint }) => touchpoint.id)).toEqual(["t-c", "t-b", "t-a"]);
      expect(matters[0]?.reasons.map(({ kind }) => kind)).toEqual([
        "moment",
        "missing",
        "felt",
        "disagreement",
        "noProcess",
      ]);
    });

    it("[VOT-95] sums of the same weights are equal, whatever they are summed from", () => {
      const map = mapOf([
        ...step("a", "t-z", { missing: true }),
        ...step("b", "t-a", { momentOfTruth: "love", slot: ["s", "W"] }),
      ]);
      const rated = [tally("r", "a", 1.7), tally("r", "b", 1.2)];
      const matters = whatMatters(map, roomOf([...round("r", "A"), ...rated]));
      expect(matters.map(({ touchpoint }) => touchpoint.id)).toEqual(["t-z", "t-a"]);
    });

    it("[STA-31] a list of one is the heaviest, and of two the last is the most loved", () => {
      const map = mapOf(["a", "b", "c", "d"].flatMap((id) => step(id, `t-${id}`)));
      const means = { a: -2, b: -1.5, c: 0.6, d: 1 };
      const rated = Object.entries(means).map(([id, mean]) => tally("r", id, mean));
      const room = roomOf([...round("r", "A"), ...rated]);
      const first = (limit: number) =>
        whatMatters(map, room, limit).map(({ touchpoint }) => touchpoint.id);
      expect(first(1)).toEqual(["t-a"]);
      expect(first(2)).toEqual(["t-a", "t-d"]);
      expect(first(3)).toEqual(["t-a", "t-b", "t-d"]);
    });
  });

  describe("between the current and the ideal journey", () => {
    const placed = (
      id: string,
      journeyId: string,
      values: { readonly momentOfTruth?: "love" | "pain" } = {},
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

    it("[VOT-59] a moment of a current journey stands for one of an ideal journey", () => {
      const moments = [
        placed("a", "aim", { momentOfTruth: "love" }),
        placed("n", "now", { momentOfTruth: "pain" }),
      ];
      const matter = heard(moments, [tally("r", "n", -1)]);
      expect(matter).toMatchObject({ call: "mend", step: { id: "n" } });
      expect(matter?.reasons[0]).toEqual({ kind: "moment", sign: "pain" });
    });

    it("[VOT-59] people who disagree are told of what is felt today, else of what is felt ideally", () => {
      const apart = { love: 3, pain: 3, spread: 1.5 };
      const reasons = (rated: readonly RoomChange[]) =>
        heard(both, rated)?.reasons.map(({ kind }) => kind);
      const today = tally("r", "n", -1, apart);
      const ideally = tally("r", "a", 1, apart);
      const said = ["felt", "disagreement", "ideal", "journeys"];
      expect(reasons([today, tally("r", "a", 1)])).toEqual(said);
      expect(reasons([today, ideally])).toEqual(said);
      expect(reasons([tally("r", "n", -1), ideally])).toEqual(["felt", "ideal", "journeys"]);
      expect(reasons([ideally])).toEqual(["ideal", "disagreement", "journeys"]);
    });
  });
});
