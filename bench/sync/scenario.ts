// Owns: what a scenario is: who takes part, what it measures, and how its figures are read.
import type { Contestant, ContestantName } from "./contestants.ts";

/** Measured values by name. A name that is missing was not measured; NaN could not be. */
export type Figures = Readonly<Record<string, number>>;

export interface Scenario {
  readonly id: string;
  readonly contestants: readonly ContestantName[];
  /** What counts and does not wait needs one round. */
  readonly once?: boolean;
  readonly lines: readonly Line[];
  run(contestant: Contestant, size: Size): Promise<Figures>;
}

/** One line of the table. */
export interface Line {
  readonly title: string;
  readonly figure: string;
  readonly digits?: number;
  readonly better: "less" | "more";
  /** Shown instead of a number. */
  readonly words?: (value: number) => string;
  readonly goal?: Goal;
}

export interface Goal {
  readonly text: string;
  /** `of` gives a contestant's median of this line, NaN where there is none. */
  readonly isReached: (of: (name: ContestantName) => number) => boolean;
}

/** `scale` 1 as published; less for a quick look. `fresh` gives the number of a board that nobody has been on. */
export interface Size {
  readonly scale: number;
  readonly fresh: () => number;
}

export function atMost(limit: number, unit = ""): Goal {
  return { text: `≤ ${limit}${unit}`, isReached: (of) => of("waymark") <= limit };
}

export function atMostTimes(factor: number, peer: ContestantName): Goal {
  return {
    text: `≤ ${factor} × ${peer}`,
    isReached: (of) => of("waymark") <= factor * of(peer),
  };
}

export function atLeastTimes(factor: number, peer: ContestantName): Goal {
  return {
    text: `≥ ${factor} × ${peer}`,
    isReached: (of) => of("waymark") >= factor * of(peer),
  };
}
