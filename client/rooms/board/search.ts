// Owns: which cards a search finds. Pure. Every word must occur somewhere in the card's text, department,
// channel or group; case and accents do not count.

interface Searchable {
  readonly id: string;
  /** All that is searched in, in any form. */
  readonly words: readonly string[];
}

/** The ids of all cards that match; `null` if there is nothing to search for. */
export function searchCards(
  cards: Iterable<Searchable>,
  query: string,
): ReadonlySet<string> | null {
  const wanted = folded(query).split(" ").filter(Boolean);
  if (wanted.length === 0) return null;
  const found = new Set<string>();
  for (const { id, words } of cards) {
    const text = folded(words.join(" "));
    if (wanted.every((word) => text.includes(word))) found.add(id);
  }
  return found;
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ");
}
