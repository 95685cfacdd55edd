import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { exportedWorkshop } from "../format/exported.ts";
import { heatmapSlides } from "../format/scene/heatmapSheet.ts";
import { sheetNames, sheets } from "../format/scene/sheet.ts";
import { roughMeasure } from "../format/scene/wrap.ts";
import { pictures, wordingOf } from "../format/words.ts";
import { heatmapByDepartment, heatmapByPersona } from "../insight/heatmap.ts";
import { applyPure, type MapChange, type RoomChange } from "../model/change.ts";
import { columnParts } from "../model/heatmap.ts";
import { schemas } from "../model/tables.ts";
import { findingTables } from "./deckTables.ts";
import { hospitalWorkshop } from "./hospital.fixture.ts";
import type { PictureSetting } from "./pictureSetting.ts";
import { drawHeatmapOnPaper, drawHeatmapStrip, drawPicture, drawSlide } from "./pictures.ts";
import { workshopToXlsx } from "./workbook.ts";

const aims: readonly MapChange[] = [
  {
    op: "create",
    table: "journeys",
    id: "aim",
    values: { personaId: "p-en", kind: "ideal" },
  },
  ...[4, 6].map((number): MapChange => {
    const values = {
      journeyId: "aim",
      touchpointId: `t-en-${number}`,
      slot: ["none", "V"] as const,
    };
    return { op: "create", table: "steps", id: `aim-${number}`, values };
  }),
];
const felt: readonly RoomChange[] = [
  tally("aim-6", { love: 8, pain: 0, n: 9, mean: 1.75, spread: 0.5 }),
  tally("aim-4", { feeling: "love" }),
];

const hospital = hospitalWorkshop();
const workshop = exportedWorkshop({
  map: applyPure(schemas.map, hospital.map, aims),
  room: applyPure(schemas.room, hospital.room, felt),
});
const wording = wordingOf(pictures, "en");
const setting: PictureSetting = { workshop, wording, measure: roughMeasure, nowMs: 0 };
const text = workshop.map.touchpoints.get("t-en-6")?.text ?? "";
const today =
  [...workshop.room.tallies.values()].find(({ stepId }) => stepId === "en-6")?.mean ?? 0;
const distance = Math.round((1.75 - today) * 10) / 10;

it("[VOT-36] [VOT-38] the table of a deck has what is felt today and ideally side by side, with the distance", () => {
  const table = findingTables(setting).find(({ title }) => title === "Love and pain");
  const over = table?.over ?? [];
  expect(over.filter(({ text }) => text === "Maria Okafor")).toEqual([
    { text: "Maria Okafor", columns: 2 },
  ]);
  const before = over.slice(
    0,
    over.findIndex(({ text }) => text === "Maria Okafor"),
  );
  const at = before.reduce((sum, { columns }) => sum + columns, 0);
  expect(table?.header.slice(at, at + 2)).toEqual(["Current", "Ideal"]);
  const row = table?.rows.find(([first]) => first?.text === text);
  expect(row?.[at]?.text).not.toMatch(/[↑↓]/);
  expect(row?.[at + 1]?.text).toContain(`♡ +1.8  ↑\u00a0${distance}\n8 / 0, n 9`);
  expect(table?.notes).toContain("↑ ↓");
});

it("[VOT-36] [VOT-38] the workbook has a column for each, and one for what lies between", () => {
  const files = unzipSync(workshopToXlsx(workshop, wording));
  const sheet = strFromU8(files["xl/worksheets/sheet2.xml"] ?? new Uint8Array());
  const rows = (sheet.match(/<row .*?<\/row>/gs) ?? []).map((row) =>
    (row.match(/<c .*?(?:<\/c>|\/>)/gs) ?? []).map((cell) => cell.replace(/<[^>]*>/g, "")),
  );
  const [head = []] = rows;
  const at = head.indexOf("Maria Okafor · Current");
  expect(head.slice(at, at + 3)).toEqual([
    "Maria Okafor · Current",
    "Maria Okafor · Ideal",
    "Maria Okafor · Ideal minus current",
  ]);
  expect(head.filter((name) => name.includes("minus"))).toHaveLength(1);
  const own = sheet.match(/<row .*?<\/row>/gs)?.find((row) => row.includes(text)) ?? "";
  expect(own).toContain("<v>1.75</v>");
  expect(own).toContain(`<v>${Math.round((1.75 - today) * 100) / 100}</v>`);
});

