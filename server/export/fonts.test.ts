// Owns: the bundled fonts as pictures use them: which characters they draw, in which form and order, and how wide.
import { join } from "node:path";
import { expect, it } from "vitest";
import { joinArabic } from "../../shared/format/font/arabic.ts";
import { openFontBook } from "../../shared/format/font/fontBook.ts";
import { shapeLine } from "../../shared/format/font/shape.ts";
import { subsetFont } from "../../shared/format/font/subset.ts";
import { fontsInPackages } from "./fontFiles.ts";

const fonts = fontsInPackages(join(import.meta.dirname, "../../node_modules"));
const texts = ["Zażółć Ελλάς Привет", "שלום", "مرحبا لا", "配送の連絡", "반갑습니다", "🎉", "knob"];
const bookLoading = openFontBook(fonts, texts);

it("[EXP-42] Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese characters, kana, Hangul and emoji have glyphs", async () => {
  const book = await bookLoading;
  for (const text of texts) {
    const runs = book.runs(text, "text");
    expect(
      runs.flatMap(({ glyphs }) => glyphs).every(({ glyph }) => glyph > 0),
      text,
    ).toBe(true);
    expect(book.measure(text, 10, "interface", 400)).toBeGreaterThan(0);
  }
  const [question] = book
    .runs("?", "text")
    .flatMap(({ face, glyphs }) => glyphs.map(({ glyph }) => face.name + glyph));
  expect(
    book.runs("ไ", "text").map(({ face, glyphs }) => face.name + glyphs[0]?.glyph),
  ).not.toContain(undefined);
  expect(question).toMatch(/^source-sans-3-latin/);
});

it("[EXP-42] Arabic letters take the forms that their neighbours ask for, and lam with alef is one", () => {
  const forms = (text: string) =>
    joinArabic([...text].map((one) => one.codePointAt(0) ?? 0)).map(({ codePoint }) =>
      codePoint.toString(16),
    );
  expect(forms("ببب")).toEqual(["fe91", "fe92", "fe90"]);
  expect(forms("ب ب")).toEqual(["fe8f", "20", "fe8f"]);
  expect(forms("دب")).toEqual(["fea9", "fe8f"]);
  expect(forms("سلا")).toEqual(["feb3", "fefc"]);
  expect(forms("بَب")).toEqual(["fe91", "64e", "fe90"]);
});

it("[EXP-13] a line is drawn from left to right, numbers and brackets of right-to-left text turned as they are read", () => {
  const drawn = (text: string) =>
    shapeLine(text)
      .map(({ codePoints }) => String.fromCodePoint(...codePoints))
      .join("");
  expect(drawn("אבג 12 (דה)")).toBe("(הד) 12 גבא");
  expect(drawn("Say אבג now")).toBe("Say גבא now");
  expect(drawn("a\u202eb\u0007c")).toBe("abc");
});

it("[EXP-127] of the faces put into a picture, each character that is drawn belongs to the one that a PDF has it in", async () => {
  const mixed = ["配送の連絡 by E-mail, n 9 (2 → 3)", "مرحبا 12", "☕ 🎉 −1"];
  const book = await openFontBook(fonts, mixed);
  for (const style of ["text", "bold", "title"] as const) {
    const faces = book.facesFor(mixed, style);
    for (const [character] of mixed.join("").matchAll(/[^\s\u0600-\u06ff]/gu)) {
      const [run] = book.runs(character, style);
      const code = character.codePointAt(0) ?? 0;
      const having = faces.filter(({ range }) =>
        range.split(",").some((part) => {
          const [first = "", last = first] = part.trim().slice(2).split("-");
          return code >= Number.parseInt(first, 16) && code <= Number.parseInt(last, 16);
        }),
      );
      expect(
        having.map(({ name }) => name),
        `${character} in ${style}`,
      ).toEqual([run?.face.name]);
    }
  }
});

it("[EXP-42] an embedded font holds the outlines that are used and no others", async () => {
  const book = await bookLoading;
  const [run] = book.runs("knob", "titleItalic");
  if (!run) throw new Error("no run");
  const { font } = run.face;
  const wanted = new Set(run.glyphs.map(({ glyph }) => glyph));
  const file = subsetFont(font, wanted);
  expect(file.length).toBeLessThan(
    [...font.tables.values()].reduce((sum, { length }) => sum + length, 0) / 2,
  );
  expect(new DataView(file.buffer).getUint32(0)).toBe(0x00010000);
  // The font asks for an upright k in its italics; the character's own glyph is another.
  expect(font.advanceOf(font.glyphOf(0x6b))).toBeGreaterThan(0);
});
