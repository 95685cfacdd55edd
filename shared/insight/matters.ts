// Owns: the few things of a workshop that a leader should hear, each with its reasons. Pure readings of published
// figures and marks; nothing is judged that people have not said. Rules STA-30 to STA-33, EXP-155, EXP-158, MAP-471.

import type { MapSnapshot, RoomSnapshot } from "../model/change.ts";
import {
  type Felt,
  type FeltByKind,
  hasFigures,
  isDisagreed,
  leadingFelt,
} from "../model/emotion.ts";
import { momentsOf } from "../model/gap.ts";
import { type PlacedStep, placedSteps } from "../model/placedStep.ts";
import type { Step, Touchpoint } from "../model/tables.ts";
import { emotionsByTouchpoint } from "./emotion.ts";

/** Why something matters. Words for it belong to the screens. */
export type Reason =
  /** What is felt today. */
  | { readonly kind: "felt"; readonly felt: Felt }
  /** What is felt about it in ideal journeys. */
  | { readonly kind: "ideal"; readonly felt: Felt }
  | { readonly kind: "disagreement" }
  | { readonly kind: "moment"; readonly sign: "love" | "pain" }
  | { readonly kind: "missing" }
  | { readonly kind: "journeys"; readonly count: number }
  | { readonly kind: "noProcess" };

export interface Matter {
  readonly touchpoint: Touchpoint;
  /** `mend`: it hurts. `keep`: it is loved. `build`: it should exist. `settle`: people disagree, or mark and rating do. */
  readonly call: "mend" | "keep" | "build" | "settle";
  /** In the order in which they are to be read; never empty. */
  readonly reasons: readonly Reason[];
  /** The step that leads to it: a moment of truth if there is one, else its first in a journey of the kind by whose feeling it goes. */
  readonly step: Step;
  /** Comparable within one workshop only. */
  readonly weight: number;
}

/** How many a leader hears. */
const mattersShown = 5;
/** How many of them are to be kept, while there is something to be done: a list of praise asks for nothing. */
const keptMost = 2;

/**
 * The touchpoints that matter most, at most `limit`, heaviest first, each once.
 *
 * Weight: the strength of the emotion (|mean|, 0 to 2; the word of a small group counts as 1, "mixed" as 0), and besides 1.5 for a moment of truth, 1 where it should exist and
 * does not, 1 where people disagree, 0.5 for each further journey that it is part of (at most 1), and 0.5 for a painful
 * moment with no process map behind it. Where a moment's mark and what is felt
 * clearly say the opposite, the emotion and the lack of a process have no weight. A touchpoint about which nobody has said anything has no weight and is never
 * listed. What is felt in ideal journeys is never pooled with what is felt today: it counts only where nobody has said
 * what is felt today. Where anything is loved, the last place is kept for what must not be lost, and while anything else
 * is to be done, no more than two.
 */
export function whatMatters(
  map: MapSnapshot,
  room: RoomSnapshot,
  limit: number = mattersShown,
): readonly Matter[] {
  const emotions = emotionsByTouchpoint(map, room);
  const behind = momentsOf(map).filter(({ processes }) => processes.length > 0);
  const linked = new Set(behind.map(({ step }) => step.id));
  const all = [...stepsByTouchpoint(map).values()]
    .flatMap((steps) => matterOf(steps, emotions, linked) ?? [])
    // Equal ones keep the order in which they are met. Rule VOT-95.
    .sort((a, b) => b.weight - a.weight);
  const toDo = all.filter(({ call }) => call !== "keep").length;
  const kept = new Set(
    all.filter(({ call }) => call === "keep").slice(0, Math.max(keptMost, limit - toDo)),
  );
  const first = all.filter((one) => one.call !== "keep" || kept.has(one)).slice(0, limit);
  if (limit < 2 || first.some(({ call }) => call === "keep")) return first;
  const loved = all.find(({ call }) => call === "keep");
  return loved ? [...first.slice(0, limit - 1), loved] : first;
}

function stepsByTouchpoint(map: MapSnapshot): ReadonlyMap<string, readonly PlacedStep[]> {
  const found = new Map<string, PlacedStep[]>();
  for (const placed of placedSteps(map)) {
    const known = found.get(placed.touchpoint.id);
    if (known) known.push(placed);
    else found.set(placed.touchpoint.id, [placed]);
  }
  return found;
}