it("[EXP-108] [EXP-173] the sheet of a brief says whose a pain or love is, and which are of an ideal journey", () => {
  const id = workshop.map.touchpoints.get("t-en-6")?.departmentId ?? "";
  const marks = (of: PictureSetting) =>
    drawPicture(of, { kind: "brief", id }, "a3")
      .flatMap(({ items }) => items)
      .filter((item) => item.kind === "text" && item.font === "interface")
      .filter(
        (item) => item.kind === "text" && item.text === `Maria Okafor · ${wording.say("ideal")}`,
      );
  const before = marks({ ...setting, workshop: exportedWorkshop(hospital) });
  // Of the two that are felt in the new ideal journey one is another department's.
  expect(marks(setting)).toHaveLength(before.length + 1);
});

it.each(sheetNames)("[VOT-38] on %s nothing of a heatmap with both lies outside", (sheet) => {
  for (const scene of drawPicture(setting, { kind: "heatmap", by: "persona" }, sheet)) {
    const texts = scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
    expect(texts).toEqual(expect.arrayContaining(["Current", "Ideal"]));
    for (const item of scene.items) {
      if (item.kind !== "box") continue;
      expect(item.x).toBeGreaterThanOrEqual(0);
      expect(item.x + item.width).toBeLessThanOrEqual(scene.width);
      expect(item.y + item.height).toBeLessThanOrEqual(scene.height);
    }
  }
  const slide = drawSlide(setting, { kind: "heatmap", by: "persona" }, "wide");
  expect(slide?.description).toContain(
    `Maria Okafor Ideal +1.8 (${distance} better than the current one)`,
  );
});

const names = Array.from({ length: 30 }, (_, at) => `${"Complaints and returns ".repeat(3)}${at}`);
const crowded = exportedWorkshop({
  map: applyPure(
    schemas.map,
    workshop.map,
    names.map((name, at) => ({
      op: "create",
      table: "departments",
      id: `many-${at}`,
      values: { name },
    })),
  ),
  room: applyPure(
    schemas.room,
    workshop.room,
    names.flatMap((_, at) =>
      ["en-6", "aim-6"].map((stepId): RoomChange => {
        const figures = { love: 8, pain: 0, n: 9, mean: 1.75, spread: 0.5 };
        const values = { roundId: "r1", stepId, departmentId: `many-${at}`, ...figures };
        return { op: "create", table: "tallies", id: `m-${at}-${stepId}`, values };
      }),
    ),
  ),
});

it("[EXP-172] a deck has at most eight columns of a heatmap on a slide, and each name whole or cut above those that are its own", () => {
  const tables = findingTables({ ...setting, workshop: crowded }).filter(({ kicker }) =>
    kicker.includes("by department"),
  );
  expect(tables).toHaveLength(8);
  for (const { header, over, rows } of tables) {
    expect(header.length - 1).toBeLessThanOrEqual(8);
    expect(over?.reduce((sum, { columns }) => sum + columns, 0)).toBe(header.length);
    expect(header.slice(1)).toEqual(
      header.slice(1).map((_, at) => (at % 2 === 0 ? "Current" : "Ideal")),
    );
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => header.length));
  }
  const told = tables.flatMap(({ over = [] }) => over.map(({ text }) => text).filter(Boolean));
  expect(told).toEqual(expect.arrayContaining(names));
  expect(new Set(told).size).toBe(told.length);
});

it.each(sheetNames)(
  "[EXP-171] [EXP-37] on %s a heatmap of many departments is still read",
  (name) => {
    const scenes = drawPicture(
      { ...setting, workshop: crowded },
      { kind: "heatmap", by: "department" },
      name,
    );
    expect(scenes.length).toBeGreaterThan(1);
    for (const [at, { items }] of scenes.entries()) {
      const texts = items.flatMap((item) => (item.kind === "text" ? [item] : []));
      for (const { size } of texts) expect(size).toBeGreaterThanOrEqual(12 * sheets[name].scaleMin);
      const follows = texts.some((item) => /more (departments?|touchpoints?) on/.test(item.text));
      expect(follows).toBe(at < scenes.length - 1);
    }
  },
);

