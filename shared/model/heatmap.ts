// Owns: what a heatmap is: touchpoints in rows, and for each persona or department a column of what is felt today and one
// of what is felt in the ideal journey, never one for both (decision 26); the distance between them, and the order of rows.
// Knows no tallies. Rules VOT-34, VOT-36 to VOT-38, EXP-171, EXP-172.

import { type FeelingWord, type Felt, hasFigures, writtenDifference } from "./emotion.ts";
import type { JourneyKind } from "./journey.ts";
import type { Touchpoint } from "./tables.ts";

/** What has columns of its own: a persona or a department. */
export interface HeatGroup {
  readonly id: string;
  readonly name: string;
}

export interface HeatColumn {
  readonly group: HeatGroup;
  /** Of which journeys it tells. */
  readonly kind: JourneyKind;
}

export interface HeatRow {
  readonly touchpoint: Touchpoint;
  /** One for each column. */
  readonly cells: readonly (Felt | undefined)[];
  /** Among rows that are equally strong the least is first. */
  readonly place: number;
}

export interface Heatmap {
  /** Those of a group stand together, the current journey's first. */
  readonly columns: readonly HeatColumn[];
  /** What hurts most today first. */
  readonly rows: readonly HeatRow[];
  /** Of a part of a heatmap: the columns of the whole. */
  readonly whole?: readonly HeatColumn[];
}

type Columns = Pick<Heatmap, "columns" | "whole">;

/** Whether the columns have to say of which journeys they tell: as soon as one of them is of ideal ones. */
export function tellsKinds({ columns, whole = columns }: Columns): boolean {
  return whole.some(({ kind }) => kind === "ideal");
}

/** A group and its columns, which stand together from `from` on. */
export interface HeatSpan {
  readonly group: HeatGroup;
  readonly from: number;
  readonly columns: readonly HeatColumn[];
}

/** The groups in order, each with its one or two columns. */
export function spansOf({ columns }: Columns): readonly HeatSpan[] {
  return columns.flatMap((column, from) => {
    if (columns[from - 1]?.group.id === column.group.id) return [];
    const own = columns.filter(({ group }) => group.id === column.group.id);
    return [{ group: column.group, from, columns: own }];
  });
}

/** More columns beside each other have no room on a slide for what a cell says in two lines. */
export const columnsOnSlideMost = 8;

/**
 * The heatmap in the fewest parts that have at most so many columns each, about as many in one as in another. The columns of a
 * group stay together, so that a part of one group has two at least; a touchpoint is in each part where it has a cell. In each
 * what hurts most there comes first.
 */
export function columnParts(heatmap: Heatmap, most: number): readonly Heatmap[] {
  const { columns, rows } = heatmap;
  if (columns.length <= most) return [heatmap];
  const spans = spansOf(heatmap);
  const fewest = filled(spans, most).length;
  let limit = Math.ceil(columns.length / fewest);
  while (limit < most && filled(spans, limit).length > fewest) limit += 1;
  return filled(spans, limit).map((part) => {
    const from = part[0]?.from ?? 0;
    const own = part.flatMap((span) => span.columns);
    const cut = rows.map((row) => ({ ...row, cells: row.cells.slice(from, from + own.length) }));
    const there = cut.filter(({ cells }) => cells.some((cell) => cell !== undefined));
    return {
      columns: own,
      rows: sortedRows({ columns: own, rows: there }, "pain"),
      whole: columns,
    };
  });
}

/** The groups one after the other, as many of them in a part as have at most so many columns together. */
function filled(spans: readonly HeatSpan[], limit: number): readonly (readonly HeatSpan[])[] {
  const parts: HeatSpan[][] = [];
  let left = 0;
  for (const span of spans) {
    left -= span.columns.length;
    if (left >= 0) parts.at(-1)?.push(span);
    else {
      parts.push([span]);
      left = limit - span.columns.length;
    }
  }
  return parts;
}

/**
 * How much better the cell of an ideal journey is than the current one of its group beside it; below 0: worse. `null` for
 * every other column, and where one of the two has no figures: a word has no distance from anything.
 */
export function distanceAt({ columns }: Columns, row: HeatRow, at: number): number | null {
  const [current, ideal] = [columns[at - 1], columns[at]];
  if (ideal?.kind !== "ideal" || current?.group.id !== ideal.group.id) return null;
  const [now, then] = [row.cells[at - 1], row.cells[at]];
  return now && then && hasFigures(now) && hasFigures(then) ? then.mean - now.mean : null;
}

/** Whether a distance is one that can be written: below a twentieth there is none. */
export function isApart(distance: number | null): distance is number {
  return distance !== null && writtenDifference(distance) !== "0";
}

/** Whether any cell tells how far the ideal journey is from the current one. */
export function hasDistance(heatmap: Heatmap): boolean {
  return heatmap.rows.some((row) =>
    row.cells.some((_, at) => isApart(distanceAt(heatmap, row, at))),
  );
}

/** The cells of a row that tell of current or of ideal journeys. */
function cellsOfKind({ columns }: Columns, row: HeatRow, kind: JourneyKind): readonly Felt[] {
  return row.cells.flatMap((cell, at) => (cell && columns[at]?.kind === kind ? [cell] : []));
}

/** What rows can stand by: the strongest pain, love or disagreement, or the widest distance to the ideal journey. */
export type HeatSort = "pain" | "love" | "disagreement" | "distance";

/**
 * The rows with the one first that is strongest in what they are sorted by, in the current journeys; what has no cell there
 * comes last, by its ideal ones. A small group's word stands between the means that are on its side and those that are not.
 */
export function sortedRows(heatmap: Heatmap, sort: HeatSort): readonly HeatRow[] {
  const strongest = (row: HeatRow): readonly [number, number] => {
    if (sort === "distance") {
      return [
        Math.max(...heatmap.columns.flatMap((_, at) => distanceAt(heatmap, row, at) ?? [])),
        0,
      ];
    }
    const of = (kind: JourneyKind): number =>
      Math.max(...cellsOfKind(heatmap, row, kind).map((felt) => strengthOf(felt, sort)));
    return [of("current"), of("ideal")];
  };
  return heatmap.rows
    .map((row) => ({ row, strength: strongest(row) }))
    .sort(
      (a, b) =>
        descending(a.strength[0], b.strength[0]) ||
        descending(a.strength[1], b.strength[1]) ||
        a.row.place - b.row.place,
    )
    .map(({ row }) => row);
}

function strengthOf(felt: Felt, sort: Exclude<HeatSort, "distance">): number {
  if (!hasFigures(felt)) return wordStrength(felt.feeling, sort);
  switch (sort) {
    case "pain":
      return -felt.mean;
    case "love":
      return felt.mean;
    case "disagreement":
      return felt.love > 0 && felt.pain > 0 ? felt.spread : 0;
    default:
      return sort satisfies never;
  }
}

function wordStrength(word: FeelingWord, sort: Exclude<HeatSort, "distance">): number {
  if (sort === "disagreement" || word === "mixed") return 0;
  return word === sort ? Number.MIN_VALUE : -Number.MIN_VALUE;
}

// What has nothing to be sorted by is −∞, twice of which has no difference.
function descending(a: number, b: number): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
