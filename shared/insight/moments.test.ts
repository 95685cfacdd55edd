import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPure, emptySnapshot, type MapChange, type RoomChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { momentCandidates, scoredMoments } from "./moments.ts";

const ids = ["a", "b", "c", "d", "e"];

interface Vote {
  readonly mean?: number;
  readonly n?: number;
  readonly spread?: number;
  readonly love?: number;
  readonly pain?: number;
  readonly feeling?: "love" | "mixed" | "pain";
}

/** Five steps in one journey, with what is said and voted about each. */
function workshop(
  said: Readonly<Record<string, { readonly [field: string]: unknown }>>,
  votes: Readonly<Record<string, Vote>>,
) {
  const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
    { op: "create", table: "personas", id: "p", values: { name: "Ana" } },
    { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
    { op: "create", table: "stages", id: "g", values: { journeyId: "j", order: "V1" } },
    ...ids.flatMap((id, at): MapChange[] => [
      { op: "create", table: "touchpoints", id, values: { text: id } },
      {
        op: "create",
        table: "steps",
        id,
        values: { journeyId: "j", touchpointId: id, slot: ["g", `V${at + 1}`], ...said[id] },
      },
    ]),
  ]);
  const room = applyPure(schemas.room, emptySnapshot(schemas.room), [
    {
      op: "create",
      table: "rounds",
      id: "r",
      values: { kind: "feel", journeyId: "j", state: "published", endsAtMs: 1, order: "V1" },
    },
    ...Object.entries(votes).map(([stepId, vote]): RoomChange => {
      const figures = { mean: 0, n: 6, spread: 0.5, love: 0, pain: 0 };
      const told = vote.feeling ? vote : { ...figures, ...vote };
      return {
        op: "create",
        table: "tallies",
        id: stepId,
        values: { roundId: "r", stepId, ...told },
      };
    }),
  ]);
  return { map, room };
}

describe("candidates", () => {
  it("[STA-5] are proposed for each of the reasons, with its figures", () => {
    const { map, room } = workshop(
      { e: { importedEmotion: 2 } },
      {
        a: { mean: -1.4, pain: 6 },
        b: { mean: 0, spread: 1.6, love: 3, pain: 3 },
        c: { n: 12 },
        d: { feeling: "pain" },
        e: { mean: 0.2 },
      },
    );
    const found = momentCandidates(map, room);
    expect(Object.fromEntries(found.map(({ step, reasons }) => [step.id, reasons]))).toEqual({
      a: [{ kind: "strongPain", mean: -1.4 }],
      b: [{ kind: "disagreement" }],
      c: [{ kind: "manyRate", n: 12 }],
      d: [{ kind: "smallGroupPain" }],
      e: [{ kind: "differ", customers: 2, employees: 0.2 }],
    });
  });

  it("[STA-5] are never what is marked already, and never without a reason; more reasons come first", () => {
    const vote = fc.record({
      mean: fc.integer({ min: -4, max: 4 }).map((twice) => twice / 2),
      n: fc.integer({ min: 5, max: 20 }),
    });
    const any = fc.tuple(fc.subarray(ids), fc.array(vote, { minLength: 5, maxLength: 5 }));
    fc.assert(
      fc.property(any, ([marked, votes]) => {
        const { map, room } = workshop(
          Object.fromEntries(marked.map((id) => [id, { momentOfTruth: "pain" }])),
          Object.fromEntries(ids.map((id, at) => [id, votes[at] ?? {}])),
        );
        const found = momentCandidates(map, room);
        for (const { step, reasons } of found) {
          expect(marked).not.toContain(step.id);
          expect(reasons.length).toBeGreaterThan(0);
        }
        const counts = found.map(({ reasons }) => reasons.length);
        expect(counts).toEqual([...counts].sort((x, y) => y - x));
      }),
    );
  });
});

