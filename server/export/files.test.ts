// Owns: every format against readers that are not ours: archives by fflate, XML by a parser, CSV by papaparse.
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { hospitalWorkshop, secretWord } from "../../shared/export/hospital.fixture.ts";
import { longHeader } from "../../shared/export/longTable.ts";
import {
  type FileFormat,
  type FileWish,
  fileFormats,
  makeFile,
} from "../../shared/export/makeFile.ts";
import type { ExportedWorkshop } from "../../shared/format/exported.ts";
import { pictures } from "../../shared/format/words.ts";
import { fontsInPackages } from "./fontFiles.ts";
import { hostileTexts, hostileWorkshop } from "./hostile.fixture.ts";

const fonts = fontsInPackages(join(import.meta.dirname, "../../node_modules"));
const hospital = hospitalWorkshop();
const hostile = hostileWorkshop();
const placed = [...hospital.map.steps.values()].filter(({ id }) => id !== "hiddenStep").length;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what may not be there
const forbidden = /[\u0000-\u0008\u000b\u001b\u202e\u2066]/;
const xml = new new JSDOM("").window.DOMParser();

describe("files of a workshop", () => {
  it.each(fileFormats)(
    "[EXP-40] a %s tells nothing hidden and no comment's author",
    async (format) => {
      for (const text of await contentsOf(format, hospital)) {
        expect(text).not.toContain(secretWord);
        expect(text).not.toContain("Ask the porters");
      }
    },
  );

  it.each(fileFormats)("[EXP-55] hostile text is inert in a %s", async (format) => {
    // Text in a CSV and in JSON is data, which nothing runs.
    const isData = format === "csv" || format === "json";
    for (const text of await contentsOf(format, hostile)) {
      if (!isData) expect(text).not.toContain("<script>");
      if (format === "json") expect(JSON.parse(text)).toHaveProperty("format", "waymark");
      else if (format !== "pdf") expect(text).not.toMatch(forbidden);
    }
    for (const [name, text] of await xmlOf(format, hostile)) {
      const [fault] = xml
        .parseFromString(text, "application/xml")
        .getElementsByTagName("parsererror");
      expect(fault?.textContent ?? "", name).toBe("");
    }
  });

  it.each(["pdf", "pptx", "xlsx", "svg"] as const)(
    "[EXP-44] a %s has the same bytes each time",
    async (format) => {
      const [one, other] = [await made(format, hospital), await make(format, hospital)];
      expect(Buffer.compare(one, other)).toBe(0);
    },
  );

  it("[EXP-38] an SVG has its fonts inside, a title and a description, and asks for nothing from anywhere", async () => {
    const files = await xmlOf("svg", hospital);
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const [, text] of files) {
      const svg = xml.parseFromString(text, "image/svg+xml");
      expect(svg.querySelector("title")?.textContent).not.toBe("");
      expect(svg.querySelector("desc")?.textContent).not.toBe("");
      const addresses = text.match(/(?:https?:)?\/\/[^\s"')]+/g) ?? [];
      expect(
        addresses.filter(
          (address) => !address.startsWith("http://www.w3.org/") && address.startsWith("http"),
        ),
      ).toEqual([]);
      expect(text).toContain("@font-face");
    }
    expect(files.some(([, text]) => text.includes("ترتفع حرارة الطفل"))).toBe(true);
  });

  it("[EXP-45] a deck has a slide for each journey, each stage, the moments, the heatmap and the gaps", async () => {
    const slides = await slidesOf(hospital);
    const texts = slides.map(({ text }) => text);
    for (const name of [
      "Maria Okafor",
      "Finding out",
      "Going home",
      "الفحص",
      "結果",
      "Moments of truth",
      "Love and pain",
    ]) {
      expect(
        texts.some((text) => text.includes(name)),
        name,
      ).toBe(true);
    }
    const stages = hospital.map.stages.size;
    expect(slides.length).toBeGreaterThanOrEqual(3 + stages + 3);
  });

  it("[EXP-46] the heatmap of a deck is a table and its maps are shapes with text, no pictures", async () => {
    const files = unzipSync(await made("pptx", hospital));
    expect(
      Object.keys(files).filter((name) => /media\/.*\.(png|jpg|jpeg|svg)$/.test(name)),
    ).toEqual([]);
    const tables = (await slidesOf(hospital)).filter(({ source }) => source.includes("<a:tbl>"));
    const cells = tables.flatMap(({ source }) => source.match(/<a:tr /g) ?? []);
    expect(cells.length).toBeGreaterThan(placed / 2);
  });

  it("[EXP-47] a deck names no author, no company and no time", async () => {
    const files = unzipSync(await made("pptx", hospital));
    const all = Object.entries(files)
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([, bytes]) => strFromU8(bytes))
      .join("\n");
    expect(all).not.toMatch(/PptxGenJS|dc:creator|lastModifiedBy|dcterms:|<Company>/i);
  });

  it("[EXP-48] the notes of a stage have its evidence and what people said", async () => {
    const files = unzipSync(await made("pptx", hospital));
    const notes = Object.keys(files)
      .filter((name) => /notesSlides\/notesSlide\d+\.xml$/.test(name))
      .map((name) => strFromU8(files[name] ?? new Uint8Array()));
    expect(
      notes.some(
        (text) => text.includes("Nobody told me how long.") && text.includes("Evidence: Observed"),
      ),
    ).toBe(true);
  });

  it("[EXP-49] the workbook and the CSV have one row for each placed touchpoint", async () => {
    const { data } = Papa.parse<string[]>(textOf(await made("csv", hospital)), {
      skipEmptyLines: true,
    });
    expect(data[0]?.map((cell) => cell.replace("\ufeff", ""))).toEqual([...longHeader]);
    expect(data.length - 1).toBe(placed);
    const rows = sheetRows(await made("xlsx", hospital), 1);
    expect(rows.length - 1).toBe(placed);
    const column = longHeader.indexOf("touchpoint");
    expect(rows.slice(1).map((row) => row[column])).toEqual(
      data.slice(1).map((row) => row[column]),
    );
    expect(rows.slice(1).map((row) => row[longHeader.indexOf("mean")])).toEqual(
      data.slice(1).map((row) => row[longHeader.indexOf("mean")]?.replace(/^'/, "")),
    );
  });

  it("[EXP-50] no cell of a workbook or a CSV is a formula", async () => {
    const files = unzipSync(await made("xlsx", hostile));
    for (const [name, bytes] of Object.entries(files))
      expect(strFromU8(bytes), name).not.toContain("<f>");
    const rows = sheetRows(await made("xlsx", hostile), 1).flat();
    expect(rows).toContain(hostileTexts[2]);
    expect(rows).toContain(hostileTexts[10]);
    const { data } = Papa.parse<string[]>(textOf(await made("csv", hostile)).slice(1));
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+@\t]|^-(?!\d+(?:\.\d+)?$)/);
  });

  it("[EXP-51] a workbook has a sheet for journeys, heatmap and pool, with its first row in sight", async () => {
    const files = unzipSync(await made("xlsx", hospital));
    expect(strFromU8(files["xl/workbook.xml"] ?? new Uint8Array())).toMatch(
      /name="Journeys".*name="Heatmap".*name="Pool"/,
    );
    expect(strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).toContain(
      'state="frozen"',
    );
    expect(Object.keys(files).some((name) => name.startsWith("docProps"))).toBe(false);
  });

  it("[EXP-146] each sheet of a workbook has a filter over all of its cells, its first row frozen, and a width for each column", async () => {
    const files = unzipSync(await made("xlsx", hospital));
    const part = (name: string) =>
      xml.parseFromString(strFromU8(files[name] ?? new Uint8Array()), "application/xml");
    const book = part("xl/workbook.xml");
    const sheets = [...book.getElementsByTagName("sheet")];
    const names = [...book.getElementsByTagName("definedName")];
    expect(sheets.length).toBeGreaterThanOrEqual(4);
    for (const [at, listed] of sheets.entries()) {
      const sheet = part(`xl/worksheets/sheet${at + 1}.xml`);
      const [pane] = sheet.getElementsByTagName("pane");
      expect([pane?.getAttribute("state"), pane?.getAttribute("ySplit")]).toEqual(["frozen", "1"]);
      const places = [...sheet.getElementsByTagName("c")].map((cell) => cell.getAttribute("r"));
      const [filter] = sheet.getElementsByTagName("autoFilter");
      const range = filter?.getAttribute("ref");
      expect(range).toBe(`${places[0]}:${places.at(-1)}`);
      expect(names[at]?.getAttribute("localSheetId")).toBe(String(at));
      expect(names[at]?.textContent?.replaceAll("$", "")).toBe(
        `'${listed.getAttribute("name")}'!${range}`,
      );
      const [head = []] = sheetRows(await made("xlsx", hospital), at + 1);
      const columns = [...sheet.getElementsByTagName("col")];
      expect(columns.map((column) => column.getAttribute("min"))).toEqual(
        head.map((_, column) => String(column + 1)),
      );
      for (const [column, { length }] of head.entries()) {
        expect(Number(columns[column]?.getAttribute("width")), head[column]).toBeGreaterThanOrEqual(
          Math.min(10, length),
        );
      }
    }
  });

  it("[EXP-54] a CSV begins with a byte order mark; with semicolons it has decimal commas; there is no sep line", async () => {
    const bytes = await made("csv", hospital, { delimiter: ";" });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { data } = Papa.parse<string[]>(textOf(bytes).replace("\ufeff", ""), {
      delimiter: ";",
      skipEmptyLines: true,
    });
    expect(data[0]).toEqual([...longHeader]);
    const means = data
      .slice(1)
      .map((row) => row[longHeader.indexOf("mean")] ?? "")
      .filter(Boolean);
    expect(means.some((mean) => /\d,\d/.test(mean))).toBe(true);
    expect(means.some((mean) => mean.includes("."))).toBe(false);
  });
});

