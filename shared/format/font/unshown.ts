// Owns: which letters of some texts no font at hand draws. Rule EXP-132.

import type { FontBook } from "./fontBook.ts";

/**
 * Each letter once, in the order of the texts. A file with no other fonts shows an empty box for it, and of an emoji of
 * several characters the parts that it is made of.
 */
export function unshownLetters(
  texts: Iterable<string>,
  { runs }: Pick<FontBook, "runs">,
): readonly string[] {
  const letters = new Set<string>();
  for (const text of texts) {
    for (const { glyphs } of runs(text, "text"))
      for (const { glyph, text: letter, partOf } of glyphs) {
        if (partOf !== undefined) letters.add(partOf);
        else if (glyph === 0 && letter.trim() !== "") letters.add(letter);
      }
  }
  return [...letters];
}