describe("the borders of the reasons, as docs/moments.md states them", () => {
  type Said = Parameters<typeof workshop>[0];
  type Votes = Parameters<typeof workshop>[1];
  const reasons = (said: Said, votes: Votes) => {
    const { map, room } = workshop(said, votes);
    return momentCandidates(map, room).map(({ step, reasons: all }) => [
      step.id,
      ...all.map(({ kind }) => kind),
    ]);
  };

  it("[STA-5] pain is strong from −1 down, love from +1 up, and what is stronger comes first", () => {
    expect(
      reasons({}, { a: { mean: -1 }, b: { mean: -0.9 }, c: { mean: 1.5 }, d: { mean: 0.9 } }),
    ).toEqual([
      ["c", "strongLove"],
      ["a", "strongPain"],
    ]);
    expect(reasons({}, { a: { mean: 1 } })).toEqual([["a", "strongLove"]]);
    expect(
      reasons({}, { a: { feeling: "pain" }, b: { mean: -1 }, c: { feeling: "love" } }),
    ).toEqual([
      ["b", "strongPain"],
      ["a", "smallGroupPain"],
    ]);
  });

  it("[STA-5] many are half as many again as the median of those who voted, imports and words left out", () => {
    const ns = (...all: number[]) =>
      Object.fromEntries(all.map((n, at) => [ids[at] ?? "", { n }] as const));
    expect(reasons({}, ns(6, 6, 9))).toEqual([["c", "manyRate"]]);
    expect(reasons({}, ns(6, 6, 8))).toEqual([]);
    expect(reasons({}, ns(11, 5, 8, 6))).toEqual([["a", "manyRate"]]);
    expect(reasons({}, ns(10, 5, 8, 6))).toEqual([]);
    expect(reasons({ c: { importedEmotion: 0 } }, ns(6, 10))).toEqual([]);
    expect(reasons({}, { ...ns(6, 10), c: { feeling: "love" }, d: { feeling: "mixed" } })).toEqual(
      [],
    );
    expect(reasons({ a: { importedEmotion: 0 } }, {})).toEqual([]);
  });

  it("[STA-5] customers and employees differ from 1.5 on, by evidence or import, and only where employees voted", () => {
    const evidence = (experience: number) => ({ scoreBasis: "evidence", experience });
    const votes = { a: { mean: 0.5 }, b: { mean: 0.5 }, c: { mean: -0.5 }, d: {} };
    expect(
      reasons(
        {
          a: evidence(-1),
          b: { ...evidence(-0.9), importedEmotion: -2 },
          c: { importedEmotion: 1 },
          d: { scoreBasis: "hand", experience: 2 },
          e: { ...evidence(2), importedEmotion: 0 },
        },
        votes,
      ),
    ).toEqual([
      ["a", "differ"],
      ["c", "differ"],
    ]);
    expect(reasons({ a: evidence(2) }, {})).toEqual([]);
  });

  it("[STA-5] several reasons are told in the order of docs/moments.md", () => {
    const found = reasons(
      { a: { importedEmotion: 2 } },
      { a: { mean: -1, n: 12, spread: 1.4, love: 4, pain: 8 }, b: {}, c: {} },
    );
    expect(found).toEqual([["a", "strongPain", "disagreement", "manyRate", "differ"]]);
  });
});

describe("scores", () => {
  it("[STA-4] are missing where nothing was said, which stands behind whatever has one", () => {
    const love = { momentOfTruth: "love", importance: 4 };
    const { map, room } = workshop(
      {
        a: love,
        b: { ...love, scoreBasis: "evidence", experience: 2 },
        c: { ...love, scoreBasis: "hand" },
        d: { ...love, experience: -2 },
      },
      { b: { mean: -1 }, c: { mean: 1 }, d: { mean: 0.5 } },
    );
    const scored = scoredMoments(map, room).map((each) => [each.step.id, each.priority]);
    expect(scored).toEqual([
      ["d", 2],
      ["c", 4],
      ["b", 8],
      ["a", null],
    ]);
  });

  it("[STA-4] are importance × experience; what was set by hand or evidence counts before votes", () => {
    const pain = { momentOfTruth: "pain" };
    const { map, room } = workshop(
      {
        a: { ...pain, importance: 2, scoreBasis: "votes" },
        b: { ...pain, importance: 5, experience: -2, scoreBasis: "hand" },
        c: { ...pain, importance: 4, scoreBasis: "evidence" },
        d: { ...pain, importance: 5 },
        e: pain,
      },
      { a: { mean: -1 }, b: { mean: 1 }, c: { mean: -0.5 }, d: { feeling: "mixed" }, e: {} },
    );
    const scored = scoredMoments(map, room).map((each) => [
      each.step.id,
      each.experience,
      each.priority,
    ]);
    expect(scored).toEqual([
      ["b", -2, -10],
      ["a", -1, -2],
      ["c", -0.5, -2],
      ["d", "mixed", null],
      ["e", 0, null],
    ]);
  });
});
