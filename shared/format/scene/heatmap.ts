// Owns: the picture of a heatmap: touchpoints in rows, in columns what is felt today and in the ideal journey by persona or
// department, each cell as colour, sign and number. Pure layout; the words come in. Rules EXP-21, VOT-38.

import {
  emotionStep,
  type FeelingWord,
  type Felt,
  hasFigures,
  isDisagreed,
  writtenDifference,
  writtenMean,
} from "../../model/emotion.ts";
import {
  distanceAt,
  type Heatmap,
  type HeatRow,
  hasDistance,
  isApart,
  spansOf,
  tellsKinds,
} from "../../model/heatmap.ts";
import type { JourneyKind } from "../../model/journey.ts";
import { disagreementSign, type LegendEntry, legendFoot } from "./legend.ts";
import {
  box,
  type Ink,
  label,
  line,
  type Measure,
  path,
  type Scene,
  type SceneItem,
} from "./scene.ts";
import { burst, circle, emotionOutline, heart, sign, wordSigns } from "./signs.ts";
import { fitText, wrapText } from "./wrap.ts";

export interface HeatmapWords {
  readonly title: string;
  readonly subtitle: string;
  readonly love: string;
  readonly pain: string;
  readonly neutral: string;
  readonly disagreement: string;
  readonly hidden: string;
  /** What a word without figures stands for: "Fewer than 5 people: a word instead of figures". */
  readonly smallGroup: string;
  readonly feeling: Readonly<Record<FeelingWord, string>>;
  /** What a column is called that tells of such journeys. */
  readonly kind: Readonly<Record<JourneyKind, string>>;
  readonly distanceLegend: string;
  readonly distanceBetter: (by: string) => string;
  readonly distanceWorse: (by: string) => string;
  readonly source: string;
}

export interface HeatmapInput {
  readonly heatmap: Heatmap;
  readonly words: HeatmapWords;
  readonly measure: Measure;
}

const margin = 56;
const nameWidth = 340;
/** A cell of a heatmap, in layout units. */
export const cellWidth = 132;
export const cellGap = 4;
export const cellHeight = 52;

/** Lays the heatmap out; as high as it has touchpoints. */
export function heatmapScene(input: HeatmapInput): Scene {
  const { heatmap, words, measure } = input;
  const left = margin + nameWidth;
  const width = Math.max(840, left + heatmap.columns.length * (cellWidth + cellGap) + margin);
  const top = margin + 124 + kindHeight(heatmap);
  const cellLeft = (at: number): number => left + at * (cellWidth + cellGap);
  const items: SceneItem[] = [
    label(words.title, margin, margin + 38, { size: 40, font: "title", weight: 550 }),
    label(words.subtitle, margin, margin + 68, { size: 16, color: "ink2" }),
    ...columnHeads({ heatmap, words, measure }, { cellLeft, base: top - 14, maxLines: 1 }),
    line(margin, top - 4, cellLeft(heatmap.columns.length) - cellGap, top - 4, "ink", 1.5),
    ...heatmap.rows.flatMap((row, at) =>
      rowItems(row, cellLeft, top + at * (cellHeight + cellGap), input),
    ),
  ];
  const bottom = top + heatmap.rows.length * (cellHeight + cellGap) + 36;
  const place = { left: margin, right: width - margin, y: bottom };
  const foot = legendFoot(heatmapLegend(input), words.source, place, measure);
  items.push(...foot.items);
  return {
    width,
    height: foot.y + margin - 8,
    title: words.title,
    description: describe(input),
    items,
  };
}

function rowItems(
  row: HeatRow,
  cellLeft: (at: number) => number,
  y: number,
  { heatmap, measure, words }: HeatmapInput,
): SceneItem[] {
  const lines = wrapText(
    row.touchpoint.text,
    { width: nameWidth - 24, size: 15, maxLines: 2 },
    measure,
  );
  const first = y + cellHeight / 2 + (lines.length > 1 ? -4 : 5);
  return [
    ...lines.map((text, at) => label(text, margin, first + at * 19, { size: 15 })),
    ...row.cells.flatMap((cell, at) =>
      cellItems(cell, { x: cellLeft(at), y, distance: distanceAt(heatmap, row, at) }, words),
    ),
  ];
}

