import { describe, expect, test } from "vitest";
import { applyPure, emptySnapshot, type RoomChange } from "../model/change.ts";
import type { DotStanding } from "../model/dots.ts";
import { type Round, schemas } from "../model/tables.ts";
import { dotRanking } from "./dotRanking.ts";
import { dotRounds, latestDots, tallyDots } from "./dots.ts";

const options = ["a", "b", "c", "d", "e"];
const told = (...people: readonly (readonly number[])[]) =>
  Object.fromEntries(
    tallyDots(
      people.map((dots) => new Map(dots.map((count, at) => [options[at] ?? "", count]))),
      options,
      5,
    ),
  );

describe("what is told of a dot vote", () => {
  test("[VOT-66] nothing below the minimum; who placed no dot is no voter", () => {
    expect(told([5], [5], [0, 0])).toEqual({});
  });

  test("[VOT-67] below five voters words: as many dots as one person has, at least three, and nothing", () => {
    expect(told([3, 2], [2, 1], [0, 0, 2])).toEqual({
      a: { band: "strong" },
      b: { band: "some" },
    });
  });

  test("[VOT-67] fewer options than dots of each person tell a small group nothing", () => {
    const three = [new Map([["a", 5]]), new Map([["a", 5]]), new Map([["b", 5]])];
    expect([...tallyDots(three, ["a", "b", "c", "d"], 5)]).toEqual([]);
    expect([...tallyDots(three, options, 5).keys()]).toEqual(["a", "b"]);
  });

  test("[VOT-68] from five voters on counts, where at least three people placed any", () => {
    expect(told([1, 4], [1, 4], [1, 0, 1], [0, 0, 1], [0, 0, 3])).toEqual({
      a: { dots: 3 },
      c: { dots: 5 },
    });
    const raised = { people: 6, department: 5 };
    const six = Array.from(
      { length: 6 },
      (_, at) =>
        new Map([
          ["a", at < 5 ? 1 : 0],
          ["b", 1],
        ]),
    );
    expect([...tallyDots(six, options, 5, raised)]).toEqual([["b", { dots: 6 }]]);
  });
});

describe("a published dot vote", () => {
  const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
    ...["a", "b", "c", "d"].map((id) => ({
      op: "create" as const,
      table: "touchpoints" as const,
      id,
      values: { text: id, mergedInto: id === "d" ? "c" : "" },
    })),
  ]);
  const room = applyPure(schemas.room, emptySnapshot(schemas.room), [
    round("old", "A"),
    round("new", "B"),
    result("old", "a", { dots: 40 }),
    result("new", "a", { dots: 4 }),
    result("new", "b", { dots: 7 }),
    result("new", "c", { dots: 3 }),
    result("new", "d", { dots: 4 }),
    result("new", "b2", { dots: 99 }),
  ]);

  test("[VOT-69] is a ranking of its own round, with equal ranks for equal dots and merged ones together", () => {
    const [latest] = dotRounds(room);
    if (!latest) throw new Error("There is no round");
    expect(latest.id).toBe("new");
    const ranking = dotRanking(map, room, latest);
    expect(
      ranking.map(({ touchpoint, rank, standing }) => [rank, touchpoint.id, standing]),
    ).toEqual([
      [1, "b", { dots: 7 }],
      [1, "c", { dots: 7 }],
      [3, "a", { dots: 4 }],
    ]);
    expect(latestDots(map, room).get("a")).toEqual({ dots: 4 });
  });

  test("[VOT-95] equal ones stand as a journey meets them, those of no journey behind it by their text", () => {
    const journey = [
      { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
      { op: "create", table: "stages", id: "s", values: { journeyId: "j", order: "V" } },
      ...["c", "a"].map((touchpointId, at) => ({
        op: "create" as const,
        table: "steps" as const,
        id: `z${9 - at}`,
        values: { journeyId: "j", touchpointId, slot: ["s", at === 0 ? "V" : "W"] as const },
      })),
      ...["Later", "Earlier"].map((text, at) => ({
        op: "create" as const,
        table: "touchpoints" as const,
        id: `0${at}`,
        values: { text },
      })),
    ] as const;
    const placed = applyPure(schemas.map, map, journey);
    const ids = ["00", "01", "a", "b", "c"];
    const equal = applyPure(schemas.room, emptySnapshot(schemas.room), [
      round("r", "A"),
      ...ids.map((id) => result("r", id, { dots: 4 })),
    ]);
    const ranking = dotRanking(placed, equal, dotRounds(equal)[0] as Round);
    expect(ranking.map(({ touchpoint, rank }) => [touchpoint.text, rank])).toEqual(
      ["c", "a", "b", "Earlier", "Later"].map((text) => [text, 1]),
    );
  });

  test("[VOT-87] the latest dot vote is the last published one, of dots, by the order of rounds", () => {
    const more = applyPure(schemas.room, room, [
      round("feel", "D", { kind: "feel" }),
      round("open", "E", { state: "open" }),
      round("first", "1"),
    ]);
    expect(dotRounds(more).map(({ id }) => id)).toEqual(["new", "old", "first"]);
    expect([...latestDots(map, emptySnapshot(schemas.room))]).toEqual([]);
  });

  test("[VOT-88] the words of a small group are ranked strong before some, and of merged ones the stronger stands", () => {
    const words = applyPure(schemas.room, emptySnapshot(schemas.room), [
      round("r", "A"),
      result("r", "a", { band: "some" }),
      result("r", "b", { band: "strong" }),
      result("r", "c", { band: "some" }),
      result("r", "d", { band: "strong" }),
      result("r", "none", { band: "strong" }),
      {
        op: "create",
        table: "dotResults",
        id: "empty",
        values: { roundId: "r", touchpointId: "a" },
      },
    ]);
    const [latest] = dotRounds(words);
    if (!latest) throw new Error("There is no round");
    const ranked = [
      [1, "b", { band: "strong" }],
      [1, "c", { band: "strong" }],
      [3, "a", { band: "some" }],
    ];
    const lines = (room: typeof words) =>
      dotRanking(map, room, latest).map(({ touchpoint, rank, standing }) => [
        rank,
        touchpoint.id,
        standing,
      ]);
    expect(lines(words)).toEqual(ranked);
    const turned = new Map([...words.dotResults].reverse());
    expect(lines({ ...words, dotResults: turned })).toEqual(ranked);
  });

  function round(id: string, order: string, other: object = {}): RoomChange {
    const values = { kind: "dots", state: "published", endsAtMs: 0, order, ...other } as const;
    return { op: "create", table: "rounds", id, values };
  }

  function result(roundId: string, touchpointId: string, standing: DotStanding): RoomChange {
    const values = { roundId, touchpointId, ...standing };
    return { op: "create", table: "dotResults", id: `${roundId}-${touchpointId}`, values };
  }
});
