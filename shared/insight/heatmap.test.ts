import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { applyPure, emptySnapshot, type MapChange, type RoomChange } from "../model/change.ts";
import { type Felt, hasFigures } from "../model/emotion.ts";
import {
  distanceAt,
  type Heatmap,
  type HeatSort,
  sortedRows,
  tellsKinds,
} from "../model/heatmap.ts";
import { leastMinimums } from "../model/minimums.ts";
import { schemas } from "../model/tables.ts";
import { heatmapByDepartment, heatmapByPersona } from "./heatmap.ts";
import { figuresFrom, type TallyFigures, tallyVotes } from "./tally.ts";

const kinds = ["current", "ideal"] as const;

const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "departments", id: "shop", values: { name: "Shop" } },
  ...["wait", "pay", "new"].map((id): MapChange => {
    return { op: "create", table: "touchpoints", id, values: { text: id } };
  }),
  ...["p1", "p2"].flatMap((id) => [
    { op: "create", table: "personas", id, values: { name: id } } as const,
    ...kinds.map((kind): MapChange => {
      return {
        op: "create",
        table: "journeys",
        id: `${id}-${kind}`,
        values: { personaId: id, kind },
      };
    }),
  ]),
  step("w1c", "p1-current", "wait"),
  step("w1i", "p1-ideal", "wait"),
  step("w1again", "p1-current", "wait"),
  step("p1c", "p1-current", "pay"),
  step("n1i", "p1-ideal", "new"),
  step("w2i", "p2-ideal", "wait"),
]);

const stepIds = [...map.steps.keys()];