it("[EXP-171] what hurts most in some columns comes first where they stand without the others", () => {
  const [one, other] = [...workshop.map.touchpoints.values()];
  if (!one || !other) throw new Error("There are no touchpoints");
  const felt = (mean: number) => ({ mean, love: 1, pain: 1, n: 9, spread: 0 });
  const columns = ["a", "b"].map((id) => ({ group: { id, name: id }, kind: "current" as const }));
  const rows = [
    { touchpoint: one, cells: [felt(-2), felt(1)], place: 0 },
    { touchpoint: other, cells: [felt(0), felt(-1)], place: 1 },
  ];
  const firsts = columnParts({ columns, rows }, 1).map((part) => part.rows[0]?.touchpoint.id);
  expect(firsts).toEqual([one.id, other.id]);
});

describe("a heatmap on the slides of a walk", () => {
  it.each([
    ["of many departments", crowded, "department"],
    ["of three personas", workshop, "persona"],
  ] as const)(
    "[EXP-174] %s it is read from the back of a room, and all of it is there",
    (_, shown, by) => {
      const heatmap = (by === "persona" ? heatmapByPersona : heatmapByDepartment)(
        shown.map,
        shown.room,
      );
      const parts = heatmapSlides(heatmap);
      expect(parts.length).toBeGreaterThan(1);
      for (const [at, { columns, rows }] of parts.entries()) {
        expect(columns.length).toBeLessThanOrEqual(8);
        const scene = drawSlide(
          { ...setting, workshop: shown },
          { kind: "heatmap", by, slide: at },
          "wide",
        );
        expect([scene?.width, scene?.height]).toEqual([1920, 960]);
        const texts = scene?.items.flatMap((item) => (item.kind === "text" ? [item] : [])) ?? [];
        // At 1280 by 720, between the title and what leads on.
        expect(Math.min(...texts.map(({ size }) => size)) * (565 / 960)).toBeGreaterThan(9);
        expect(Math.max(...texts.map(({ y }) => y))).toBeLessThan(960);
        for (const { touchpoint } of rows) expect(scene?.description).toContain(touchpoint.text);
      }
      const cellsOf = (cells: readonly unknown[]) => cells.filter((cell) => cell !== undefined);
      expect(parts.flatMap(({ rows }) => rows.flatMap(({ cells }) => cellsOf(cells)))).toHaveLength(
        heatmap.rows.flatMap(({ cells }) => cellsOf(cells)).length,
      );
      const beyond = { kind: "heatmap", by, slide: parts.length } as const;
      expect(drawSlide({ ...setting, workshop: shown }, beyond, "wide")).toBeUndefined();
    },
  );

  it("[EXP-174] what hurts most is on its first slide, and no slide has much less than another", () => {
    const heatmap = heatmapByPersona(workshop.map, workshop.room);
    const parts = heatmapSlides(heatmap);
    expect(parts.flatMap(({ rows }) => rows)).toEqual(heatmap.rows);
    const counts = parts.map(({ rows }) => rows.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(parts.length);
  });

  it("[EXP-174] nothing rated is no slide", () => {
    expect(heatmapSlides({ columns: [], rows: [] })).toEqual([]);
  });
});

describe("a heatmap on a small screen", () => {
  const heatmap = heatmapByPersona(workshop.map, workshop.room);
  const parts = heatmapSlides(heatmap);

  it.each([
    ["phone", 1, 360 - 2 * 12],
    ["phone on its side", 2, 740 - 2 * 12],
  ] as const)(
    "[EXP-176] on a %s each slide has all of its part, its smallest text 9 px high",
    (_, across, room) => {
      for (const [at, { rows }] of parts.entries()) {
        const scene = drawHeatmapStrip(setting, at, across);
        if (!scene) throw new Error("The slide has no strip");
        const texts = scene.items.flatMap((item) => (item.kind === "text" ? [item] : []));
        const smallest = Math.min(...texts.map(({ size }) => size));
        expect((smallest * room) / scene.width).toBeGreaterThan(9);
        expect(Math.max(...texts.map(({ y }) => y))).toBeLessThan(scene.height);
        const boxes = scene.items.flatMap((item) => (item.kind === "box" ? [item] : []));
        const cells = rows.flatMap((row) => row.cells.filter((cell) => cell !== undefined));
        expect(boxes.filter(({ fill }) => fill !== "none")).toHaveLength(cells.length);
        for (const { x, y, width, height } of boxes) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(scene.width);
          expect(y + height).toBeLessThanOrEqual(scene.height);
        }
        for (const { touchpoint } of rows) expect(scene.description).toContain(touchpoint.text);
      }
      expect(drawHeatmapStrip(setting, parts.length, across)).toBeUndefined();
    },
  );

  it("[EXP-176] what hurts most is read first, and a persona without a rating takes no room", () => {
    const strips = parts.map((_, at) => drawHeatmapStrip(setting, at, 1));
    const names = new Set(heatmap.columns.map(({ group }) => group.name));
    const read = strips
      .flatMap((scene) => scene?.items ?? [])
      .flatMap((item) => (item.kind === "text" && names.has(item.text) ? [item.text] : []));
    const rated = heatmap.rows.flatMap(({ cells }) => {
      const groups = cells.flatMap((cell, at) =>
        cell ? (heatmap.columns[at]?.group.name ?? []) : [],
      );
      return [...new Set(groups)];
    });
    expect(read).toEqual(rated);
  });

  it("[EXP-176] a journey that nobody has takes no room", () => {
    const kindsOf = (drawn: PictureSetting): ReadonlySet<string> => {
      const texts = drawHeatmapStrip(drawn, 0, 1)?.items ?? [];
      const kinds = ["Current", "Ideal"];
      return new Set(
        texts.flatMap((item) =>
          item.kind === "text" && kinds.includes(item.text) ? [item.text] : [],
        ),
      );
    };
    expect(kindsOf(setting)).toEqual(new Set(["Current", "Ideal"]));
    const journeys = new Map(
      [...workshop.map.journeys].map(([id, journey]) => [
        id,
        { ...journey, kind: "ideal" as const },
      ]),
    );
    const ideal = { ...workshop, map: { ...workshop.map, journeys } };
    expect(kindsOf({ ...setting, workshop: ideal })).toEqual(new Set(["Ideal"]));
  });
});

