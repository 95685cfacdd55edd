import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange, type RoomChange } from "../model/change.ts";
import { journeyOutline } from "../model/outline.ts";
import { schemas } from "../model/tables.ts";
import { type Comparison, compareFeelings, compareJourneys, wordOf } from "./comparison.ts";

interface Written {
  readonly touchpointId: string;
  readonly missing?: boolean;
  readonly moment?: "love" | "pain";
}

/** One stage of each kind that is `staged`; step ids are `<side><touchpoint>`. */
function compared(
  ideal: readonly Written[],
  current: readonly Written[],
  room: readonly RoomChange[] = [],
  staged: readonly ("ideal" | "current")[] = ["ideal", "current"],
): Comparison {
  const side = (kind: "ideal" | "current", steps: readonly Written[]): MapChange[] => [
    { op: "create", table: "journeys", id: kind, values: { personaId: "p", kind } },
    ...staged
      .filter((one) => one === kind)
      .map((): MapChange => {
        const values = { journeyId: kind, name: "Buy", order: "V" };
        return { op: "create", table: "stages", id: `${kind}Stage`, values };
      }),
    ...steps.map(
      ({ touchpointId, missing, moment }, at): MapChange => ({
        op: "create",
        table: "steps",
        id: `${kind}-${touchpointId}`,
        values: {
          journeyId: kind,
          touchpointId,
          slot: [`${kind}Stage`, `V${at + 1}`],
          missing: missing ?? false,
          momentOfTruth: moment ?? "",
        },
      }),
    ),
  ];
  const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
    ...["a", "b", "c"].map(
      (id): MapChange => ({ op: "create", table: "touchpoints", id, values: { text: id } }),
    ),
    ...side("ideal", ideal),
    ...side("current", current),
  ]);
  const [left, right] = [journeyOutline(map, "ideal"), journeyOutline(map, "current")];
  if (!left || !right) throw new Error("Both journeys are there");
  return compareJourneys(left, right, applyPure(schemas.room, emptySnapshot(schemas.room), room));
}

function rated(stepId: string, mean: number): RoomChange {
  return {
    op: "create",
    table: "tallies",
    id: `tally-${stepId}`,
    values: { roundId: "r", stepId, love: 3, pain: 3, n: 6, mean, spread: 0 },
  };
}

function said(stepId: string, feeling: "love" | "mixed" | "pain"): RoomChange {
  const values = { roundId: "r", stepId, feeling };
  return { op: "create", table: "tallies", id: `tally-${stepId}`, values };
}

const round: RoomChange = {
  op: "create",
  table: "rounds",
  id: "r",
  values: { kind: "feel", state: "published", endsAtMs: 1, order: "V" },
};

test("[MAP-96] a step that the current journey has only as missing counts as missing", () => {
  const found = compared([{ touchpointId: "a" }], [{ touchpointId: "a", missing: true }]);
  expect(found).toMatchObject({ same: 0, missing: 1, extra: 0, moved: 0 });
  expect(found.stages[0]?.lines[0]).toMatchObject({
    difference: "missing",
    current: { id: "current-a" },
  });
});

test("[MAP-97] felt differently by a whole step of the scale, never where one side says nothing", () => {
  const both = [{ touchpointId: "a" }, { touchpointId: "b" }, { touchpointId: "c" }];
  const found = compared(both, both, [
    round,
    rated("ideal-a", 1),
    rated("current-a", 0),
    rated("ideal-b", 1),
    rated("current-b", 0.2),
    rated("ideal-c", 1),
  ]);
  expect(found.stages[0]?.lines.map(({ feeling }) => feeling)).toEqual(["worse", "same", "same"]);
  expect(found).toMatchObject({ same: 3, feltDifferently: 1 });
});

test("[MAP-97] where a figure is withheld, the words are compared", () => {
  const told = (mean: number | null, word: "love" | "mixed" | "pain" | null) => ({ mean, word });
  expect(compareFeelings(told(null, "love"), told(null, "pain"))).toBe("worse");
  expect(compareFeelings(told(null, "pain"), told(1.2, null))).toBe("better");
  expect(compareFeelings(told(0.1, null), told(null, "mixed"))).toBe("same");
  expect(compareFeelings(told(null, null), told(null, "pain"))).toBe("same");
});

test("[MAP-97] a whole step apart is already different, in the direction of what is felt today", () => {
  const told = (mean: number) => ({ mean, word: null });
  expect(compareFeelings(told(-0.5), told(0.5))).toBe("better");
  expect(compareFeelings(told(0.5), told(-0.5))).toBe("worse");
  expect(compareFeelings(told(0), told(0.9))).toBe("same");
  expect(compareFeelings(told(2), told(2))).toBe("same");
});

