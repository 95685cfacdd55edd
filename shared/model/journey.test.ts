import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOrder } from "../kit/order.ts";
import { seededChance } from "../kit/outside.ts";
import { expectOk, type Result } from "../kit/result.ts";
import { recipes, recipeToChange } from "./arbitrary.ts";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "./change.ts";
import { insertionOrders } from "./insertion.ts";
import {
  addStage,
  createJourney,
  deleteJourney,
  deleteStage,
  journeyOf,
  moveStage,
  renameStage,
} from "./journey.ts";
import { journeyOutline, stagesOf, stepsOf } from "./outline.ts";
import type { Refusal } from "./refusals.ts";
import { placeTouchpoints } from "./step.ts";
import { schemas } from "./tables.ts";

const chance = seededChance(11);
const nothing = emptySnapshot(schemas.map);

function mapOf(...changes: MapChange[]): MapSnapshot {
  return applyPure(schemas.map, nothing, changes);
}

function applied(map: MapSnapshot, edit: Result<readonly MapChange[], Refusal>): MapSnapshot {
  return applyPure(schemas.map, map, expectOk(edit));
}

const persona: MapChange = { op: "create", table: "personas", id: "p", values: { name: "Nadia" } };
const touchpoints = ["t1", "t2", "t3", "t4"].map(
  (id): MapChange => ({ op: "create", table: "touchpoints", id, values: { text: id } }),
);

/** Nadia's ideal journey with the stages Choose, Buy, Use; t1 and t2 are in Choose, t3 in Buy. */
function threeStages(): { map: MapSnapshot; journeyId: string; stages: readonly string[] } {
  const start = mapOf(persona, ...touchpoints);
  const stageNames = ["Choose", "Buy", "Use"];
  const made = applied(
    start,
    createJourney(start, { personaId: "p", kind: "ideal", stageNames }, chance),
  );
  const journeyId = journeyOf(made, "p", "ideal")?.id ?? "";
  const stages = stagesOf(made, journeyId).map(({ id }) => id);
  const [choose = "", buy = ""] = stages;
  const one = applied(
    made,
    placeTouchpoints(made, { stageId: choose, before: null, touchpointIds: ["t1", "t2"] }, chance),
  );
  const map = applied(
    one,
    placeTouchpoints(one, { stageId: buy, before: null, touchpointIds: ["t3"] }, chance),
  );
  return { map, journeyId, stages };
}

/** A journey in words: "Choose: t1 t2 | Buy: t3". */
function words(map: MapSnapshot, journeyId: string): string {
  const stages = journeyOutline(map, journeyId)?.stages ?? [];
  return stages
    .map(({ stage, steps }) => {
      const texts = steps.map(({ touchpoint }) => touchpoint.text).join(" ");
      return `${stage.name}: ${texts}`.trim();
    })
    .join(" | ");
}

