// Owns: files read by the programs that people will open them with: poppler for PDF, LibreOffice for PPTX and SVG. Where
// one is absent, its tests skip.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { hospitalWorkshop } from "../../shared/export/hospital.fixture.ts";
import { type FileFormat, type FileWish, makeFile } from "../../shared/export/makeFile.ts";
import { sheetNames, sheets } from "../../shared/format/scene/sheet.ts";
import { pictures } from "../../shared/format/words.ts";
import { fontsInPackages } from "./fontFiles.ts";
import { hostileWorkshop } from "./hostile.fixture.ts";
import { isInstalled, openOffice } from "./office.fixture.ts";

const hasPoppler = ["pdftotext", "pdfinfo", "pdftoppm"].every((program) =>
  isInstalled(program, "-v"),
);
const hasOffice = hasPoppler && isInstalled("soffice");
const fonts = fontsInPackages(join(import.meta.dirname, "../../node_modules"));
const hospital = hospitalWorkshop();
const { folder, convert, close } = openOffice();

afterAll(close);

describe("a PDF, read by poppler", () => {
  it.skipIf(hasPoppler)(
    "needs poppler (pdftotext, pdfinfo, pdftoppm), which is absent here",
    (context) => {
      context.skip();
    },
  );

  it.skipIf(!hasPoppler).each(sheetNames)(
    "[EXP-41] has the paper of the sheet %s, a title and a language, and is tagged",
    async (sheet) => {
      const file = await written("pdf", { sheet });
      const told = execFileSync("pdfinfo", [file], { encoding: "utf8" });
      const [, width = "0", height = "0"] = told.match(/Page size:\s+([\d.]+) x ([\d.]+)/) ?? [];
      expect(Number(width)).toBeCloseTo((sheets[sheet].widthMm * 72) / 25.4, 0);
      expect(Number(height)).toBeCloseTo((sheets[sheet].heightMm * 72) / 25.4, 0);
      expect(told).toMatch(/Title:\s+A visit to St Brendan’s/);
      expect(told).toMatch(/Tagged:\s+yes/);
      expect(told).not.toMatch(/Author|Creator|CreationDate|ModDate/);
      expect(readFileSync(file).length).toBeLessThan(2_000_000);
    },
  );

  it.skipIf(!hasPoppler)(
    "[EXP-42] has its text as text, in English, Arabic and Japanese, every font inside",
    async () => {
      const file = await written("pdf", { sheet: "a0" });
      const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }).replace(
        /\s+/g,
        " ",
      );
      for (const piece of [
        "Maria Okafor",
        "Nineteen minutes",
        "Bed allocation",
        "−1.9",
        "佐藤 陽子",
        "検査",
        "☕",
      ]) {
        expect(text).toContain(piece);
      }
      for (const piece of ["ليلى حداد", "الفحص"]) expect(text.normalize("NFKC")).toContain(piece);
      const embedded = execFileSync("pdffonts", [file], { encoding: "utf8" })
        .trim()
        .split("\n")
        .slice(2);
      expect(embedded.length).toBeGreaterThan(4);
      for (const line of embedded) expect(line).toMatch(/yes yes yes/);
    },
  );

  it.skipIf(!hasPoppler)(
    "[EXP-43] is tagged: a section for each page with its headings and paragraphs",
    async () => {
      const file = await written("pdf", { sheet: "wide" });
      const structure = execFileSync("pdfinfo", ["-struct", file], { encoding: "utf8" });
      expect(structure).toMatch(/^Document\n {2}Sect/);
      const pages = Number(
        /Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [file], { encoding: "utf8" }))?.[1],
      );
      expect(pages).toBeGreaterThan(12);
      expect(structure.match(/^ {2}Sect/gm)).toHaveLength(pages);
      expect(structure.match(/^ {4}H1/gm)).toHaveLength(pages);
      expect(structure.match(/^ {4}P/gm)?.length).toBeGreaterThan(100);
    },
  );

  it.skipIf(!hasPoppler)("[EXP-55] of hostile texts is drawn without a complaint", async () => {
    const file = await written("pdf", { sheet: "wide" }, hostileWorkshop());
    const drawn = spawnSync("pdftoppm", ["-r", "20", file, join(folder, "hostile")], {
      encoding: "utf8",
    });
    expect(drawn.stderr).toBe("");
    expect(drawn.status).toBe(0);
  });
});

