import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { exportedWorkshop } from "../format/exported.ts";
import { sheetNames } from "../format/scene/sheet.ts";
import { roughMeasure } from "../format/scene/wrap.ts";
import { pictures, wordingOf } from "../format/words.ts";
import { applyPure, type MapChange, type RoomChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { findingTables, overviewTable, planTables } from "./deckTables.ts";
import { changeWords, measuredOf } from "./findings.ts";
import { hospitalWorkshop } from "./hospital.fixture.ts";
import { longHeader, workshopToCsv } from "./longTable.ts";
import type { PictureSetting } from "./pictureSetting.ts";
import { drawPicture, picturesIn } from "./pictures.ts";
import { stepNotes } from "./stepWords.ts";
import { workshopToXlsx } from "./workbook.ts";

const planned: readonly MapChange[] = [
  {
    op: "update",
    table: "steps",
    id: "en-6",
    values: {
      momentOfTruth: "pain",
      momentOwner: "Ines",
      momentAction: "Call back in an hour",
      speakerNotes: "Ask who has waited here",
    },
  },
];
const measuredAgain: readonly RoomChange[] = [
  {
    op: "create",
    table: "rounds",
    id: "r2",
    values: { kind: "feel", state: "published", endsAtMs: 0, order: "W" },
  },
  {
    op: "create",
    table: "tallies",
    id: "again",
    values: { roundId: "r2", stepId: "en-6", love: 7, pain: 1, n: 9, mean: 1.5, spread: 0.5 },
  },
  {
    op: "create",
    table: "rounds",
    id: "r3",
    values: { kind: "dots", state: "published", endsAtMs: 0, order: "X" },
  },
  {
    op: "create",
    table: "dotResults",
    id: "dots",
    values: { roundId: "r3", touchpointId: "t-en-6", dots: 11 },
  },
];

const { map, room } = hospitalWorkshop();
const workshop = exportedWorkshop({
  map: applyPure(schemas.map, map, planned),
  room: applyPure(schemas.room, room, measuredAgain),
});
const wording = wordingOf(pictures, "en");
const setting: PictureSetting = { workshop, wording, measure: roughMeasure, nowMs: 0 };
const touchpoint = workshop.map.touchpoints.get("t-en-6")?.text ?? "";

function rowsOf(title: string): readonly string[] {
  return [overviewTable(setting), ...findingTables(setting), ...planTables(setting)]
    .filter((table) => table.title === title)
    .flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => text).join(" | ")));
}

it("[EXP-107] a deck has the journeys at a glance, what matters with reasons, before and after, and the plan", () => {
  expect(rowsOf("Overview")).toHaveLength(3);
  expect(rowsOf("Overview")[0]).toMatch(/^Maria Okafor \| Current journey \| \d+ \| 24 \|/);
  expect(rowsOf("What matters most")).toHaveLength(5);
  for (const row of rowsOf("What matters most")) {
    expect(row).toMatch(/^(Mend|Keep|Build|Settle) \| .+ \| .+/);
  }
  expect(rowsOf("Before and after")).toEqual([
    expect.stringMatching(new RegExp(`^${touchpoint} \\| .+ \\| \\+1\\.5 \\| (Better|Worse) by`)),
  ]);
  expect(rowsOf("What is done about it")).toEqual([`${touchpoint} | Call back in an hour | Ines`]);
});

it("[EXP-120] a change says its size without a sign, since a word says its direction", () => {
  const [one] = measuredOf(setting, "en");
  if (!one) throw new Error("nothing was measured twice");
  expect(changeWords(wording, { ...one, change: -1.04 })).toBe("Worse by 1");
  expect(changeWords(wording, { ...one, change: 0.4 })).toBe("Better by 0.4");
  expect(changeWords(wording, { ...one, change: 0 })).toBe("About the same");
});