describe("order", () => {
  it("[MAP-50] what is inserted stands exactly there, however often and wherever", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 150 }), (places) => {
        let list: { id: string; order: string }[] = [];
        places.forEach((place, round) => {
          const at = place % (list.length + 1);
          const orders = insertionOrders(list, at, [`i${round}`], chance);
          const expected = list.map(({ id }) => id);
          expected.splice(at, 0, `i${round}`);
          const known = new Map([...list.map(({ id, order }) => [id, order] as const), ...orders]);
          list = [...known]
            .map(([id, order]) => ({ id, order }))
            .sort((a, b) => (a.order < b.order ? -1 : 1));
          expect(list.map(({ id }) => id)).toEqual(expected);
          expect(list.every(({ order }) => isOrder(order))).toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("[MAP-50] four hundred insertions that close in on one place keep every key valid", () => {
    let list = [
      { id: "a", order: "V" },
      { id: "z", order: "W" },
    ];
    for (let round = 0; round < 400; round++) {
      const at = 1 + (round % 2 === 0 ? Math.floor(round / 2) : Math.ceil(round / 2));
      const place = Math.min(at, list.length - 1);
      const orders = insertionOrders(list, place, [`i${round}`], chance);
      const expected = list.map(({ id }) => id);
      expected.splice(place, 0, `i${round}`);
      const known = new Map([...list.map(({ id, order }) => [id, order] as const), ...orders]);
      list = expected.map((id) => ({ id, order: known.get(id) ?? "" }));
      const sorted = [...list].sort((a, b) => (a.order < b.order ? -1 : 1));
      expect(sorted).toEqual(list);
      expect(list.every(({ order }) => isOrder(order))).toBe(true);
    }
  });

  it("[MAP-50] equal keys and records without a key are mended on the way", () => {
    const list = [
      { id: "a", order: "V1" },
      { id: "b", order: "V1" },
      { id: "c", order: null },
    ];
    const between = insertionOrders(list, 1, ["x"], chance);
    expect([...between.keys()]).toEqual(["x", "b"]);
    expect(
      (between.get("x") ?? "") > "V1" && (between.get("x") ?? "") < (between.get("b") ?? ""),
    ).toBe(true);
    const end = insertionOrders(list, 3, ["x"], chance);
    expect([...end.keys()]).toEqual(["c", "x"]);
  });
});

describe("journeys", () => {
  it("[MAP-56] a second journey of a kind is refused, one of the other kind is not", () => {
    const { map } = threeStages();
    const again = createJourney(map, { personaId: "p", kind: "ideal" }, chance);
    expect(again).toMatchObject({ error: { code: "alreadyThere" } });
    expect(createJourney(map, { personaId: "p", kind: "current" }, chance).ok).toBe(true);
    const stranger = createJourney(map, { personaId: "nobody", kind: "ideal" }, chance);
    expect(stranger).toMatchObject({ error: { code: "gone" } });
  });

  it("[MAP-57] the sixty-first stage is refused", () => {
    const start = mapOf(persona);
    const names = (count: number) => Array.from({ length: count }, (_, at) => `Stage ${at}`);
    const wish = { personaId: "p", kind: "ideal" } as const;
    const tooMany = createJourney(start, { ...wish, stageNames: names(61) }, chance);
    expect(tooMany).toMatchObject({ error: { code: "full" } });
    const full = applied(start, createJourney(start, { ...wish, stageNames: names(60) }, chance));
    const journeyId = journeyOf(full, "p", "ideal")?.id ?? "";
    const more = addStage(full, { journeyId, name: "More", before: null }, chance);
    expect(more).toMatchObject({ error: { code: "full" } });
  });

  it("[MAP-60] deleting a journey leaves nothing of it, and the whole pool", () => {
    const { map, journeyId } = threeStages();
    const step = [...map.steps.values()][0];
    const linked = applyPure(schemas.map, map, [
      {
        op: "create",
        table: "processLinks",
        id: "l",
        values: { stepId: step?.id ?? "", processId: "x" },
      },
    ]);
    const left = applied(linked, deleteJourney(linked, journeyId));
    expect(left.stages.size + left.steps.size + left.journeys.size + left.processLinks.size).toBe(
      0,
    );
    expect(left.touchpoints.size).toBe(4);
  });
});

describe("stages", () => {
  it("a stage is added before another one, and renamed", () => {
    const { map, journeyId, stages } = threeStages();
    const added = applied(
      map,
      addStage(map, { journeyId, name: " Pay ", before: stages[2] ?? null }, chance),
    );
    expect(words(added, journeyId)).toBe("Choose: t1 t2 | Buy: t3 | Pay: | Use:");
    const renamed = applied(added, renameStage(added, { id: stages[0] ?? "", name: "Find" }));
    expect(words(renamed, journeyId)).toBe("Find: t1 t2 | Buy: t3 | Pay: | Use:");
    expect(expectOk(renameStage(renamed, { id: stages[0] ?? "", name: " Find" }))).toEqual([]);
    const long = renameStage(map, { id: stages[0] ?? "", name: "x".repeat(121) });
    expect(long).toMatchObject({ error: { code: "tooLong" } });
  });

  it("[MAP-58] a moved stage takes its steps along, and only its own order changes", () => {
    const { map, journeyId, stages } = threeStages();
    const [choose = "", buy = "", use = ""] = stages;
    const edit = moveStage(map, { id: buy, before: choose }, chance);
    expect(expectOk(edit)).toHaveLength(1);
    expect(words(applied(map, edit), journeyId)).toBe("Buy: t3 | Choose: t1 t2 | Use:");
    for (const before of [buy, use]) {
      expect(expectOk(moveStage(map, { id: buy, before }, chance))).toEqual([]);
    }
    expect(expectOk(moveStage(map, { id: use, before: null }, chance))).toEqual([]);
  });

  it("[MAP-59] the steps of a deleted stage go to its neighbour in their order", () => {
    const { map, journeyId, stages } = threeStages();
    const [choose = "", buy = "", use = ""] = stages;
    const withoutBuy = applied(map, deleteStage(map, buy, chance));
    expect(words(withoutBuy, journeyId)).toBe("Choose: t1 t2 t3 | Use:");
    const withoutFirst = applied(map, deleteStage(map, choose, chance));
    expect(words(withoutFirst, journeyId)).toBe("Buy: t1 t2 t3 | Use:");
    const last = applied(withoutFirst, deleteStage(withoutFirst, use, chance));
    expect(words(applied(last, deleteStage(last, buy, chance)), journeyId)).toBe("");
  });

  it("[MAP-59] no deletion of a stage loses a step while the journey has another stage", () => {
    fc.assert(
      fc.property(recipes, fc.nat(8), (list, at) => {
        const map = list.reduce(
          (so, recipe) => applyPure(schemas.map, so, [recipeToChange(recipe, so)]),
          nothing,
        );
        const stage = [...map.stages.values()][at % Math.max(1, map.stages.size)];
        const outline = stage && journeyOutline(map, stage.journeyId);
        if (!stage || !outline || outline.stages.length < 2) return;
        const before = stepsOf(outline).map(({ step }) => step.id);
        const left = journeyOutline(
          applied(map, deleteStage(map, stage.id, chance)),
          stage.journeyId,
        );
        expect(
          left &&
            stepsOf(left)
              .map(({ step }) => step.id)
              .sort(),
        ).toEqual(before.sort());
      }),
    );
  });
});