function matterOf(
  placed: readonly PlacedStep[],
  emotions: ReadonlyMap<string, FeltByKind>,
  linked: ReadonlySet<string>,
): Matter | undefined {
  const touchpoint = placed[0]?.touchpoint;
  if (!touchpoint) return undefined;
  const byKind = emotions.get(touchpoint.id) ?? nothingFelt;
  const felt = leadingFelt(byKind);
  const { marked, sign, isTorn, told } = markOf(placed, byKind);
  const isMissing = placed.some((one) => one.step.missing);
  const call = isTorn && !isMissing ? "settle" : callOf(felt, told, isMissing);
  const step = (marked ?? firstFelt(placed, byKind))?.step;
  if (!call || !step) return undefined;
  const reasons: Reason[] = [];
  if (sign !== "") reasons.push({ kind: "moment", sign });
  if (isMissing) reasons.push({ kind: "missing" });
  reasons.push(...feltReasons(byKind));
  const journeys = new Set(placed.map((one) => one.step.journeyId)).size;
  if (journeys > 1) reasons.push({ kind: "journeys", count: journeys });
  if (sign === "pain" && !linked.has(step.id)) reasons.push({ kind: "noProcess" });
  const sum = weighing(reasons, felt, isTorn).reduce((all, one) => all + weightOf(one), 0);
  // 1.5 + 1.2 is as much as 1 + 1.7, which it is not for a machine.
  const weight = Math.round(sum * 1e6) / 1e6;
  return { touchpoint, call, reasons, step, weight };
}

/** The reasons that have weight: of what is felt today and ideally one, and where mark and feeling contradict, neither. */
function weighing(
  reasons: readonly Reason[],
  felt: Felt | undefined,
  isTorn: boolean,
): readonly Reason[] {
  return reasons.filter((reason) => {
    if (reason.kind === "noProcess") return !isTorn;
    return !("felt" in reason) || (reason.felt === felt && !isTorn);
  });
}

const nothingFelt: FeltByKind = { current: undefined, ideal: undefined };

/** What is felt today, and whether people disagree about it; then what is felt in ideal journeys. */
function feltReasons({ current, ideal }: FeltByKind): readonly Reason[] {
  const disagreed = (felt: Felt): readonly Reason[] =>
    isDisagreed(felt) ? [{ kind: "disagreement" }] : [];
  const aim: readonly Reason[] = ideal ? [{ kind: "ideal", felt: ideal }] : [];
  if (current) return [{ kind: "felt", felt: current }, ...disagreed(current), ...aim];
  return ideal ? [...aim, ...disagreed(ideal)] : [];
}

/** The first step; of a current journey where it was felt there, else of an ideal one where it was felt there. */
function firstFelt(placed: readonly PlacedStep[], byKind: FeltByKind): PlacedStep | undefined {
  const kind = (["current", "ideal"] as const).find((one) => byKind[one] !== undefined);
  return placed.find(({ journey }) => journey.kind === kind) ?? placed[0];
}

/**
 * The moment of truth, of a current journey if there is one; what it is marked as, whether what is felt says the opposite,
 * and what is told of it: a moment that is to be loved in the ideal journey and hurts today is no contradiction but a pain.
 */
function markOf(placed: readonly PlacedStep[], byKind: FeltByKind) {
  const moments = placed.filter(({ step }) => step.momentOfTruth !== "");
  const marked = moments.find(({ journey }) => journey.kind === "current") ?? moments[0];
  const sign = marked?.step.momentOfTruth ?? "";
  const felt = leadingFelt(byKind);
  const isAim = sign === "love" && marked?.journey.kind === "ideal";
  const isTorn = isContradicted(isAim ? byKind.ideal : felt, sign);
  return {
    marked,
    sign,
    isTorn,
    told: isAim && isContradicted(felt, sign) ? "pain" : sign,
  } as const;
}

function callOf(
  felt: Felt | undefined,
  sign: Step["momentOfTruth"],
  isMissing: boolean,
): Matter["call"] | undefined {
  if (isMissing) return "build";
  const lean = felt ? leaning(felt) : 0;
  if (sign === "pain" || (sign === "" && lean < 0 && !isSettling(felt))) return "mend";
  if (sign === "love" || (lean > 0 && !isSettling(felt))) return "keep";
  return isSettling(felt) ? "settle" : undefined;
}

// Marked as painful and since rated as loved, or the other way round: somebody must look again.
function isContradicted(felt: Felt | undefined, sign: Step["momentOfTruth"]): boolean {
  if (!felt || sign === "") return false;
  return sign === "pain" ? leaning(felt) >= 0.5 : leaning(felt) <= -0.5;
}

// People who disagree about something mild: the mean says nothing, the disagreement does.
function isSettling(felt: Felt | undefined): boolean {
  return felt !== undefined && isDisagreed(felt) && Math.abs(leaning(felt)) < 0.5;
}

function weightOf(reason: Reason): number {
  switch (reason.kind) {
    case "felt":
    case "ideal":
      return Math.abs(leaning(reason.felt));
    case "moment":
      return 1.5;
    case "missing":
    case "disagreement":
      return 1;
    case "journeys":
      return Math.min(1, (reason.count - 1) / 2);
    case "noProcess":
      return 0.5;
    default:
      return reason satisfies never;
  }
}

// A small group's word has no mean; it weighs as the middle of its side of the scale.
/** −2 … +2. A word says where a small group leans, not how far: it counts as one step. */
function leaning(felt: Felt): number {
  return hasFigures(felt) ? felt.mean : wordLeanings[felt.feeling];
}

const wordLeanings = { love: 1, mixed: 0, pain: -1 } as const;
