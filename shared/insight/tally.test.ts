import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { type Felt, hasFigures } from "../model/emotion.ts";
import { type TallyFigures, tallyVotes, type Voter } from "./tally.ts";

const chance = seededChance(5);

const voter = fc.record({
  departmentId: fc.constantFrom("", "a", "b", "c", "d"),
  value: fc.option(fc.integer({ min: -2, max: 2 })),
});

function votersOf(given: readonly { departmentId: string; value: number | null }[]): Voter[] {
  return given.map(({ departmentId, value }) => ({
    departmentId,
    ballots: value === null ? [] : [{ id: "b", stepId: "s", value, why: "" }],
  }));
}

function crowd(departmentId: string, values: readonly number[], why = ""): Voter[] {
  return values.map((value) => ({
    departmentId,
    ballots: [{ id: "b", stepId: "s", value, why }],
  }));
}

describe("figures of a step", () => {
  test("[VOT-1] are those of its ballots", () => {
    const { tallies } = tallyVotes(crowd("", [-2, -1, 0, 1, 2]), ["s"], chance);
    expect(tallies).toEqual([
      {
        stepId: "s",
        departmentId: "",
        love: 2,
        pain: 2,
        n: 5,
        mean: 0,
        spread: Math.sqrt(2),
      },
    ]);
  });

  test("[VOT-1] of departments add up to no more than the whole, in any crowd", () => {
    fc.assert(
      fc.property(fc.array(voter, { maxLength: 40 }), (given) => {
        const { tallies } = tallyVotes(votersOf(given), ["s"], chance);
        const whole = tallies.find(({ departmentId }) => departmentId === "");
        const parts = tallies.filter(({ departmentId }) => departmentId !== "").map(figures);
        const sum = (key: "n" | "love" | "pain") => parts.reduce((all, part) => all + part[key], 0);
        for (const key of ["n", "love", "pain"] as const) {
          if (parts.length > 0) expect(sum(key)).toBeLessThanOrEqual(figures(whole)[key]);
        }
        for (const { love, pain, n, mean, spread } of tallies.filter(hasFigures)) {
          expect(love + pain).toBeLessThanOrEqual(n);
          expect(Math.abs(mean)).toBeLessThanOrEqual(2);
          expect(spread).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  test("[VOT-2] appear from 3 voters on, with the reasons", () => {
    const two = tallyVotes(crowd("", [1, 2], "because"), ["s"], chance);
    expect(two).toEqual({ tallies: [], whys: [] });
    const three = tallyVotes(crowd("", [1, 2, 2], "be\u200Bcause"), ["s"], chance);
    expect(three.tallies).toHaveLength(1);
    expect(three.whys).toEqual(Array(3).fill({ stepId: "s", text: "because" }));
    const raised = { people: 4, department: 5 };
    expect(tallyVotes(crowd("", [1, 2, 2]), ["s"], chance, raised).tallies).toEqual([]);
  });

  test("[VOT-3] of a department appear from 5 of its voters on", () => {
    const shown = (...sizes: number[]) =>
      tallyVotes(
        sizes.flatMap((size, index) => crowd(String.fromCharCode(97 + index), Array(size).fill(1))),
        ["s"],
        chance,
      ).tallies.map(({ departmentId }) => departmentId);
    expect(shown(5)).toEqual(["", "a"]);
    expect(shown(4)).toEqual([""]);
    expect(shown(5, 6)).toEqual(["", "a", "b"]);
    expect(shown(9, 5, 2)).toEqual(["", "a"]);
    expect(shown(9, 6, 3, 2)).toEqual(["", "a", "b"]);
    expect(shown(7, 1)).toEqual([""]);
  });

  test("[VOT-85] of the departments that are large enough, the smallest are withheld first, of equal ones the later by id", () => {
    const shown = (...sizes: (readonly [id: string, size: number])[]) =>
      tallyVotes(
        sizes.flatMap(([id, size]) => crowd(id, Array(size).fill(1))),
        ["s"],
        chance,
      ).tallies.map(({ departmentId }) => departmentId);
    expect(shown(["a", 5], ["b", 9], ["c", 2])).toEqual(["", "b"]);
    expect(shown(["c", 2], ["b", 9], ["a", 5])).toEqual(["", "b"]);
    expect(shown(["a", 6], ["b", 6], ["c", 2])).toEqual(["", "a"]);
    expect(shown(["b", 6], ["a", 6], ["c", 2])).toEqual(["", "a"]);
    expect(shown(["c", 9], ["a", 5], ["b", 7])).toEqual(["", "a", "b", "c"]);
  });

  test("[VOT-1] of the room and of each department are those of its own ballots, in the order of the steps", () => {
    const rated = fc.record({
      departmentId: fc.constantFrom("", "a", "b"),
      values: fc.tuple(
        fc.option(fc.integer({ min: -2, max: 2 })),
        fc.option(fc.integer({ min: -2, max: 2 })),
      ),
    });
    fc.assert(
      fc.property(fc.array(rated, { minLength: 8, maxLength: 40 }), (people) => {
        const voters = people.map(({ departmentId, values }): Voter => {
          const ballots = values.flatMap((value, at) =>
            value === null ? [] : [{ id: `b${at}`, stepId: `s${at}`, value, why: "" }],
          );
          return { departmentId, ballots };
        });
        const { tallies } = tallyVotes(voters, ["s1", "s0", "s1"], chance);
        const places = tallies.map(({ stepId, departmentId }) => `${stepId} ${departmentId}`);
        const inOrder = ["s1 ", "s1 a", "s1 b", "s0 ", "s0 a", "s0 b"];
        expect(places).toEqual(inOrder.filter((place) => places.includes(place)));
        for (const tally of tallies) {
          if (!hasFigures(tally)) continue;
          const own = people
            .filter(({ departmentId: id }) => ["", id].includes(tally.departmentId))
            .flatMap(({ values }) => values[tally.stepId === "s0" ? 0 : 1] ?? []);
          const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
          const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length;
          expect(tally).toMatchObject({
            n: own.length,
            love: own.filter((value) => value > 0).length,
            pain: own.filter((value) => value < 0).length,
          });
          expect(tally.mean).toBeCloseTo(mean, 9);
          expect(tally.spread).toBeCloseTo(Math.sqrt(variance), 6);
        }
      }),
    );
  });

  test("[VOT-4] let no group below the minimum follow by adding and subtracting", () => {
    fc.assert(
      fc.property(
        fc.array(voter, { maxLength: 45 }),
        fc.integer({ min: 3, max: 8 }),
        (given, department) => {
          const minimums = { people: 3, department: Math.max(5, department) };
          const { tallies } = tallyVotes(votersOf(given), ["s"], chance, minimums);
          for (const size of derivableSizes(given, tallies)) {
            expect(size).toBeGreaterThanOrEqual(minimums.department);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test("[VOT-55] are one word below five voters, and that is all that is said", () => {
    const told = (...values: number[]) => tallyVotes(crowd("", values), ["s"], chance).tallies;
    const word = (feeling: string) => [{ stepId: "s", departmentId: "", feeling }];
    expect(told(2, 2, 2)).toEqual(word("love"));
    expect(told(0, 1, 0, 2)).toEqual(word("love"));
    expect(told(0, -1, -2)).toEqual(word("pain"));
    expect(told(-2, 2, 2, 2)).toEqual(word("mixed"));
    expect(told(0, 0, 0)).toEqual(word("mixed"));
    expect(told(2, 2, 2, 2, 2)).toMatchObject([{ n: 5, love: 5, mean: 2 }]);
    const whys = tallyVotes(crowd("", [1, 2, 2], "because"), ["s"], chance).whys;
    expect(whys).toHaveLength(3);
  });

  test("[VOT-5] come with reasons in random order", () => {
    const voters: Voter[] = Array.from({ length: 4 }, (_, index) => ({
      departmentId: "",
      ballots: [{ id: "b", stepId: "s", value: 1, why: String(index) }],
    }));
    const orders = new Set<string>();
    const dice = seededChance(9);
    for (let at = 0; at < 400; at++) {
      const { whys } = tallyVotes(voters, ["s"], dice);
      orders.add(whys.map(({ text }) => text).join(""));
    }
    expect(orders.size).toBe(24);
  });

  test("[VOT-6] count one whole rating of each person, of the steps asked for", () => {
    const twice: Voter = {
      departmentId: "",
      ballots: [
        { id: "b", stepId: "s", value: 2, why: "" },
        { id: "a", stepId: "s", value: -2, why: "" },
        { id: "c", stepId: "other", value: -2, why: "" },
      ],
    };
    const half: Voter = {
      departmentId: "",
      ballots: [{ id: "a", stepId: "s", value: 0.123, why: "mark" }],
    };
    const voters = [twice, half, ...crowd("", [0, 0, 0, 0])];
    const { tallies, whys } = tallyVotes(voters, ["s"], chance);
    expect(tallies).toMatchObject([{ n: 5, love: 0, pain: 1 }]);
    expect(whys).toEqual([]);
  });
});

function figures(felt: Felt | undefined) {
  if (!felt || !hasFigures(felt)) throw new Error("There are no figures");
  return felt;
}

/**
 * Sizes of all groups, smaller than the whole room, whose figures follow from the published ones: every
 * combination of them with factors −1, 0 and 1 that comes out as a set of people.
 */
function derivableSizes(
  given: readonly { departmentId: string; value: number | null }[],
  tallies: readonly TallyFigures[],
): number[] {
  const voters = given.filter(({ value }) => value !== null);
  const groups = tallies.map((tally) =>
    voters.map((one) =>
      Number(tally.departmentId === "" || tally.departmentId === one.departmentId),
    ),
  );
  const sizes: number[] = [];
  for (let code = 0; code < 3 ** groups.length; code++) {
    const factors = groups.map((_, index) => (Math.floor(code / 3 ** index) % 3) - 1);
    const combined = voters.map((_, at) =>
      groups.reduce((sum, group, index) => sum + (factors[index] ?? 0) * (group[at] ?? 0), 0),
    );
    if (!combined.every((times) => times === 0 || times === 1)) continue;
    const size = combined.filter((times) => times === 1).length;
    if (size > 0 && size < voters.length) sizes.push(size);
  }
  return sizes;
}