const kindSize = 13;
const detailSize = 13;

/** What the heads of columns need besides a name, where they say of which journeys they tell. */
export function kindHeight(heatmap: Heatmap): number {
  return tellsKinds(heatmap) ? 24 : 0;
}

/** The names over the columns, each once over all that are its own, and below it of which journeys each tells. */
export function columnHeads(
  { heatmap, words, measure }: Pick<HeatmapInput, "heatmap" | "measure"> & KindWords,
  place: {
    readonly cellLeft: (at: number) => number;
    /** The last base line. */
    readonly base: number;
    readonly maxLines: number;
  },
): SceneItem[] {
  const { cellLeft, base, maxLines } = place;
  const under = base - kindHeight(heatmap);
  return spansOf(heatmap).flatMap(({ group, from, columns }): SceneItem[] => {
    const [start, end] = [cellLeft(from), cellLeft(from + columns.length - 1) + cellWidth];
    const look = { width: end - start - 8, size: 15, weight: 650 } as const;
    const lines =
      maxLines === 1
        ? [fitText(group.name, look, measure)]
        : wrapText(group.name, { ...look, maxLines }, measure);
    const items: SceneItem[] = lines.map((text, row) =>
      label(text, (start + end) / 2, under - (lines.length - 1 - row) * 18, {
        size: 15,
        weight: 650,
        align: "middle",
      }),
    );
    if (!tellsKinds(heatmap)) return items;
    if (columns.length > 1) items.push(line(start, under + 8, end, under + 8, "line", 1));
    const kinds = columns.map(({ kind }, at) =>
      label(words.kind[kind], cellLeft(from + at) + cellWidth / 2, base, {
        size: kindSize,
        color: "ink2",
        align: "middle",
      }),
    );
    return [...items, ...kinds];
  });
}

interface KindWords {
  readonly words: Pick<HeatmapWords, "kind">;
}

/** A cell at its place: colour, sign and number; a word for a small group; a dash for too few. */
export function cellItems(
  emotion: Felt | undefined,
  { x, y, distance }: { readonly x: number; readonly y: number; readonly distance: number | null },
  words: Pick<HeatmapWords, "feeling">,
): SceneItem[] {
  const look = { radius: 4 };
  if (!emotion) {
    return [
      box(x, y, cellWidth, cellHeight, { ...look, stroke: "line", isDashed: true }),
      label("–", x + cellWidth / 2, y + cellHeight / 2 + 5, { color: "ink3", align: "middle" }),
    ];
  }
  if (!hasFigures(emotion)) {
    const { outline, ink } = wordSigns[emotion.feeling];
    return [
      box(x, y, cellWidth, cellHeight, { ...look, fill: "raised", stroke: ink }),
      ...sign(outline, x + 22, y + cellHeight / 2, 18, "none", ink),
      label(words.feeling[emotion.feeling], x + 42, y + 32, { size: 15, weight: 650, color: ink }),
    ];
  }
  const step = emotionStep(emotion.mean);
  const ink: Ink = `emotion${step}Ink`;
  const outline = emotionOutline(step);
  const detail = emotion.n > 0 ? `${emotion.love} / ${emotion.pain} · n ${emotion.n}` : "";
  const base = y + (detail ? 24 : 32);
  const items: SceneItem[] = [
    box(x, y, cellWidth, cellHeight, { ...look, fill: `emotion${step}` }),
    ...sign(outline, x + 22, y + cellHeight / 2, 18, ink, "none"),
    label(writtenMean(emotion.mean), x + 42, base, {
      size: 18,
      weight: 650,
      color: ink,
    }),
  ];
  if (isApart(distance)) {
    const by = writtenDifference(distance);
    const right = x + cellWidth - (isDisagreed(emotion) ? 24 : 10);
    // One figure is narrower than three.
    const arrow = right - (by.length > 1 ? 22 : 13);
    items.push(
      path(distanceArrow(distance, arrow, base), { stroke: ink, strokeWidth: 1.75 }),
      label(by, right, base, { size: detailSize, color: ink, align: "end" }),
    );
  }
  if (detail) items.push(label(detail, x + 42, y + 42, { size: detailSize, color: ink }));
  if (isDisagreed(emotion)) {
    // Beside the mean, above the counts, which may take the whole width.
    const at = x + cellWidth - 16;
    const [top, height] = detail ? [y + 8, 20] : [y + 12, cellHeight - 24];
    const d = `M${at} ${top}v${height}M${at - 5} ${top}h10M${at - 5} ${top + height}h10`;
    items.push(path(d, { stroke: ink, strokeWidth: 2 }));
  }
  return items;
}

