import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "./clean.ts";

const folder = new URL("../../../shared/data/text/", import.meta.url);
const languages = existsSync(folder) ? readdirSync(folder) : [];

describe("text of six languages", () => {
  it.skipIf(languages.length > 0)("needs ../shared/data/text, which is absent here", (context) => {
    context.skip();
  });

  it.each(languages)("[IMP-11] %s keeps every paragraph", (name) => {
    const paragraphs = [...readFileSync(new URL(name, folder), "utf8").matchAll(/<para>([^<]*)</g)];
    expect(paragraphs.length).toBeGreaterThan(20);
    for (const [, paragraph = ""] of paragraphs) {
      const words = paragraph.normalize("NFC").replace(/\s+/g, " ").trim();
      expect(cleanText(paragraph)).toBe(words);
    }
  });
});

const everythingStrange = [
  ..."\u0000\u0007\u001b\u007f\u0085\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u200b\u200c\u200d\u200e\u200f",
  ..."\u2028\u2029\u202a\u202e\u2060\u2061\u2064\u2066\u2069\u206a\u206f\u3164\uffa0\ufe00\ufe0e\ufe0f\ufeff\ufff9\ufffb\ufffc\uffff\ue000",
  ..."\u00a0\u1680\u2000\u2009\u202f\u205f\u3000\u2800\t\n\v\f\r",
  ..."\u{e0001}\u{e0067}\u{e007f}\u{e0100}\u{1d159}\u{1d173}\u{1bca0}\u{10fffd}\u{f0000}",
  ..."ae\u0301\u00e9\u212b\u1100\u1161\u11a8\u0915\u094d\u0937\u0645\u06cc\u062e9#*\u20e3\u2764\u{1f468}\u{1f469}\u{1f3fd}\u{1f3f4}\u00a9 ",
  ..."\ud800".split(""),
  ..."\udc00".split(""),
];
const strange = fc.oneof(
  fc.array(fc.constantFrom(...everythingStrange)).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

describe("a clean text", () => {
  it("[IMP-11] stays as it is when cleaned again", () => {
    fc.assert(
      fc.property(strange, fc.boolean(), (text, multiline) => {
        const clean = cleanText(text, { multiline });
        expect(cleanText(clean, { multiline })).toBe(clean);
      }),
      { numRuns: 3_000 },
    );
  });

  it("[IMP-11] is well-formed NFC without control characters, odd spaces or spaces at its ends", () => {
    fc.assert(
      fc.property(strange, (text) => {
        const clean = cleanText(text);
        expect(clean).toBe(clean.normalize("NFC").trim());
        expect(clean).not.toMatch(/\p{Cc}|\p{Co}|\p{Surrogate}|\p{Noncharacter_Code_Point}| {2}/u);
        expect(clean.replaceAll(" ", "")).not.toMatch(/\s|\p{Z}|\u2800/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it("[IMP-11] has lost every invisible character that stood between two letters", () => {
    const seen = new Set(["\u200c", "\u200d"]);
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (!/\p{Default_Ignorable_Code_Point}|\p{Co}|\p{Bidi_Control}/u.test(character)) continue;
      if (cleanText(`a${character}b`) !== "ab") expect.fail(`U+${code.toString(16)} came through`);
      const inArabic = cleanText(`م${character}ی`);
      if (!seen.has(character)) expect(inArabic, code.toString(16)).toBe("می");
    }
  });

  it.each([
    ["\u200b\u2060\ufeffhello\u00ad", "hello"],
    ["a\u202eb\u202c c\u2066\u2069", "ab c"],
    ["e\u200b\u0301", "é"],
    ["Å", "Å"],
    ["a\u00a0\u2009\u3000\u2800 b\r\n\tc", "a b c"],
    ["x\ud83d", "x\ufffd"],
    ["\ud800\udc00", "\u{10000}"],
    ["t\u{e0068}\u{e0069}ext", "text"],
    ["a\ufe0fb\u{e0101}", "ab"],
    ["\uf0b7 Bullet from Word", "Bullet from Word"],
    ["\u1100\u1160\u1161", "가"],
    ["5\ufe0f stars", "5 stars"],
    ["\u{1f600}\ufe0f", "\u{1f600}"],
    ["a\u200db \u200d c", "ab c"],
  ])("[IMP-11] %j becomes %j", (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it.each([
    ["❤️ 🏳️‍🌈 👩🏽‍🚀 🕵️‍♀️ 👨‍👩‍👧‍👦 🐦‍⬛ 1️⃣ #️⃣ ©️ 🇩🇪", "emoji"],
    ["🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "flags written with tags"],
    ["می‌خواهم", "Persian"],
    ["क्‍ष র‍্য ශ්‍රී ನ್‌ನ", "Indic"],
    ["\u0604 \u06dd٣", "Arabic number signs"],
    ["שלום عالم 日本語 Ελλάδα", "scripts"],
  ])("[IMP-11] %s is kept (%s)", (text) => {
    expect(cleanText(text)).toBe(text.normalize("NFC"));
  });

  it("[IMP-11] comes out of millions of invisible characters", () => {
    expect(cleanText(`a${"\u200b".repeat(5_000_000)}b`)).toBe("ab");
    expect(cleanText(`a${"\u{e0041}".repeat(2_000_000)}b`)).toBe("ab");
    expect(cleanText(`a${"\u{1d159}".repeat(2_000_000)}b`)).toBe("a b");
  });

  it("[IMP-11] keeps line breaks where they are wanted", () => {
    expect(cleanText("\r\n a \u2028b\t\r\r\n\n\nc\u0085d\n", { multiline: true })).toBe(
      "a\nb\n\nc\nd",
    );
  });
});
