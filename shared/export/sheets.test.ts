import { describe, expect, it } from "vitest";
import { exportedWorkshop } from "../format/exported.ts";
import type { Scene, TextItem } from "../format/scene/scene.ts";
import { sheetNames, sheets } from "../format/scene/sheet.ts";
import { linesOf } from "../format/scene/sheetLines.ts";
import { roughMeasure } from "../format/scene/wrap.ts";
import { pictures, wordingOf } from "../format/words.ts";
import { applyPure, type MapChange } from "../model/change.ts";
import { journeyOutline, stepsOf } from "../model/outline.ts";
import { schemas } from "../model/tables.ts";
import { hospitalWorkshop } from "./hospital.fixture.ts";
import type { PictureSetting } from "./pictureSetting.ts";
import { drawPicture, drawSlide, drawStage, picturesIn } from "./pictures.ts";

const wording = wordingOf(pictures, "en");
const workshop = exportedWorkshop(hospitalWorkshop());
const setting: PictureSetting = {
  workshop,
  wording,
  measure: roughMeasure,
  nowMs: 1_763_800_000_000,
};
const all = picturesIn(workshop, wording);
const everySheet = all.flatMap(({ of, name }) =>
  sheetNames.flatMap((sheet) =>
    drawPicture(setting, of, sheet).map((scene, at) => ({ scene, sheet, at, name, kind: of.kind })),
  ),
);

describe("pictures for walls", () => {
  it("[EXP-33] a picture has the size of its sheet, and nothing lies outside it", () => {
    expect(everySheet.length).toBeGreaterThanOrEqual(16);
    for (const { scene, sheet } of everySheet) {
      expect([scene.width, scene.height]).toEqual([sheets[sheet].width, sheets[sheet].height]);
      expect(itemsOutside(scene)).toEqual([]);
    }
  });

  it("[EXP-34] a picture takes the fewest sheets on which it can be read, and each but the last says what follows", () => {
    const large = drawPicture(setting, { kind: "journey", id: "en" }, "a0");
    expect(large).toHaveLength(1);
    const heat = drawPicture(setting, { kind: "heatmap", by: "persona" }, "wide");
    expect(heat.length).toBeGreaterThan(1);
    for (const [at, scene] of heat.entries()) {
      const isSaid = textsOf(scene).some((text) =>
        /\d+ more touchpoints? on the next page/.test(text),
      );
      expect(isSaid).toBe(at < heat.length - 1);
    }
    for (const { scene, sheet } of everySheet) {
      const smallest = Math.min(
        ...scene.items.map((item) => (item.kind === "text" ? item.size : 99)),
      );
      expect(smallest).toBeGreaterThanOrEqual(12 * sheets[sheet].scaleMin - 0.01);
    }
  });

  it.each(["heatmap", "brief"] as const)(
    "[EXP-203] of 16:9 the smallest text of a picture of the kind %s has 7 points at the size of a deck",
    (kind) => {
      const of = everySheet.filter((one) => one.sheet === "wide" && one.kind === kind);
      expect(of).not.toEqual([]);
      for (const { scene } of of) {
        const sizes = scene.items.flatMap((item) => (item.kind === "text" ? [item.size] : []));
        // A slide of a deck is 960 points wide.
        expect(Math.min(...sizes) * (960 / scene.width)).toBeGreaterThan(7);
      }
    },
  );

  it("[EXP-35] each sheet has its legend, the workshop, the date, and which of how many it is", () => {
    for (const { scene, at, name, sheet } of everySheet.filter(
      (one) => !/Bed allocation|blueprint|Brief/.test(one.name),
    )) {
      const texts = textsOf(scene);
      expect(
        texts.some((text) => text.includes("November 22, 2025")),
        name,
      ).toBe(true);
      expect(texts).toContain("Love");
      const count = drawn(name, sheet);
      if (count > 1) expect(texts.join(" ")).toContain(`${at + 1} of ${count}`);
    }
  });

  it("[EXP-36] a journey's sheets show each step once, in order, with what is behind it", () => {
    for (const id of ["en", "ar", "ja"]) {
      const outline = journeyOutline(workshop.map, id);
      if (!outline) throw new Error("no journey");
      const numbers = drawPicture(setting, { kind: "journey", id }, "wide").flatMap((scene) =>
        numbersOf(scene),
      );
      expect(numbers.map(Number)).toEqual(stepsOf(outline).map((_, at) => at + 1));
    }
    const english = drawPicture(setting, { kind: "journey", id: "en" }, "a0").flatMap(textsOf);
    for (const text of ["Finding out", "Bed allocation", "Nursing", "Should exist", "Website"]) {
      expect(english).toContain(text);
    }
  });

  it("[EXP-36] a journey of right-to-left texts begins at the right", () => {
    const places = (id: string): readonly number[] => {
      const [scene] = drawPicture(setting, { kind: "journey", id }, "a0");
      return scene ? numberItems(scene).map(({ x }) => x) : [];
    };
    const [first = 0, second = 0] = places("ar");
    expect(first).toBeGreaterThan(second);
    const [one = 0, two = 0] = places("en");
    expect(one).toBeLessThan(two);
  });

  it("[EXP-36] lines of a journey are even, hold every step, and break between stages where one ends near", () => {
    const outline = journeyOutline(workshop.map, "en");
    if (!outline) throw new Error("no journey");
    for (let most = 1; most <= 30; most++) {
      const lines = linesOf(outline, most);
      expect(lines.flatMap(({ steps }) => steps.map(({ number }) => number))).toEqual(
        stepsOf(outline).map((_, at) => at + 1),
      );
      for (const { columns } of lines) expect(columns.length).toBeLessThanOrEqual(most);
    }
    expect(linesOf(outline, 13).map(({ steps }) => steps.length)).toEqual([11, 13]);
  });

  it("[EXP-36] a stage alone keeps the numbers of its steps", () => {
    const outline = journeyOutline(workshop.map, "en");
    if (!outline) throw new Error("no journey");
    const [scene] = drawStage(setting, outline, "en1s", 5);
    expect(scene?.title).toBe("Getting an appointment");
    expect(scene && textsOf(scene)).toEqual(expect.arrayContaining(["5", "6", "7"]));
  });

  it("[EXP-37] a heatmap's sheets show each touchpoint once", () => {
    const scenes = drawPicture(setting, { kind: "heatmap", by: "persona" }, "wide");
    const told = scenes.map(({ description }) => description).join(" ");
    for (const { text } of workshop.map.touchpoints.values()) {
      const step = [...workshop.map.steps.values()].find(
        ({ touchpointId }) => workshop.map.touchpoints.get(touchpointId)?.text === text,
      );
      expect(told.split(`${text}:`).length - 1, text).toBe(step?.missing ? 0 : 1);
    }
  });
});