describe("pictures of all formats", () => {
  it.skipIf(hasOffice)(
    "needs LibreOffice (soffice) and poppler, which are absent here",
    (context) => {
      context.skip();
    },
  );

  it.skipIf(!hasOffice)(
    "[EXP-84] PDF, PPTX and SVG show the same signs in the same places",
    async () => {
      const picture = { kind: "journey", id: "en" } as const;
      const pdf = marksOf(await written("pdf", { sheet: "wide", pictures: [picture] }));
      const svg = marksOf(
        toPdf(firstIn(await written("svg", { sheet: "wide", pictures: [picture] }))),
      );
      // Before it stand the slide with the journeys at a glance, and the overview of this one, which takes several.
      const pptx = marksOf(toPdf(await written("pptx", {})), 3);
      expect(pdf.clear.size).toBeGreaterThan(10);
      for (const [one, other] of [
        [svg, pdf],
        [pdf, svg],
        [pptx, pdf],
        [pdf, pptx],
      ] as const) {
        expect([...one.clear].filter((cell) => !isNear(cell, other.any))).toEqual([]);
      }
    },
    120_000,
  );

  it.skipIf(!hasOffice)(
    "[EXP-45] LibreOffice opens a deck of hostile texts and saves it again",
    async () => {
      const file = await written("pptx", {}, hostileWorkshop());
      const again = `${convert(file, "pptx")}.pptx`;
      const counts = [file, again].map((deck) => {
        const told = execFileSync("pdfinfo", [toPdf(deck)], { encoding: "utf8" });
        return Number(told.match(/Pages:\s+(\d+)/)?.[1]);
      });
      expect(counts[0]).toBeGreaterThan(15);
      expect(counts[1]).toBe(counts[0]);
    },
    120_000,
  );
});

let made = 0;

async function written(
  format: FileFormat,
  more: Partial<FileWish>,
  workshop = hospital,
): Promise<string> {
  const wish: FileWish = {
    format,
    pictures: [],
    sheet: "wide",
    palette: "light",
    delimiter: ",",
    ...more,
  };
  const file = await makeFile(
    { workshop, words: pictures, language: "en", nowMs: 1_763_800_000_000, fonts },
    wish,
  );
  if (!file) throw new Error("nothing was made");
  made += 1;
  const path = join(folder, `${made}.${file.ending}`);
  writeFileSync(path, file.bytes);
  return path;
}

/** The first of the files that a journey of several sheets comes as. */
function firstIn(archive: string): string {
  const [first] = Object.entries(unzipSync(readFileSync(archive)));
  if (!first) throw new Error(`${archive} is empty`);
  const [name, bytes] = first;
  made += 1;
  const path = join(folder, `${made}.${name.split(".").at(-1)}`);
  writeFileSync(path, bytes);
  return path;
}

function toPdf(file: string): string {
  return `${convert(file, "pdf")}.pdf`;
}

interface Marks {
  /** Cells that a sign fills for a good part, and those that it touches. */
  readonly clear: ReadonlySet<string>;
  readonly any: ReadonlySet<string>;
}

/** Where a page shows strong love or pain: cells of a grid of 96 by 54, by colour. */
function marksOf(pdf: string, page = 1): Marks {
  const stem = join(folder, `picture-${readdirSync(folder).length}`);
  execFileSync("pdftoppm", [
    "-r",
    "72",
    "-f",
    String(page),
    "-l",
    String(page),
    "-scale-to-x",
    "960",
    "-scale-to-y",
    "540",
    "-singlefile",
    pdf,
    stem,
  ]);
  const bytes = readFileSync(`${stem}.ppm`);
  const start = bytes.length - 960 * 540 * 3;
  const counts = new Map<string, number>();
  for (let y = 0; y < 540; y++) {
    for (let x = 0; x < 960; x++) {
      const at = start + (y * 960 + x) * 3;
      const name = nameOf(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
      if (name === "") continue;
      const cell = `${name} ${Math.floor(x / 10)} ${Math.floor(y / 10)}`;
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
  }
  const above = (least: number): ReadonlySet<string> =>
    new Set([...counts].filter(([, count]) => count >= least).map(([cell]) => cell));
  return { clear: above(25), any: above(3) };
}

/** #1e5d9c and #b04e0b, as far as a picture keeps them. */
function nameOf(red: number, green: number, blue: number): string {
  const isLike = (r: number, g: number, b: number): boolean =>
    Math.abs(red - r) + Math.abs(green - g) + Math.abs(blue - b) < 24;
  if (isLike(0x1e, 0x5d, 0x9c)) return "love";
  return isLike(0xb0, 0x4e, 0x0b) ? "pain" : "";
}

function isNear(cell: string, others: ReadonlySet<string>): boolean {
  const [name, x, y] = cell.split(" ");
  for (const dx of [-1, 0, 1]) {
    for (const dy of [-1, 0, 1])
      if (others.has(`${name} ${Number(x) + dx} ${Number(y) + dy}`)) return true;
  }
  return false;
}
