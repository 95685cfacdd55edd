// Owns: how moments of truth are scored, and which steps might be moments that nobody has marked. Pure; it proposes with
// reasons and marks nothing. Definitions in docs/moments.md. Rules STA-4, STA-5.

import type { MapSnapshot, RoomSnapshot } from "../model/change.ts";
import { type Felt, hasFigures, isDisagreed } from "../model/emotion.ts";
import { momentsOf, type ScoredMoment } from "../model/gap.ts";
import { type PlacedStep, placedSteps } from "../model/placedStep.ts";
import type { Step } from "../model/tables.ts";
import { emotionOf, latestTallies } from "./emotion.ts";

/** All moments with their scores, the most pressing first, those without a priority last, else in journey order. */
export function scoredMoments(map: MapSnapshot, room: RoomSnapshot): readonly ScoredMoment[] {
  const tallies = latestTallies(room);
  const scored = momentsOf(map).map((moment): ScoredMoment => {
    const { importance } = moment.step;
    const experience = experienceOf(moment.step, emotionOf(moment.step, tallies));
    const isNumber = importance !== null && typeof experience === "number";
    return {
      ...moment,
      importance,
      experience,
      priority: isNumber ? importance * experience : null,
    };
  });
  return scored.sort(
    (a, b) =>
      (a.priority ?? Number.POSITIVE_INFINITY) - (b.priority ?? Number.POSITIVE_INFINITY) || 0,
  );
}

/** What a person set by hand or by evidence counts; with votes as its basis, or none, what was voted. */
function experienceOf(step: Step, felt: Felt | undefined): ScoredMoment["experience"] {
  const isSet = step.scoreBasis === "hand" || step.scoreBasis === "evidence";
  if (isSet && step.experience !== null) return step.experience;
  if (!felt) return null;
  return hasFigures(felt) ? felt.mean : felt.feeling;
}

/** Why a step might be a moment of truth. */
export type CandidateReason =
  | { readonly kind: "strongPain" | "strongLove"; readonly mean: number }
  | { readonly kind: "smallGroupPain" }
  | { readonly kind: "disagreement" }
  | { readonly kind: "manyRate"; readonly n: number }
  | { readonly kind: "differ"; readonly customers: number; readonly employees: number };

export interface Candidate extends PlacedStep {
  readonly reasons: readonly CandidateReason[];
}

/** From which mean on, in either direction, a step is felt strongly. */
const strongMean = 1;
/** How many times the median of all rated steps, and at least how many, are many. */
const manyTimes = 1.5;
const manyAtLeast = 5;
/** From which distance on customers and employees see a step differently. */
const differBy = 1.5;

/** The steps that are no moments and have a reason to be one: most reasons first, then what is felt most strongly. */
export function momentCandidates(map: MapSnapshot, room: RoomSnapshot): readonly Candidate[] {
  const tallies = latestTallies(room);
  const placed = placedSteps(map).map((each) => ({ ...each, felt: emotionOf(each.step, tallies) }));
  const usual = median(placed.flatMap(({ felt }) => (felt && isVoted(felt) ? [felt.n] : [])));
  return placed
    .filter(({ step }) => step.momentOfTruth === "")
    .map(({ felt, ...each }) => ({ ...each, felt, reasons: reasonsFor(each.step, felt, usual) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || strength(b.felt) - strength(a.felt))
    .map(({ felt: _, ...candidate }) => candidate);
}

function reasonsFor(step: Step, felt: Felt | undefined, usual: number): readonly CandidateReason[] {
  if (!felt) return [];
  if (!hasFigures(felt)) return felt.feeling === "pain" ? [{ kind: "smallGroupPain" }] : [];
  const reasons: CandidateReason[] = [];
  const { mean, n } = felt;
  if (mean <= -strongMean) reasons.push({ kind: "strongPain", mean });
  if (mean >= strongMean) reasons.push({ kind: "strongLove", mean });
  if (isDisagreed(felt)) reasons.push({ kind: "disagreement" });
  if (n >= manyAtLeast && n >= usual * manyTimes) reasons.push({ kind: "manyRate", n });
  const customers = customersSay(step);
  if (customers !== null && n > 0 && Math.abs(customers - mean) >= differBy) {
    reasons.push({ kind: "differ", customers, employees: mean });
  }
  return reasons;
}

// What customers were measured to feel: set from evidence, else what came with an imported map. Votes are the employees'.
function customersSay(step: Step): number | null {
  return step.scoreBasis === "evidence" ? step.experience : step.importedEmotion;
}

function isVoted(felt: Felt): felt is Extract<Felt, { n: number }> {
  return hasFigures(felt) && felt.n > 0;
}

function strength(felt: Felt | undefined): number {
  return felt && hasFigures(felt) ? Math.abs(felt.mean) : 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? 0) + (high ?? 0)) / 2;
}
