// Owns: how long the company works, out of the customer's sight, between two touchpoints: the longest way in minutes. Pure,
// on plain ids, for graphs without cycles; the definition is in docs/handoffs.md. Rule STA-3.

import { onwardOrder, targetsOf } from "../kit/onward.ts";
import type { Graph } from "./loops.ts";

/** The longest way from one customer touchpoint to a next one, with no other between them. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  /** The sum of the minutes of what lies between; what has none counts 0. */
  readonly minutes: number;
  /** What lies between, in order. */
  readonly between: readonly string[];
  /** How many of those have no minutes: where there are any, the minutes are a lower bound. */
  readonly unknown: number;
}

export interface Measures {
  readonly isTouchpoint: (id: string) => boolean;
  /** `null` where nobody has said. */
  readonly minutesOf: (id: string) => number | null;
}

interface Best {
  readonly minutes: number;
  readonly before: string;
}

/** All stretches of a graph without cycles, the longest first, then in reading order. O(touchpoints × flows). */
export function stretchesBetween(graph: Graph, measures: Measures): readonly Stretch[] {
  const next = targetsOf(graph.edges);
  const order = onwardOrder(graph.nodes, next);
  const stretches = graph.nodes
    .filter(measures.isTouchpoint)
    .flatMap((start) => stretchesFrom(start, order, next, measures));
  return stretches.sort((a, b) => b.minutes - a.minutes);
}

function stretchesFrom(
  start: string,
  order: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
  measures: Measures,
): readonly Stretch[] {
  const { isTouchpoint, minutesOf } = measures;
  const best = new Map<string, Best>();
  const leadOn = (id: string, minutes: number): void => {
    for (const to of next.get(id) ?? []) {
      const known = best.get(to);
      if (!known || known.minutes < minutes) best.set(to, { minutes, before: id });
    }
  };
  leadOn(start, 0);
  const reached = order.slice(order.indexOf(start) + 1).filter((id) => {
    const here = best.get(id);
    if (here && !isTouchpoint(id)) leadOn(id, here.minutes + (minutesOf(id) ?? 0));
    return here && isTouchpoint(id);
  });
  return reached.map((to) => {
    const between = wayBack(to, start, best);
    const unknown = between.filter((id) => minutesOf(id) === null).length;
    return { from: start, to, minutes: best.get(to)?.minutes ?? 0, between, unknown };
  });
}

function wayBack(to: string, start: string, best: ReadonlyMap<string, Best>): readonly string[] {
  const before = best.get(to)?.before;
  return before === undefined || before === start ? [] : [...wayBack(before, start, best), before];
}
