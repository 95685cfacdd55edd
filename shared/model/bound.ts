// Owns: how a text is brought within the bound of its field where it cannot be given back to its writer: a
// published draft or reason, which NFC may have made longer than it was typed.

/** The text, or as many whole characters of it as fit into `max` UTF-16 units. */
export function withinBound(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > max) break;
    kept += character;
  }
  return kept.trimEnd();
}
