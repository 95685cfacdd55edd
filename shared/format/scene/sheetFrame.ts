// Owns: what stands around a picture on a sheet: its title above, legend, source and page below, and the sign that it
// goes on. Pure layout; the words come in.

import { readsRightToLeft } from "./direction.ts";
import type { LegendEntry } from "./legend.ts";
import { label, line, type Measure, path, type SceneItem } from "./scene.ts";
import { fitText, wrapText } from "./wrap.ts";

export interface FrameInput {
  /** In the units of the layout, before the sheet's scale. */
  readonly width: number;
  readonly height: number;
  readonly kicker: string;
  readonly title: string;
  readonly subtitle: string;
  readonly quote: string;
  /** The workshop and, behind the last middle dot, the day, which is never cut. */
  readonly source: string;
  readonly measure: Measure;
  /** Whether the picture is mirrored in the end, to be read from right to left. */
  readonly isMirrored: boolean;
}

export interface FrameFoot {
  readonly legend: readonly LegendEntry[];
  /** "2 of 3", or nothing on a single page. */
  readonly page: string;
  /** "12 more steps on the next page", or nothing on the last. */
  readonly more: string;
}

export interface Placed {
  readonly items: readonly SceneItem[];
  /** Where the next thing may begin, or for a foot where the thing above must end. */
  readonly edge: number;
}

/** The margin on every side, in layout units. */
export const margin = 64;
/** The height that a foot takes at most, with two rows of a legend and the sign that it goes on, in layout units. */
export const footHeight = 104;
const legendLeading = 22;

/** The head of the first page: what it is, whose, the aim, and their own words at the right. */
export function firstHead(input: FrameInput): Placed {
  const { width, measure } = input;
  const room = width - 2 * margin;
  const quoteWidth = input.quote === "" ? 0 : Math.min(440, room * 0.34);
  const titleWidth = room - (quoteWidth > 0 ? quoteWidth + 48 : 0);
  const items: SceneItem[] = [];
  let y = margin + 12;
  items.push(
    ...textLines(
      [fitText(input.kicker, { width: titleWidth, size: 16, weight: 650 }, measure)],
      margin,
      y,
      titleWidth,
      { size: 16, weight: 650, color: "accent" },
    ),
  );
  const size = titleSize(input.title, titleWidth, measure);
  const titleLook = { size, font: "title", weight: 550 } as const;
  const lines = wrapText(input.title, { width: titleWidth, ...titleLook, maxLines: 2 }, measure);
  y += size * 0.98 + 8;
  items.push(...textLines(lines, margin, y, titleWidth, titleLook));
  y += (lines.length - 1) * size * 1.12 + 12;
  const about = wrapText(input.subtitle, { width: titleWidth, size: 17, maxLines: 2 }, measure);
  if (about.length > 0) {
    items.push(...textLines(about, margin, y + 20, titleWidth, { size: 17, color: "ink2" }));
    y += about.length * 23;
  }
  const quoted = quoteItems(input, width - margin - quoteWidth, quoteWidth);
  return { items: [...items, ...quoted.items], edge: Math.max(y, quoted.edge) + 30 };
}

/** The height that the head of a further page takes, in layout units. */
export const nextHeadHeight = margin + 50;

/** The head of a further page: one quiet line. */
export function nextHead(input: FrameInput): Placed {
  const room = input.width - 2 * margin;
  const kicker = fitText(
    input.kicker,
    { width: room * 0.36, size: 16, weight: 650 },
    input.measure,
  );
  const left = room - input.measure(kicker, 16, "interface", 650) - 32;
  const text = fitText(
    input.title,
    { width: left, size: 26, font: "title", weight: 550 },
    input.measure,
  );
  return {
    items: [
      ...textLines([text], margin, margin + 18, room, { size: 26, font: "title", weight: 550 }),
      label(kicker, input.width - margin, margin + 18, {
        size: 16,
        weight: 650,
        color: "accent",
        align: "end",
      }),
    ],
    edge: nextHeadHeight,
  };
}

/** The head of a page; `isQuiet`: of the first, too, the quiet line, which leaves more room. */
export function pageHead(input: FrameInput, at: number, isQuiet = false): Placed {
  return at === 0 && !isQuiet ? firstHead(input) : nextHead(input);
}

