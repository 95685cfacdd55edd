// Owns: the picture of a heatmap: touchpoints in rows, personas or departments in columns, each cell as colour,
// sign and number. Pure layout; the words come in.

import {
  emotionStep,
  type FeelingWord,
  type Felt,
  type Heatmap,
  hasFigures,
  isDisagreed,
  writtenMean,
} from "../../model/emotion.ts";
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
  readonly source: string;
}

export interface HeatmapInput {
  readonly heatmap: Heatmap<{ readonly id: string; readonly name: string }>;
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
  const top = margin + 124;
  const items: SceneItem[] = [
    label(words.title, margin, margin + 38, { size: 40, font: "title", weight: 550 }),
    label(words.subtitle, margin, margin + 68, { size: 16, color: "ink2" }),
    ...heatmap.columns.map((column, at) =>
      label(
        fitText(column.name, { width: cellWidth - 8, size: 15, weight: 650 }, measure),
        left + at * (cellWidth + cellGap) + cellWidth / 2,
        top - 14,
        { size: 15, weight: 650, align: "middle" },
      ),
    ),
    line(
      margin,
      top - 4,
      left + heatmap.columns.length * (cellWidth + cellGap) - cellGap,
      top - 4,
      "ink",
      1.5,
    ),
    ...heatmap.rows.flatMap((row, at) =>
      rowItems(row, left, top + at * (cellHeight + cellGap), input),
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
  row: HeatmapInput["heatmap"]["rows"][number],
  left: number,
  y: number,
  { measure, words }: HeatmapInput,
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
      cellItems(cell, left + at * (cellWidth + cellGap), y, words),
    ),
  ];
}

/** A cell at its place: colour, sign and number; a word for a small group; a dash for too few. */
export function cellItems(
  emotion: Felt | undefined,
  x: number,
  y: number,
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
  const items: SceneItem[] = [
    box(x, y, cellWidth, cellHeight, { ...look, fill: `emotion${step}` }),
    ...sign(outline, x + 22, y + cellHeight / 2, 18, ink, "none"),
    label(writtenMean(emotion.mean), x + 42, y + (detail ? 24 : 32), {
      size: 18,
      weight: 650,
      color: ink,
    }),
  ];
  if (detail) items.push(label(detail, x + 42, y + 42, { size: 12, color: ink }));
  if (isDisagreed(emotion)) {
    const at = x + cellWidth - 16;
    items.push(
      path(
        `M${at} ${y + 12}v${cellHeight - 24}M${at - 5} ${y + 12}h10M${at - 5} ${y + cellHeight - 12}h10`,
        { stroke: ink, strokeWidth: 2 },
      ),
    );
  }
  return items;
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
  if (heatmap.rows.some((row) => row.cells.includes(undefined))) {
    entries.push({
      text: words.hidden,
      sign: (x, y) => [label("–", x + 8, y, { color: "ink3", align: "middle" })],
    });
  }
  return entries;
}

function describe({ heatmap, words }: HeatmapInput): string {
  const rows = heatmap.rows.map((row) => {
    const cells = row.cells.flatMap((cell, at) =>
      cell ? [`${heatmap.columns[at]?.name ?? ""} ${said(cell, words)}`] : [],
    );
    return `${row.touchpoint.text}: ${cells.join(", ")}`;
  });
  return `${words.title}. ${words.subtitle}. ${rows.join(". ")}`;
}

function said(felt: Felt, words: HeatmapWords): string {
  return hasFigures(felt) ? writtenMean(felt.mean) : words.feeling[felt.feeling];
}