describe("a heatmap on paper", () => {
  /** As wide as A4 is high, without the margins. */
  const pointsAcross = (273 / 25.4) * 72;

  it.each([
    ["of many departments", crowded, "department"],
    ["of three personas", workshop, "persona"],
  ] as const)(
    "[EXP-175] %s its smallest text has 6 points, and each page says which it is",
    (_, shown, by) => {
      const pages = drawHeatmapOnPaper({ ...setting, workshop: shown }, by);
      expect(pages.length).toBeGreaterThan(1);
      for (const [at, { items, width, height }] of pages.entries()) {
        const texts = items.flatMap((item) => (item.kind === "text" ? [item] : []));
        const smallest = Math.min(...texts.map(({ size }) => size));
        expect((smallest / width) * pointsAcross).toBeGreaterThan(6);
        expect(Math.max(...texts.map(({ y }) => y))).toBeLessThan(height);
        const position = `${at + 1} of ${pages.length}`;
        expect(texts.filter(({ text }) => text.endsWith(position))).toHaveLength(1);
      }
      const heatmap = (by === "persona" ? heatmapByPersona : heatmapByDepartment)(
        shown.map,
        shown.room,
      );
      const said = pages.map(({ description }) => description).join(" ");
      for (const { touchpoint } of heatmap.rows) expect(said).toContain(touchpoint.text);
    },
  );

  it("[EXP-175] one page has no number, and nothing rated no page", () => {
    const [first] = hospital.room.tallies.values();
    const tallies = new Map(first ? [["only", first]] : []);
    const [page, ...further] = drawHeatmapOnPaper(
      { ...setting, workshop: { ...workshop, room: { ...workshop.room, tallies } } },
      "persona",
    );
    expect(further).toEqual([]);
    expect(page?.items.filter((item) => item.kind === "text" && / of \d/.test(item.text))).toEqual(
      [],
    );
    const room = { ...workshop.room, tallies: new Map() };
    expect(drawHeatmapOnPaper({ ...setting, workshop: { ...workshop, room } }, "persona")).toEqual(
      [],
    );
  });
});

function tally(
  stepId: string,
  figures: Partial<Extract<RoomChange, { table: "tallies"; op: "create" }>["values"]>,
): RoomChange {
  const values = { roundId: "r1", stepId, ...figures };
  return { op: "create", table: "tallies", id: `y-${stepId}`, values };
}
