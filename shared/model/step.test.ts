import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk, type Result } from "../kit/result.ts";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "./change.ts";
import { journeyOutline, stepsOf } from "./outline.ts";
import type { Refusal } from "./refusals.ts";
import {
  addMissingTouchpoint,
  markMissing,
  moveSteps,
  placeTouchpoints,
  removeSteps,
  setMomentOfTruth,
  setThought,
  stepLimit,
} from "./step.ts";
import { schemas } from "./tables.ts";
import { usageOf } from "./usage.ts";

const chance = seededChance(23);

function applied(map: MapSnapshot, edit: Result<readonly MapChange[], Refusal>): MapSnapshot {
  return applyPure(schemas.map, map, expectOk(edit));
}

const texts = ["a", "b", "c", "d", "e", "f"];

/** Two journeys of one persona, each with three stages, and a pool of six touchpoints. */
const start = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  ...["j", "k"].flatMap((journeyId): MapChange[] => [
    { op: "create", table: "journeys", id: journeyId, values: { personaId: "p" } },
    ...["1", "2", "3"].map(
      (at): MapChange => ({
        op: "create",
        table: "stages",
        id: `${journeyId}${at}`,
        values: { journeyId, name: at, order: `V${at}` },
      }),
    ),
  ]),
  ...texts.map(
    (text): MapChange => ({ op: "create", table: "touchpoints", id: text, values: { text } }),
  ),
]);

function place(
  map: MapSnapshot,
  stageId: string,
  touchpointIds: string[],
  before: string | null = null,
) {
  return applied(map, placeTouchpoints(map, { stageId, before, touchpointIds }, chance));
}

/** "ab|c|" for a and b in the first stage, c in the second, none in the third. */
function words(map: MapSnapshot, journeyId = "j"): string {
  const stages = journeyOutline(map, journeyId)?.stages ?? [];
  return stages.map(({ steps }) => steps.map((one) => one.touchpoint.text).join("")).join("|");
}

function stepOf(map: MapSnapshot, text: string, journeyId = "j"): string {
  const found = [...map.steps.values()].find(
    (step) => step.touchpointId === text && step.journeyId === journeyId,
  );
  return found?.id ?? "";
}

