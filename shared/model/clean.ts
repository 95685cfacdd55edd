// Owns: what is left of a text once everything invisible is gone. An anonymous reveal rests on it: two
// texts that look the same must come out the same, so that no keyboard or program leaves its mark.
// Knows no field and no length. Rules: IMP-11.

export interface CleanOptions {
  /** Keeps line breaks (as `\n`, at most one blank line in a row) instead of folding them into spaces. */
  readonly multiline?: boolean;
}

/**
 * The text in NFC, without control, private-use, zero-width and direction characters, with single plain
 * spaces, trimmed. Lone surrogates become U+FFFD. Kept are the invisible characters that change what is
 * seen: joiners and U+FE0F inside emoji, the tags of the three flags that need them, and one joiner
 * between letters of a script written with joiners. Cleaning a clean text changes nothing.
 */
export function cleanText(text: string, options: CleanOptions = {}): string {
  const visible = text
    .replace(loneSurrogates, "\uFFFD")
    .normalize("NFC")
    .replace(invisibleRuns, keepWhatShows)
    // Again, because letters and accents that something invisible kept apart now stand together.
    .normalize("NFC")
    .replace(blanks, " ")
    .replace(lineBreaks, "\n");
  return options.multiline ? foldLines(visible) : visible.replace(/\s+/g, " ").trim();
}

const loneSurrogates = /\p{Surrogate}/gu;

/**
 * Format and default-ignorable characters (Unicode's own lists), controls that are not white space,
 * private use, noncharacters and the object replacement character. Not the Arabic, Syriac and Kaithi
 * number signs: format characters by category, but drawn. Runs are bounded because an unbounded one
 * overflows the stack of the regular expression; a joiner in a longer run is lost.
 */
const invisibleRuns =
  /(?:(?![\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}\t\n\v\f\r\u0085])[\p{Cf}\p{Cc}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFFC]){1,1000}/gu;

/** Two characters that are drawn as nothing: the Braille blank and the null notehead. */
const blanks = /[\u2800\u{1D159}]/gu;
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

const emojiStyle = "\uFE0F";
const joiner = "\u200D";
const nonJoiner = "\u200C";
const keycap = "\u20E3";
const blackFlag = "\u{1F3F4}";

/** England, Scotland and Wales: the only flags that are written with tag characters. */
const flagTags = new Set(["gbeng", "gbsct", "gbwls"].map(textToTags));

const pictograph = /^\p{Extended_Pictographic}$/u;
const pictographOrSkinTone = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;
const keycapBase = /^[0-9#*]$/;

/** Letters and marks of the scripts in which a joiner changes the shape of its neighbours. */
const joiningLetter =
  /^(?=[\p{L}\p{M}])[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mandaic}\p{scx=Nko}\p{scx=Mongolian}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]$/u;

/** What of a run of invisible characters changes how its visible neighbours are drawn. */
function keepWhatShows(run: string, offset: number, whole: string): string {
  const before = [...whole.slice(Math.max(0, offset - 2), offset)].at(-1) ?? "";
  const [after = ""] = whole.slice(offset + run.length, offset + run.length + 2);
  if (before === blackFlag) {
    const tags = run.replace(/[^\u{E0000}-\u{E007F}]/gu, "");
    if (flagTags.has(tags)) return tags;
  }
  const style = run.includes(emojiStyle) && isStyled(before, after) ? emojiStyle : "";
  return style + (joinerThatShows(run, before, after) ?? "");
}

/** U+FE0F shows only after a pictograph that is drawn as text by default, and in keycaps. */
function isStyled(before: string, after: string): boolean {
  if (keycapBase.test(before)) return after === keycap;
  return pictograph.test(before) && !/^\p{Emoji_Presentation}$/u.test(before);
}

function joinerThatShows(run: string, before: string, after: string): string | undefined {
  if (pictographOrSkinTone.test(before) && pictograph.test(after)) {
    return run.includes(joiner) ? joiner : undefined;
  }
  if (!joiningLetter.test(before) || !joiningLetter.test(after)) return undefined;
  return [...run].find((character) => character === joiner || character === nonJoiner);
}

function foldLines(text: string): string {
  return text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** A text in tag characters, with the one that ends a flag. */
function textToTags(text: string): string {
  const tags = [...text].map((letter) =>
    String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0)),
  );
  return `${tags.join("")}\u{E007F}`;
}
