import { describe, expect, it } from "vitest";
import { exportedWorkshop } from "../format/exported.ts";
import type { Scene } from "../format/scene/scene.ts";
import { sheetNames, sheets } from "../format/scene/sheet.ts";
import { groupsWithin } from "../format/scene/spans.ts";
import { roughMeasure } from "../format/scene/wrap.ts";
import { pictures, wordingOf } from "../format/words.ts";
import { seededChance } from "../kit/outside.ts";
import { create } from "../model/change.fixture.ts";
import { applyPure } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { hospitalWorkshop } from "./hospital.fixture.ts";
import {
  columnsOfLarge as columns,
  layersOfLarge as lanes,
  largeProcess,
} from "./largeProcess.fixture.ts";
import type { PictureOf, PictureSetting } from "./pictureSetting.ts";
import { drawPicture } from "./pictures.ts";

const { map, room } = hospitalWorkshop();
const workshop = exportedWorkshop({ map: applyPure(schemas.map, map, largeProcess()), room });
const setting: PictureSetting = {
  workshop,
  wording: wordingOf(pictures, "en"),
  measure: roughMeasure,
  nowMs: 1_763_800_000_000,
};
const pictured: readonly PictureOf[] = [
  { kind: "process", id: "big" },
  { kind: "blueprint", id: "en" },
];

const blueprintSheetsOf = { wide: 6, a3: 2, a0: 1, square: 2 };

describe.each(sheetNames)("what is behind a journey, on the sheet %s", (sheet) => {
  it("[EXP-106] a process map that cannot be read on one sheet goes on over several, each node on one of them", () => {
    const scenes = drawPicture(setting, { kind: "process", id: "big" }, sheet);
    expect(scenes.length).toBeGreaterThan(1);
    expect(nodesOf(scenes)).toEqual(everyNode);
    for (const [at, scene] of scenes.entries()) {
      const texts = textsOf(scene).join("\n");
      expect(texts).toContain(`${at + 1} of ${scenes.length}`);
      expect(/Continues on \d+ more sheet/.test(texts)).toBe(at < scenes.length - 1);
    }
  });

  it("[EXP-106] a flow that goes on says on which sheet, on both", () => {
    const scenes = drawPicture(setting, { kind: "process", id: "big" }, sheet);
    const at = (name: string) => scenes.findIndex((scene) => textsOf(scene).includes(name));
    const parted = Array.from({ length: columns - 1 }, (_, index) => [
      at(`N0.${index}.`),
      at(`N${(index % 3) + 1}.${index + 1}.`),
    ]).filter(([from, to]) => from !== to);
    expect(parted.length).toBeGreaterThan(0);
    for (const [from = 0, to = 0] of parted) {
      expect(numbersIn(scenes[from])).toContain(String(to + 1));
      expect(numbersIn(scenes[to])).toContain(String(from + 1));
    }
  });

  it("[EXP-105] a step with more cards than a sheet is high goes on in the next column", () => {
    const scenes = drawPicture(setting, { kind: "blueprint", id: "en" }, sheet);
    const names = nodesOf(scenes);
    expect(names).toEqual(everyNode);
    expect(scenes.flatMap(textsOf).join(" ")).toContain("continued");
    expect(scenes).toHaveLength(blueprintSheetsOf[sheet]);
    for (const [at, scene] of scenes.entries()) {
      const isSaid = /more steps? on the next page/.test(textsOf(scene).join(" "));
      expect(isSaid).toBe(at < scenes.length - 1);
    }
  });

  it("[EXP-106] the texts of both are as large as the sheet's smallest scale asks for, and nothing lies outside", () => {
    for (const scene of pictured.flatMap((of) => drawPicture(setting, of, sheet))) {
      expect([scene.width, scene.height]).toEqual([sheets[sheet].width, sheets[sheet].height]);
      for (const item of scene.items) {
        if (item.kind === "path") continue;
        if (item.kind === "text") {
          expect(item.size).toBeGreaterThanOrEqual(12 * sheets[sheet].scaleMin - 0.01);
          expect(item.y).toBeLessThanOrEqual(scene.height);
          continue;
        }
        expect(item.x).toBeGreaterThanOrEqual(0);
        expect(item.y).toBeGreaterThanOrEqual(0);
        expect(item.x + item.width).toBeLessThanOrEqual(scene.width);
        expect(item.y + item.height).toBeLessThanOrEqual(scene.height);
      }
    }
  });
});

it("[EXP-163] each row of lanes has its own columns, and only its first sheet has lanes without a node at their edge", () => {
  const layerOf = ["customer", "frontstage", "backstage", "backstage", "support", "support"];
  const places = [[40, 1100, 2200], [600, 1500], [40, 900], [1000, 1700], [1150], [1420]];
  const workshop = exportedWorkshop({
    map: applyPure(schemas.map, map, [
      create("processes", "lower", { name: "Discharge" }),
      ...layerOf.map((layer, at) =>
        create("processLanes", `w${at}`, {
          processId: "lower",
          layer: layer as (typeof lanes)[number],
          name: `Lane ${at}`,
          order: `V${at + 1}`,
        }),
      ),
      ...places.flatMap((own, lane) =>
        own.map((x, at) =>
          create("processNodes", `w${lane}-${at}`, {
            processId: "lower",
            name: `N${lane}.${at}.`,
            kind: "task",
            spot: [`w${lane}`, x, 60],
          }),
        ),
      ),
    ]),
    room,
  });
  const scenes = drawPicture({ ...setting, workshop }, { kind: "process", id: "lower" }, "wide");
  const kept = (pattern: RegExp) =>
    scenes.map((scene) => textsOf(scene).filter((text) => pattern.test(text)));
  expect(
    kept(/^N\d\.\d\.$/)
      .flat()
      .sort(),
  ).toEqual(places.flatMap((own, lane) => own.map((_, at) => `N${lane}.${at}.`)));
  expect(kept(/^Lane/)).toEqual([
    ["Lane 0", "Lane 1"],
    ["Lane 0", "Lane 1"],
    ["Lane 0"],
    ["Lane 2", "Lane 3"],
    ["Lane 2", "Lane 3"],
    ["Lane 4", "Lane 5"],
  ]);
});

it("[EXP-106] whatever lies along a direction is shared among sheets, each thing once and each sheet long enough", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const bytes = seededChance(seed).bytes(60);
    const spans = [...bytes].map((byte, at) => ({
      from: byte * 9 + at,
      to: byte * 9 + at + 60 + (byte % 40),
      ids: [String(at)],
    }));
    const groups = groupsWithin(spans, 400);
    expect(groups.flatMap(({ ids }) => [...ids]).sort()).toEqual(
      spans.flatMap(({ ids }) => ids).sort(),
    );
    for (const { from, to } of groups) expect(to - from).toBeLessThanOrEqual(400);
  }
});

const everyNode = lanes
  .flatMap((_, lane) => Array.from({ length: columns }, (_, at) => `N${lane}.${at}.`))
  .sort();

function nodesOf(scenes: readonly Scene[]): readonly string[] {
  return scenes
    .flatMap(textsOf)
    .filter((text) => /^N\d\.\d+\.$/.test(text))
    .sort();
}

function numbersIn(scene: Scene | undefined): readonly string[] {
  return (scene ? textsOf(scene) : []).filter((text) => /^\d+$/.test(text));
}

function textsOf(scene: Scene): readonly string[] {
  return scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
}