/** An arrow up for what is better, down for what is worse, on a base line. */
function distanceArrow(distance: number, x: number, base: number): string {
  const [tip, end] = distance > 0 ? [base - 9.5, base] : [base, base - 9.5];
  const barb = tip + (end - tip) * 0.4;
  return `M${x} ${end}L${x} ${tip}M${x - 3.5} ${barb}L${x} ${tip}L${x + 3.5} ${barb}`;
}

/** The arrow of a distance, as a legend shows it. */
export function distanceSign(x: number, y: number): SceneItem[] {
  return [path(distanceArrow(1, x + 8, y), { stroke: "ink2", strokeWidth: 1.75 })];
}

/** A row in words: each of its cells, and how far an ideal one is from the current one. */
export function saidRow(
  heatmap: Heatmap,
  row: HeatRow,
  words: Pick<HeatmapWords, "feeling" | "kind" | "distanceBetter" | "distanceWorse">,
): string {
  const cells = row.cells.flatMap((cell, at) => {
    const column = heatmap.columns[at];
    if (!cell || !column) return [];
    const kind = tellsKinds(heatmap) ? [words.kind[column.kind]] : [];
    const felt = hasFigures(cell) ? writtenMean(cell.mean) : words.feeling[cell.feeling];
    const distance = distanceAt(heatmap, row, at);
    const by = isApart(distance) ? writtenDifference(distance) : "";
    const apart = isApart(distance)
      ? [`(${distance > 0 ? words.distanceBetter(by) : words.distanceWorse(by)})`]
      : [];
    return [[column.group.name, ...kind, felt, ...apart].join(" ")];
  });
  return `${row.touchpoint.text}: ${cells.join(", ")}`;
}

function heatmapLegend({ words, heatmap }: HeatmapInput): readonly LegendEntry[] {
  const isAny = (test: (emotion: Felt) => boolean): boolean =>
    heatmap.rows.some((row) => row.cells.some((cell) => cell !== undefined && test(cell)));
  const entries: LegendEntry[] = [
    { text: words.love, sign: (x, y) => sign(heart, x + 8, y - 5, 18, "emotionP2", "none") },
    { text: words.neutral, sign: (x, y) => sign(circle, x + 8, y - 5, 18, "emotion0", "none") },
    { text: words.pain, sign: (x, y) => sign(burst, x + 8, y - 5, 18, "emotionM2", "none") },
  ];
  if (isAny(isDisagreed)) {
    entries.push({ text: words.disagreement, sign: (x, y) => disagreementSign(x, y) });
  }
  if (isAny((emotion) => !hasFigures(emotion))) {
    const { outline, ink } = wordSigns.love;
    entries.push({
      text: words.smallGroup,
      sign: (x, y) => sign(outline, x + 8, y - 5, 16, "none", ink),
    });
  }
  if (hasDistance(heatmap)) entries.push({ text: words.distanceLegend, sign: distanceSign });
  if (heatmap.rows.some((row) => row.cells.includes(undefined))) {
    entries.push({
      text: words.hidden,
      sign: (x, y) => [label("–", x + 8, y, { color: "ink3", align: "middle" })],
    });
  }
  return entries;
}

function describe({ heatmap, words }: HeatmapInput): string {
  const rows = heatmap.rows.map((row) => saidRow(heatmap, row, words));
  return `${words.title}. ${words.subtitle}. ${rows.join(". ")}`;
}
