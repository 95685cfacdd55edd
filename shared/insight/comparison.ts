// Owns: what an ideal and a current journey of a persona have in common and what not, read from the map and from
// published tallies. Pure; the laying out itself is in shared/model/alignment.ts. Rules MAP-96, MAP-97,
// MAP-530.

import { type AlignableStage, type AlignedStep, alignJourneys } from "../model/alignment.ts";
import type { RoomSnapshot } from "../model/change.ts";
import type { JourneyOutline, OutlineStep } from "../model/outline.ts";
import type { Step, Tally, Touchpoint } from "../model/tables.ts";
import { emotionOf, latestTallies } from "./emotion.ts";

/** What is felt about a step: a mean (−2 … +2), or at least a word; `null` for what is not told. */
export interface Felt {
  readonly mean: number | null;
  readonly word: FeltWord | null;
}
export type FeltWord = "love" | "mixed" | "pain";

/** A step of one of the two journeys, and where it stands there. */
export interface ComparedStep {
  readonly id: string;
  readonly touchpointId: string;
  readonly step: Step;
  readonly touchpoint: Touchpoint;
  readonly stageName: string;
  /** From 1, within its stage. */
  readonly position: number;
  readonly felt: Felt;
}

export type Difference = "none" | "missing" | "extra" | "moved";

export interface ComparedLine {
  readonly difference: Difference;
  readonly ideal: ComparedStep | undefined;
  readonly current: ComparedStep | undefined;
  /** Where a moved step stands on the other side. */
  readonly elsewhere: ComparedStep | undefined;
  /** How the step is felt today, against how the ideal one is felt; `same` too where one of them says nothing of it. */
  readonly feeling: "same" | "better" | "worse";
}

export interface ComparedStage {
  /** `undefined`: the journey has no such stage. */
  readonly idealName: string | undefined;
  readonly currentName: string | undefined;
  /** One of a kind within the comparison. */
  readonly key: string;
  readonly lines: readonly ComparedLine[];
}

export interface Comparison {
  readonly stages: readonly ComparedStage[];
  /** Steps at the same place on both sides, those felt differently included. */
  readonly same: number;
  readonly missing: number;
  readonly extra: number;
  readonly moved: number;
  readonly feltDifferently: number;
}

/** Means that lie this far apart are felt differently: one step of the scale from −2 to +2. */
const feltApart = 1;
/** From which mean on one speaks of love, and below which negative of it of pain. */
const feltStrongly = 0.5;

/** Lays both journeys beside each other and says of each step what differs. */
export function compareJourneys(
  ideal: JourneyOutline,
  current: JourneyOutline,
  room: RoomSnapshot,
): Comparison {
  const tallies = latestTallies(room);
  const felt = (step: Step): Felt => feltAbout(step, tallies);
  const laid = alignJourneys(alignable(ideal, felt), alignable(current, felt));
  const stages = laid.map((stage) => ({
    idealName: stage.ideal?.name,
    currentName: stage.current?.name,
    key: `${stage.ideal?.id ?? ""} ${stage.current?.id ?? ""}`,
    lines: stage.steps.map(toLine),
  }));
  const lines = stages.flatMap((stage) => stage.lines);
  const count = (passes: (line: ComparedLine) => boolean): number => lines.filter(passes).length;
  return {
    stages,
    same: count(({ difference }) => difference === "none"),
    missing: count(({ difference }) => difference === "missing"),
    extra: count(({ difference }) => difference === "extra"),
    // A moved step has a line on each side.
    moved: count(({ difference, current: now }) => difference === "moved" && now !== undefined),
    feltDifferently: count((line) => line.feeling !== "same" && line.current !== undefined),
  };
}

/** How something is felt against how it should be. */
export function compareFeelings(ideal: Felt, current: Felt): ComparedLine["feeling"] {
  if (ideal.mean !== null && current.mean !== null) {
    const apart = current.mean - ideal.mean;
    if (Math.abs(apart) < feltApart) return "same";
    return apart > 0 ? "better" : "worse";
  }
  const [wanted, given] = [wordOf(ideal), wordOf(current)];
  if (wanted === null || given === null || wanted === given) return "same";
  return ranks[given] > ranks[wanted] ? "better" : "worse";
}

/** The word for what is felt: the published one, else that of the mean; `null` where neither is there. */
export function wordOf({ mean, word }: Felt): FeltWord | null {
  if (word !== null) return word;
  if (mean === null) return null;
  if (mean >= feltStrongly) return "love";
  return mean <= -feltStrongly ? "pain" : "mixed";
}

const ranks = { pain: 0, mixed: 1, love: 2 } as const;

/** What a tally may say: its figures may be withheld, and a word stand for them. */
interface Told {
  readonly mean?: number | null;
  readonly feeling?: string;
}

/** What is felt about a step, by the tallies of `latestTallies` or its import. */
export function feltAbout(step: Step, tallies: ReadonlyMap<string, Tally>): Felt {
  const told: Told = emotionOf(step, tallies) ?? {};
  const word = (["love", "mixed", "pain"] as const).find((one) => one === told.feeling) ?? null;
  return { mean: told.mean ?? null, word };
}

function alignable(
  outline: JourneyOutline,
  felt: (step: Step) => Felt,
): readonly AlignableStage<ComparedStep>[] {
  const toSteps = (stageName: string, steps: readonly OutlineStep[]): readonly ComparedStep[] =>
    steps.map(({ step, touchpoint }, at) => ({
      id: step.id,
      touchpointId: touchpoint.id,
      step,
      touchpoint,
      stageName,
      position: at + 1,
      felt: felt(step),
    }));
  const stages = outline.stages.map(({ stage, steps }) => ({
    id: stage.id,
    name: stage.name,
    steps: toSteps(stage.name, steps),
  }));
  if (outline.loose.length === 0) return stages;
  return [...stages, { id: "", name: "", steps: toSteps("", outline.loose) }];
}

function toLine(line: AlignedStep<ComparedStep>): ComparedLine {
  switch (line.kind) {
    case "same": {
      const { ideal, current } = line;
      const isWish = current.step.missing;
      const feeling = isWish ? "same" : feelingsOf(ideal, current);
      return lineWith(isWish ? "missing" : "none", { ideal, current, feeling });
    }
    case "missing":
      return lineWith("missing", { ideal: line.ideal });
    case "extra":
      return lineWith("extra", { current: line.current });
    case "movedFrom": {
      const feeling = feelingsOf(line.ideal, line.to);
      return lineWith("moved", { ideal: line.ideal, elsewhere: line.to, feeling });
    }
    case "movedTo": {
      const feeling = feelingsOf(line.from, line.current);
      return lineWith("moved", { current: line.current, elsewhere: line.from, feeling });
    }
    default:
      return line satisfies never;
  }
}

function feelingsOf(ideal: ComparedStep, current: ComparedStep): ComparedLine["feeling"] {
  return compareFeelings(ratedOrMarked(ideal), ratedOrMarked(current));
}

/** What people said of a step, else what its moment of truth says: those who mapped it meant love or pain by it. */
function ratedOrMarked({ felt, step: { momentOfTruth } }: ComparedStep): Felt {
  if (wordOf(felt) !== null || momentOfTruth === "") return felt;
  return { mean: null, word: momentOfTruth };
}

function lineWith(
  difference: Difference,
  sides: Partial<Omit<ComparedLine, "difference">>,
): ComparedLine {
  return {
    difference,
    ideal: sides.ideal,
    current: sides.current,
    elsewhere: sides.elsewhere,
    feeling: sides.feeling ?? "same",
  };
}
