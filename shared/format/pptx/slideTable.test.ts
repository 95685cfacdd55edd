import { strFromU8, unzipSync } from "fflate";
import PptxGenJS from "pptxgenjs";
import { describe, expect, it } from "vitest";
import { palettes } from "../scene/palette.ts";
import { roughMeasure } from "../scene/wrap.ts";
import { addTableSlides, type SlideTable } from "./slideTable.ts";

const style = { palette: palettes.light, measure: roughMeasure, language: "en" };

describe("a table on slides", () => {
  it("[EXP-131] takes one slide where its rows are of a line, and more where they are of several", async () => {
    expect(await rowsBySlide(rowsOf("Short"))).toEqual([12]);
    const slides = await rowsBySlide(
      rowsOf("The volunteer in green walks her all the way to the ward. "),
    );
    expect(slides.length).toBeGreaterThan(1);
    expect(slides.reduce((sum, count) => sum + count, 0)).toBe(12);
  });

  it("[EXP-131] goes on where one row alone is higher than a slide", async () => {
    expect(await rowsBySlide(rowsOf("word ".repeat(600)))).toEqual(Array(12).fill(1));
  });

  it("[EXP-131] cuts the names of its columns and of the workshop with a sign, so that rows have room", async () => {
    const long = "Department of very many words ".repeat(20);
    const [first = ""] = await slidesOf({
      ...tableOf(rowsOf("Short")),
      header: [long, long],
      kicker: long,
    });
    expect(first.match(/…/g)).toHaveLength(3);
  });
});

function rowsOf(text: string): SlideTable["rows"] {
  return Array.from({ length: 12 }, (_, at) => [{ text: `Row ${at} ${text}` }, { text: "1" }]);
}

function tableOf(rows: SlideTable["rows"]): SlideTable {
  return {
    kicker: "A visit",
    title: "Moments of truth",
    header: ["Touchpoint", "Mean"],
    rows,
    widths: [1, 2],
    empty: "Nothing yet",
    notes: "",
    source: "A visit",
    pageOf: (at, count) => `${at} of ${count}`,
  };
}

async function rowsBySlide(rows: SlideTable["rows"]): Promise<readonly number[]> {
  const slides = await slidesOf(tableOf(rows));
  return slides.map((xml) => (xml.match(/Row \d+ /g) ?? []).length);
}

async function slidesOf(table: SlideTable): Promise<readonly string[]> {
  const deck = new PptxGenJS();
  deck.layout = "LAYOUT_WIDE";
  addTableSlides(deck, table, style);
  const written = (await deck.write({ outputType: "uint8array" })) as Uint8Array;
  const files = unzipSync(written);
  return Object.keys(files)
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .map((name) => strFromU8(files[name] ?? new Uint8Array()));
}