const known = new Map<string, Promise<Uint8Array>>();

/** Each file is made once for all tests. */
function made(
  format: FileFormat,
  workshop: ExportedWorkshop,
  more: Partial<FileWish> = {},
): Promise<Uint8Array> {
  const key = `${format} ${workshop === hostile} ${JSON.stringify(more)}`;
  const file = known.get(key) ?? make(format, workshop, more);
  known.set(key, file);
  return file;
}

async function make(
  format: FileFormat,
  workshop: ExportedWorkshop,
  more: Partial<FileWish> = {},
): Promise<Uint8Array> {
  const wish: FileWish = {
    format,
    pictures: [],
    sheet: "a3",
    palette: "light",
    delimiter: ",",
    ...more,
  };
  const source = { workshop, words: pictures, language: "en", nowMs: 1_763_800_000_000, fonts };
  const file = await makeFile(source, wish);
  if (!file) throw new Error(`There is no ${format}`);
  return file.bytes;
}

/** All that is text in a file, unpacked. */
async function contentsOf(
  format: FileFormat,
  workshop: ExportedWorkshop,
): Promise<readonly string[]> {
  const bytes = await made(format, workshop);
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isArchive ? Object.values(unzipSync(bytes)).map((one) => strFromU8(one)) : [textOf(bytes)];
}

async function xmlOf(
  format: FileFormat,
  workshop: ExportedWorkshop,
): Promise<readonly (readonly [string, string])[]> {
  const bytes = await made(format, workshop);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [];
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => /\.(xml|rels|svg)$/.test(name))
    .map(([name, one]) => [name, strFromU8(one)] as const);
}

async function slidesOf(workshop: ExportedWorkshop) {
  const files = unzipSync(await made("pptx", workshop));
  return Object.keys(files)
    .filter((name) => /ppt\/slides\/slide\d+\.xml$/.test(name))
    .map((name) => {
      const source = strFromU8(files[name] ?? new Uint8Array());
      return {
        source,
        text: [...source.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join("\n"),
      };
    });
}

/** The cells of a sheet as text, read without our writer: strings and numbers, places filled up. */
function sheetRows(bytes: Uint8Array, sheet: number): string[][] {
  const source = strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${sheet}.xml`] ?? new Uint8Array());
  const rows = [...xml.parseFromString(source, "application/xml").getElementsByTagName("row")];
  return rows.map((row) =>
    [...row.getElementsByTagName("c")].map((cell) =>
      (cell.textContent ?? "").replace(/_x([0-9A-F]{4})_/g, (_whole: string, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
    ),
  );
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}
