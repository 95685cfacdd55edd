// Owns: how text is broken into lines of a given width. What does not fit ends in an ellipsis, never in the air.

import type { Font, Measure } from "./scene.ts";

export interface WrapOptions {
  readonly width: number;
  readonly size: number;
  readonly font?: Font;
  readonly weight?: number;
  /** The last line that fits ends in "…" where more would follow. */
  readonly maxLines: number;
}

/** Breaks text at spaces and, where a word alone is too wide or the script has no spaces, between characters. */
export function wrapText(text: string, options: WrapOptions, measure: Measure): readonly string[] {
  const { width, size, maxLines, font = "interface", weight = 400 } = options;
  const widthOf = (candidate: string): number => measure(candidate, size, font, weight);
  const lines = linesWithin(text, width, maxLines, widthOf);
  if (lines.length <= maxLines) return withoutOrphan(text, lines, width, widthOf);
  const kept = lines.slice(0, maxLines);
  kept[maxLines - 1] = shorten(
    `${kept[maxLines - 1] ?? ""}`,
    (candidate) => widthOf(candidate) <= width,
  );
  return kept;
}

/** The part of a line that its last one should fill, or the text is set narrower. */
const orphanPart = 0.34;

/** A last line of a word or a letter alone gets company from the lines above, as many lines as before. */
function withoutOrphan(
  text: string,
  lines: readonly string[],
  width: number,
  widthOf: (candidate: string) => number,
): readonly string[] {
  const fill = (all: readonly string[]): number => widthOf(all.at(-1) ?? "") / width;
  if (lines.length < 2 || fill(lines) >= orphanPart) return lines;
  for (const part of [0.92, 0.84, 0.76, 0.68, 0.6]) {
    const narrower = linesWithin(text, width * part, lines.length, widthOf);
    // A word that only the full width holds would be torn.
    if (narrower.length > lines.length || tears(text, narrower)) return lines;
    if (fill(narrower) >= orphanPart) return narrower;
  }
  return lines;
}

/** Whether a line begins within a word of a script with spaces. */
export function tears(text: string, lines: readonly string[]): boolean {
  const words = new Set(text.split(/\s+/u));
  return lines.some((line) => {
    const [first = ""] = line.split(/\s+/u);
    return !(words.has(first) || isSpaceless(first));
  });
}

/** At most one line more than `most`, as a sign that there is more. */
function linesWithin(
  text: string,
  width: number,
  most: number,
  widthOf: (candidate: string) => number,
): string[] {
  const fits = (candidate: string): boolean => widthOf(candidate) <= width;
  const lines: string[] = [];
  let current = "";
  for (const piece of pieces(text, fits)) {
    const candidate = current + piece;
    if (current === "" || fits(candidate.trimEnd())) {
      current = candidate.trimStart();
      continue;
    }
    lines.push(current.trimEnd());
    current = piece.trimStart();
    if (lines.length > most) break;
  }
  if (current.trim() !== "") lines.push(current.trimEnd());
  return lines;
}

/** A text on one line: whole if it fits, else cut with "…". */
export function fitText(
  text: string,
  options: Omit<WrapOptions, "maxLines">,
  measure: Measure,
): string {
  const { width, size, font = "interface", weight = 400 } = options;
  const fits = (candidate: string): boolean => measure(candidate, size, font, weight) <= width;
  return fits(text) ? text : shorten(text, fits);
}

/** A rough measure without a screen: by kind of character, rather too wide than too narrow. */
export const roughMeasure: Measure = (text, size, font, weight) => {
  let units = 0;
  for (const character of text) units += roughWidth(character);
  return units * size * (font === "title" ? 1.08 : 1) * (weight > 500 ? 1.05 : 1);
};

function roughWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  // Vowels and finals of Hangul stand within the syllable that its first letter opens.
  if (code >= 0x1160 && code <= 0x11ff) return 0;
  if (
    code >= 0x1100 &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uffef]/u.test(
      character,
    )
  ) {
    return 1.05;
  }
  if (/\p{M}/u.test(character)) return 0;
  if (" .,:;'|!iIljtfr()[]-".includes(character)) return 0.32;
  if ("mwMW@%".includes(character)) return 0.86;
  return character >= "A" && character <= "Z" ? 0.64 : 0.53;
}

// Words with the space behind them; a word too wide for a line, character by character.
function pieces(text: string, fits: (candidate: string) => boolean): readonly string[] {
  const words = text.match(/\S+\s*|\s+/gu) ?? [];
  return words.flatMap((word) => {
    if (isSpaceless(word)) return keptTogether(characters(word));
    return fits(word.trimEnd()) ? [word] : characters(word);
  });
}

/** Chinese and Japanese break between characters, but not before a closing sign or after an opening one (JIS X 4051). */
function keptTogether(parts: readonly string[]): readonly string[] {
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (
      last !== undefined &&
      (/^[、。，．・：；？！）」』】〕〉》ーゝ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?)…]/u.test(
        part,
      ) ||
        /[（「『【〔〈《(]$/u.test(last))
    ) {
      pieces[pieces.length - 1] = last + part;
    } else pieces.push(part);
  }
  return pieces;
}

function isSpaceless(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
}

// What a reader takes for one character: a base with its marks, an emoji with its joiners.
function characters(word: string): readonly string[] {
  return Array.from(
    new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word),
    (part) => part.segment,
  );
}

function shorten(text: string, fits: (candidate: string) => boolean): string {
  const parts = [...characters(text)];
  for (;;) {
    const candidate = `${parts.join("").trimEnd()}…`;
    if (parts.length === 0 || fits(candidate)) return candidate;
    parts.pop();
  }
}
