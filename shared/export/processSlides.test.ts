import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { exportedWorkshop } from "../format/exported.ts";
import type { Scene, TextItem } from "../format/scene/scene.ts";
import { roughMeasure } from "../format/scene/wrap.ts";
import { pictures, wordingOf } from "../format/words.ts";
import { applyPure, type MapChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { workshopToDeck } from "./deck.ts";
import { hospitalWorkshop } from "./hospital.fixture.ts";
import { largeProcess, layersOfLarge } from "./largeProcess.fixture.ts";
import type { PictureSetting } from "./pictureSetting.ts";
import { drawPicture } from "./pictures.ts";
import { drawProcessOverview } from "./processPicture.ts";

const { map, room } = hospitalWorkshop();
/** What fails in the large map, and the longest names that a lane may well have. */
const spoilt: readonly MapChange[] = [
  { op: "update", table: "processNodes", id: "n1-3", values: { fail: true } },
  ...layersOfLarge.map((_, at): MapChange => {
    const name = `Kundenserviceverantwortlichenvermittlung und Empfang ${at + 1}`;
    return { op: "update", table: "processLanes", id: `q${at}`, values: { name } };
  }),
];
const setting: PictureSetting = {
  workshop: exportedWorkshop({
    map: applyPure(schemas.map, map, [...largeProcess(), ...spoilt]),
    room,
  }),
  wording: wordingOf(pictures, "en"),
  measure: roughMeasure,
  nowMs: 1_763_800_000_000,
};
/** Of the large map so much that its parts have room in a list. */
const columnsKept = 12;
const gone = [...setting.workshop.map.processNodes.keys()].filter(
  (id) => /^n\d-/.test(id) && Number(id.slice(3)) >= columnsKept,
);
const smaller: PictureSetting = {
  ...setting,
  workshop: exportedWorkshop({
    map: applyPure(
      schemas.map,
      setting.workshop.map,
      gone.map((id): MapChange => ({ op: "delete", table: "processNodes", id })),
    ),
    room,
  }),
};
const big = { kind: "process", id: "big" } as const;

describe("what is behind a journey, on slides", () => {
  it.each([big, { kind: "process", id: "pr1" }, { kind: "blueprint", id: "en" }] as const)(
    "[EXP-200] the smallest text of $kind $id has 7 points",
    (of) => {
      const scenes = drawPicture(setting, of, "wide");
      expect(scenes.length).toBeGreaterThan(0);
      for (const scene of scenes) expect(smallestPoints(scene)).toBeGreaterThan(7);
    },
  );

  it("[EXP-201] the overview has each lane, each node, and each slide by its number and its ends", () => {
    const overview = drawProcessOverview(smaller, "big") as Scene;
    const parts = drawPicture(smaller, big, "wide");
    expect(smallestPoints(overview)).toBeGreaterThan(7);
    const texts = textsOf(overview);
    const words = texts.map(({ text }) => text);
    for (let at = 1; at <= parts.length; at++) {
      // In the frame on the map, and in the list.
      expect(words.filter((text) => text === String(at)).length).toBeGreaterThanOrEqual(2);
    }
    expect(words).toContain("Fail point");
    expect(words.filter((text) => /^N\d\.\d+\. – N\d\.\d+\.$/.test(text))).toHaveLength(
      parts.length,
    );
    // All but the one that fails.
    const nodes = overview.items.filter(
      (item) => item.kind === "box" && item.fill === "raised" && item.stroke === "ink2",
    );
    expect(nodes.length).toBe(columnsKept * layersOfLarge.length - 1);
    for (const { x, y } of [...texts, ...overview.items.filter((item) => item.kind === "box")]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(overview.width);
      expect(y).toBeLessThan(overview.height);
    }
  });

  it("[EXP-201] one of so many parts that they cannot all be listed lists none", () => {
    const overview = drawProcessOverview(setting, "big") as Scene;
    expect(smallestPoints(overview)).toBeGreaterThan(7);
    const words = textsOf(overview).map(({ text }) => text);
    expect(words.some((text) => text.includes(" – "))).toBe(false);
    expect(words.filter((text) => text === "30")).toHaveLength(1);
  });

  it("[EXP-201] in a deck it stands before the parts of a large map, a small one is one slide", async () => {
    const written = unzipSync(await workshopToDeck(setting, "light"));
    const slides = Object.entries(written).flatMap(([name, bytes]) =>
      /^ppt\/slides\/slide\d+\.xml$/.test(name) ? [strFromU8(bytes)] : [],
    );
    const count = (title: string) =>
      slides.filter((slide) => slide.includes(`>${title}<`) && slide.includes(">Process map"))
        .length;
    expect(count("Discharge")).toBe(drawPicture(setting, big, "wide").length + 1);
    expect(count("Bed allocation")).toBe(1);
    expect(drawProcessOverview(setting, "gone")).toBeUndefined();
  });
});

/** A slide of a deck is 960 points wide. */
function smallestPoints(scene: Scene): number {
  return Math.min(...textsOf(scene).map(({ size }) => size)) * (960 / scene.width);
}

function textsOf(scene: Scene): readonly TextItem[] {
  return scene.items.filter((item) => item.kind === "text");
}
