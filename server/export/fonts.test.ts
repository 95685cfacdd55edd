// Owns: the bundled fonts as pictures use them: which characters they draw, in which form and order, and how wide.
import { join } from "node:path";
import { expect, it } from "vitest";
import { hospitalWorkshop } from "../../shared/export/hospital.fixture.ts";
import { makeSheets, readFonts } from "../../shared/export/makeFile.ts";
import { joinArabic } from "../../shared/format/font/arabic.ts";
import type { FontSource } from "../../shared/format/font/families.ts";
import { openFontBook } from "../../shared/format/font/fontBook.ts";
import { shapeLine } from "../../shared/format/font/shape.ts";
import { subsetFont } from "../../shared/format/font/subset.ts";
import { unshownLetters } from "../../shared/format/font/unshown.ts";
import { box, label, type Scene } from "../../shared/format/scene/scene.ts";
import { svgFonts } from "../../shared/format/scene/svg.ts";
import { asFontsInside, facesOf, sheetToSvg } from "../../shared/format/svgFile.ts";
import { pictures } from "../../shared/format/words.ts";
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

it("[EXP-154] the fonts that the words of pictures need have the arrows of hand-offs", async () => {
  const book = await openFontBook(fonts, Object.values(pictures));
  expect(unshownLetters(["← → A"], { runs: book.runs })).toEqual([]);
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
      const having = faces.filter(({ range }) => isIn(range, code));
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

const emoji = ["👨‍👩‍👧", "🇩🇪", "🇫🇷", "👍🏽", "1️⃣", "👩🏽‍⚕️", "❤️‍🔥", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩‍🦰"];
const unknownEmoji = ["🇽🇽", "👩‍🦰‍🦰"];
const emojiLines = [...emoji.map((one) => `משפחה ${one} הגיעה ♀`), ...unknownEmoji, "12 👩"];
const emojiBookLoading = openFontBook(fonts, emojiLines);

it("[EXP-143] an emoji of several characters is one glyph, in a line that is turned round too", async () => {
  const book = await emojiBookLoading;
  const glyphsOf = (text: string) => book.runs(text, "bold").flatMap(({ glyphs }) => glyphs);
  for (const one of emoji) {
    expect(glyphsOf(one), one).toMatchObject([{ text: one.replaceAll("\ufe0f", "") }]);
    expect(glyphsOf(`משפחה ${one} הגיעה`), one).toHaveLength("משפחה  הגיעה".length + 1);
  }
  expect(glyphsOf("12 🇩🇪🇫🇷").map(({ text }) => text)).toEqual(["1", "2", " ", "🇩🇪", "🇫🇷"]);
});

it("[EXP-143] one of which no font has a picture is named, not passed over", async () => {
  expect(unshownLetters(emojiLines, await emojiBookLoading)).toEqual(unknownEmoji);
});

it("[EXP-143] the faces of an SVG have all characters of such an emoji, which asks for no colour", async () => {
  const book = await emojiBookLoading;
  const scene = sceneOf(...emojiLines.map((text) => label(text, 0, 0)));
  const own = facesOf(scene, book).filter(({ family }) => family === "Waymark Scripts");
  for (const one of emoji) {
    const codes = Array.from(one, (character) => character.codePointAt(0) ?? 0);
    const having = own.filter(({ range }) => codes.every((code) => isIn(range, code)));
    expect(having.length, one).toBeGreaterThan(0);
  }
  expect(sheetToSvg(scene, "light", book)).toContain(" 1\u20e3 ");
});

it("[EXP-144] where bold is asked for, a browser takes each script of an SVG from the fonts inside, and makes bold what has no bold cut", async () => {
  const text = "Bold 予約 예약 预约 שלום مرحبا";
  const book = await openFontBook(fonts, [text]);
  const scene = sceneOf(label(text, 0, 0, { weight: 650 }), label(text, 0, 0));
  const faces = facesOf(scene, book);
  const families = svgFonts.interface.split(", ").map((name) => name.replaceAll("'", ""));
  for (const character of text.replaceAll(" ", "")) {
    const code = character.codePointAt(0) ?? 0;
    const taken = families
      .map((family) =>
        inWeight(
          650,
          faces.filter((face) => face.family === family),
        ),
      )
      .find((faces) => faces.some(({ range }) => isIn(range, code)));
    const isMadeBold = /[\p{Script=Han}\p{Script=Hangul}]/u.test(character);
    expect(taken?.[0]?.weight, character).toBe(isMadeBold ? "400" : "500 700");
  }
});

it("[EXP-167] a title is as bold in a script without a bold cut, in a PDF and where a browser draws it", async () => {
  const title = "Yoko 佐藤 陽子 예약";
  const book = await openFontBook(fonts, [title]);
  const made = book
    .runs(title, "title")
    .flatMap(({ isBoldMade, glyphs }) => glyphs.map(({ text }) => [text, isBoldMade] as const));
  const plain = made.filter(([, isMade]) => !isMade).map(([text]) => text);
  expect(plain.join("").replaceAll(" ", "")).toBe("Yoko");
  const scene = sceneOf(label(title, 0, 0, { font: "title", weight: 550 }));
  // From 600 on browsers make a font of 400 bold.
  expect(sheetToSvg(scene, "light", book)).toContain('font-weight="650"');
  expect(asFontsInside(scene).items.at(-1)).toMatchObject({ text: title, weight: 650 });
});

it("[EXP-148] the fonts that are read ahead are those that a picture of the workshop needs, and no others", async () => {
  const [ahead, needed] = [new Set<string>(), new Set<string>()];
  const noting = (names: Set<string>): FontSource => ({
    slices: fonts.slices,
    file: (name) => {
      names.add(name);
      return fonts.file(name);
    },
  });
  const source = { workshop: hospitalWorkshop(), words: pictures, language: "en", nowMs: 0 };
  await readFonts({ ...source, fonts: noting(ahead) });
  const of = { kind: "journey", id: "en" } as const;
  const drawn = { of, sheet: "wide", palette: "light" } as const;
  await makeSheets({ ...source, fonts: noting(needed) }, drawn);
  expect([...ahead].sort()).toEqual([...needed].sort());
  expect(ahead.size).toBeGreaterThan(5);
});

function sceneOf(...items: Scene["items"]): Scene {
  return {
    width: 100,
    height: 100,
    title: "",
    description: "",
    items: [box(0, 0, 9, 9), ...items],
  };
}

/** Whether a character is in a `unicode-range`. */
function isIn(range: string, code: number): boolean {
  return range.split(",").some((part) => {
    const [first = "", last = first] = part.trim().slice(2).split("-");
    return code >= Number.parseInt(first, 16) && code <= Number.parseInt(last, 16);
  });
}

/** The faces of one family that are left for a weight (CSS Fonts 4, 5.2): those that have it, else the others. */
function inWeight<Weighed extends { readonly weight: string }>(
  weight: number,
  faces: readonly Weighed[],
): readonly Weighed[] {
  const having = faces.filter((face) => {
    const [least = "0", most = least] = face.weight.split(" ");
    return weight >= Number(least) && weight <= Number(most);
  });
  return having.length > 0 ? having : faces;
}
