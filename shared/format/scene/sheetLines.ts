// Owns: how the steps of a journey are broken into lines of a sheet: even lines, broken between stages where one ends
// near. Knows no measures.

import type { JourneyOutline, OutlineStep } from "../../model/outline.ts";

export interface ColumnStep {
  readonly item: OutlineStep;
  /** From 1, over the whole journey. */
  readonly number: number;
  readonly stageName: string;
}

export interface StageSpan {
  readonly name: string;
  readonly from: number;
  /** Columns; a stage without steps takes one. */
  readonly count: number;
  readonly isContinued: boolean;
}

export interface Line {
  readonly steps: readonly ColumnStep[];
  /** What stands over the columns; a stage without steps has a column of its own, which `steps` leaves out. */
  readonly stages: readonly StageSpan[];
  readonly columns: readonly (ColumnStep | undefined)[];
  /** With which columns, two at most, the line before it ends and the one after it begins: the curve comes from and goes there. */
  readonly before: Line["columns"];
  readonly after: Line["columns"];
}

/** Some columns of a journey, one after the other: from one, counted from 0, to before another. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** Breaks a journey, or a part of it, into lines of at most `most` columns. An empty journey gives one empty line. */
export function linesOf(
  outline: JourneyOutline,
  most: number,
  firstNumber = 1,
  part?: Part,
): readonly Line[] {
  const columns = columnsOf(outline, firstNumber);
  const lines = partsOf(columns, most, part ?? { from: 0, to: columns.length }).map((one) =>
    lineOf(columns, one),
  );
  if (lines.length > 0) return lines;
  return [{ steps: [], stages: [], columns: [], before: [], after: [] }];
}

/** More columns beside each other have no room on a slide for texts that are read from the back of a room. */
export const columnsOnSlideMost = 8;

/**
 * The parts of a journey that a walk shows, each on a slide of its own; one where all has room on one. They hang on nothing but
 * the number of columns and where stages end, so that all who are led have the same slides before them.
 */
export function journeyParts(outline: JourneyOutline): readonly Part[] {
  const columns = columnsOf(outline, 1);
  return partsOf(columns, columnsOnSlideMost, { from: 0, to: columns.length });
}

function partsOf(columns: readonly Column[], most: number, { from, to }: Part): readonly Part[] {
  const parts: Part[] = [];
  let at = from;
  while (at < to) {
    const left = to - at;
    const wanted = Math.ceil(left / Math.ceil(left / most));
    const count = left <= most ? left : breakNear(columns, at, wanted, most);
    parts.push({ from: at, to: at + count });
    at += count;
  }
  return parts;
}

interface Column {
  readonly stageKey: string;
  readonly stageName: string;
  readonly step: ColumnStep | undefined;
}

function columnsOf(outline: JourneyOutline, firstNumber: number): readonly Column[] {
  let number = firstNumber - 1;
  const column = (stageKey: string, stageName: string, item: OutlineStep): Column => {
    number += 1;
    return { stageKey, stageName, step: { item, number, stageName } };
  };
  return [
    ...outline.stages.flatMap(({ stage, steps }): readonly Column[] =>
      steps.length === 0
        ? [{ stageKey: stage.id, stageName: stage.name, step: undefined }]
        : steps.map((item) => column(stage.id, stage.name, item)),
    ),
    ...outline.loose.map((item) => column("", "", item)),
  ];
}

/** The number of columns nearest to the wanted one at which a stage ends, two away at most; else the wanted one. */
function breakNear(columns: readonly Column[], at: number, wanted: number, most: number): number {
  for (const away of [0, 1, -1, 2, -2]) {
    const count = wanted + away;
    if (count < 1 || count > most) continue;
    if (columns[at + count]?.stageKey !== columns[at + count - 1]?.stageKey) return count;
  }
  return wanted;
}

function lineOf(columns: readonly Column[], { from: at, to }: Part): Line {
  const own = columns.slice(at, to);
  const stages: { name: string; from: number; count: number; isContinued: boolean; key: string }[] =
    [];
  for (const [index, { stageKey, stageName }] of own.entries()) {
    const last = stages.at(-1);
    if (last && last.key === stageKey) last.count += 1;
    else {
      const isContinued = index === 0 && columns[at - 1]?.stageKey === stageKey;
      stages.push({ name: stageName, from: index, count: 1, isContinued, key: stageKey });
    }
  }
  return {
    columns: own.map(({ step }) => step),
    steps: own.flatMap(({ step }) => (step ? [step] : [])),
    stages: stages.map(({ key: _key, ...stage }) => stage),
    before: columns.slice(Math.max(0, at - 2), at).map(({ step }) => step),
    after: columns.slice(to, to + 2).map(({ step }) => step),
  };
}
