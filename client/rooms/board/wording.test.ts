// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordingOf } from "./wording.ts";

const letters = fc.constantFrom("a", "W", "i", "é", "字", "ب", "🙂");
const word = fc.array(letters, { minLength: 1, maxLength: 30 }).map((list) => list.join(""));
const texts = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(" "));

describe("the words of a card", () => {
  it("[MAP-201] stand on the canvas in the lines of the page, in their order, none lost but at the end", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { lines, length } = wordingOf(text);
        expect(lines.length).toBeLessThanOrEqual({ short: 3, medium: 4, long: 5 }[length]);
        const shown = lines.join("").replaceAll(/\s/g, "");
        const whole = text.replaceAll(/\s/g, "");
        if (shown.endsWith("…")) expect(whole.startsWith(shown.slice(0, -1))).toBe(true);
        else expect(shown).toBe(whole);
      }),
    );
  });

  it("[MAP-201] are broken between words where a word fits into a line", () => {
    expect(wordingOf("Calls about the offer by mistake").lines).toEqual([
      "Calls about the offer",
      "by mistake",
    ]);
    expect(wordingOf("x".repeat(60)).lines.length).toBeGreaterThan(1);
  });

  it("[MAP-354] show nothing of the line after the last, however high its letters are", () => {
    const sheet = readFileSync(join(import.meta.dirname, "Card.module.css"), "utf8");
    const heights = [20, 60, 200].map((count) => {
      const { length, lineHeight } = wordingOf("字".repeat(count));
      return `calc(${{ short: 3, medium: 4, long: 5 }[length]} * ${lineHeight}px - 1px)`;
    });
    expect([...sheet.matchAll(/max-block-size: (.*);/g)].map(([, height]) => height)).toEqual(
      heights,
    );
  });

  it("[MAP-201] begin on the right where they are written from there", () => {
    expect(wordingOf("1. ينتظر العميل").isRightToLeft).toBe(true);
    expect(wordingOf("Café ب").isRightToLeft).toBe(false);
    expect(wordingOf("☎️ Hotline").isRightToLeft).toBe(false);
  });
});
