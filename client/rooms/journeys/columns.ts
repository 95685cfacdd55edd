// Owns: a journey as the screen lays it out: columns of cells by id, keeping the identity of what has not changed,
// so that only columns that changed are drawn again. Knows no React and no look.

import type { MapSnapshot } from "../../../shared/model/change.ts";
import { journeyOutline, type OutlineStep } from "../../../shared/model/outline.ts";
import { usageOf } from "../../../shared/model/usage.ts";

export interface Cell {
  readonly stepId: string;
  readonly touchpointId: string;
  /** Ids of the other personas that use the same touchpoint, sorted, joined by spaces. */
  readonly elsewhere: string;
}

export interface Column {
  /** Empty for the steps of a journey without any stage. */
  readonly stageId: string;
  readonly cells: readonly Cell[];
}

/** The tables that `columnsOf` looks at. */
export const columnTables = ["personas", "journeys", "stages", "steps", "touchpoints"] as const;

/** The columns of a journey in order; none if it is gone. */
export function columnsOf(map: MapSnapshot, journeyId: string): readonly Column[] {
  const outline = journeyOutline(map, journeyId);
  if (!outline) return [];
  const usage = usageOf(map);
  const toCell = ({ step, touchpoint }: OutlineStep): Cell => {
    const personas = (usage.get(touchpoint.id) ?? [])
      .map(({ personaId }) => personaId)
      .filter((personaId) => personaId !== outline.journey.personaId);
    return {
      stepId: step.id,
      touchpointId: touchpoint.id,
      elsewhere: [...new Set(personas)].sort().join(" "),
    };
  };
  const columns = outline.stages.map(({ stage, steps }) => ({
    stageId: stage.id,
    cells: steps.map(toCell),
  }));
  if (outline.loose.length === 0) return columns;
  return [...columns, { stageId: "", cells: outline.loose.map(toCell) }];
}

/**
 * The fresh columns, with those of `held` in place of equal ones, and in others its cells in place of equal ones; `held`
 * itself if all are equal. Rule MAP-278.
 */
export function keepColumns(held: readonly Column[], fresh: readonly Column[]): readonly Column[] {
  const known = new Map(held.map((column) => [column.stageId, column]));
  const cells = new Map(cellsOf(held).map((cell) => [cell.stepId, cell]));
  const kept = fresh.map((column) => {
    const before = known.get(column.stageId);
    if (before && isSameColumn(before, column)) return before;
    return { ...column, cells: column.cells.map((cell) => keptCell(cells.get(cell.stepId), cell)) };
  });
  const isSame = kept.length === held.length && kept.every((column, at) => column === held[at]);
  return isSame ? held : kept;
}

/** All cells in the order in which the persona meets them. */
export function cellsOf(columns: readonly Column[]): readonly Cell[] {
  return columns.flatMap((column) => column.cells);
}

/** The touchpoints that are steps. */
export function touchpointsIn(columns: readonly Column[]): ReadonlySet<string> {
  return new Set(cellsOf(columns).map((cell) => cell.touchpointId));
}

const longFrom = 16;

/** Whether the steps of a stage take more room than what a browser lays out around the screen. */
export function isLong(cells: readonly Cell[]): boolean {
  return cells.length > longFrom;
}

/** The column and position of a step, or `undefined` if it is in none. */
export function findStep(
  columns: readonly Column[],
  stepId: string,
): { readonly column: Column; readonly at: number; readonly columnAt: number } | undefined {
  for (const [columnAt, column] of columns.entries()) {
    const at = column.cells.findIndex((cell) => cell.stepId === stepId);
    if (at >= 0) return { column, at, columnAt };
  }
  return undefined;
}

function isSameColumn(a: Column, b: Column): boolean {
  return (
    a.cells.length === b.cells.length && a.cells.every((cell, at) => isSameCell(cell, b.cells[at]))
  );
}

function isSameCell(cell: Cell, other: Cell | undefined): boolean {
  return (
    cell.stepId === other?.stepId &&
    cell.touchpointId === other.touchpointId &&
    cell.elsewhere === other.elsewhere
  );
}

function keptCell(held: Cell | undefined, fresh: Cell): Cell {
  return held && isSameCell(held, fresh) ? held : fresh;
}