it.each(sheetNames)("[EXP-166] a heatmap of few columns ends where %s does", (sheet) => {
  const { map, room } = hospitalWorkshop();
  const few = [...map.steps].filter(([, { journeyId }]) => journeyId === "en").slice(0, 5);
  const workshop = exportedWorkshop({ map: { ...map, steps: new Map(few) }, room });
  const of = { kind: "heatmap", by: "persona" } as const;
  const [scene] = drawPicture({ ...setting, workshop }, of, sheet);
  const rights = scene?.items.flatMap((item) => (item.kind === "box" ? [item.x + item.width] : []));
  const source = scene?.items.find((item) => item.kind === "text" && item.align === "end");
  expect(source?.kind === "text" && source.x).toBeCloseTo(Math.max(...(rights ?? [])), 0);
});

it("[EXP-85] process maps are among the pictures, as large as the sheet allows, with their lanes and nodes", () => {
  const of = all.find((one) => one.of.kind === "process")?.of;
  if (!of) throw new Error("no process map");
  for (const sheet of sheetNames) {
    const [scene] = drawPicture(setting, of, sheet);
    if (!scene) throw new Error("no sheet");
    expect([scene.width, scene.height]).toEqual([sheets[sheet].width, sheets[sheet].height]);
    const texts = textsOf(scene).join(" ");
    for (const word of ["Bed allocation", "Ward asks", "清掃する", "Frontstage", "20 min"])
      expect(texts).toContain(word);
    expect(itemsOutside(scene)).toEqual([]);
  }
});

