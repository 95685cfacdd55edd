// Owns: tables opened in a spreadsheet program that is not ours, LibreOffice Calc: each cell by its value and its type, as
// a person gets it. Where Calc is absent, its tests skip.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, describe, expect, it } from "vitest";
import { heatColumnName } from "../../shared/export/findings.ts";
import { hospitalWorkshop } from "../../shared/export/hospital.fixture.ts";
import { hundredths, longHeader } from "../../shared/export/longTable.ts";
import { makeFile } from "../../shared/export/makeFile.ts";
import { type ExportedWorkshop, exportedWorkshop } from "../../shared/format/exported.ts";
import { plainText } from "../../shared/format/plainText.ts";
import { pictures, wordingOf } from "../../shared/format/words.ts";
import { heatmapByPersona } from "../../shared/insight/heatmap.ts";
import { journeyOutline, journeysInOrder, stepsOf } from "../../shared/model/outline.ts";
import { fontsInPackages } from "./fontFiles.ts";
import { hostileWorkshop } from "./hostile.fixture.ts";
import { hasCalc, isInstalled, openOffice } from "./office.fixture.ts";

const isCalcHere = hasCalc();
const isPopplerHere = isInstalled("pdftotext", "-v");
const office = openOffice();
const fonts = fontsInPackages(join(import.meta.dirname, "../../node_modules"));
const hospital = exportedWorkshop(hospitalWorkshop());
const hostile = hostileWorkshop();
const minuteMs = 60_000;
/** As a spreadsheet sets out a CSV: comma, quotation mark, UTF-8, from line 1, every text in quotation marks, formulas as such, all sheets. */
const asCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true,false,false,-1";
/** As a person's double click reads one, with figures recognised: in English, and in German with semicolons. */
const readBy = { ",": "CSV:44,34,76,1,,1033,false,true", ";": "CSV:59,34,76,1,,1031,false,true" };

afterAll(office.close);

describe("tables in a spreadsheet program", () => {
  it.skipIf(isCalcHere)("need LibreOffice Calc (soffice), which is absent here", (context) => {
    context.skip();
  });

  it.skipIf(!isCalcHere)(
    "[EXP-122] a workbook has each step in its row, texts as text and figures as figures",
    async () => {
      const rows = sheetOf(await written("xlsx", hospital), "Journeys");
      expect(figures(rows)).toEqual(expected(hospital));
    },
    minuteMs,
  );

  it.skipIf(!isCalcHere)(
    "[EXP-122] the heatmap of a workbook has each mean as a figure, in the column of its persona",
    async () => {
      const [head = [], ...rows] = sheetOf(await written("xlsx", hospital), "Heatmap");
      const heatmap = heatmapByPersona(hospital.map, hospital.room);
      const { columns, rows: known } = heatmap;
      const wording = wordingOf(pictures, "en");
      const names = columns.map((column) => heatColumnName(wording, heatmap, column));
      expect(head.slice(1)).toEqual(names.map(text));
      expect(rows).toEqual(
        known.map(({ touchpoint, cells }) => [
          text(touchpoint.text),
          ...cells.map((felt) => (felt && "mean" in felt ? String(hundredths(felt.mean)) : "")),
        ]),
      );
    },
    minuteMs,
  );

  it.skipIf(!isCalcHere).each([
    ["xlsx", ","],
    ["csv", ","],
    ["csv", ";"],
  ] as const)(
    "[EXP-50] hostile texts stay texts in a %s with %s",
    async (format, delimiter) => {
      const cells = (await opened(format, hostile, delimiter)).flat();
      expect(cells.filter((cell) => cell.startsWith("="))).toEqual([]);
      const guard = format === "csv" ? "'" : "";
      for (const formula of ['=HYPERLINK("http://evil.example/","x")', "+1+cmd|' /C calc'!A0"]) {
        expect(cells).toContain(text(guard + formula));
      }
    },
    minuteMs,
  );

  it.skipIf(!isCalcHere).each([",", ";"] as const)(
    "[EXP-123] a CSV with %s opens with umlauts, Arabic and Japanese whole, and figures below zero as figures",
    async (delimiter) => {
      const rows = await opened("csv", hospital, delimiter);
      expect(rows[0]).toEqual(longHeader.map(text));
      expect(figures(rows)).toEqual(expected(hospital));
    },
    minuteMs,
  );

  it.skipIf(!(isCalcHere && isPopplerHere))(
    "[EXP-122] a printed workbook shows every mean, none as a row of hashes",
    async () => {
      const file = await written("xlsx", hospital);
      const pdf = `${office.convert(file, "pdf")}.pdf`;
      const shown = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
      expect(shown).not.toContain("###");
      for (const { mean } of expected(hospital)) if (mean) expect(shown).toContain(mean);
    },
    minuteMs,
  );
});

