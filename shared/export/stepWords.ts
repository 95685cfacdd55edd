// Owns: what is said about a step in sentences: how it feels, what it rests on, what people said. Nobody's name.

import { emotionOf, latestTallies } from "../insight/emotion.ts";
import { hasFigures, writtenMean } from "../model/emotion.ts";
import type { OutlineStep } from "../model/outline.ts";
import type { PictureSetting } from "./pictureSetting.ts";

/** The published reasons for a step, in the order of their ids, which says nothing about who wrote them or when. */
function whysOf({ workshop: { room } }: PictureSetting, stepId: string): readonly string[] {
  return [...room.whys.values()]
    .filter((why) => why.stepId === stepId)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ text }) => text);
}

/** What is felt about a step in words and figures; empty where nothing is known. */
export function feltWords({ workshop, wording: { say } }: PictureSetting, stepId: string): string {
  const step = workshop.map.steps.get(stepId);
  const felt = step && emotionOf(step, latestTallies(workshop.room));
  if (!felt) return "";
  if (!hasFigures(felt)) {
    return { love: say("feelingLove"), mixed: say("feelingMixed"), pain: say("feelingPain") }[
      felt.feeling
    ];
  }
  if (felt.n === 0) return `${writtenMean(felt.mean)} · ${say("imported")}`;
  return `${writtenMean(felt.mean)} · ${say("ratings", { love: felt.love, pain: felt.pain, count: felt.n })}`;
}

/** Notes for a speaker: each step with its feeling, its evidence, the customer's thought and the quotes. */
export function stepNotes(setting: PictureSetting, steps: readonly OutlineStep[]): string {
  const { say } = setting.wording;
  const evidence = {
    observed: say("evidenceObserved"),
    assumed: say("evidenceAssumed"),
    proposed: say("evidenceProposed"),
    "": "",
  };
  return steps
    .map(({ step, touchpoint }) => {
      const whys = whysOf(setting, step.id);
      const lines = [
        touchpoint.text,
        `  ${feltWords(setting, step.id) || say("notRated")}`,
        touchpoint.evidence === "" ? "" : `  ${say("evidence")}: ${evidence[touchpoint.evidence]}`,
        step.thought === "" ? "" : `  ${say("thought")}: “${step.thought}”`,
        step.speakerNotes ? `  ${say("speakerNotes")}: ${step.speakerNotes}` : "",
        whys.length === 0 ? "" : `  ${say("whys")}: ${whys.map((why) => `“${why}”`).join(" ")}`,
      ];
      return lines.filter(Boolean).join("\n");
    })
    .join("\n\n");
}
