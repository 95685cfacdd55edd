// Owns: the picture of a slide's part of a heatmap for a screen too small for a table: one touchpoint below the other, each
// with those it is rated for, as wide as a phone and as high as it needs. Cells are those of heatmap.ts. Rule EXP-176.

import {
  distanceAt,
  type Heatmap,
  type HeatRow,
  type HeatSpan,
  spansOf,
  tellsKinds,
} from "../../model/heatmap.ts";
import type { JourneyKind } from "../../model/journey.ts";
import { cellGap, cellHeight, cellItems, cellWidth } from "./heatmap.ts";
import { describeRows, type HeatmapSheetInput, legendOf, wordsOf } from "./heatmapSheet.ts";
import { legendFoot } from "./legend.ts";
import { placeItems } from "./placing.ts";
import { label, line, type Scene, type SceneItem } from "./scene.ts";
import { textLines } from "./sheetFrame.ts";
import { wrapText } from "./wrap.ts";

export interface HeatmapStripInput
  extends Pick<HeatmapSheetInput, "heatmap" | "by" | "wording" | "source" | "measure"> {
  /** How many touchpoints stand beside each other. */
  readonly across: 1 | 2;
}

/** On a phone of 360 px, less the slide's padding, a text of 12 units is then more than 9 px high. */
const stripWidth = 416;
const acrossGap = 32;
const rowGap = 28;
const nameSize = 17;
const groupSize = 15;
const leading = 1.2;

/** What hurts most first, from left to right and then downwards. */
export function heatmapStrip(input: HeatmapStripInput): Scene {
  const { heatmap, wording, measure, source, across } = input;
  const width = across * stripWidth + (across - 1) * acrossGap;
  const about = wording.say(input.by === "persona" ? "byPersona" : "byDepartment");
  const aboutLook = { size: groupSize, color: "ink2", leading } as const;
  const aboutLines = wrapText(about, { width, size: groupSize, maxLines: 2 }, measure);
  const items: SceneItem[] = [...textLines(aboutLines, 0, groupSize, width, aboutLook)];
  let y = aboutLines.length * groupSize * leading + rowGap / 2;
  for (let at = 0; at < heatmap.rows.length; at += across) {
    const drawn = heatmap.rows.slice(at, at + across).map((row) => rowOf(row, input));
    for (const [beside, one] of drawn.entries()) {
      const dx = beside * (stripWidth + acrossGap);
      items.push(...placeItems(one.items, { scale: 1, dx, dy: y }));
    }
    y += Math.max(...drawn.map(({ height }) => height)) + rowGap;
  }
  items.push(line(0, y - rowGap / 2, width, y - rowGap / 2, "line", 1));
  const place = { left: 0, right: width, y: y + groupSize };
  const foot = legendFoot(legendOf(input, hasDash(heatmap)), "", place, measure);
  const said = wrapText(source, { width, size: 13, maxLines: 3 }, measure);
  const sourceTop = foot.y + 26;
  items.push(
    ...foot.items,
    ...textLines(said, 0, sourceTop, width, { size: 13, color: "ink3", leading }),
  );
  return {
    width,
    height: sourceTop + said.length * 13 * leading,
    title: wording.say("heatmap"),
    description: describeRows(input, heatmap, heatmap.rows),
    items,
  };
}

interface Drawn {
  readonly items: readonly SceneItem[];
  readonly height: number;
}

/** A touchpoint: its name over the whole width, and below it each who is rated for it. */
function rowOf(row: HeatRow, input: HeatmapStripInput): Drawn {
  const { heatmap, measure, wording } = input;
  const { text } = row.touchpoint;
  const look = { size: nameSize, weight: 650, leading, isParagraph: true } as const;
  const lines = wrapText(text, { width: stripWidth, ...look, maxLines: 4 }, measure);
  const items: SceneItem[] = [
    line(0, 0, stripWidth, 0, "ink", 1.5),
    ...textLines(lines, 0, nameSize + 8, stripWidth, look),
  ];
  let y = lines.length * nameSize * leading + 14;
  if (tellsKinds(heatmap)) {
    const { kind } = wordsOf(wording);
    for (const at of kindsIn(heatmap)) {
      const middle = cellLeft(heatmap, at) + cellWidth / 2;
      items.push(label(kind[at], middle, y + 13, { size: 13, color: "ink2", align: "middle" }));
    }
    y += 20;
  }
  for (const span of spansOf(heatmap)) {
    if (!isRated(row, span)) continue;
    items.push(...placeItems(spanItems(row, span, input), { scale: 1, dx: 0, dy: y }));
    y += cellHeight + cellGap;
  }
  return { items, height: y - cellGap };
}

/** A persona or department with its cells, at 0. */
function spanItems(
  row: HeatRow,
  { group, from, columns }: HeatSpan,
  { heatmap, measure, wording }: HeatmapStripInput,
): readonly SceneItem[] {
  const [outermost = "current"] = kindsIn(heatmap);
  const width = cellLeft(heatmap, outermost) - 12;
  const lines = wrapText(group.name, { width, size: groupSize, maxLines: 3 }, measure);
  const first = cellHeight / 2 + 5 - ((lines.length - 1) * groupSize * leading) / 2;
  const look = { size: groupSize, leading, isParagraph: true } as const;
  return [
    ...textLines(lines, 0, first, width, look),
    ...columns.flatMap(({ kind }, at) => {
      const x = cellLeft(heatmap, kind);
      const felt = row.cells[from + at];
      if (felt) {
        const distance = distanceAt(heatmap, row, from + at);
        return cellItems(felt, { x, y: 0, distance }, wordsOf(wording));
      }
      const middle = x + cellWidth / 2;
      return [label("–", middle, cellHeight / 2 + 5, { color: "ink3", align: "middle" })];
    }),
  ];
}

/** The ideal journey's cells end where the strip does; where there are none, the current one's do. */
function cellLeft(heatmap: Heatmap, kind: JourneyKind): number {
  const last = stripWidth - cellWidth;
  return kind === "current" && tellsKinds(heatmap) ? last - cellWidth - cellGap : last;
}

/** The journeys that the whole heatmap tells of, from left to right. */
function kindsIn({ columns, whole = columns }: Heatmap): readonly JourneyKind[] {
  return (["current", "ideal"] as const).filter((each) => whole.some(({ kind }) => kind === each));
}

function isRated(row: HeatRow, { from, columns }: HeatSpan): boolean {
  return columns.some((_, at) => row.cells[from + at] !== undefined);
}

function hasDash(heatmap: Heatmap): boolean {
  return heatmap.rows.some((row) =>
    spansOf(heatmap).some(
      (span) =>
        isRated(row, span) && span.columns.some((_, at) => row.cells[span.from + at] === undefined),
    ),
  );
}
