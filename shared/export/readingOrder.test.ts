import { describe, expect, it } from "vitest";
import { exportedWorkshop } from "../format/exported.ts";
import { readsRightToLeft } from "../format/scene/direction.ts";
import type { TextItem } from "../format/scene/scene.ts";
import { type SheetName, sheetNames } from "../format/scene/sheet.ts";
import { roughMeasure } from "../format/scene/wrap.ts";
import { pictures, wordingOf } from "../format/words.ts";
import { applyPure, type MapChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { hospitalWorkshop } from "./hospital.fixture.ts";
import type { PictureOf } from "./pictureSetting.ts";
import { drawPicture, drawSlide } from "./pictures.ts";

const { map, room } = hospitalWorkshop();

function textsOf(of: PictureOf, sheet: SheetName, changes: readonly MapChange[] = []) {
  const workshop = exportedWorkshop({ map: applyPure(schemas.map, map, changes), room });
  const wording = wordingOf(pictures, "en");
  const setting = { workshop, wording, measure: roughMeasure, nowMs: 1_763_800_000_000 };
  return drawPicture(setting, of, sheet).map(({ items }) =>
    items.filter((item): item is TextItem => item.kind === "text"),
  );
}

describe("what a reader looks for first", () => {
  it("[EXP-153] under a title of any length a sheet has the whole day and its number", () => {
    const title = "A visit to St Brendan’s and everything after it · ".repeat(4);
    const changes = [{ op: "update", table: "workshop", id: "main", values: { title } }] as const;
    for (const sheet of sheetNames) {
      const drawn = textsOf({ kind: "heatmap", by: "persona" }, sheet, changes);
      for (const [at, texts] of drawn.entries()) {
        const end = drawn.length > 1 ? `  ·  ${at + 1} of ${drawn.length}` : "";
        const said = texts.map(({ text }) => text).filter((text) => text.includes("2025"));
        expect(said).toEqual([expect.stringMatching(new RegExp(`….*November 22, 2025${end}$`))]);
      }
    }
  });

  it("[EXP-154] the arrow of a hand-off points the way its line is read", () => {
    const names = ["Ward asks for a bed", "السرير جاهز؟", "清掃する", "Call the patient"];
    const texts = textsOf({ kind: "brief", id: "d0" }, "wide").flat();
    const after = texts.map(({ text }) => text).filter((text) => /[←→]/.test(text));
    expect(after).toEqual([
      `→ ${names[2]}`,
      `← ${names[1]} (to Nursing)`,
      `→ ${names[3]} (to Nursing)`,
    ]);
    for (const { text, align } of texts.filter((item) => after.includes(item.text))) {
      expect(align).toBe(readsRightToLeft(text) ? "end" : "start");
    }
    const [taken] = texts.filter(({ text }) => text === `${names[1]} (from Nursing)`);
    expect(taken?.align).toBe("end");
  });
});

describe("a picture on a slide", () => {
  const workshop = exportedWorkshop({ map, room });
  const wording = wordingOf(pictures, "en");
  const setting = { workshop, wording, measure: roughMeasure, nowMs: 1_763_800_000_000 };

  it("[EXP-156] [EXP-180] an overview of all of it is on one slide, in the proportions of the screen", () => {
    for (const [shape, proportion] of [
      ["wide", 2],
      ["tall", 0.72],
    ] as const) {
      const journey = drawSlide(setting, { kind: "journey", id: "en" }, shape);
      const heatmap = drawSlide(setting, { kind: "heatmap", by: "persona" }, shape);
      for (const scene of [journey, heatmap]) {
        if (!scene) throw new Error("There is no picture");
        expect(scene.width / scene.height).toBeCloseTo(proportion, 2);
        const words = scene.items.map((item) => (item.kind === "text" ? item.text : "")).join(" ");
        expect(words).not.toMatch(/on the next page/);
      }
    }
    expect(drawSlide(setting, { kind: "journey", id: "gone" }, "wide")).toBeUndefined();
  });
});
