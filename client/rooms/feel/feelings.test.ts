import { describe, expect, test } from "vitest";
import { heatmapByPersona } from "../../../shared/insight/heatmap.ts";
import {
  applyPure,
  emptySnapshot,
  type MapChange,
  type RoomChange,
  type RoomSnapshot,
} from "../../../shared/model/change.ts";
import { sortedRows } from "../../../shared/model/heatmap.ts";
import { schemas } from "../../../shared/model/tables.ts";
import {
  feltJourneys,
  hotSpots,
  lastRound,
  mapOfPersona,
  placesOf,
  rateableJourneys,
  whysByStep,
} from "./feelings.ts";
import { mapChanges, roundChange, tallyChange, wordChange } from "./workshop.fixture.ts";

const map = applyPure(schemas.map, emptySnapshot(schemas.map), mapChanges);
const published = roundChange({ state: "published" });

function roomOf(...changes: RoomChange[]): RoomSnapshot {
  return applyPure(schemas.room, emptySnapshot(schemas.room), changes);
}

describe("hot spots", () => {
  const room = roomOf(
    published,
    tallyChange("s-ad", [2, 2, 1]),
    tallyChange("s-call", [-2, -2, -1]),
    tallyChange("s-bill", [2, -2, -2, 2, -1]),
  );

  test("[VOT-47] the strongest pains, loves and disagreements stand first, each with its step", () => {
    const { pains, loves, disagreements } = hotSpots(map, room);
    expect(pains.map(({ step }) => step.id)).toEqual(["s-call", "s-bill"]);
    expect(loves.map(({ step }) => step.id)).toEqual(["s-ad"]);
    expect(disagreements.map(({ step }) => step.id)).toEqual(["s-bill"]);
  });

  test("[VOT-47] what a small group calls pain or love stands behind what has figures", () => {
    const { pains, loves } = hotSpots(
      map,
      roomOf(
        published,
        wordChange("s-ad", "pain"),
        tallyChange("s-call", [-1, -1, 0, 0, 0]),
        wordChange("s-bill", "love"),
      ),
    );
    expect(pains.map(({ step }) => step.id)).toEqual(["s-call", "s-ad"]);
    expect(loves.map(({ step }) => step.id)).toEqual(["s-bill"]);
  });

  test("[VOT-47] an emotion that came with an import is a hot spot, behind an equal one that people rated", () => {
    const felt = (id: string, importedEmotion: number): MapChange => ({
      op: "update",
      table: "steps",
      id,
      values: { importedEmotion },
    });
    const brought = applyPure(schemas.map, map, [
      felt("d-call", -2),
      felt("s-ad", -2),
      { op: "update", table: "journeys", id: "dream", values: { kind: "current" } },
    ]);
    const { pains, loves } = hotSpots(brought, roomOf());
    expect([pains.map(({ step }) => step.id), loves]).toEqual([["s-ad", "d-call"], []]);
    const room = roomOf(published, tallyChange("d-call", [-2, -2, -2, -2, -2]));
    expect(hotSpots(brought, room).pains.map(({ step }) => step.id)).toEqual(["d-call", "s-ad"]);
  });

  test("[VOT-78] what is felt today stands before what is felt in an ideal journey", () => {
    const ideal = roomOf(published, tallyChange("d-call", [-2, -2, -2]), tallyChange("s-ad", [-1]));
    expect(hotSpots(map, ideal).pains.map(({ step }) => step.id)).toEqual(["s-ad", "d-call"]);
  });

  test("[VOT-37] the name of a heatmap's row leads to its step in a current journey", () => {
    const places = placesOf(map).get("call");
    expect(places?.step.id).toBe("s-call");
    expect([...(places?.personas.current ?? [])]).toEqual(["anna"]);
    expect([...(places?.personas.ideal ?? [])]).toEqual(["bruno"]);
  });

  test("[VOT-49] a persona's filter leaves only the steps of its journeys", () => {
    const shown = mapOfPersona(map, "bruno");
    expect(hotSpots(shown, room).pains).toEqual([]);
    expect(feltJourneys(shown, room)).toEqual([]);
    expect(feltJourneys(mapOfPersona(map, ""), room).map(({ journey }) => journey.id)).toEqual([
      "way",
    ]);
  });

  test("[VOT-49] rows stand by the strongest cell of what they are sorted by", () => {
    const rows = (sort: Parameters<typeof sortedRows>[1]) =>
      sortedRows(heatmapByPersona(map, room), sort).map(({ touchpoint }) => touchpoint.id);
    expect(rows("pain")).toEqual(["call", "bill", "ad"]);
    expect(rows("love")).toEqual(["ad", "bill", "call"]);
    expect(rows("disagreement")[0]).toBe("bill");
  });
});

test("[VOT-48] of the last round it is known how many steps have figures and how many have none", () => {
  expect(lastRound(map, roomOf(roundChange()))).toBeUndefined();
  expect(lastRound(map, roomOf(published))).toMatchObject({ shown: 0, hidden: 3 });
  const later = roundChange({ state: "published", order: "X" }, "round2");
  const room = roomOf(published, later, tallyChange("s-ad", [1, 1, 1], { roundId: "round2" }));
  expect(lastRound(map, room)).toMatchObject({ round: { id: "round2" }, shown: 1, hidden: 2 });
});

test("[VOT-50] whys stand beside the figures of their own round only, in an order that tells nothing", () => {
  const why = (id: string, roundId: string, text: string): RoomChange => ({
    op: "create",
    table: "whys",
    id,
    values: { roundId, stepId: "s-ad", text },
  });
  const room = roomOf(
    published,
    roundChange({ state: "published", order: "X" }, "round2"),
    tallyChange("s-ad", [1, 1, 1]),
    tallyChange("s-ad", [2, 2, 1], { roundId: "round2" }),
    why("z", "round2", "first given"),
    why("a", "round2", "then given"),
    why("b", "round1", "of an older round"),
  );
  expect(whysByStep(room).get("s-ad")).toEqual(["then given", "first given"]);
});

test("[VOT-54] only journeys with steps can be rated", () => {
  const noSteps = { ...map, steps: new Map([...map.steps].filter(([id]) => id !== "d-call")) };
  expect(rateableJourneys(map).map(({ journey }) => journey.id)).toEqual(["way", "dream"]);
  expect(rateableJourneys(noSteps).map(({ journey }) => journey.id)).toEqual(["way"]);
});