it("[EXP-105] a journey with processes behind it has a blueprint on sheets, each step and node once, with its layers", () => {
  const of = all.find((one) => one.of.kind === "blueprint")?.of;
  expect(of).toEqual({ kind: "blueprint", id: "en" });
  if (!of) return;
  const outline = journeyOutline(workshop.map, "en");
  const count = outline ? stepsOf(outline).length : 0;
  for (const sheet of sheetNames) {
    const scenes = drawPicture(setting, of, sheet);
    const heads = scenes.flatMap(({ items }) =>
      items.filter((item) => item.kind === "box" && item.fill === "raised"),
    );
    const texts = scenes.flatMap(textsOf);
    const continued = texts.filter((text) => text.includes("continued"));
    expect(heads).toHaveLength(count + 4 + continued.length);
    expect(texts).toEqual(expect.arrayContaining(["Frontstage", "Line of visibility", "Support"]));
  }
});

it.each(sheetNames)(
  "[EXP-130] steps behind which nothing is drawn stand on a blueprint of %s without layers, and say once that there is no map",
  (sheet) => {
    const scenes = drawPicture(setting, { kind: "blueprint", id: "en" }, sheet);
    // Of 16:9, which is projected, the texts are larger. Rule EXP-200.
    expect(scenes).toHaveLength(sheet === "wide" ? 2 : 1);
    const texts = scenes.flatMap(textsOf);
    const rows = texts.filter((text) => text === "Touchpoint").length;
    expect(rows).toBeGreaterThan(1);
    expect(texts.filter((text) => text === "Backstage")).toHaveLength(1);
    // Two steps have the map; the others stand before, between and after them, or in rows of their own.
    const said = texts.filter((text) => text === "No process map yet").length;
    expect(said).toBeLessThanOrEqual(rows + 2);
  },
);

it.each(sheetNames)(
  "[EXP-162] a blueprint of very long texts takes no sheet of %s that other columns and lines spare",
  (sheet) => {
    const { map, room } = hospitalWorkshop();
    const text = "Waits between two wards with every form twice, and nobody says how long it takes";
    const long = applyPure(schemas.map, map, [
      ...[...map.touchpoints.keys()].map(
        (id): MapChange => ({ op: "update", table: "touchpoints", id, values: { text } }),
      ),
      ...[...map.processNodes.keys()].map(
        (id): MapChange => ({ op: "update", table: "processNodes", id, values: { name: text } }),
      ),
    ]);
    const workshop = exportedWorkshop({ map: long, room });
    const scenes = drawPicture({ ...setting, workshop }, { kind: "blueprint", id: "en" }, sheet);
    expect(scenes).toHaveLength(sheet === "wide" ? 3 : 1);
    const outline = journeyOutline(map, "en");
    const begun = scenes.flatMap(textsOf).filter((one) => /^Waits between/.test(one));
    const continued = scenes.flatMap(textsOf).filter((one) => /continued/.test(one));
    const steps = outline ? stepsOf(outline).length : 0;
    expect(begun).toHaveLength(steps + map.processNodes.size + continued.length);
  },
);

it("[EXP-165] neighbouring steps with the same process map share a line with its name, which is cut only where all of them have no room", () => {
  const { map, room } = hospitalWorkshop();
  const name = "Bed allocation, from the first call of the ward to the first night";
  const linked = applyPure(schemas.map, map, [
    { op: "update", table: "processes", id: "pr1", values: { name } },
    {
      op: "create",
      table: "processLinks",
      id: "pl3",
      values: { stepId: "en-10", processId: "pr1" },
    },
  ]);
  const texts = drawPicture(
    { ...setting, workshop: exportedWorkshop({ map: linked, room }) },
    { kind: "blueprint", id: "en" },
    "a0",
  ).flatMap(textsOf);
  expect(texts.filter((text) => text.startsWith("Bed alloc"))).toEqual([name]);
});

