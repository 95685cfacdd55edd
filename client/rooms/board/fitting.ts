// Owns: whether words fit where a card shows them. What fits need not be cut off, and a board without hundreds of edges to cut
// at is painted in a third of the time. On the safe side: what cannot be measured does not fit.

/** How wide the words of a card may be, in CSS pixels at 100 %: as in the style sheet of the cards. */
const lineWidth = 168;
/** Widths are taken at this size, for all sizes. */
const measuredAt = 16;
/** What another weight, another size or a typeface that comes late may add. */
const leeway = 1.06;
const mostKnown = 20_000;

export interface Lines {
  /** Of a letter, CSS pixels. */
  readonly size: number;
  readonly most: number;
}

/** Whether a text, broken between its words, takes up no more lines than there are. */
export function fitsLines(text: string, { size, most }: Lines): boolean {
  const scale = (size / measuredAt) * leeway;
  const space = widthOf("n") * scale;
  let lines = 1;
  let width = 0;
  for (const word of text.split(/\s+/)) {
    const wide = widthOf(word) * scale;
    if (wide > lineWidth) return false;
    const isNext = width > 0 && width + space + wide > lineWidth;
    if (isNext) lines++;
    width = width === 0 || isNext ? wide : width + space + wide;
  }
  return lines <= most;
}

/** Whether words of `size` fit into one line beside other things that take up `taken` CSS pixels. */
export function fitsBeside(words: readonly string[], size: number, taken: number): boolean {
  const widths = words.map((each) => widthOf(each) * (size / measuredAt) * leeway);
  return widths.reduce((sum, width) => sum + width, taken) <= lineWidth;
}

const known = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

function widthOf(words: string): number {
  if (pen === undefined) pen = openPen();
  if (!pen) return Number.POSITIVE_INFINITY;
  const held = known.get(words);
  if (held !== undefined) return held;
  const { width } = pen.measureText(words);
  if (known.size >= mostKnown) known.clear();
  known.set(words, width);
  return width;
}

function openPen(): CanvasRenderingContext2D | null {
  const opened = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.documentElement).getPropertyValue("--font-interface");
  if (opened) opened.font = `600 ${measuredAt}px ${family || "sans-serif"}`;
  return opened;
}
