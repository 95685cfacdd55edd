import { expect, test } from "vitest";
import { applyPure, emptySnapshot, type MapChange, type RoomChange } from "../model/change.ts";
import { journeyOutline } from "../model/outline.ts";
import { schemas } from "../model/tables.ts";
import { type Comparison, compareFeelings, compareJourneys } from "./comparison.ts";

interface Written {
  readonly touchpointId: string;
  readonly missing?: boolean;
}

/** One stage of each kind; step ids are `<side><touchpoint>`. */
function compared(
  ideal: readonly Written[],
  current: readonly Written[],
  room: readonly RoomChange[] = [],
): Comparison {
  const side = (kind: "ideal" | "current", steps: readonly Written[]): MapChange[] => [
    { op: "create", table: "journeys", id: kind, values: { personaId: "p", kind } },
    {
      op: "create",
      table: "stages",
      id: `${kind}Stage`,
      values: { journeyId: kind, name: "Buy", order: "V" },
    },
    ...steps.map(
      ({ touchpointId, missing }, at): MapChange => ({
        op: "create",
        table: "steps",
        id: `${kind}-${touchpointId}`,
        values: {
          journeyId: kind,
          touchpointId,
          slot: [`${kind}Stage`, `V${at + 1}`],
          missing: missing ?? false,
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

test("[MAP-97] felt differently by a whole step of the scale, never where one side is not rated", () => {
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

test("a moved step is counted once and names where it stands on the other side", () => {
  const found = compared(
    [{ touchpointId: "a" }, { touchpointId: "b" }, { touchpointId: "c" }],
    [{ touchpointId: "b" }, { touchpointId: "c" }, { touchpointId: "a" }],
  );
  expect(found).toMatchObject({ same: 2, moved: 1 });
  const moved = found.stages[0]?.lines.filter(({ difference }) => difference === "moved");
  expect(moved?.map(({ elsewhere }) => elsewhere?.position)).toEqual([3, 1]);
});