it.each(sheetNames)(
  "[EXP-33] stages that have no steps yet keep to their sheet of %s, and the last of them is there",
  (sheet) => {
    const { map, room } = hospitalWorkshop();
    const few = [...map.steps.values()]
      .filter(({ journeyId }) => journeyId === "en")
      .slice(4)
      .map(({ id }): MapChange => ({ op: "delete", table: "steps", id }));
    const named = Array.from({ length: 9 }, (_, at) => `Still to come ${at + 1}`);
    const empty = named.map(
      (name, at): MapChange => ({
        op: "create",
        table: "stages",
        id: `empty${at}`,
        values: { journeyId: "en", name, order: `W${at}` },
      }),
    );
    const sparse = applyPure(schemas.map, map, [...few, ...empty]);
    const own = { ...setting, workshop: exportedWorkshop({ map: sparse, room }) };
    const scenes = drawPicture(own, { kind: "journey", id: "en" }, sheet);
    expect(scenes.flatMap(itemsOutside)).toEqual([]);
    expect(scenes.flatMap(textsOf).join(" ")).toContain("come 9");
    for (const shape of ["wide", "tall"] as const) {
      const slide = drawSlide(own, { kind: "journey", id: "en" }, shape);
      expect(slide && itemsOutside(slide)).toEqual([]);
    }
  },
);

it.each(sheetNames)(
  "[EXP-130] the cards of a blueprint on %s fill the width of the sheet",
  (sheet) => {
    const [scene] = drawPicture(setting, { kind: "blueprint", id: "en" }, sheet);
    const boxes = scene?.items.flatMap((item) => (item.kind === "box" ? [item] : [])) ?? [];
    const right = Math.max(
      ...boxes.flatMap((one) => (one.fill === "raised" ? [one.x + one.width] : [])),
    );
    expect(right).toBeGreaterThan(0.92 * sheets[sheet].width);
  },
);

it("[EXP-108] each department has a brief: pains, loves, moments, steps in each journey, hand-offs", () => {
  const briefs = all.filter(({ of }) => of.kind === "brief");
  expect(briefs.map(({ name }) => name)).toContain("Brief · Admissions");
  expect(briefs).toHaveLength(workshop.map.departments.size);
  for (const sheet of sheetNames) {
    for (const { of } of briefs) {
      const texts = drawPicture(setting, of, sheet).flatMap(textsOf);
      expect(texts).toContain("Your pains");
      expect(texts).toContain("Your loves");
      expect(texts).toContain("Moments of truth that depend on you");
    }
  }
  const admissions = drawPicture(setting, { kind: "brief", id: "d0" }, "a3");
  const own = [...workshop.map.touchpoints.values()].filter(
    ({ departmentId }) => departmentId === "d0",
  );
  for (const { text } of own) {
    expect(admissions.map(({ description }) => description).join(" ")).toContain(text);
  }
  expect(admissions.flatMap(textsOf)).toContain("What you hand on");
  expect(drawPicture(setting, { kind: "brief", id: "gone" }, "a3")).toEqual([]);
});

function drawn(name: string, sheet: string): number {
  return everySheet.filter((one) => one.name === name && one.sheet === sheet).length;
}

function textsOf(scene: Scene): readonly string[] {
  return scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
}

/** The numbers of steps: set bold and quiet, which counts of votes are not. */
function numbersOf(scene: Scene): readonly string[] {
  return numberItems(scene).map(({ text }) => text);
}

function numberItems(scene: Scene): readonly TextItem[] {
  return scene.items.flatMap((item) =>
    item.kind === "text" && /^\d+$/.test(item.text) && item.weight === 650 && item.color === "ink3"
      ? [item]
      : [],
  );
}

function itemsOutside(scene: Scene): readonly unknown[] {
  return scene.items.filter((item) => {
    if (item.kind === "path") return false;
    if (item.kind === "box") {
      return (
        item.x < 0 ||
        item.y < 0 ||
        item.x + item.width > scene.width ||
        item.y + item.height > scene.height
      );
    }
    const width = roughMeasure(item.text, item.size, item.font, item.weight);
    const left = item.x - { start: 0, middle: width / 2, end: width }[item.align];
    return (
      left < -1 ||
      left + width > scene.width + 1 ||
      item.y < item.size * 0.7 ||
      item.y > scene.height
    );
  });
}
