// Owns: how the words of a card are set: how large, broken into which lines, and whether any are cut off. The page breaks lines by
// itself and asks only for the size and the cut; canvases draw the lines, so that a card looks the same in both.

/** How wide the words of a card may be, in CSS pixels at 100 %. Here and below as in the style sheet of the cards. */
const lineWidth = 168;
/** Widths are taken at this size, for all sizes. */
const measuredAt = 16;
/** What another weight, rounding or a typeface that comes late may add before something counts as fitting. */
const leeway = 1.06;
/** Where widths cannot be measured, a letter is about so much of its size wide. */
const usualLetter = 0.45;
const mostKnown = 20_000;

export type Length = "short" | "medium" | "long";

export interface Wording {
  readonly length: Length;
  /** Of a letter, and from line to line, CSS pixels at 100 %. */
  readonly size: number;
  readonly lineHeight: number;
  /** What is shown of the text, line by line. */
  readonly lines: readonly string[];
  /** Whether the page has to cut, to be on the safe side: most texts fit, and a cut costs in every picture of the board. */
  readonly isCut: boolean;
  readonly isRightToLeft: boolean;
}

/** How a text is set on a card. */
export function wordingOf(text: string): Wording {
  const held = knownWordings.get(text);
  if (held) return held;
  const wording = setWords(text);
  if (knownWordings.size >= mostKnown) knownWordings.clear();
  knownWordings.set(text, wording);
  return wording;
}

/** Whether a text is read from the right, as the page decides it: by its first letter. */
export function readsRightToLeft(text: string): boolean {
  return /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text);
}

/** Whether words of `size` fit into one line of a card beside other things that take up `taken` CSS pixels. */
export function fitsBeside(words: readonly string[], size: number, taken: number): boolean {
  if (!penOf()) return false;
  const widths = words.map((each) => widthOf(each) * (size / measuredAt) * leeway);
  return widths.reduce((sum, width) => sum + width, taken) <= lineWidth;
}

/** Forgets all widths: the typeface has come. */
export function remeasure(): void {
  knownWordings.clear();
  knownWidths.clear();
}

const knownWordings = new Map<string, Wording>();
const knownWidths = new Map<string, number>();

const settings: Readonly<Record<Length, { size: number; lineHeight: number; most: number }>> = {
  short: { size: 17, lineHeight: 21, most: 3 },
  medium: { size: 15, lineHeight: 18, most: 4 },
  long: { size: 13, lineHeight: 15, most: 5 },
};

function setWords(text: string): Wording {
  const length = lengthOf(text);
  const { size, lineHeight, most } = settings[length];
  const lines = brokenLines(text, (lineWidth * measuredAt) / size);
  const safe = brokenLines(text, (lineWidth * measuredAt) / size / leeway);
  // What has to be broken within a word, the page may break elsewhere.
  const words = text.split(/\s+/).length;
  const isWhole = lines.join(" ").split(/\s+/).length === words;
  return {
    length,
    size,
    lineHeight,
    lines: lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]}…`],
    isCut: !penOf() || !isWhole || safe.length > most,
    isRightToLeft: readsRightToLeft(text),
  };
}

/** Broken between words, and within a word where it is longer than a line. `width`: of a line, at the measured size. */
function brokenLines(text: string, width: number): string[] {
  const space = widthOf("n") / 2;
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(/\s+/).flatMap((each) => brokenWord(each, width))) {
    const wide = widthOf(word);
    if (line !== "" && used + space + wide > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    used = line === "" ? wide : used + space + wide;
    line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

function brokenWord(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part !== "" && widthOf(part + letter) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

function lengthOf(text: string): Length {
  if (text.length <= 42) return "short";
  return text.length <= 84 ? "medium" : "long";
}

/** At the measured size, in CSS pixels. */
function widthOf(words: string): number {
  const held = knownWidths.get(words);
  if (held !== undefined) return held;
  const width = penOf()?.measureText(words).width ?? words.length * measuredAt * usualLetter;
  if (knownWidths.size >= mostKnown) knownWidths.clear();
  knownWidths.set(words, width);
  return width;
}

let pen: CanvasRenderingContext2D | null | undefined;

/** `null` where nothing can be measured, as in a test. */
function penOf(): CanvasRenderingContext2D | null {
  if (pen !== undefined) return pen;
  pen = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.documentElement).getPropertyValue("--font-interface");
  if (pen) pen.font = `500 ${measuredAt}px ${family || "sans-serif"}`;
  return pen;
}
