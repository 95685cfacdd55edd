// Owns: what people feel about steps and touchpoints, read from published tallies: the emotion of a step, the
// curve of a journey, the heatmap. Pure; knows no ballots. Rules VOT.

import { compareOrder } from "../kit/order.ts";
import type { MapSnapshot, RoomSnapshot } from "../model/change.ts";
import {
  type CurvePoint,
  type Emotion,
  type Felt,
  feltIn,
  type Heatmap,
  hasFigures,
} from "../model/emotion.ts";
import { type JourneyOutline, stepsOf } from "../model/outline.ts";
import type { Department, Persona, Step, Tally, Touchpoint } from "../model/tables.ts";
import { resolveTouchpoint, visibleTouchpoints } from "../model/usage.ts";

/** For each step the tally of the latest published round that has one, for a department or (empty) for all. */
export function latestTallies(room: RoomSnapshot, departmentId = ""): ReadonlyMap<string, Tally> {
  const latest = new Map<string, Tally>();
  for (const round of [...room.rounds.values()].sort(compareOrder)) {
    if (round.state !== "published") continue;
    for (const tally of room.tallies.values()) {
      if (tally.roundId === round.id && tally.departmentId === departmentId)
        latest.set(tally.stepId, tally);
    }
  }
  return latest;
}

/** What is felt about a step: what its tally says, else the emotion that came with its import, else nothing. */
export function emotionOf(step: Step, tallies: ReadonlyMap<string, Tally>): Felt | undefined {
  const tally = tallies.get(step.id);
  const felt = tally && feltIn(tally);
  if (felt) return felt;
  if (step.importedEmotion === null) return undefined;
  return { mean: step.importedEmotion, love: 0, pain: 0, n: 0, spread: 0 };
}

/** The emotion of each step of a journey in order. */
export function emotionCurve(outline: JourneyOutline, room: RoomSnapshot): readonly CurvePoint[] {
  const tallies = latestTallies(room);
  return stepsOf(outline).map(({ step }) => ({
    stepId: step.id,
    emotion: emotionOf(step, tallies),
  }));
}

/** Touchpoints in rows, personas in columns. Only touchpoints and personas with an emotion have a place. */
export function heatmapByPersona(map: MapSnapshot, room: RoomSnapshot): Heatmap<Persona> {
  const tallies = latestTallies(room);
  const cells = cellsOf(map, tallies, (step) => map.journeys.get(step.journeyId)?.personaId ?? "");
  return heatmapOf(map, [...map.personas.values()], cells);
}

/** Touchpoints in rows, departments in columns: those whose votes were published. */
export function heatmapByDepartment(map: MapSnapshot, room: RoomSnapshot): Heatmap<Department> {
  const departments = [...map.departments.values()];
  const cells = new Map<string, Map<string, Felt[]>>();
  for (const department of departments) {
    const tallies = latestTallies(room, department.id);
    const steps = new Map([...map.steps].filter(([id]) => tallies.has(id)));
    for (const [touchpointId, byColumn] of cellsOf(
      { ...map, steps },
      tallies,
      () => department.id,
    )) {
      const known = cells.get(touchpointId) ?? new Map<string, Felt[]>();
      for (const [column, emotions] of byColumn) known.set(column, emotions);
      cells.set(touchpointId, known);
    }
  }
  return heatmapOf(map, departments, cells);
}

/**
 * Several emotions as one: counts added, means weighted by counts, spread from the pooled variance
 * (σ² = Σ nᵢ(σᵢ² + (μᵢ − μ)²) / Σ nᵢ). A word has no weight, so words count only where there are no figures of people,
 * and imported emotions only where nobody has rated.
 */
