// Owns: how two journeys are laid beside each other: which stages belong together, which steps stand at the same
// place, which are missing, extra or moved. Pure, over ids and names only; knows no map. Rules MAP-91 to MAP-95.

import { foldName } from "../kit/fold.ts";

/** A step as far as it matters here. */
export interface AlignableStep {
  readonly id: string;
  readonly touchpointId: string;
}

export interface AlignableStage<S extends AlignableStep = AlignableStep> {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly S[];
}

/** One line of the comparison; what is not on a side is not there. `moved` lines come in twos, one on each side. */
export type AlignedStep<S extends AlignableStep = AlignableStep> =
  | { readonly kind: "same"; readonly ideal: S; readonly current: S }
  | { readonly kind: "missing"; readonly ideal: S }
  | { readonly kind: "extra"; readonly current: S }
  | { readonly kind: "movedFrom"; readonly ideal: S; readonly to: S }
  | { readonly kind: "movedTo"; readonly current: S; readonly from: S };

export interface AlignedStage<S extends AlignableStep = AlignableStep> {
  /** At least one of the two is there. */
  readonly ideal: AlignableStage<S> | undefined;
  readonly current: AlignableStage<S> | undefined;
  readonly steps: readonly AlignedStep<S>[];
}

/**
 * Lays the current journey beside the ideal one. Stages are paired without crossing so that first as many as possible
 * have the same name, then as many steps as possible stand at the same place (the same touchpoint, in paired stages,
 * in the same order); of equally good alignments the one that pairs earliest. Steps of one touchpoint that are left
 * over on both sides have moved: the first one here is the first one there.
 *
 * Method: global alignment by dynamic programming (S. B. Needleman, C. D. Wunsch, J. Mol. Biol. 48, 1970) without a
 * cost for gaps, which for equal-or-not steps is the longest common subsequence; once over the steps of each two
 * stages, once over the stages with these lengths as scores. Time and memory: product of the two numbers of steps.
 */
export function alignJourneys<S extends AlignableStep>(
  ideal: readonly AlignableStage<S>[],
  current: readonly AlignableStage<S>[],
): readonly AlignedStage<S>[] {
  const paired = pairStages(ideal, current).map(([left, right]) => ({
    ideal: left === null ? undefined : ideal[left],
    current: right === null ? undefined : current[right],
  }));
  const laid = paired.map((pair) => ({
    ...pair,
    steps: alignBy(pair.ideal?.steps ?? [], pair.current?.steps ?? [], sameTouchpoint),
  }));
  const moves = movesAmong(laid.flatMap(({ steps }) => steps));
  return laid.map(({ steps, ...pair }) => ({
    ...pair,
    steps: steps.map(([left, right]) => lineOf(left, right, moves)),
  }));
}

/** Two lists laid beside each other; `null` where there is no counterpart. */
type Pairing<T> = readonly (readonly [T | null, T | null])[];

/**
 * The longest alignment of two lists by a score ≥ 0 for each two items (0: they do not belong together). Within a
 * gap what is only on the left comes before what is only on the right.
 */
function alignBy<T>(
  left: readonly T[],
  right: readonly T[],
  score: (a: T, b: T) => number,
): Pairing<T> {
  const { best, width } = bestScores(left, right, score);
  const pairs: (readonly [T | null, T | null])[] = [];
  let at = 0;
  let beside = 0;
  while (at < left.length && beside < right.length) {
    const a = left[at] as T;
    const b = right[beside] as T;
    const here = best[at * width + beside] ?? 0;
    const together = score(a, b);
    if (together > 0 && here === together + (best[(at + 1) * width + beside + 1] ?? 0)) {
      pairs.push([a, b]);
      at += 1;
      beside += 1;
    } else if (here === best[(at + 1) * width + beside]) {
      pairs.push([a, null]);
      at += 1;
    } else {
      pairs.push([null, b]);
      beside += 1;
    }
  }
  for (; at < left.length; at += 1) pairs.push([left[at] as T, null]);
  for (; beside < right.length; beside += 1) pairs.push([null, right[beside] as T]);
  return inGaps(pairs);
}

/** Whether two names of stages mean the same: without case and outer spaces; no name is like no other. */
function isSameName(a: string, b: string): boolean {
  const name = foldName(a);
  return name !== "" && name === foldName(b);
}

/** `best[i * width + j]`: the best total for what begins at `i` on the left and at `j` on the right. */
function bestScores<T>(
  left: readonly T[],
  right: readonly T[],
  score: (a: T, b: T) => number,
): { readonly best: Float64Array; readonly width: number } {
  const width = right.length + 1;
  const best = new Float64Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j] ?? 0,
        best[i * width + j + 1] ?? 0,
        score(left[i] as T, right[j] as T) + (best[(i + 1) * width + j + 1] ?? 0),
      );
    }
  }
  return { best, width };
}

/** The same pairs, in each gap first all that is only on the left. */
function inGaps<T>(pairs: Pairing<T>): Pairing<T> {
  const laid: (readonly [T | null, T | null])[] = [];
  let waiting: (readonly [T | null, T | null])[] = [];
  for (const pair of pairs) {
    if (pair[0] === null) waiting.push(pair);
    else if (pair[1] === null) laid.push(pair);
    else {
      laid.push(...waiting, pair);
      waiting = [];
    }
  }
  return [...laid, ...waiting];
}

function pairStages(
  ideal: readonly AlignableStage[],
  current: readonly AlignableStage[],
): Pairing<number> {
  const total = ideal.reduce((sum, { steps }) => sum + steps.length, 0);
  // More than all steps together: one more pair of the same name outweighs every number of steps.
  const nameScore = total + 1;
  const scores = ideal.map((left) => current.map((right) => stageScore(left, right, nameScore)));
  return alignBy([...ideal.keys()], [...current.keys()], (a, b) => scores[a]?.[b] ?? 0);
}

function stageScore(left: AlignableStage, right: AlignableStage, nameScore: number): number {
  const { best } = bestScores(left.steps, right.steps, sameTouchpoint);
  return (isSameName(left.name, right.name) ? nameScore : 0) + (best[0] ?? 0);
}

function sameTouchpoint(a: AlignableStep, b: AlignableStep): number {
  return a.touchpointId === b.touchpointId ? 1 : 0;
}

/** Each step that is left over on one side, to that of the same touchpoint which is left over on the other. */
function movesAmong<S extends AlignableStep>(lines: Pairing<S>): ReadonlyMap<string, S> {
  const waiting = new Map<string, S[]>();
  for (const [left, right] of lines) {
    if (!left || right) continue;
    waiting.set(left.touchpointId, [...(waiting.get(left.touchpointId) ?? []), left]);
  }
  const moves = new Map<string, S>();
  for (const [left, right] of lines) {
    if (left || !right) continue;
    const from = waiting.get(right.touchpointId)?.shift();
    if (!from) continue;
    moves.set(from.id, right);
    moves.set(right.id, from);
  }
  return moves;
}

function lineOf<S extends AlignableStep>(
  ideal: S | null,
  current: S | null,
  moves: ReadonlyMap<string, S>,
): AlignedStep<S> {
  if (ideal && current) return { kind: "same", ideal, current };
  if (ideal) {
    const to = moves.get(ideal.id);
    return to ? { kind: "movedFrom", ideal, to } : { kind: "missing", ideal };
  }
  if (!current) throw new Error("A line of an alignment has at least one side");
  const from = moves.get(current.id);
  return from ? { kind: "movedTo", current, from } : { kind: "extra", current };
}
