// Owns: how texts are made comparable: for searching, and as names. Rule MAP-106.

/** Without case, accents and the signs around words that keep their own direction, with single spaces: "É" is found by "e". */
export function foldForSearch(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\u2068\u2069]/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

/** A name as people tell names apart: without case, without wide and narrow forms of a letter, with single spaces. */
export function foldName(name: string): string {
  return name.trim().replace(/\s+/gu, " ").normalize("NFKC").toLowerCase();
}

/**
 * How well a text, folded, fits the words of a query, folded: 0 it begins with the first one, 1 a word of it does, 2 all
 * are somewhere in it; `null` if one is not. No words fit everything.
 */
export function searchRank(text: string, words: readonly string[]): 0 | 1 | 2 | null {
  const [first] = words;
  if (first === undefined) return 2;
  if (!words.every((word) => text.includes(word))) return null;
  if (text.startsWith(first)) return 0;
  return text.includes(` ${first}`) ? 1 : 2;
}