it("[EXP-107] where nothing was measured twice and nothing is planned, there are no such slides", () => {
  const plain = { ...setting, workshop: exportedWorkshop(hospitalWorkshop()) };
  const titles = [...findingTables(plain), ...planTables(plain)].map(({ title }) => title);
  expect(titles).toContain("What matters most");
  expect(titles).not.toContain("Before and after");
  expect(titles).not.toContain("What is done about it");
});

it("[EXP-107] the notes of a slide have the notes for the speaker", () => {
  const step = workshop.map.steps.get("en-6");
  const said = workshop.map.touchpoints.get("t-en-6");
  if (!step || !said) throw new Error("no step");
  expect(stepNotes(setting, [{ step, touchpoint: said }])).toContain("Ask who has waited here");
});

it("[EXP-109] a workbook has the moments with their gaps, owner and action, and the dots", () => {
  const files = unzipSync(workshopToXlsx(workshop, wording));
  const book = strFromU8(files["xl/workbook.xml"] ?? new Uint8Array());
  expect(book).toMatch(/name="Moments".*name="Dots"/);
  const all = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join("\n");
  for (const text of ["Ines", "Call back in an hour", ">No process<"]) {
    expect(all, text).toContain(text);
  }
  const none = unzipSync(workshopToXlsx(exportedWorkshop(hospitalWorkshop()), wording));
  expect(strFromU8(none["xl/workbook.xml"] ?? new Uint8Array())).not.toContain('name="Dots"');
});

it("[EXP-109] the long table has moment, owner, action and dots", () => {
  const { data } = Papa.parse<string[]>(workshopToCsv(workshop).slice(1));
  const row = data.find((cells) => cells.includes("Ines")) ?? [];
  const cell = (name: (typeof longHeader)[number]) => row[longHeader.indexOf(name)];
  expect([cell("moment of truth"), cell("owner"), cell("action"), cell("dots")]).toEqual([
    "pain",
    "Ines",
    "Call back in an hour",
    "11",
  ]);
});

it("[EXP-110] a journey that was measured twice has a picture of before and after, others have none", () => {
  const before = picturesIn(exportedWorkshop(hospitalWorkshop()), wording);
  expect(before.filter(({ of }) => of.kind === "measurement")).toEqual([]);
  const found = picturesIn(workshop, wording).filter(({ of }) => of.kind === "measurement");
  expect(found.map(({ of }) => of)).toEqual([{ kind: "measurement", id: "en" }]);
  for (const sheet of sheetNames) {
    const scenes = drawPicture(setting, { kind: "measurement", id: "en" }, sheet);
    expect(scenes).toHaveLength(1);
    const texts = scenes[0]?.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
    expect(texts).toEqual(expect.arrayContaining(["Before → After", "+1.5"]));
    expect(scenes[0]?.description).toContain(touchpoint);
  }
  expect(drawPicture(setting, { kind: "measurement", id: "ar" }, "a3")).toEqual([]);
});

it("[EXP-203] of 16:9 the smallest text of before and after has 7 points at the size of a deck", () => {
  const [first] = workshop.room.tallies.values();
  if (!first) throw new Error("Nothing was rated");
  // All steps of the workshop in one journey.
  const steps = [...workshop.map.steps.values()].map((step) => ({ ...step, journeyId: "en" }));
  const tallies = ["r1", "r2"].flatMap((roundId) =>
    steps.map(({ id: stepId }) => ({ ...first, id: `${roundId} ${stepId}`, roundId, stepId })),
  );
  const room = { ...workshop.room, tallies: new Map(tallies.map((one) => [one.id, one])) };
  const of = { kind: "measurement", id: "en" } as const;
  const map = { ...workshop.map, steps: new Map(steps.map((step) => [step.id, step])) };
  const scenes = drawPicture({ ...setting, workshop: { ...workshop, map, room } }, of, "wide");
  const sizes = scenes.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === "text" ? [item.size] : [])),
  );
  expect(sizes.length).toBeGreaterThan(6 * steps.length);
  // A slide of a deck is 960 points wide, half as many as the sheet has units.
  expect(Math.min(...sizes) / 2).toBeGreaterThan(7);
});
