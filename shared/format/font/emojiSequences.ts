// Owns: which characters of a text are one emoji together: a family, a flag, a keycap, a tone of skin. Knows no font.
// Source: UTS #51, section 1.4.9, "possible emoji", without the signs that only choose between pictures of a character.

export interface EmojiSequence {
  /** Where it begins, in UTF-16 units. */
  readonly from: number;
  readonly text: string;
}

/** The emoji of several characters in a text from which variation selectors were taken. */
export function emojiSequences(text: string): readonly EmojiSequence[] {
  if (!joining.test(text)) return [];
  return [...text.matchAll(emoji)].flatMap(({ 0: found, index }) =>
    Array.from(found).length > 1 ? [{ from: index, text: found }] : [],
  );
}

/** Whether a character only joins, or spells out, the emoji before it, and has no picture of its own. */
export function isEmojiGlue(codePoint: number): boolean {
  return codePoint === 0x200d || (codePoint >= 0xe0020 && codePoint <= 0xe007f);
}

/** No emoji of several characters is without one of these. */
const joining = /[\u200d\u20e3\u{e007f}\p{Regional_Indicator}\p{Emoji_Modifier}]/u;
const one = "\\p{Emoji}(?:\\p{Emoji_Modifier}|\\u20e3|[\\u{e0020}-\\u{e007e}]+\\u{e007f})?";
const emoji = new RegExp(`\\p{Regional_Indicator}{2}|${one}(?:\\u200d${one})*`, "gu");
