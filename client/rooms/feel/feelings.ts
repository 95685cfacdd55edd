// Owns: what the published figures say: the strongest pains and loves, where people disagree, which journeys have
// figures, how the last round ended, and where the touchpoints of a heatmap stand. Pure. Rules VOT-47 to VOT-50, VOT-78.

import { emotionOf, latestTallies } from "../../../shared/insight/emotion.ts";
import { compareOrder } from "../../../shared/kit/order.ts";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import {
  type Emotion,
  type FeelingWord,
  type Felt,
  hasFigures,
  isDisagreed,
} from "../../../shared/model/emotion.ts";
import type { JourneyKind } from "../../../shared/model/journey.ts";
import {
  type JourneyOutline,
  journeyOutline,
  journeysInOrder,
  stepsOf,
} from "../../../shared/model/outline.ts";
import { type PlacedStep, placedSteps } from "../../../shared/model/placedStep.ts";
import type { Round, Step, Touchpoint } from "../../../shared/model/tables.ts";

/** A step with what is felt about it. */
export interface Feeling {
  readonly step: Step;
  readonly touchpoint: Touchpoint;
  /** Its journey and persona. */
  readonly outline: Pick<JourneyOutline, "journey" | "persona">;
  readonly emotion: Felt;
}

export interface HotSpots {
  readonly pains: readonly Feeling[];
  readonly loves: readonly Feeling[];
  readonly disagreements: readonly Feeling[];
}

/** How many of each kind are hot spots. */
const hotSpotsMax = 5;

/**
 * The steps that hurt, please or divide most: at most five of each, the strongest first, of equal ones what most people
 * rated, then what is met first; an emotion that came with an import is one that nobody here rated. What a small group calls pain or love has no
 * strength and stands behind what has figures. What is felt today stands before what is felt in ideal journeys.
 */
export function hotSpots(map: MapSnapshot, room: RoomSnapshot): HotSpots {
  const felt = feelingsOf(map, room);
  /** `weight` above 0: it is one. */
  const top = (weight: (emotion: Emotion) => number, word?: FeelingWord) => {
    const strength = (emotion: Felt): number => {
      if (hasFigures(emotion)) return weight(emotion);
      return emotion.feeling === word ? Number.MIN_VALUE : 0;
    };
    return felt
      .filter(({ emotion }) => strength(emotion) > 0)
      .sort(
        (a, b) =>
          aims(a) - aims(b) ||
          strength(b.emotion) - strength(a.emotion) ||
          votersOf(b) - votersOf(a),
      )
      .slice(0, hotSpotsMax);
  };
  return {
    pains: top(({ mean }) => -mean, "pain"),
    loves: top(({ mean }) => mean, "love"),
    disagreements: top((emotion) => (isDisagreed(emotion) ? emotion.spread : 0)),
  };
}

function aims({ outline }: Feeling): 0 | 1 {
  return outline.journey.kind === "ideal" ? 1 : 0;
}

function votersOf({ emotion }: Feeling): number {
  return hasFigures(emotion) ? emotion.n : 0;
}

/** The journeys of which at least one step has an emotion, in the order in which journeys are listed everywhere. */
export function feltJourneys(map: MapSnapshot, room: RoomSnapshot): readonly JourneyOutline[] {
  const felt = new Set(feelingsOf(map, room).map(({ step }) => step.journeyId));
  return outlinesOf(map).filter(({ journey }) => felt.has(journey.id));
}

/** The journeys that can be rated: those with steps. */
export function rateableJourneys(map: MapSnapshot): readonly JourneyOutline[] {
  return outlinesOf(map).filter((outline) => stepsOf(outline).length > 0);
}

/** How the latest published round of ratings ended. `shown` and `hidden` count steps with and without figures. */
export interface LastRound {
  readonly round: Round;
  readonly outline: JourneyOutline | undefined;
  readonly shown: number;
  readonly hidden: number;
}

/** The latest published round of ratings, if there was one. */
export function lastRound(map: MapSnapshot, room: RoomSnapshot): LastRound | undefined {
  const round = [...room.rounds.values()]
    .filter(({ kind, state }) => kind === "feel" && state === "published")
    .sort(compareOrder)
    .at(-1);
  if (!round) return undefined;
  const outline = journeyOutline(map, round.journeyId);
  const published = new Set(
    [...room.tallies.values()]
      .filter(({ roundId, departmentId }) => roundId === round.id && departmentId === "")
      .map(({ stepId }) => stepId),
  );
  const steps = outline ? stepsOf(outline) : [];
  const hidden = steps.filter(({ step }) => !published.has(step.id)).length;
  return { round, outline, shown: published.size, hidden };
}

/** The map with the steps of one persona's journeys only; empty: of all. */
export function mapOfPersona(map: MapSnapshot, personaId: string): MapSnapshot {
  if (personaId === "") return map;
  const steps = [...map.steps].filter(
    ([, step]) => map.journeys.get(step.journeyId)?.personaId === personaId,
  );
  return { ...map, steps: new Map(steps) };
}

/** The published whys of each step, of the round that its figures come from; by id, which is a random order. */
export function whysByStep(room: RoomSnapshot): ReadonlyMap<string, readonly string[]> {
  const tallies = latestTallies(room);
  const whys = new Map<string, string[]>();
  for (const why of [...room.whys.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (tallies.get(why.stepId)?.roundId !== why.roundId) continue;
    whys.set(why.stepId, [...(whys.get(why.stepId) ?? []), why.text]);
  }
  return whys;
}

/** For each touchpoint the first step in which it is used, of a current journey if there is one, and in whose journeys. */
export function placesOf(map: MapSnapshot): ReadonlyMap<string, TouchpointPlaces> {
  const places = new Map<string, TouchpointPlaces>();
  const rank = ({ journey }: PlacedStep): number => (journey.kind === "current" ? 0 : 1);
  for (const placed of [...placedSteps(map)].sort((a, b) => rank(a) - rank(b))) {
    const { step, touchpoint, journey } = placed;
    const known = places.get(touchpoint.id) ?? {
      step,
      personas: { current: new Set(), ideal: new Set() },
    };
    known.personas[journey.kind].add(journey.personaId);
    places.set(touchpoint.id, known);
  }
  return places;
}

interface TouchpointPlaces {
  readonly step: Step;
  /** The ids of those in whose current and in whose ideal journeys it is. */
  readonly personas: Readonly<Record<JourneyKind, Set<string>>>;
}

function feelingsOf(map: MapSnapshot, room: RoomSnapshot): readonly Feeling[] {
  const tallies = latestTallies(room);
  return placedSteps(map).flatMap(({ step, touchpoint, journey, persona }) => {
    const emotion = emotionOf(step, tallies);
    return emotion ? [{ step, touchpoint, outline: { journey, persona }, emotion }] : [];
  });
}

function outlinesOf(map: MapSnapshot): readonly JourneyOutline[] {
  return journeysInOrder(map).flatMap(({ id }) => {
    const outline = journeyOutline(map, id);
    return outline ? [outline] : [];
  });
}