describe("steps", () => {
  it("[MAP-61] touchpoints placed together stand together in the order given, in any journey", () => {
    const one = place(start, "j1", ["c", "a"]);
    const two = place(one, "j1", ["d", "b"], stepOf(one, "a"));
    expect(words(two)).toBe("cdba||");
    const three = place(two, "k2", ["a"]);
    expect(words(three, "k")).toBe("|a|");
    expect(usageOf(three).get("a")).toHaveLength(2);
  });

  it("[MAP-62] steps moved together keep their order, within and across stages", () => {
    const map = place(place(start, "j1", ["a", "b", "c", "d"]), "j2", ["e", "f"]);
    const ids = ["d", "b"].map((text) => stepOf(map, text));
    const before = stepOf(map, "f");
    const across = applied(map, moveSteps(map, { ids, stageId: "j2", before }, chance));
    expect(words(across)).toBe("ac|ebdf|");
    const first = stepOf(map, "a");
    const within = applied(map, moveSteps(map, { ids, stageId: "j1", before: first }, chance));
    expect(words(within)).toBe("bdac|ef|");
    for (const same of [stepOf(map, "b"), stepOf(map, "c")]) {
      const wish = { ids: [stepOf(map, "b")], stageId: "j1", before: same };
      expect(expectOk(moveSteps(map, wish, chance))).toEqual([]);
    }
  });

  it("[MAP-62] no sequence of moves loses or doubles a step", () => {
    const map = place(place(start, "j1", ["a", "b", "c"]), "j2", ["d", "e", "f"]);
    const move = fc.record({
      texts: fc.subarray(texts, { minLength: 1 }),
      stageId: fc.constantFrom("j1", "j2", "j3"),
      before: fc.option(fc.constantFrom(...texts)),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const moved = moves.reduce((so, wish) => {
          const ids = wish.texts.map((text) => stepOf(so, text));
          const before = wish.before === null ? null : stepOf(so, wish.before);
          const next = applied(so, moveSteps(so, { ids, stageId: wish.stageId, before }, chance));
          const stage = journeyOutline(next, "j")?.stages.find(
            (one) => one.stage.id === wish.stageId,
          );
          const there = (stage?.steps ?? []).map((one) => one.step.id);
          const block = there.filter((id) => ids.includes(id));
          expect(there.join(" ")).toContain(block.join(" "));
          expect(block).toHaveLength(ids.length);
          return next;
        }, map);
        const outline = journeyOutline(moved, "j");
        expect(
          outline &&
            stepsOf(outline)
              .map((one) => one.touchpoint.text)
              .sort(),
        ).toEqual(texts);
      }),
    );
  });

  it("[MAP-67] moves decided at the same time, applied in either order, lose no step", () => {
    const map = place(place(start, "j1", ["a", "b", "c"]), "j2", ["d"]);
    const b = stepOf(map, "b");
    const up = expectOk(moveSteps(map, { ids: [b], stageId: "j2", before: null }, chance));
    const down = expectOk(
      moveSteps(map, { ids: [b], stageId: "j1", before: stepOf(map, "a") }, chance),
    );
    for (const [first, second] of [
      [up, down],
      [down, up],
    ] as const) {
      const both = applyPure(schemas.map, applyPure(schemas.map, map, first), second);
      expect(words(both).replace(/\|/g, "").split("").sort().join("")).toBe("abcd");
    }
  });

  it("[MAP-62] a step whose stage is gone can be moved, and others be put behind it", () => {
    const map = applyPure(schemas.map, place(place(start, "j1", ["a"]), "j2", ["b", "c"]), [
      { op: "delete", table: "stages", id: "j2" },
    ]);
    expect(words(map)).toBe("abc|");
    const end = place(map, "j1", ["d"]);
    expect(words(end)).toBe("abcd|");
    const wish = { ids: [stepOf(map, "c")], stageId: "j1", before: stepOf(map, "b") };
    expect(words(applied(map, moveSteps(map, wish, chance)))).toBe("acb|");
  });

  it("[MAP-63] removing a step takes its links along and leaves the touchpoint in the pool", () => {
    const placed = place(start, "j1", ["a", "b"]);
    const id = stepOf(placed, "a");
    const map = applyPure(schemas.map, placed, [
      { op: "create", table: "processLinks", id: "l", values: { stepId: id, processId: "x" } },
    ]);
    const left = applied(map, removeSteps(map, [id, "gone"]));
    expect(words(left)).toBe("b||");
    expect(left.touchpoints.has("a")).toBe(true);
    expect(left.processLinks.size).toBe(0);
  });

  it("[MAP-64] a missing touchpoint typed into a stage is proposed, and its step missing", () => {
    const wish = { stageId: "j2", before: null, text: " Call back " };
    const map = applied(start, addMissingTouchpoint(start, wish, chance));
    expect(words(map)).toBe("|Call back|");
    const step = [...map.steps.values()][0];
    expect(step?.missing).toBe(true);
    expect(map.touchpoints.get(step?.touchpointId ?? "")?.evidence).toBe("proposed");
    const empty = addMissingTouchpoint(start, { ...wish, text: " " }, chance);
    expect(empty).toMatchObject({ error: { code: "empty" } });
  });

  it("[MAP-65] marking and wording touch only what differs", () => {
    const map = place(start, "j1", ["a", "b"]);
    const ids = [stepOf(map, "a"), stepOf(map, "b"), "gone"];
    const missing = applied(map, markMissing(map, { ids: ids.slice(0, 1), missing: true }));
    expect(expectOk(markMissing(missing, { ids, missing: true }))).toHaveLength(1);
    const love = setMomentOfTruth(map, { ids, momentOfTruth: "love" });
    expect(expectOk(love)).toHaveLength(2);
    expect(
      expectOk(setMomentOfTruth(applied(map, love), { ids, momentOfTruth: "love" })),
    ).toHaveLength(0);
    const id = ids[0] ?? "";
    expect(expectOk(setThought(map, { id, thought: " " }))).toEqual([]);
    const long = setThought(map, { id, thought: "x".repeat(501) });
    expect(long).toMatchObject({ error: { code: "tooLong" } });
  });

  it("[MAP-66] nothing is placed into a stage that is gone, and nothing that is gone", () => {
    const gone = placeTouchpoints(
      start,
      { stageId: "x", before: null, touchpointIds: ["a"] },
      chance,
    );
    expect(gone).toMatchObject({ error: { code: "gone" } });
    const none = placeTouchpoints(
      start,
      { stageId: "j1", before: null, touchpointIds: ["x"] },
      chance,
    );
    expect(none).toMatchObject({ error: { code: "gone" } });
  });

  it("[MAP-57] the step after the two-thousandth is refused", () => {
    const touchpointIds = Array.from({ length: stepLimit }, () => "a");
    const full = place(start, "j1", touchpointIds);
    const more = placeTouchpoints(
      full,
      { stageId: "j2", before: null, touchpointIds: ["b"] },
      chance,
    );
    expect(more).toMatchObject({ error: { code: "full" } });
  });
});
