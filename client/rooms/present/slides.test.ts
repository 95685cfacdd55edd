import { describe, expect, it } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "../../../shared/model/change.ts";
import { journeyOutline } from "../../../shared/model/outline.ts";
import { schemas } from "../../../shared/model/tables.ts";
import { slideAfterKey, slideAt, slideKey, slidesOf } from "./slides.ts";
import { slideWords } from "./useWalk.ts";

const none = { heatmapSlides: 0, hasChange: false, hasMatters: false };

const oneStep = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  { op: "create", table: "stages", id: "g", values: { journeyId: "j", order: "V" } },
  { op: "create", table: "touchpoints", id: "t", values: { text: "T" } },
  {
    op: "create",
    table: "steps",
    id: "only",
    values: { journeyId: "j", touchpointId: "t", slot: ["g", "V"] },
  },
]);

describe("a walk", () => {
  it("[EXP-19] each step comes once, in the persona's order, between an opening and an end", () => {
    const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
      { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
      {
        op: "create",
        table: "stages",
        id: "late",
        values: { journeyId: "j", name: "Late", order: "Z" },
      },
      {
        op: "create",
        table: "stages",
        id: "early",
        values: { journeyId: "j", name: "Early", order: "A" },
      },
      { op: "create", table: "touchpoints", id: "t", values: { text: "T" } },
      ...(["late V", "early Z", "early A", "gone V"] as const).map((place) => {
        const [stageId = "", order = ""] = place.split(" ");
        const values = { journeyId: "j", touchpointId: "t", slot: [stageId, order] as const };
        return { op: "create", table: "steps", id: place.replace(" ", "-"), values } as const;
      }),
    ]);
    const outline = journeyOutline(map, "j");
    if (!outline) throw new Error("no journey");
    const slides = slidesOf(outline, none);
    expect(slides.at(0)?.kind).toBe("opening");
    expect(slides.at(-1)?.kind).toBe("end");
    const steps = slides.flatMap((slide) => (slide.kind === "step" ? slide.item.step.id : []));
    expect(steps).toEqual(["early-A", "early-Z", "gone-V", "late-V"]);
  });

  it("[EXP-103] what was found stands between the last step and the end, only where there is something", () => {
    const outline = journeyOutline(oneStep, "j");
    if (!outline) throw new Error("no journey");
    const all = { heatmapSlides: 1, hasChange: true, hasMatters: true };
    const keys = slidesOf(outline, all).map(slideKey);
    expect(keys).toEqual(["opening", "map", "only", "heatmap", "change", "matters", "end"]);
    expect(slidesOf(outline, none).map(slideKey)).toEqual(["opening", "map", "only", "end"]);
  });

  it("[EXP-174] each slide of a heatmap has its address, the first that of a heatmap with one slide", () => {
    const outline = journeyOutline(oneStep, "j");
    if (!outline) throw new Error("no journey");
    const slides = slidesOf(outline, { ...none, heatmapSlides: 3 });
    expect(slides.map(slideKey)).toEqual([
      "opening",
      "map",
      "only",
      "heatmap",
      "heatmap-2",
      "heatmap-3",
      "end",
    ]);
    expect(slideAt(slides, "heatmap-3", 0)).toBe(5);
  });

  it("[EXP-156] [EXP-180] a journey too long for one slide has an overview, and a slide for each part", () => {
    const many = Array.from({ length: 12 }, (_, at): MapChange => {
      const slot = ["g", `W${String.fromCharCode(65 + at)}`] as const;
      const values = { journeyId: "j", touchpointId: "t", slot } as const;
      return { op: "create", table: "steps", id: `s${at}`, values };
    });
    const outline = journeyOutline(applyPure(schemas.map, oneStep, many), "j");
    if (!outline) throw new Error("no journey");
    const slides = slidesOf(outline, none);
    expect(slides.slice(0, 5).map(slideKey)).toEqual(["opening", "map", "map-1", "map-2", "only"]);
    expect(slideAt(slides, "map-2", 0)).toBe(3);
    expect(slides.slice(1, 4).map((slide) => slideWords(slide, slides))).toEqual([
      "The whole journey",
      "The whole journey · 1 of 2",
      "The whole journey · 2 of 2",
    ]);
  });

  it("[EXP-103] an address that names a slide which is gone stays where one was", () => {
    const outline = journeyOutline(oneStep, "j");
    if (!outline) throw new Error("no journey");
    const slides = slidesOf(outline, none);
    expect(slideAt(slides, undefined, 2)).toBe(0);
    expect(slideAt(slides, "only", 0)).toBe(2);
    expect(slideAt(slides, "gone", 2)).toBe(2);
    expect(slideAt(slides, "gone", 9)).toBe(3);
  });

  it("[A11-15] keys lead forward, back, to the first, to the last, and out", () => {
    expect(slideAfterKey(" ", 0, 4)).toBe(1);
    expect(slideAfterKey("PageDown", 3, 4)).toBe(3);
    expect(slideAfterKey("ArrowLeft", 0, 4)).toBe(0);
    expect(slideAfterKey("PageUp", 2, 4)).toBe(1);
    expect([slideAfterKey("Home", 2, 4), slideAfterKey("End", 0, 4)]).toEqual([0, 3]);
    expect(slideAfterKey("Escape", 2, 4)).toBe("leave");
    expect(slideAfterKey("a", 2, 4)).toBeNull();
  });
});
