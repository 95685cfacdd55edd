import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import { recipes, recipeToChange } from "./arbitrary.ts";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "./change.ts";
import { groupTouchpoints, renameGroup, resolveGroup, ungroup } from "./group.ts";
import { schemas } from "./tables.ts";
import {
  createTouchpoints,
  deleteTouchpoints,
  describeTouchpoints,
  type Edit,
  hideTouchpoints,
  mergeTouchpoints,
  moveTouchpoints,
  rewordTouchpoint,
  splitOffTouchpoint,
} from "./touchpoint.ts";
import { resolveTouchpoint, usageOf, visibleTouchpoints, wordingsOf } from "./usage.ts";

const chance = seededChance(7);
const nothing = emptySnapshot(schemas.map);

function touchpoint(id: string, values: object = {}): MapChange {
  return { op: "create", table: "touchpoints", id, values: { text: id.toUpperCase(), ...values } };
}

function mapOf(...changes: MapChange[]): MapSnapshot {
  return applyPure(schemas.map, nothing, changes);
}

function applied(map: MapSnapshot, edit: Edit): MapSnapshot {
  return applyPure(schemas.map, map, expectOk(edit));
}

const group = (id: string): MapChange => ({
  op: "create",
  table: "groups",
  id,
  values: { name: id },
});
const journey: MapChange = { op: "create", table: "journeys", id: "j", values: { personaId: "p" } };
const step = (id: string, touchpointId: string): MapChange => ({
  op: "create",
  table: "steps",
  id,
  values: { journeyId: "j", touchpointId, slot: ["stage", "V1"] },
});

/** Any tangle of merges among nine touchpoints, cycles and merges into nothing included. */
const tangles = fc
  .array(fc.nat(10), { minLength: 9, maxLength: 9 })
  .map((targets) =>
    mapOf(...targets.map((to, at) => touchpoint(`t${at}`, to > 9 ? {} : { mergedInto: `t${to}` }))),
  );

describe("usage", () => {
  it("[MAP-30] a merged touchpoint resolves to one that stands for itself, whatever the tangle", () => {
    fc.assert(
      fc.property(tangles, (map) => {
        const visible = new Set(visibleTouchpoints(map).map(({ id }) => id));
        for (const id of map.touchpoints.keys()) {
          const resolved = resolveTouchpoint(map, id);
          expect(resolved && visible.has(resolved.id)).toBe(true);
          expect(resolveTouchpoint(map, resolved?.id ?? "")).toBe(resolved);
        }
      }),
    );
  });

  it("[MAP-31] every wording is found at exactly one visible touchpoint", () => {
    fc.assert(
      fc.property(tangles, (map) => {
        const found = visibleTouchpoints(map).flatMap(({ id }) => wordingsOf(map, id));
        expect(found.sort()).toEqual([...map.touchpoints.values()].map(({ text }) => text).sort());
      }),
    );
  });

  it("[MAP-32] a step of a merged touchpoint counts for the one that stands for it", () => {
    const map = mapOf(
      touchpoint("a"),
      touchpoint("b", { mergedInto: "a" }),
      journey,
      step("s", "b"),
    );
    expect([...usageOf(map)]).toEqual([["a", [{ stepId: "s", journeyId: "j", personaId: "p" }]]]);
  });

  it("[MAP-33] a hidden touchpoint is not visible, and neither is what was merged into it", () => {
    const map = mapOf(touchpoint("a", { hidden: true }), touchpoint("b", { mergedInto: "a" }));
    expect(visibleTouchpoints(map)).toEqual([]);
  });
});

