// Owns: which cards a search finds. Pure. Every word must occur somewhere in the card's text, department,
// channel or group; case and accents do not count.

export interface Searchable {
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
  for (const card of cards) {
    const text = textOf(card);
    if (wanted.every((word) => text.includes(word))) found.add(card.id);
  }
  return found;
}

/** As long as one is the same, so is what it says: folding ten thousand takes longer than a picture. */
const texts = new WeakMap<Searchable, string>();

function textOf(card: Searchable): string {
  const known = texts.get(card);
  if (known !== undefined) return known;
  const text = folded(card.words.join(" "));
  texts.set(card, text);
  return text;
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ");
}
