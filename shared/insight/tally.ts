// Owns: how ballots become figures: per step for the whole room, and per department only where nobody can be
// singled out, not by subtraction either; and one word for a small group. Pure; knows neither who voted nor when.
// Rules VOT-1 to VOT-6, VOT-55, VOT-56.

import { type Chance, shuffled } from "../kit/outside.ts";
import { withinBound } from "../model/bound.ts";
import { cleanText } from "../model/clean.ts";
import { type Emotion, type FeltInAWord, feelingWord } from "../model/emotion.ts";
import { plainMarks } from "../model/marks.ts";
import { leastMinimums, type Minimums, raisedMinimums } from "../model/minimums.ts";
import type { Ballot, Tally } from "../model/tables.ts";

/** One person's part in a round. An empty `departmentId`: none given. */
export interface Voter {
  readonly departmentId: string;
  readonly ballots: readonly Pick<Ballot, "id" | "stepId" | "value" | "why">[];
}

/** What one group says on one step: figures, or one word. An empty `departmentId`: the whole room. */
export type TallyFigures = Pick<Tally, "stepId" | "departmentId"> &
  (FeltInAWord | (Emotion & { readonly feeling?: never }));

/** From how many voters on a step has figures. Departments need as many, so that neither is told by subtraction. */
export const figuresFrom = leastMinimums.department;

export interface PublishedVotes {
  /** By step in the order given, the whole room first, then departments by id. */
  readonly tallies: readonly TallyFigures[];
  /** In random order over the whole round. */
  readonly whys: readonly { readonly stepId: string; readonly text: string }[];
}

/**
 * What may be published of a round's ballots. A step is published where at least `minimums.people` rated it,
 * its whys with it: below five in one word, without how many they were. A department's figures appear where at least `minimums.department` of it rated the step
 * and what remains hidden (all other voters of that step, taken together) is nobody or at least as many.
 * Ballots for other steps and values that are no whole number are left out; one person has one voice a step.
 */
export function tallyVotes(
  voters: readonly Voter[],
  stepIds: readonly string[],
  chance: Chance,
  minimums: Minimums = raisedMinimums(),
): PublishedVotes {
  const tallies: TallyFigures[] = [];
  const whys: { readonly stepId: string; readonly text: string }[] = [];
  for (const stepId of new Set(stepIds)) {
    const votes = votesOn(stepId, voters);
    if (votes.length < minimums.people) continue;
    if (votes.length < figuresFrom) {
      const feeling = feelingWord(votes.map(({ value }) => value));
      tallies.push({ stepId, departmentId: "", feeling });
    } else tallies.push({ stepId, departmentId: "", ...figuresOf(votes) });
    for (const [departmentId, own] of shownDepartments(votes, minimums.department)) {
      tallies.push({ stepId, departmentId, ...figuresOf(own) });
    }
    for (const { why } of votes) if (why !== "") whys.push({ stepId, text: why });
  }
  return { tallies, whys: shuffled(whys, chance) };
}

interface Vote {
  readonly departmentId: string;
  readonly value: number;
  readonly why: string;
}

function votesOn(stepId: string, voters: readonly Voter[]): Vote[] {
  const votes: Vote[] = [];
  for (const { departmentId, ballots } of voters) {
    const own = ballots
      .filter((ballot) => ballot.stepId === stepId && Number.isInteger(ballot.value))
      .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    if (own)
      votes.push({
        departmentId,
        value: own.value,
        why: withinBound(plainMarks(cleanText(own.why)), whyMax),
      });
  }
  return votes;
}

/**
 * The departments whose figures may appear beside those of the whole room. From those that are large enough
 * alone the smallest are withheld until the hidden remainder, which follows by subtraction, is large enough too.
 */
function shownDepartments(
  votes: readonly Vote[],
  minimum: number,
): readonly (readonly [departmentId: string, votes: readonly Vote[]])[] {
  const groups = new Map<string, Vote[]>();
  for (const vote of votes) {
    if (vote.departmentId === "") continue;
    const group = groups.get(vote.departmentId);
    if (group) group.push(vote);
    else groups.set(vote.departmentId, [vote]);
  }
  const shown = [...groups]
    .filter(([, group]) => group.length >= minimum)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  const isRevealing = (): boolean => {
    const hidden = votes.length - shown.reduce((sum, [, group]) => sum + group.length, 0);
    return hidden > 0 && hidden < minimum;
  };
  while (shown.length > 0 && isRevealing()) shown.pop();
  return shown.sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * `mean` is the arithmetic mean, `spread` the population standard deviation: the root of (n Σvalue² − (Σvalue)²) / n².
 * Reckoned in whole numbers until the last step: added up as fractions, the last digit would tell the order of voters.
 */
function figuresOf(votes: readonly Vote[]): Emotion {
  const n = votes.length;
  const sum = votes.reduce((total, { value }) => total + value, 0);
  const squares = votes.reduce((total, { value }) => total + value ** 2, 0);
  return {
    love: votes.filter(({ value }) => value > 0).length,
    pain: votes.filter(({ value }) => value < 0).length,
    n,
    mean: sum / n,
    spread: Math.sqrt(n * squares - sum ** 2) / n,
  };
}

/** The longest why, in UTF-16 units: the bound of its table. */
const whyMax = 280;
