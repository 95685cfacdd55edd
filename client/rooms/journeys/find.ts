// Owns: which steps fit the words that somebody looks for: by wording, stage and all that lanes say, in the order in which they are
// shown; and which of them is shown next. Knows no React. Rules MAP-312, MAP-313.

import type { ComparedStage, ComparedStep } from "../../../shared/insight/comparison.ts";
import { foldForSearch } from "../../../shared/kit/fold.ts";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import type { Tally } from "../../../shared/model/tables.ts";
import { laneWords } from "../../lanes/laneWords.ts";
import { laneIds } from "../../lanes/look.ts";
import type { Column } from "./columns.ts";

/** A place where something can be found: a step, or a line of two steps beside each other, by the first of them. */
export interface Findable {
  readonly stepId: string;
  /** What is said of it, folded. */
  readonly own: string;
  /** The name of its stage, folded. */
  readonly stage: string;
  /** Whether it is the first one of its stage. */
  readonly isFirst: boolean;
}

export type Tallies = ReadonlyMap<string, Tally>;

/** The tables that finding looks at. */
export const findTables = [
  "stages",
  "steps",
  "touchpoints",
  "departments",
  "processLinks",
  "processes",
] as const;

/** What can be found in a journey. */
export function findableSteps(
  map: MapSnapshot,
  columns: readonly Column[],
  tallies: Tallies,
): readonly Findable[] {
  return columns.flatMap(({ stageId, cells }) => {
    const stage = foldForSearch(map.stages.get(stageId)?.name ?? "");
    return cells.map(({ stepId, touchpointId }, at) => ({
      stepId,
      own: foldForSearch(saidOf(map, stepId, touchpointId, tallies)),
      stage,
      isFirst: at === 0,
    }));
  });
}

/** What can be found in two journeys side by side. */
export function findableLines(
  map: MapSnapshot,
  stages: readonly ComparedStage[],
  tallies: Tallies,
): readonly Findable[] {
  const said = (step: ComparedStep | undefined): string =>
    step ? saidOf(map, step.id, step.touchpointId, tallies) : "";
  return stages.flatMap(({ idealName = "", currentName = "", lines }) =>
    lines.map(({ ideal, current }, at) => ({
      stepId: ideal?.id ?? current?.id ?? "",
      own: foldForSearch(`${said(ideal)} ${said(current)}`),
      stage: foldForSearch(`${idealName} ${currentName}`),
      isFirst: at === 0,
    })),
  );
}

/** Those that fit all the words; a stage that is found by its name alone counts once, at its first step. */
export function foundSteps(all: readonly Findable[], query: string): readonly string[] {
  const words = foldForSearch(query).split(" ").filter(Boolean);
  return words.length === 0
    ? []
    : all.filter((one) => fits(one, words)).map(({ stepId }) => stepId);
}

function fits({ own, stage, isFirst }: Findable, words: readonly string[]): boolean {
  if (words.every((word) => own.includes(word))) return true;
  if (words.every((word) => stage.includes(word))) return isFirst;
  return words.every((word) => own.includes(word) || stage.includes(word));
}

function saidOf(map: MapSnapshot, stepId: string, touchpointId: string, tallies: Tallies): string {
  const step = map.steps.get(stepId);
  const touchpoint = map.touchpoints.get(touchpointId);
  if (!step || !touchpoint) return "";
  const lanes = laneIds.map((lane) => laneWords(map, lane, step, touchpoint, tallies));
  return [touchpoint.text, ...lanes].join(" ");
}

/** What was found, and which of it is shown. */
export interface Found {
  /** The words that it was looked for by. */
  readonly sought: string;
  readonly ids: readonly string[];
  readonly hits: ReadonlySet<string>;
  /** The one that is shown, from 0; nothing is shown of none. */
  readonly at: number;
  /** Another one with each turn of one's own: what others change moves nobody's view. */
  readonly turn: object;
}

/**
 * What is shown when something was found: by other words the first from the step `from` on, as a person reads on; by the same
 * words what was shown before, as long as it fits. `order`: all that could be found.
 */
export function shownOf(
  held: Found | null,
  sought: string,
  ids: readonly string[],
  order: readonly Findable[],
  from: string | null,
): Found {
  const hits = new Set(ids);
  if (held?.sought === sought) {
    const stays = ids.indexOf(held.ids[held.at] ?? "");
    const near = Math.max(0, Math.min(held.at, ids.length - 1));
    return { sought, ids, hits, at: stays < 0 ? near : stays, turn: held.turn };
  }
  const start = order.findIndex(({ stepId }) => stepId === from);
  const next = order.slice(Math.max(0, start)).find(({ stepId }) => hits.has(stepId));
  return { sought, ids, hits, at: Math.max(0, ids.indexOf(next?.stepId ?? "")), turn: {} };
}

/** The next one, or (−1) the one before, round the ends. */
export function turned(found: Found, by: 1 | -1): Found {
  const count = found.ids.length;
  if (count === 0) return found;
  return { ...found, at: (found.at + by + count) % count, turn: {} };
}

/** The step that is shown, if any. */
export function shownStep(found: Found | null): string | null {
  return found?.ids[found.at] ?? null;
}