describe("touchpoints", () => {
  it("[MAP-34] new touchpoints are cleaned, empty ones left out, each under a fresh id", () => {
    const map = applied(
      nothing,
      createTouchpoints(nothing, { texts: [" Call \u200b us ", "  ", "Call us"] }, chance),
    );
    expect([...map.touchpoints.values()].map(({ text }) => text)).toEqual(["Call us", "Call us"]);
  });

  it("[MAP-35] a wording is never cut: one that is empty or too long is refused", () => {
    const map = mapOf(touchpoint("a"));
    expect(rewordTouchpoint(map, { id: "a", text: " " })).toMatchObject({
      error: { code: "empty" },
    });
    expect(rewordTouchpoint(map, { id: "a", text: "x".repeat(281) })).toMatchObject({
      error: { code: "tooLong" },
    });
    expect(createTouchpoints(map, { texts: ["ok", "x".repeat(281)] }, chance).ok).toBe(false);
  });

  it("[MAP-36] an edit that changes nothing makes no change", () => {
    const map = mapOf(touchpoint("a", { channel: "web", place: [1, 2] }));
    expect(expectOk(rewordTouchpoint(map, { id: "a", text: "A" }))).toEqual([]);
    expect(expectOk(moveTouchpoints(map, [{ id: "a", place: [1, 2] }]))).toEqual([]);
    expect(
      expectOk(describeTouchpoints(map, { ids: ["a", "gone"], description: { channel: "web" } })),
    ).toEqual([]);
    expect(expectOk(hideTouchpoints(map, { ids: ["a", "gone"], hidden: false }))).toEqual([]);
  });

  it("[MAP-37] a group that loses its last visible member is gone with the same change", () => {
    const map = mapOf(
      group("g"),
      touchpoint("a", { groupId: "g" }),
      touchpoint("b", { groupId: "g" }),
    );
    const one = applied(map, moveTouchpoints(map, [{ id: "a", place: [0, 0], groupId: "" }]));
    expect(one.groups.size).toBe(1);
    const none = applied(one, moveTouchpoints(one, [{ id: "b", place: [0, 0], groupId: "" }]));
    expect(none.groups.size).toBe(0);
    expect(applied(map, deleteTouchpoints(map, ["a", "b"])).groups.size).toBe(0);
  });

  it("[MAP-38] merging keeps every wording and the steps, and splitting off takes it back", () => {
    const map = mapOf(touchpoint("a"), touchpoint("b"), touchpoint("c"), journey, step("s", "c"));
    const merged = applied(map, mergeTouchpoints(map, { ids: ["a", "b", "c"], into: "b" }));
    expect(visibleTouchpoints(merged).map(({ id }) => id)).toEqual(["b"]);
    expect(wordingsOf(merged, "b")).toEqual(["B", "A", "C"]);
    expect(usageOf(merged).get("b")).toHaveLength(1);
    const split = applied(merged, splitOffTouchpoint(merged, { id: "c", place: [5, 5] }));
    expect(wordingsOf(split, "b")).toEqual(["B", "A"]);
    expect(usageOf(split).get("c")).toHaveLength(1);
  });

  it("[MAP-39] merging in any order from any tangle leaves all wordings at the target", () => {
    fc.assert(
      fc.property(tangles, fc.nat(8), (map, at) => {
        const edit = mergeTouchpoints(map, { ids: [...map.touchpoints.keys()], into: `t${at}` });
        const target = resolveTouchpoint(map, `t${at}`)?.id ?? "";
        const merged = edit.ok ? applied(map, edit) : map;
        expect(visibleTouchpoints(merged).map(({ id }) => id)).toEqual([target]);
        expect(wordingsOf(merged, target)).toHaveLength(9);
      }),
    );
  });

  it("[MAP-40] a merge fills in what the target lacks where the others agree", () => {
    const map = mapOf(
      touchpoint("a", { direction: "toCompany" }),
      touchpoint("b", { channel: "web", direction: "toCustomer" }),
      touchpoint("c", { channel: "web" }),
    );
    const merged = applied(map, mergeTouchpoints(map, { ids: ["a", "b", "c"], into: "a" }));
    expect(merged.touchpoints.get("a")).toMatchObject({ channel: "web", direction: "toCompany" });
  });

  it("[MAP-41] fewer than two touchpoints cannot be merged", () => {
    const map = mapOf(touchpoint("a"), touchpoint("b", { mergedInto: "a" }));
    const edit = mergeTouchpoints(map, { ids: ["a", "b"], into: "a" });
    expect(edit).toMatchObject({ error: { code: "cycle" } });
  });

  it("[MAP-42] deleting takes what was merged into it, its steps and their links along, and nothing else", () => {
    const map = mapOf(
      touchpoint("a"),
      touchpoint("b", { mergedInto: "a" }),
      touchpoint("c"),
      journey,
      step("s", "b"),
      step("t", "c"),
      { op: "create", table: "processLinks", id: "l", values: { stepId: "s", processId: "x" } },
    );
    const left = applied(map, deleteTouchpoints(map, ["a", "gone"]));
    expect([...left.touchpoints.keys()]).toEqual(["c"]);
    expect([...left.steps.keys()]).toEqual(["t"]);
    expect(left.processLinks.size).toBe(0);
  });

  it("[MAP-43] a department that is gone cannot be given to a touchpoint", () => {
    const map = mapOf(touchpoint("a"));
    const edit = describeTouchpoints(map, { ids: ["a"], description: { departmentId: "gone" } });
    expect(edit).toMatchObject({ error: { code: "gone" } });
  });

  it("[MAP-47] after any edit of any map, no step refers to a deleted touchpoint", () => {
    fc.assert(
      fc.property(recipes, fc.subarray(["a", "b", "c", "d", "e"]), (list, ids) => {
        const map = list.reduce(
          (so, recipe) => applyPure(schemas.map, so, [recipeToChange(recipe, so)]),
          nothing,
        );
        const doomed = ids.filter((id) => map.touchpoints.has(id));
        const left = applied(map, deleteTouchpoints(map, ids));
        for (const { touchpointId } of left.steps.values())
          expect(doomed).not.toContain(touchpointId);
      }),
    );
  });
});

describe("groups", () => {
  it("[MAP-44] grouping takes touchpoints out of their old groups and may lay them anew", () => {
    const map = mapOf(group("old"), touchpoint("a", { groupId: "old" }), touchpoint("b"));
    const wish = {
      ids: ["a", "b"],
      name: " Paying ",
      place: [0, 0] as const,
      places: new Map([["b", [9, 9] as const]]),
    };
    const grouped = applied(map, groupTouchpoints(map, wish, chance));
    const [made] = grouped.groups.values();
    expect(made?.name).toBe("Paying");
    expect(grouped.groups.size).toBe(1);
    expect(grouped.touchpoints.get("b")).toMatchObject({ groupId: made?.id, place: [9, 9] });
  });

  it("[MAP-45] ungrouping frees all members and deletes nothing else", () => {
    const map = mapOf(group("g"), touchpoint("a", { groupId: "g", place: [3, 4] }));
    const freed = applied(map, ungroup(map, ["g"]));
    expect(freed.groups.size).toBe(0);
    expect(freed.touchpoints.get("a")).toMatchObject({ groupId: "", place: [3, 4] });
  });

  it("[MAP-46] a group that is gone is no group", () => {
    const map = mapOf(touchpoint("a", { groupId: "gone" }));
    expect(resolveGroup(map, "gone")).toBe("");
    expect(renameGroup(map, { id: "gone", name: "x" })).toMatchObject({ error: { code: "gone" } });
  });
});
