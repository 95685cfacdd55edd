// Owns: what a lane says of a step in words alone; empty where there is nothing to say. Knows no React. Rule MAP-247.

import { type FeltWord, feltAbout, wordOf } from "../../shared/insight/comparison.ts";
import { emotionOf } from "../../shared/insight/emotion.ts";
import type { MapSnapshot } from "../../shared/model/change.ts";
import { writtenMean } from "../../shared/model/emotion.ts";
import type { Step, Tally, Touchpoint } from "../../shared/model/tables.ts";
import { lanes } from "../i18n/en/lanes.ts";
import { addWords, t } from "../i18n/t.ts";
import { channelName, directionName } from "../ui/channels.tsx";
import type { LaneId } from "./look.ts";

addWords({ lanes });

/** `tallies`: the latest published ones, by step. */
export function laneWords(
  map: MapSnapshot,
  lane: LaneId,
  step: Step,
  touchpoint: Touchpoint,
  tallies: ReadonlyMap<string, Tally>,
): string {
  switch (lane) {
    case "channel":
      return touchpoint.channel && channelName(touchpoint.channel);
    case "direction":
      return touchpoint.direction && directionName(touchpoint.direction);
    case "thought":
      return step.thought && t("lanes.thoughtQuoted", { quote: step.thought });
    case "feeling":
      return feelingWords(step, tallies);
    case "department":
      return map.departments.get(touchpoint.departmentId)?.name ?? "";
    case "evidence":
      return touchpoint.evidence && t(`lanes.${touchpoint.evidence}`);
    case "backstage":
      return processNames(map, step.id).join(", ");
    default:
      return lane satisfies never;
  }
}

/** "Love", "Mixed", "Pain". */
export function feltWords(word: FeltWord): string {
  return { love: t("lanes.feltLove"), mixed: t("lanes.feltMixed"), pain: t("lanes.feltPain") }[
    word
  ];
}

/** The process maps behind a step. */
export function processNames(
  { processLinks, processes }: Pick<MapSnapshot, "processLinks" | "processes">,
  stepId: string,
): readonly string[] {
  return [...processLinks.values()]
    .filter((link) => link.stepId === stepId)
    .flatMap(({ processId }) => processes.get(processId)?.name ?? []);
}

function feelingWords(step: Step, tallies: ReadonlyMap<string, Tally>): string {
  const felt = feltAbout(step, tallies);
  const word = wordOf(felt);
  if (word === null) return "";
  if (felt.mean === null) return feltWords(word);
  const rated = emotionOf(step, tallies);
  const counts =
    rated && "n" in rated && rated.n > 0
      ? ` (${t("lanes.feltCounts", { love: rated.love, pain: rated.pain })})`
      : "";
  return `${feltWords(word)} ${writtenMean(felt.mean)}${counts}`;
}