test("[MAP-97] a mean speaks of love from +0.5 on, of pain from −0.5 on, where the other side has a word", () => {
  const words = [-0.5, -0.4, 0.4, 0.5].map((mean) => wordOf({ mean, word: null }));
  expect(words).toEqual(["pain", "mixed", "mixed", "love"]);
  expect(wordOf({ mean: 2, word: "pain" })).toBe("pain");
  const [mixed, mean] = [{ mean: null, word: "mixed" } as const, { mean: 0.5, word: null }];
  expect(compareFeelings(mixed, mean)).toBe("better");
  expect(compareFeelings(mean, mixed)).toBe("worse");
});

test("[MAP-97] the words of small groups are read from their tallies", () => {
  const both = [{ touchpointId: "a" }, { touchpointId: "b" }, { touchpointId: "c" }];
  const found = compared(both, both, [
    round,
    ...(["love", "mixed", "pain"] as const).map((word, at) => said(`ideal-${"abc"[at]}`, word)),
    ...(["pain", "love", "pain"] as const).map((word, at) => said(`current-${"abc"[at]}`, word)),
  ]);
  expect(found.stages[0]?.lines.map(({ feeling }) => feeling)).toEqual(["worse", "better", "same"]);
});

test("[MAP-97] a wish is felt by nobody, and a moved step is felt differently once", () => {
  const wish = compared(
    [{ touchpointId: "a" }],
    [{ touchpointId: "a", missing: true }],
    [round, rated("ideal-a", 2), rated("current-a", -2)],
  );
  expect(wish).toMatchObject({ missing: 1, feltDifferently: 0 });
  const moved = compared(
    [{ touchpointId: "a" }, { touchpointId: "b" }, { touchpointId: "c" }],
    [{ touchpointId: "b" }, { touchpointId: "c" }, { touchpointId: "a" }],
    [round, rated("ideal-a", 2), rated("current-a", -2)],
  );
  expect(moved).toMatchObject({ moved: 1, feltDifferently: 1 });
  const lines = moved.stages[0]?.lines.filter(({ difference }) => difference === "moved");
  expect(lines?.map(({ feeling }) => feeling)).toEqual(["worse", "worse"]);
});

test("[MAP-470] steps of journeys without stages are compared at the end, and only where there are any", () => {
  const both = [{ touchpointId: "a" }, { touchpointId: "b" }];
  expect(compared(both, both).stages.map(({ idealName }) => idealName)).toEqual(["Buy"]);
  const loose = compared(both, both, [], []);
  expect(loose.stages.map(({ idealName, currentName }) => [idealName, currentName])).toEqual([
    ["", ""],
  ]);
  expect(loose).toMatchObject({ same: 2, missing: 0, extra: 0, moved: 0 });
  const half = compared(both, both, [], ["ideal"]).stages;
  expect(half.map(({ idealName, currentName }) => [idealName, currentName])).toEqual([["Buy", ""]]);
});

test("[MAP-470] each stage of a comparison has a key of its own", () => {
  const keys = compared([{ touchpointId: "a" }], [{ touchpointId: "b" }], [], ["ideal"]).stages.map(
    ({ key }) => key,
  );
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(2);
});

test("a moved step is counted once and names where it stands on the other side", () => {
  const found = compared(
    [{ touchpointId: "a" }, { touchpointId: "b" }, { touchpointId: "c" }],
    [{ touchpointId: "b" }, { touchpointId: "c" }, { touchpointId: "a" }],
  );
  expect(found).toMatchObject({ same: 2, moved: 1 });
  const moved = found.stages[0]?.lines.filter(({ difference }) => difference === "moved");
  expect(moved?.map(({ elsewhere }) => elsewhere?.position)).toEqual([3, 1]);
});

test("[MAP-530] what nobody has rated is felt as its moment of truth says", () => {
  const found = compared(
    [
      { touchpointId: "a", moment: "love" },
      { touchpointId: "b", moment: "pain" },
      { touchpointId: "c", moment: "love" },
    ],
    [{ touchpointId: "a", moment: "pain" }, { touchpointId: "b" }, { touchpointId: "c" }],
    [round, rated("current-b", 1), rated("current-c", 1.5)],
  );
  expect(found.stages[0]?.lines.map(({ feeling }) => feeling)).toEqual(["worse", "better", "same"]);
  expect(found).toMatchObject({ same: 3, feltDifferently: 2 });
  // What is shown as felt stays what people said.
  expect(found.stages[0]?.lines[0]?.ideal?.felt).toEqual({ mean: null, word: null });
});

test("[MAP-530] where both are rated, or only one has a moment of truth, the mark does not count", () => {
  const found = compared(
    [
      { touchpointId: "a", moment: "love" },
      { touchpointId: "b", moment: "love" },
    ],
    [{ touchpointId: "a", moment: "pain" }, { touchpointId: "b" }],
    [round, rated("ideal-a", 0.2), rated("current-a", -0.2)],
  );
  expect(found.feltDifferently).toBe(0);
});
