import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isId } from "../kit/ids.ts";
import { seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import {
  ballotsByStep,
  chooseDepartment,
  clearRating,
  explainRating,
  ownRecord,
  rateStep,
} from "./ballot.ts";
import {
  applyPure,
  emptySnapshot,
  type MapSnapshot,
  type MineChange,
  type MineSnapshot,
} from "./change.ts";
import { type Round, schemas } from "./tables.ts";

const chance = seededChance(3);
const round: Round = {
  id: "round1",
  kind: "feel",
  mode: "anonymous",
  prompt: "",
  journeyId: "j",
  personaId: "",
  stageId: "",
  groupId: "",
  dots: null,
  state: "open",
  endsAtMs: 60_000,
  people: null,
  items: null,
  order: "V",
};
const nothing: MineSnapshot = emptySnapshot(schemas.mine);
const place = { round, stepId: "step1" };

function changed(mine: MineSnapshot, changes: readonly MineChange[]): MineSnapshot {
  return applyPure(schemas.mine, mine, changes);
}

function rated(value: number, mine = nothing, stepId = "step1"): MineSnapshot {
  return changed(mine, expectOk(rateStep(mine, { round, stepId, value }, chance)));
}

describe("rating", () => {
  test("[VOT-40] the last rating of a step counts, in one whole record under round and step", () => {
    const mine = rated(2, rated(-1));
    expect([...mine.ballots.values()]).toEqual([
      { id: "round1_step1", roundId: "round1", stepId: "step1", value: 2, why: "" },
    ]);
    const [change] = expectOk(rateStep(mine, { ...place, value: 0 }, chance));
    expect(change).toMatchObject({ op: "create", id: "round1_step1" });
  });

  test("[VOT-41] anything but a whole number from −2 to +2 is refused", () => {
    for (const value of [-3, 3, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(rateStep(nothing, { ...place, value }, chance)).toMatchObject({ ok: false });
    }
  });

  test("[VOT-42] a round that is over, gone, or of another kind takes no rating, why or taking back", () => {
    const mine = rated(1);
    const others = [
      undefined,
      { ...round, state: "published" as const },
      { ...round, kind: "brainstorm" as const },
    ];
    for (const other of others) {
      const where = { round: other, stepId: "step1" };
      expect(rateStep(mine, { ...where, value: 2 }, chance).ok).toBe(false);
      expect(explainRating(mine, { ...where, why: "slow" }).ok).toBe(false);
      expect(clearRating(mine, where).ok).toBe(false);
    }
  });

  test("[VOT-45] of ratings of two tabs on one step the one with the first id counts, and none of another round", () => {
    const ballot = (id: string, roundId: string, value: number): MineChange => ({
      op: "create",
      table: "ballots",
      id,
      values: { roundId, stepId: "step1", value },
    });
    const both = [ballot("b", "round1", 1), ballot("a", "round1", -1), ballot("c", "round1", 2)];
    const mine = changed(nothing, [...both, ballot("0", "earlier", 0)]);
    expect(ballotsByStep(mine, "round1").get("step1")).toMatchObject({ id: "a", value: -1 });
  });

  test("[VOT-45] a rating takes the place of none that another program keeps under the same id", () => {
    const values = { roundId: "round1", stepId: "other", value: 2 };
    const theirs = { op: "create", table: "ballots", id: "round1_step1", values } as const;
    const mine = rated(-2, changed(nothing, [theirs]));
    const found = [...ballotsByStep(mine, "round1")].map(([stepId, { value }]) => [stepId, value]);
    expect(found.sort()).toEqual([
      ["other", 2],
      ["step1", -2],
    ]);
  });

  test("[VOT-43] a why stays when the rating changes, and goes with it", () => {
    let mine = rated(-2);
    mine = changed(mine, expectOk(explainRating(mine, { ...place, why: "  slow\u200b  reply " })));
    mine = rated(-1, mine);
    expect(ballotsByStep(mine, "round1").get("step1")).toMatchObject({
      value: -1,
      why: "slow reply",
    });
    expect(changed(mine, expectOk(clearRating(mine, place))).ballots.size).toBe(0);
  });

  test("[VOT-44] a why needs a rating and at most 280 characters; none is cut", () => {
    expect(explainRating(nothing, { ...place, why: "slow" })).toMatchObject({
      error: { code: "gone" },
    });
    const mine = rated(1);
    expect(explainRating(mine, { ...place, why: "x".repeat(280) }).ok).toBe(true);
    expect(explainRating(mine, { ...place, why: "x".repeat(281) })).toMatchObject({
      error: { code: "tooLong" },
    });
  });

  test("[VOT-40] what is the same already makes no change", () => {
    const mine = rated(1);
    expect(expectOk(rateStep(mine, { ...place, value: 1 }, chance))).toEqual([]);
    expect(expectOk(explainRating(mine, { ...place, why: " " }))).toEqual([]);
    expect(expectOk(clearRating(mine, { round, stepId: "other" }))).toEqual([]);
  });

  test("[VOT-45] steps never overwrite each other, however long or alike their ids are", () => {
    const id = fc.stringMatching(/^[0-9A-Za-z_-]{1,40}$/).filter(isId);
    const wishes = fc.array(fc.tuple(id, fc.integer({ min: -2, max: 2 })), { maxLength: 12 });
    fc.assert(
      fc.property(id, wishes, (roundId, given) => {
        const long = { ...round, id: roundId };
        let mine = nothing;
        for (const [stepId, value] of given) {
          const wish = { round: long, stepId, value };
          mine = changed(mine, expectOk(rateStep(mine, wish, chance)));
        }
        const found = [...ballotsByStep(mine, roundId)].map(([stepId, { value }]) => [
          stepId,
          value,
        ]);
        expect(new Map(found as [string, number][])).toEqual(new Map(given));
        expect(mine.ballots.size).toBe(new Map(given).size);
      }),
    );
  });
});

describe("department", () => {
  const map: MapSnapshot = {
    ...emptySnapshot(schemas.map),
    departments: new Map([["sales", { id: "sales", name: "Sales", color: 1 }]]),
  };

  test("[VOT-46] one's department is chosen, changed and taken back; nothing else of the record is touched", () => {
    let mine = changed(nothing, expectOk(chooseDepartment(nothing, map, "sales")));
    expect(ownRecord(mine)?.departmentId).toBe("sales");
    expect(expectOk(chooseDepartment(mine, map, "sales"))).toEqual([]);
    const named: MineChange = { op: "update", table: "me", id: "main", values: { name: "Ada" } };
    mine = changed(mine, [named]);
    mine = changed(mine, expectOk(chooseDepartment(mine, map, "")));
    expect(ownRecord(mine)).toMatchObject({ departmentId: "", name: "Ada" });
  });

  test("[VOT-46] a department that is gone cannot be chosen", () => {
    expect(chooseDepartment(nothing, map, "gone")).toMatchObject({ error: { code: "gone" } });
  });
});
