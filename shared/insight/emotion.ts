// Owns: what people feel about steps and touchpoints, read from published tallies: the emotion of a step, of a
// touchpoint in current and in ideal journeys. Pure; knows no ballots. Rules VOT.

import { compareOrder } from "../kit/order.ts";
import type { MapSnapshot, RoomSnapshot } from "../model/change.ts";
import { type Emotion, type Felt, type FeltByKind, feltIn, hasFigures } from "../model/emotion.ts";
import type { Journey, Step, Tally } from "../model/tables.ts";
import { resolveTouchpoint } from "../model/usage.ts";

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

/** What is felt about each touchpoint over all its steps, in current and in ideal journeys apart (decision 26). */
export function emotionsByTouchpoint(
  map: MapSnapshot,
  room: RoomSnapshot,
): ReadonlyMap<string, FeltByKind> {
  const felt = feltByTouchpoint(map, latestTallies(room), ({ kind }) => kind);
  return new Map(
    [...felt].map(([id, byKind]) => [
      id,
      { current: byKind.get("current"), ideal: byKind.get("ideal") },
    ]),
  );
}

/**
 * What is felt about each touchpoint, pooled over those of its steps that have the same key: by touchpoint, then by key.
 * A step whose journey or touchpoint is gone says nothing.
 */
export function feltByTouchpoint<Key>(
  map: MapSnapshot,
  tallies: ReadonlyMap<string, Tally>,
  keyOf: (journey: Journey) => Key,
): ReadonlyMap<string, ReadonlyMap<Key, Felt>> {
  const steps = new Map<string, Map<Key, Felt[]>>();
  for (const step of map.steps.values()) {
    const emotion = emotionOf(step, tallies);
    const touchpoint = resolveTouchpoint(map, step.touchpointId);
    const journey = map.journeys.get(step.journeyId);
    if (!emotion || !touchpoint || !journey) continue;
    const byKey = steps.get(touchpoint.id) ?? new Map<Key, Felt[]>();
    const key = keyOf(journey);
    byKey.set(key, [...(byKey.get(key) ?? []), emotion]);
    steps.set(touchpoint.id, byKey);
  }
  const together = (byKey: ReadonlyMap<Key, readonly Felt[]>): ReadonlyMap<Key, Felt> =>
    new Map(
      [...byKey].flatMap(([key, all]): [Key, Felt][] => {
        const one = pooled(all);
        return one ? [[key, one]] : [];
      }),
    );
  return new Map([...steps].map(([id, byKey]) => [id, together(byKey)]));
}