describe("a heatmap of current and ideal journeys", () => {
  const room = roomOf([
    tally("w1c", -1.9),
    tally("w1i", 1.6),
    tally("p1c", -0.5),
    tally("n1i", -2),
  ]);

  it("[VOT-36] keeps what is felt today and what is felt ideally apart, by persona and by department", () => {
    const heatmap = heatmapByPersona(map, room);
    expect(columnsOf(heatmap)).toEqual(["p1 current", "p1 ideal"]);
    expect(meansOf(heatmap)).toEqual([
      ["wait", -1.9, 1.6],
      ["pay", -0.5, null],
      ["new", null, -2],
    ]);
    const shop = roomOf([
      tally("w1c", -1, "shop"),
      tally("w1i", 2, "shop"),
      tally("w2i", 1, "shop"),
    ]);
    const byDepartment = heatmapByDepartment(map, shop);
    expect(columnsOf(byDepartment)).toEqual(["Shop current", "Shop ideal"]);
    expect(meansOf(byDepartment)).toEqual([["wait", -1, 1.5]]);
  });

  it("[VOT-36] several steps of current journeys are one figure still", () => {
    const twice = roomOf([tally("w1c", -2), tally("w1again", -1), tally("w1i", 2)]);
    expect(meansOf(heatmapByPersona(map, twice))).toEqual([["wait", -1.5, 2]]);
  });

  it("[VOT-37] what hurts most today comes first, and what is only in ideal journeys last", () => {
    expect(heatmapByPersona(map, room).rows.map(({ touchpoint }) => touchpoint.id)).toEqual([
      "wait",
      "pay",
      "new",
    ]);
  });

  it("[VOT-37] a heatmap says of which journeys it tells as soon as one is ideal", () => {
    expect(tellsKinds(heatmapByPersona(map, room))).toBe(true);
    expect(tellsKinds(heatmapByPersona(map, roomOf([tally("w1c", 1)])))).toBe(false);
    expect(tellsKinds(heatmapByPersona(map, roomOf([tally("w1i", 1)])))).toBe(true);
  });

  it("[VOT-38] how far the ideal journey is stands beside it, in figures alone", () => {
    const heatmap = heatmapByPersona(map, room);
    const distances = heatmap.rows.map((row) =>
      heatmap.columns.map((_, at) => distanceAt(heatmap, row, at)),
    );
    expect(distances).toEqual([
      [null, 3.5],
      [null, null],
      [null, null],
    ]);
    const words = roomOf([word("w1c", "pain"), tally("w1i", 2)]);
    const small = heatmapByPersona(map, words);
    expect(
      small.rows.flatMap((row) => row.cells.map((_, at) => distanceAt(small, row, at))),
    ).toEqual([null, null]);
    // Of two personas none is the ideal of the other.
    const others = heatmapByPersona(map, roomOf([tally("w1c", -1), tally("w2i", 1)]));
    expect(others.rows.flatMap((row) => distanceAt(others, row, 1))).toEqual([null]);
  });

  it("[VOT-38] rows stand by how far the ideal journey is, those that cannot tell it last", () => {
    const far = roomOf([tally("w1c", -1), tally("w1i", 1), tally("p1c", -2), tally("n1i", 2)]);
    const by = (sort: HeatSort) =>
      sortedRows(heatmapByPersona(map, far), sort).map(({ touchpoint }) => touchpoint.id);
    expect(by("distance")).toEqual(["wait", "new", "pay"]);
    expect(by("pain")).toEqual(["pay", "wait", "new"]);
    expect(by("love")).toEqual(["wait", "pay", "new"]);
  });

  it("[VOT-39] no cell tells of fewer people than is published, however journeys are split", () => {
    const rating = fc.option(fc.integer({ min: -2, max: 2 }), { nil: null });
    const voter = fc.record({
      departmentId: fc.constantFrom("", "shop"),
      ratings: fc.tuple(...stepIds.map(() => rating)),
    });
    fc.assert(
      fc.property(fc.array(voter, { maxLength: 12 }), (voters) => {
        const { tallies } = tallyVotes(voters.map(ballotsOf), stepIds, seededChance(5));
        const published = roomOf(
          tallies.map((values, at): RoomChange => {
            const row = { roundId: "r", ...values };
            return { op: "create", table: "tallies", id: `t${at}`, values: row };
          }),
        );
        for (const [heatmap, departmentId] of [
          [heatmapByPersona(map, published), ""],
          [heatmapByDepartment(map, published), "shop"],
        ] as const) {
          for (const { column, felt, touchpointId } of cellsOf(heatmap)) {
            const steps = stepsIn(touchpointId, column);
            const own = tallies.filter(
              (one) => steps.includes(one.stepId) && one.departmentId === departmentId,
            );
            const group = voters.filter((one) => ["", one.departmentId].includes(departmentId));
            const voices = own.map(({ stepId }) => voicesOn(group, stepIds.indexOf(stepId)));
            // Not one more nor less than what is published of journeys of this kind.
            expect(votersIn(felt)).toBe(votersOf(own));
            expect(Math.max(...voices)).toBeGreaterThanOrEqual(leastVoices(felt));
            expect(Math.min(...voices)).toBeGreaterThanOrEqual(
              departmentId === "" ? leastMinimums.people : leastMinimums.department,
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** How many a cell tells of; a word does not say. */
function votersIn(felt: Felt): number {
  return hasFigures(felt) ? felt.n : 0;
}

function votersOf(tallies: readonly TallyFigures[]): number {
  return tallies.reduce((all, one) => all + (one.feeling === undefined ? one.n : 0), 0);
}

function leastVoices(felt: Felt): number {
  return hasFigures(felt) ? figuresFrom : leastMinimums.people;
}

function voicesOn(voters: readonly Rater[], at: number): number {
  return voters.filter(({ ratings }) => ratings[at] !== null).length;
}

interface Rater {
  readonly departmentId: string;
  /** One or none for each step, in their order. */
  readonly ratings: readonly (number | null)[];
}

function ballotsOf(voter: Rater) {
  const ballots = stepIds.flatMap((stepId, at) => {
    const value = voter.ratings[at] ?? null;
    return value === null ? [] : [{ id: stepId, stepId, value, why: "" }];
  });
  return { departmentId: voter.departmentId, ballots };
}

function columnsOf({ columns }: Heatmap): readonly string[] {
  return columns.map(({ group, kind }) => `${group.name} ${kind}`);
}

function meansOf({ rows }: Heatmap): readonly (string | number | null)[][] {
  const mean = (felt: Felt | undefined) => (felt && hasFigures(felt) ? felt.mean : null);
  return rows.map(({ touchpoint, cells }) => [touchpoint.id, ...cells.map(mean)]);
}

function cellsOf({ columns, rows }: Heatmap) {
  return rows.flatMap(({ touchpoint, cells }) =>
    cells.flatMap((felt, at) => {
      const column = columns[at];
      return felt && column ? [{ column, felt, touchpointId: touchpoint.id }] : [];
    }),
  );
}

/** The steps that a column tells of: those of a persona, or all where a department has voted. */
function stepsIn(
  touchpointId: string,
  { group, kind }: Heatmap["columns"][number],
): readonly string[] {
  return [...map.steps.values()]
    .filter((one) => {
      const journey = map.journeys.get(one.journeyId);
      const isOf = group.id === "shop" || journey?.personaId === group.id;
      return one.touchpointId === touchpointId && journey?.kind === kind && isOf;
    })
    .map(({ id }) => id);
}

function step(id: string, journeyId: string, touchpointId: string): MapChange {
  return {
    op: "create",
    table: "steps",
    id,
    values: { journeyId, touchpointId, slot: ["none", "V"] },
  };
}

function roomOf(changes: readonly RoomChange[]) {
  const round = { kind: "feel", state: "published", endsAtMs: 0, order: "A" } as const;
  return applyPure(schemas.room, emptySnapshot(schemas.room), [
    { op: "create", table: "rounds", id: "r", values: round },
    ...changes,
  ]);
}

function tally(stepId: string, mean: number, departmentId = ""): RoomChange {
  const values = { roundId: "r", stepId, departmentId, love: 2, pain: 2, n: 5, mean, spread: 1 };
  return { op: "create", table: "tallies", id: `${stepId}-${departmentId}`, values };
}

function word(stepId: string, feeling: "love" | "mixed" | "pain"): RoomChange {
  return {
    op: "create",
    table: "tallies",
    id: `${stepId}-word`,
    values: { roundId: "r", stepId, feeling },
  };
}
