// Owns: what stands in fields when the workshop itself ends: each keeps it, or hands it over. Must not know what becomes of it.
// Rule STA-71.

/** Takes words that nothing keeps. */
export type Hand = (words: string) => void;

/** Who sits there: what one person has begun is not for the next. */
export interface Sitting {
  readonly origin: object;
  readonly participation: number;
}

type Ending = (hand: Hand, sitting: Sitting) => void;

const open = new Set<Ending>();

/** Calls `end` when the workshop ends. Gives a function that stops it. */
export function onFieldsEnd(end: Ending): () => void {
  open.add(end);
  return () => open.delete(end);
}

/** Has all that is open keep what stands in it, as if it were left; gives the words that nothing keeps. */
export function endFields(sitting: Sitting): readonly string[] {
  const words: string[] = [];
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) activeElement.blur();
  for (const end of [...open]) end((text) => words.push(text), sitting);
  return words;
}
