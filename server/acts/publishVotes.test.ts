import { expect, test } from "vitest";
import { seededChance } from "../../shared/kit/outside.ts";
import { raisedMinimums } from "../../shared/model/minimums.ts";
import { newStage } from "./play.fixture.ts";
import { publishVotes } from "./publishVotes.ts";

test("[PRV-146] figures are of the round's own steps and of departments that there are; no sum stays beside them", () => {
  const stage = newStage();
  for (const journeyId of ["j", "other"]) {
    const values = { journeyId, touchpointId: "t", slot: ["g", "V"] } as const;
    stage.map([{ op: "create", table: "steps", id: `step-of-${journeyId}`, values }]);
  }
  const values = {
    kind: "feel",
    state: "open",
    journeyId: "j",
    items: 10,
    endsAtMs: 1,
    order: "V",
  } as const;
  stage.room([{ op: "create", table: "rounds", id: "r", values }]);
  for (const key of ["a", "b", "c", "d", "e"]) {
    stage.mine(key, [
      { op: "create", table: "me", id: "main", values: { departmentId: "none-such" } },
      ...["j", "other"].map((of) => ({
        op: "create" as const,
        table: "ballots" as const,
        id: `on-${of}`,
        values: { roundId: "r", stepId: `step-of-${of}`, value: 1 },
      })),
    ]);
  }
  const round = stage.current.room.rounds.get("r");
  if (!round) throw new Error("There is no round");
  const { room = [] } = publishVotes(stage.current, round, seededChance(1), raisedMinimums());
  stage.room(room);
  const tallies = [...stage.current.room.tallies.values()];
  expect(tallies.map(({ stepId, departmentId, n }) => [stepId, departmentId, n])).toEqual([
    ["step-of-j", "", 5],
  ]);
  expect(stage.current.room.rounds.get("r")).toMatchObject({ state: "published", items: null });
});