/** What Calc set out of a text: in quotation marks, so that it is told from a figure. */
function text(value: string): string {
  return value === "" ? "" : `"${value}"`;
}

interface StepFigures {
  readonly persona: string;
  readonly stage: string;
  readonly touchpoint: string;
  readonly mean: string;
  readonly ratings: string;
}

function figures([, ...rows]: readonly (readonly string[])[]): readonly StepFigures[] {
  const cell = (row: readonly string[], name: (typeof longHeader)[number]): string =>
    row[longHeader.indexOf(name)] ?? "";
  return rows.map((row) => ({
    persona: cell(row, "persona"),
    stage: cell(row, "stage"),
    touchpoint: cell(row, "touchpoint"),
    mean: cell(row, "mean"),
    ratings: cell(row, "ratings"),
  }));
}

function expected({ map, room }: ExportedWorkshop): readonly StepFigures[] {
  const tallies = new Map([...room.tallies.values()].map((tally) => [tally.stepId, tally]));
  return journeysInOrder(map).flatMap(({ id }) => {
    const outline = journeyOutline(map, id);
    return (outline ? stepsOf(outline) : []).map(({ step, touchpoint }) => ({
      persona: text(outline?.persona?.name ?? ""),
      stage: text(map.stages.get(step.slot[0])?.name ?? ""),
      touchpoint: text(plainText(touchpoint.text)),
      mean: String(tallies.get(step.id)?.mean ?? ""),
      ratings: String(tallies.get(step.id)?.n ?? ""),
    }));
  });
}

let count = 0;

async function written(
  format: "xlsx" | "csv",
  workshop: ExportedWorkshop,
  delimiter: "," | ";" = ",",
): Promise<string> {
  const source = { workshop, words: pictures, language: "en", nowMs: 0, fonts };
  const wish = { format, pictures: [], sheet: "wide", palette: "light", delimiter } as const;
  const file = await makeFile(source, wish);
  if (!file) throw new Error(`There is no ${format}`);
  count += 1;
  const path = join(office.folder, `table${count}.${format}`);
  writeFileSync(path, file.bytes);
  return path;
}

/** A table as Calc has it after opening: texts in quotation marks, figures without. */
async function opened(
  format: "xlsx" | "csv",
  workshop: ExportedWorkshop,
  delimiter: "," | ";",
): Promise<readonly (readonly string[])[]> {
  const file = await written(format, workshop, delimiter);
  if (format === "xlsx") return sheetOf(file, "Journeys");
  const stem = office.convert(file, asCsv, readBy[delimiter]);
  return cellsOf(`${stem}-table${count}.csv`);
}

function sheetOf(workbook: string, sheet: string): readonly (readonly string[])[] {
  return cellsOf(`${office.convert(workbook, asCsv)}-${sheet}.csv`);
}

/** The cells, with the quotation marks around texts kept: Papa would take them away with the difference. */
function cellsOf(file: string): readonly (readonly string[])[] {
  const marked = readFileSync(file, "utf8").replace(
    /(^|,)"((?:[^"]|"")*)"(?=,|\r?$)/gm,
    (_whole, before: string, inside: string) => `${before}"""${inside}"""`,
  );
  return Papa.parse<string[]>(marked, { skipEmptyLines: true }).data;
}