export function pooled(felt: readonly Felt[]): Felt | undefined {
  const figures = felt.filter(hasFigures);
  const rated = figures.filter((emotion) => emotion.n > 0);
  if (rated.length > 0) return pooledFigures(rated);
  const words = felt.flatMap((one) => (hasFigures(one) ? [] : [one.feeling]));
  const [first] = words;
  if (first) return { feeling: words.every((word) => word === first) ? first : "mixed" };
  if (figures.length === 0) return undefined;
  const mean = figures.reduce((sum, emotion) => sum + emotion.mean, 0) / figures.length;
  return { mean, love: 0, pain: 0, n: 0, spread: 0 };
}

function pooledFigures(rated: readonly Emotion[]): Emotion {
  const sum = (of: (emotion: Emotion) => number): number =>
    rated.reduce((total, one) => total + of(one), 0);
  const n = sum((emotion) => emotion.n);
  const mean = sum((emotion) => emotion.n * emotion.mean) / n;
  const variance = sum((one) => one.n * (one.spread ** 2 + (one.mean - mean) ** 2)) / n;
  return {
    mean,
    love: sum((one) => one.love),
    pain: sum((one) => one.pain),
    n,
    spread: Math.sqrt(variance),
  };
}

type Cells = Map<string, Map<string, Felt[]>>;

function cellsOf(
  map: MapSnapshot,
  tallies: ReadonlyMap<string, Tally>,
  columnOf: (step: Step) => string,
): Cells {
  const cells: Cells = new Map();
  for (const step of map.steps.values()) {
    const emotion = emotionOf(step, tallies);
    const touchpoint = resolveTouchpoint(map, step.touchpointId);
    if (!emotion || !touchpoint) continue;
    const byColumn = cells.get(touchpoint.id) ?? new Map<string, Felt[]>();
    const column = columnOf(step);
    byColumn.set(column, [...(byColumn.get(column) ?? []), emotion]);
    cells.set(touchpoint.id, byColumn);
  }
  return cells;
}

function heatmapOf<Column extends { readonly id: string; readonly name: string }>(
  map: MapSnapshot,
  candidates: readonly Column[],
  cells: Cells,
): Heatmap<Column> {
  const used = new Set([...cells.values()].flatMap((byColumn) => [...byColumn.keys()]));
  const columns = candidates
    .filter((column) => used.has(column.id))
    .sort((a, b) => compareNames(a, b));
  const rows = visibleTouchpoints(map)
    .filter((touchpoint) => cells.has(touchpoint.id))
    .map((touchpoint) => ({
      touchpoint,
      cells: columns.map((column) => pooled(cells.get(touchpoint.id)?.get(column.id) ?? [])),
    }))
    .filter((row) => row.cells.some((cell) => cell !== undefined));
  return { columns, rows: rows.sort((a, b) => worstOf(a.cells) - worstOf(b.cells) || byId(a, b)) };
}

// What hurts most stands first; of small groups those who say pain, behind every mean below 0 and before the rest.
function worstOf(cells: readonly (Felt | undefined)[]): number {
  return Math.min(...cells.map((cell) => (cell ? painRank(cell) : Number.POSITIVE_INFINITY)));
}

const wordRanks = { pain: -1e-9, mixed: 0, love: 1e-9 } as const;

function painRank(felt: Felt): number {
  return hasFigures(felt) ? felt.mean : wordRanks[felt.feeling];
}

function byId(
  a: { readonly touchpoint: Touchpoint },
  b: { readonly touchpoint: Touchpoint },
): number {
  return a.touchpoint.id < b.touchpoint.id ? -1 : 1;
}

function compareNames(
  a: { readonly id: string; readonly name: string },
  b: { readonly id: string; readonly name: string },
): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** What is felt about each touchpoint over all its steps. */
export function emotionsByTouchpoint(
  map: MapSnapshot,
  room: RoomSnapshot,
): ReadonlyMap<string, Felt> {
  const all = new Map<string, Felt>();
  for (const [touchpointId, byColumn] of cellsOf(map, latestTallies(room), () => "")) {
    const emotion = pooled([...byColumn.values()].flat());
    if (emotion) all.set(touchpointId, emotion);
  }
  return all;
}