/** The foot: a hairline, the legend, the source with its date, which page this is. */
export function foot(input: FrameInput, { legend, page, more }: FrameFoot): readonly SceneItem[] {
  const { width, height, measure } = input;
  const right = sourceAndPage(input, page);
  const rightWidth = measure(right, 13, "interface", 400);
  const rows = legendRows(legend, width - 2 * margin - rightWidth - 32, measure);
  const y = height - 34;
  const rule = y - 26 - (rows.length - 1) * legendLeading;
  const items: SceneItem[] = [
    line(margin, rule, width - margin, rule, "line", 1),
    label(right, width - margin, y, { size: 13, color: "ink3", align: "end" }),
    ...rows.flatMap((row, at) => row(y - (rows.length - 1 - at) * legendLeading)),
  ];
  if (more !== "") {
    const at = rule - 14;
    const tip = width - margin;
    items.push(
      label(more, tip - 30, at, { size: 15, weight: 650, color: "accent", align: "end" }),
      path(
        `M${tip - 20} ${at - 5}L${tip - 1} ${at - 5}M${tip - 8} ${at - 12}L${tip - 1} ${at - 5}L${tip - 8} ${at + 2}`,
        { stroke: "accent", strokeWidth: 2 },
      ),
    );
  }
  return items;
}

/** Lines of one text in a room that begins at `x`. A paragraph read from right to left stands at its right edge. */
export function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  width: number,
  look: NonNullable<Parameters<typeof label>[3]> & {
    readonly size: number;
    readonly leading?: number;
    readonly isParagraph?: boolean;
  },
): readonly SceneItem[] {
  const { leading = 1.12, isParagraph = false, ...rest } = look;
  const isTurned = isParagraph && readsRightToLeft(lines.join(" "));
  return lines.map((text, at) =>
    label(text, isTurned ? x + width : x, y + at * look.size * leading, {
      ...rest,
      align: isTurned ? "end" : "start",
    }),
  );
}

function titleSize(title: string, width: number, measure: Measure): number {
  const sizes = [60, 54, 48, 42, 36];
  return sizes.find((size) => measure(title, size, "title", 550) <= width) ?? 36;
}

function quoteItems({ quote, measure, isMirrored }: FrameInput, x: number, width: number): Placed {
  if (quote === "") return { items: [], edge: 0 };
  const look = {
    size: 21,
    font: "title",
    isItalic: true,
    color: "ink2",
    leading: 1.36,
    isParagraph: !isMirrored,
  } as const;
  const lines = wrapText(
    `“${quote}”`,
    { width: width - 22, size: 21, font: "title", maxLines: 4 },
    measure,
  );
  const top = margin + 14;
  const bottom = top + (lines.length - 1) * 21 * 1.36;
  return {
    items: [
      line(x, top - 16, x, bottom + 8, "accent", 2),
      ...textLines(lines, x + 22, top, width - 22, look),
    ],
    edge: bottom + 8,
  };
}

/** Of the words at the foot's end only the workshop's title is cut. */
function sourceAndPage({ source, width, measure }: FrameInput, page: string): string {
  const look = { width: width * 0.4, size: 13 } as const;
  const from = Math.max(0, source.lastIndexOf(" · "));
  const end = [source.slice(from), page].filter(Boolean).join("  ·  ");
  const room = look.width - measure(end, look.size, "interface", 400);
  return fitText(source.slice(0, from), { ...look, width: room }, measure) + end;
}

/** Legend entries in one or two rows, each drawn on a base line; what the second has no room for is left out. */
function legendRows(
  entries: readonly LegendEntry[],
  width: number,
  measure: Measure,
): readonly ((y: number) => readonly SceneItem[])[] {
  const rows: LegendEntry[][] = [[]];
  let used = 0;
  for (const entry of entries) {
    const own = 26 + measure(entry.text, 14, "interface", 400) + 24;
    if (used + own > width && used > 0) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(entry);
    used += own;
  }
  return rows.slice(0, 2).map((row) => (y) => {
    let x = margin;
    return row.flatMap(({ text, sign }) => {
      const from = x;
      const fitted = fitText(text, { width: width - 26, size: 14 }, measure);
      x += 26 + measure(fitted, 14, "interface", 400) + 24;
      return [...sign(from, y), label(fitted, from + 26, y, { size: 14, color: "ink2" })];
    });
  });
}
